"""The command `kb`: one module a command, loaded only when it is called.

Exit codes: 0 done, 1 the data or the question is at fault, 2 the command was not written right.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kb import __version__
from kb.cli.progress import shown
from kb.errors import CodedError
from kb.messages import Message, say
from kb.settings import reader_language

COMMANDS = {
    "serve": "serve the pages and the HTTP interface",
    "search": "find records by words, in Kazakh, Russian or English",
    "show": "show one record, by citekey or by its number in a manuscript",
    "chronology": "list treaties and documents in order of date",
    "topics": "list the topics with the number of records in each",
    "bibliography": "write a formatted bibliography",
    "styles": "list the styles that references can be written in",
    "export": "write records in another format",
    "citations": "list where a manuscript cites, or read a text of your own",
    "manuscript": "check a manuscript of your own, or write it in a style; list and show manuscripts",
    "references": "read a reference list in text into records",
    "duplicates": "list the near doubles of a library, or merge two",
    "add": "add a record that you type or paste",
    "edit": "correct a record in your editor",
    "remove": "remove a record",
    "history": "list what a record was before each change",
    "undo": "take the last import or edit back",
    "import": "import files of records, in any format that can be read",
    "check": "check files, or the collection, for defects",
    "reindex": "build the search index anew",
    "backup": "write the whole store into one file",
    "restore": "put a backup in place of the whole store",
    "keys": "make, list and revoke keys for importing over HTTP",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    name = next((word for word in words if not word.startswith("-")), "")
    if name not in COMMANDS:
        return _overview(words, name)
    gc.disable()
    module = import_module(f"kb.cli.{name}_command")
    gc.freeze()  # what is imported stays: neither a later collection nor the exit looks through it
    gc.enable()
    parser = argparse.ArgumentParser(prog=f"kb {name}", description=module.__doc__, allow_abbrev=False)
    module.configure(parser)
    parser.add_argument("--json", action="store_true", help="write JSON")
    words.remove(name)
    try:
        parsed = parser.parse_args(words)
        with shown(silent=parsed.json):
            code = module.run(parsed)
        sys.stdout.flush()
    except CodedError as error:
        print(f"kb {name}: {say(error.message, reader_language())}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(f"\nkb {name}: {say(Message('interrupted'), reader_language())}", file=sys.stderr)
        return 130
    return int(code)


def _overview(words: Sequence[str], name: str) -> int:
    if "--version" in words:
        print(f"kb {__version__}")
        return 0
    width = max(map(len, COMMANDS))
    lines = [f"  {command:<{width}}  {summary}" for command, summary in COMMANDS.items()]
    text = "\n".join(["usage: kb COMMAND …", "", *lines, "", "`kb COMMAND --help` tells more."])
    if name or not words or ("--help" not in words and "-h" not in words):
        wrong = f"kb: there is no command {name!r}.\n" if name else ""
        print(wrong + text, file=sys.stderr)
        return 2
    print(text)
    return 0
