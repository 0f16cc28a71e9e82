"""Add a record that you type or paste: BibLaTeX, CSL-JSON, RIS, or a reference as it is printed.

Without FILE, or with -, the text is read from the terminal (end it with Ctrl-D). Where the library or the collection
has a record that may be the same work, that one is shown and nothing is added, unless --anyway is given.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kb.cli.output import answer, warn
from kb.cli.words import agreement, language, say
from kb.domain.records import Record
from kb.errors import KbError, reading_file
from kb.library import editing, record_texts
from kb.library.session import Library, open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="a file; - reads from the terminal")
    parser.add_argument("--key", default="", metavar="KEY", help="the citekey of the record (default: the text's own)")
    parser.add_argument("--anyway", action="store_true", help="add it beside a record that may be the same work")


def run(arguments: argparse.Namespace) -> int:
    """Add the records of the text, all of them or none."""
    name = "" if arguments.file == "-" else Path(arguments.file).name
    records, warnings, keyless = record_texts.read(text_of(arguments.file), name)
    for problem in warnings:
        warn(problem.said(language()))
    library = open_library()
    if arguments.key:
        if len(records) > 1:
            raise KbError("key-of-several", count=len(records))
        records = [replace(records[0], citekey=arguments.key)]
    elif keyless:
        records = [replace(record, citekey=editing.free_key(library, record.citekey)) for record in records]
    doubtful = [] if arguments.anyway else records
    if near := [(record, likeness) for record in doubtful for likeness in editing.near_doubles(library, record)]:
        _show(library, near)
        return 1
    try:
        outcome = editing.add(library, records)
    except KbError as error:
        if error.code != "key-exists":
            raise
        raise KbError("add-key-exists", citekey=error.values["citekey"]) from None
    text = "\n".join(say("{name} is added.", name=citekey) for citekey in outcome.touched)
    answer(arguments.json, {"data": {"added": outcome.touched}}, text)
    return 0


def text_of(file: str) -> str:
    """Return the text of a file, or of the terminal for "-"; raise KbError where it cannot be read."""
    with reading_file(file):
        if file == "-":
            if sys.stdin.isatty():
                warn(say("Type or paste the record, then Ctrl-D."))
            return sys.stdin.buffer.read().decode("utf-8", "replace")
        return Path(file).read_text("utf-8", "replace")


def _show(library: Library, near: Sequence[tuple[Record, editing.Likeness]]) -> None:
    known = library.records.many(likeness.citekey for _record, likeness in near)
    for record, likeness in near:
        verdict = f"{say(likeness.certainty)}: {agreement(likeness.agrees, likeness.differs)}"
        warn(f"{say('{name} may be {key}', name=record.citekey, key=likeness.citekey)} ({verdict})")
        warn(f"  {known[likeness.citekey].title_text}")
    warn(say("Nothing was added; --anyway adds it all the same."))
