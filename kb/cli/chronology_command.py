"""List treaties and documents in order of date; Kazakhstan and Russia from 1990 on unless told otherwise."""

import argparse
from dataclasses import replace

from kb.cli.output import MARKS, write, write_json, write_table
from kb.cli.questions import add_filters, add_page, question
from kb.domain.chronology import Entry
from kb.domain.questions import ChronologyQuestion
from kb.library import chronicle, finding, open_library, views
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_filters(parser, query=False)
    add_page(parser, sorts=False)
    parser.set_defaults(limit=0)
    parser.add_argument("--action", action="append", default=[], help="a kind of action, such as signature")
    parser.add_argument("--in-force-on", default="", metavar="DAY", help="only documents in force on this day")
    parser.add_argument("--events", action="store_true", help="show dated events among the documents")
    parser.add_argument("--stage", action="append", default=[], help="signed (default), draft, initialled, announced")


def run(arguments: argparse.Namespace) -> int:
    """Print the entries in order, then the undated documents."""
    library = open_library(from_environment())
    filters = replace(question(arguments), limit=arguments.limit or 100_000)
    asked = ChronologyQuestion(
        filters, tuple(arguments.action), arguments.in_force_on, arguments.events, tuple(arguments.stage) or ("signed",)
    )
    found = chronicle.chronology(library, asked)
    if arguments.json:
        write_json(
            {
                "data": [views.entry(item, library.vocabulary) for item in found.entries],
                "undated": [views.entry(item, library.vocabulary) for item in found.undated],
                "meta": {"total": found.total, "years": dict(found.years)},
            }
        )
        return 0
    term = library.vocabulary.term
    write_table(
        ("date", "action", "place", "", "document"),
        [
            (
                item.date.text if item.date else "",
                term("action", item.kind, "en") if item.kind not in ("issued", "event") else item.kind,
                item.place,
                MARKS.get(item.record.status, "") if item.record else "⚑",
                _title(item),
            )
            for item in found.entries
        ],
    )
    write(f"{found.total} entries, {len(found.entries)} shown; {len(found.undated)} documents without any date.")
    for item in found.undated:
        write(f"  no date: {_title(item)}")
    return 0


def _title(item: Entry) -> str:
    if item.record:
        return f"{finding.shown_title(item.record)}  · {item.record.citekey}"
    return item.event.label.get("en") if item.event else item.key
