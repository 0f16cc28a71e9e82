"""Correct a record in your editor ($VISUAL, else $EDITOR), as BibLaTeX; what is wrong opens the editor again.

Nothing is stored before the text is read whole. A text that could not be stored stays in the home folder. What the
record was stands in `kb history`, and `kb undo` brings it back. A record that you edited is yours: its file leaves it
alone when it is imported again (but for --take-over). Under another key it is found by the old one too. With --file
the text comes from a file, - for the terminal.
"""

import argparse
import os
import shlex
import subprocess
from pathlib import Path

from kb.cli.add_command import text_of
from kb.cli.output import answer, warn
from kb.cli.words import language, say
from kb.domain.citekeys import manuscript_name
from kb.domain.records import Record
from kb.errors import KbError, cause_of
from kb.library import editing, record_texts, records
from kb.library.session import Library, open_library
from kb.messages import say as said

_REMARK = "% kb: "


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("--file", metavar="FILE", help="take the text from here, without an editor")


def run(arguments: argparse.Namespace) -> int:
    """Edit the record and store it."""
    library = open_library()
    record = records.look_up(library, arguments.key)
    if arguments.file is None:
        edited = _in_editor(library, record)
    else:
        edited = _stored(library, record, text_of(arguments.file))
    text = say("Nothing was changed.") if edited == record else say("{name} is changed.", name=record.citekey)
    if edited.citekey != record.citekey:
        text = say("{old} is {new} now; the old key leads to it.", old=record.citekey, new=edited.citekey)
    answer(arguments.json, {"data": {"citekey": edited.citekey, "changed": edited != record}}, text)
    return 0


def _in_editor(library: Library, record: Record) -> Record:
    """Return the record as it was stored; raise KbError, the text kept in a file, where that stays wrong."""
    editing.check_editable(library, record)
    path = library.settings.home / "edits" / f"{manuscript_name(record.citekey)}.bib"
    text = record_texts.write(record)
    while True:
        edited = _edited(path, text)
        if edited == text:
            if text.startswith(_REMARK):
                raise KbError("edit-given-up", path=str(path))
            path.unlink()
            return record
        if not edited.strip():  # the whole text taken out: given up
            path.unlink()
            return record
        try:
            stored = _stored(library, record, edited)
        except editing.ChangedSinceError:
            warn(say("Your text is kept in {file}.", file=path))
            raise
        except KbError as error:
            lines = [line for line in edited.splitlines(keepends=True) if not line.startswith(_REMARK)]
            text = f"{_REMARK}{said(error.message, language())}\n" + "".join(lines)
            continue
        path.unlink()
        return stored


def _stored(library: Library, record: Record, text: str) -> Record:
    edited, warnings = record_texts.one_entry(text)
    record_texts.check_fields(edited, record)
    for problem in warnings:
        warn(problem.said(language()))
    if edited != record:
        editing.replace_record(library, record, edited)
    return edited


def _edited(path: Path, text: str) -> str:
    """Return a text as the editor left it, in a file that stays."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        command = [*shlex.split(editor), str(path)]
        done = subprocess.run(command, check=False)  # noqa: S603 - the command that the user set as their editor
        if done.returncode:
            raise KbError("editor-failed", editor=editor, path=str(path))
        return path.read_text("utf-8", "replace")
    except (OSError, ValueError) as error:
        raise KbError("editor-missing", editor=editor, cause=cause_of(error)) from None
