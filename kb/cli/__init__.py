"""The command `kb`: one module a command, loaded only when it is called.

A module says in its first lines what the command does; `configure` adds its options, `run` does it.

Exit codes: 0 done, 1 the data or the question is at fault, 2 the command was not written right.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from types import ModuleType

from kb import __version__
from kb.cli import words
from kb.cli.progress import shown
from kb.cli.terminal import paged, terminal_width
from kb.domain.languages import LANGUAGES
from kb.domain.queries import check_choice
from kb.errors import CodedError, cause_of, nearest
from kb.messages import Message
from kb.messages import say as said
from kb.settings import reader_language

JOBS = {
    "Find and read": {
        "search": "find records by words, in Kazakh, Russian or English",
        "suggest": "list what the beginning of a question may mean",
        "show": "show one record, by citekey or by its number in a manuscript",
        "chronology": "list treaties and documents in order of date",
        "topics": "list the topics with the number of records in each",
        "citations": "list where a manuscript cites, or read a text of your own",
    },
    "Write a list of references": {
        "bibliography": "write a formatted bibliography",
        "styles": "list the styles that references can be written in",
        "export": "write records in another format",
        "dataset": "write the collection as a dataset into a folder",
    },
    "Your manuscript": {
        "manuscript": "check a manuscript of your own, or write it in a style; list and show manuscripts",
        "references": "read a reference list in text into records",
    },
    "Your library": {
        "import": "import files of records, in any format that can be read",
        "add": "add a record that you type or paste",
        "edit": "correct a record in your editor",
        "remove": "remove a record",
        "tag": "put tags of your own on a record",
        "note": "keep a note of your own on a record",
        "history": "list what a record was before each change",
        "undo": "take the last import or edit back",
        "check": "check files, or the collection, for defects",
        "duplicates": "list the near doubles of a library, or merge two",
        "backup": "write the whole store into one file",
        "restore": "put a backup in place of the whole store",
        "reindex": "build the search index anew",
    },
    "Run a server": {
        "serve": "serve the pages and the HTTP interface",
        "keys": "make, list and revoke keys for importing over HTTP",
        "proposals": "what readers know better: list, accept or refuse it, add a file of corrections",
        "completion": "print what makes your shell complete kb's words",
    },
}
COMMANDS = {name: summary for job in JOBS.values() for name, summary in job.items()}
_PAGED = ("search", "show", "chronology", "topics", "citations", "styles", "bibliography", "check", "manuscript")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    words.speak(_language(typed))
    if any("\ud800" <= letter <= "\udfff" for word in typed for letter in word):  # not written in UTF-8
        print(f"kb: {said(Message('words-not-utf8'), words.language())}", file=sys.stderr)
        return 2
    try:
        code = _run(typed)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # who reads has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk under what is printed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        cause = Message("file-unwritable", path=str(error.filename or "stdout"), cause=cause_of(error))
        print(f"kb: {said(cause, words.language())}", file=sys.stderr)
        return 1


def interrupted(typed: Sequence[str]) -> int:
    """Say of a command that was stopped before it began that it changed nothing; return its exit code."""
    words.speak(_language(typed))
    print(f"\nkb: {said(Message('interrupted'), words.language())}", file=sys.stderr)
    return 130


def _run(typed: list[str]) -> int:
    name = next((word for word in _without_language(typed) if not word.startswith("-")), "")
    if name not in COMMANDS:
        return _overview(typed, name)
    module = module_of(name)
    width = partial(argparse.HelpFormatter, width=(terminal_width() or 80) - 2)  # so argparse needs not load `shutil`
    parser = argparse.ArgumentParser(
        prog=f"kb {name}", description=module.__doc__, allow_abbrev=False, formatter_class=width
    )
    module.configure(parser)
    add_general(parser)
    words.translate(parser)
    typed.remove(name)
    try:
        parsed = parser.parse_args(typed)
        check_choice("language", [parsed.ui], LANGUAGES)
        with shown(silent=parsed.json), paged(wanted=name in _PAGED and not getattr(parsed, "output", None)):
            code = module.run(parsed)
            sys.stdout.flush()
    except CodedError as error:
        more = "`kb styles WORDS` finds styles by words of their names." if error.values.get("what") == "style" else ""
        print(f"kb {name}: {said(error.message, words.language())} {words.say(more)}".rstrip(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nkb {name}: {said(Message('interrupted'), words.language())}", file=sys.stderr)
        return 130
    return int(code)


def module_of(name: str) -> ModuleType:
    """Return the module of a command."""
    return import_module(f"kb.cli.{name}_command")


def add_general(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command has."""
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.add_argument(
        "--ui",
        default=words.language(),
        metavar="LANG",
        help="language of words and titles: kk, ru, en (default: that of the terminal)",
    )


def _language(typed: Sequence[str]) -> str:
    """Return the language that --ui names, else that of the terminal."""
    for place, word in enumerate(typed):
        name, _sign, value = word.partition("=")
        if name == "--ui":
            return value or next(iter(typed[place + 1 : place + 2]), "")
    return reader_language()


def _without_language(typed: Sequence[str]) -> list[str]:
    """Return the words without --ui and what follows it."""
    return [word for place, word in enumerate(typed) if word != "--ui" and typed[place - 1 : place] != ["--ui"]]


def _overview(typed: Sequence[str], name: str) -> int:
    if "--version" in typed:
        print(f"kb {__version__}")
        return 0
    width = max(map(len, COMMANDS))
    lines = [words.say("usage: kb COMMAND …")]
    for job, commands in JOBS.items():
        lines += ["", words.say(job)]
        lines += [f"  {command:<{width}}  {words.say(summary)}" for command, summary in commands.items()]
    more = words.say("`kb COMMAND --help` tells more; --ui kk, ru or en chooses the language.")
    text = "\n".join([*lines, "", more])
    if name or not typed or ("--help" not in typed and "-h" not in typed):
        print(_unknown(name) + text, file=sys.stderr)
        return 2
    print(text)
    return 0


def _unknown(name: str) -> str:
    if not name:
        return ""
    near = next(iter(nearest(name, COMMANDS)), "")
    if near:
        return f"kb: {words.say('there is no command {given}. Did you mean {near}?', given=repr(name), near=near)}\n\n"
    return f"kb: {words.say('there is no command {given}.', given=repr(name))}\n\n"
