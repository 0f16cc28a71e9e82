"""Keep a note of your own on any record, also of the collection; without TEXT it is printed, with "" taken away.

It is kept apart from the record's values: searched, exported as note, untouched by imports, in every
backup. Where others read this library on a server, they read it too.
"""

import argparse

from kb.cli.add_command import text_of
from kb.cli.output import answer
from kb.cli.words import say
from kb.library import own_values, records
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("text", metavar="TEXT", nargs="?", help="the note; - reads it from the terminal")


def run(arguments: argparse.Namespace) -> int:
    """Set the note, or print it."""
    library = open_library()
    record = records.look_up(library, arguments.key)
    if arguments.text is not None:
        text = text_of("-") if arguments.text == "-" else arguments.text
        record = own_values.keep(library, record, record.tags, text)
    text = record.note or say("{name} has no note.", name=record.citekey)
    answer(arguments.json, {"data": {"citekey": record.citekey, "note": record.note or None}}, text)
    return 0
