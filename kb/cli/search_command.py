"""Find records by words, in Kazakh, Russian or English, in any script or keyboard."""

import argparse

from kb import library
from kb.cli.output import MARKS, write, write_json, write_table
from kb.cli.query_options import add_filters, add_page, question
from kb.library import search
from kb.library.quick_open import quick_open
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_filters(parser)
    add_page(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the hits with the reasons why they matched; exit code 1 where there is none."""
    settings = from_environment()
    held: search.SearchableLibrary = (None if arguments.json else quick_open(settings)) or library.open_library(
        settings
    )
    found = search.find(held, question(arguments))
    if arguments.json:
        write_json(library.records.view(held, found))
        return 0 if found.total else 1
    rows = [
        (
            MARKS.get(record.status, " "),
            "".join(f"[{number}]" for number in record.numbers),
            record.issued.text if record.issued else "",
            f"{search.shown_title(record)}  · {record.citekey}{search.reason_text(hit.reasons)}",
        )
        for hit, record in ((hit, found.records[hit.key]) for hit in found.hits)
    ]
    if rows:
        write_table(("", "no.", "date", "title"), rows)
    write(f"{found.total} found, {len(found.hits)} shown.")
    for note in found.understood:
        write(note)
    return 0 if found.total else 1
