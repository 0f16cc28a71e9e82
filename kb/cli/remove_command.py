"""Remove a record of your own; `kb undo` brings it back."""

import argparse

from kb.cli.output import answer
from kb.cli.words import say
from kb.library import editing, records
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")


def run(arguments: argparse.Namespace) -> int:
    """Remove the record."""
    library = open_library()
    record = records.look_up(library, arguments.key)
    editing.remove(library, record)
    text = say("{name} is removed; `kb undo` brings it back.", name=record.citekey)
    answer(arguments.json, {"data": {"removed": record.citekey}}, text)
    return 0
