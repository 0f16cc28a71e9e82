"""List treaties and documents in order of date; Kazakhstan and Russia from 1990 on unless told otherwise."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from kb.cli.output import MARKS, write, write_json, write_table
from kb.cli.query_options import add_filters, values
from kb.domain.chronology import ChronologyEntry
from kb.domain.filters import CHRONOLOGY_FILTERS, RECORD_FILTERS
from kb.domain.formats import TABLE, named, names, serving
from kb.domain.languages import LANGUAGES
from kb.domain.queries import ChronologyQuery, check_choice, chronology_query
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError, cause_of
from kb.library import chronology, views
from kb.library.chronology import Chronology
from kb.library.session import Library, open_library
from kb.settings import from_environment

EVERYTHING = 1_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_filters(parser, (*RECORD_FILTERS, *CHRONOLOGY_FILTERS), words=False)
    parser.add_argument("--totals", action="store_true", help="only count: dated lines by year, documents by topic")
    parser.add_argument("--limit", type=int, default=EVERYTHING, help="how many lines at the most (default: all)")
    parser.add_argument("--format", default="table", help=f"table, {names(serving('chronology'))}")
    parser.add_argument(
        "--ui", default="en", metavar="LANG", help=f"language of words and titles: {', '.join(LANGUAGES)}"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")


def run(arguments: argparse.Namespace) -> int:
    """Print the entries in order, then the undated documents."""
    check_choice("language", [arguments.ui], LANGUAGES)
    form = named(arguments.format, (TABLE, *serving("chronology")))
    library = open_library(from_environment())
    found = chronology.chronology(library, _question(arguments))
    if arguments.totals:
        _totals(found, library.vocabulary, arguments)
    elif arguments.json:
        write_json(_view(found, library.vocabulary))
    elif form is TABLE:
        _table(library, found, arguments.ui)
    else:
        text = chronology.text(library, found, form, arguments.ui)
        _write(text, arguments.output)
    return 0


def _question(arguments: argparse.Namespace) -> ChronologyQuery:
    limit = EVERYTHING if arguments.totals else max(arguments.limit, 1)
    question = chronology_query(values(arguments))
    return replace(question, filters=replace(question.filters, limit=limit))


def _view(found: Chronology, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "data": [views.entry(item, vocabulary) for item in found.entries],
        "undated": [views.entry(item, vocabulary) for item in found.undated],
        "force": {key: views.in_force(one, vocabulary) for key, one in found.force.items()},
        "meta": {"total": found.total, "years": dict(found.years), "answers": dict(found.answers)},
    }


def _table(library: Library, found: Chronology, lang: str) -> None:
    vocabulary = library.vocabulary
    write_table(
        [head.lower() for head in chronology.heads(lang, vocabulary)],
        [
            (
                item.date.text if item.date else "",
                chronology.line(item, lang, vocabulary).action,
                item.place,
                MARKS.get(item.record.status, "") if item.record else "⚑",
                _title(item, found, lang, vocabulary),
            )
            for item in found.entries
        ],
        fold=True,
    )
    write(f"{found.total} entries, {len(found.entries)} shown; {len(found.undated)} documents without any date.")
    if found.answers:
        said = ", ".join(f"{found.answers.get(key, 0)} {key}" for key in ("yes", "no", "not known"))
        write(f"In force on {found.question.in_force_on}, of all the documents chosen: {said}.")
    for item in found.undated:
        write(f"  no date: {_title(item, found, lang, vocabulary)}")


def _totals(found: Chronology, vocabulary: Vocabulary, arguments: argparse.Namespace) -> None:
    topics = chronology.topics(found)
    if arguments.json:
        write_json({"years": dict(found.years), "topics": topics, "total": found.total, "undated": len(found.undated)})
        return
    write_table(("year", "lines"), [(str(year), str(count)) for year, count in sorted(found.years.items())])
    write()
    rows = [(str(count), vocabulary.topic(key).label.get(arguments.ui)) for key, count in topics.items()]
    write_table(("documents", "topic"), rows)
    write(f"{found.total} dated lines; {len(found.undated)} documents without any date. A document has several topics.")


def _title(item: ChronologyEntry, found: Chronology, lang: str, vocabulary: Vocabulary) -> str:
    """Return what stands in the last column: title, citekey, the text's own date, and why it was in force."""
    line = chronology.line(item, lang, vocabulary)
    parts = [line.title]
    if item.record:
        parts.append(item.record.citekey)
        if line.stated_date:
            parts.append(line.stated_date)
        if answer := found.force.get(item.record.citekey):
            parts.append(vocabulary.term("force", answer.reason, lang))
    return "  · ".join(parts)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        return
    try:
        output.write_bytes(text.encode())
    except OSError as error:
        raise KbError("file-unwritable", path=str(output), cause=cause_of(error)) from None
