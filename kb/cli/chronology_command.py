"""List treaties and documents in order of date; Kazakhstan and Russia from 1990 on unless told otherwise."""

import argparse
from pathlib import Path
from typing import Any

from kb.cli.output import write, write_file, write_json, write_table
from kb.cli.query_options import add_filters, at_least_one, values
from kb.cli.words import counted, say
from kb.domain.chronology import ChronologyEntry
from kb.domain.filters import CHRONOLOGY_FILTERS, RECORD_FILTERS
from kb.domain.formats import TABLE, named, names, serving
from kb.domain.queries import ChronologyQuery, chronology_query
from kb.domain.states import ANSWERS, STATUS_MARKS
from kb.domain.vocabulary import Vocabulary
from kb.library import chronology, views
from kb.library.chronology import Chronology
from kb.library.session import Library, open_library
from kb.library.timelines import EntryWords

EVERYTHING = 1_000_000


def configure(parser: argparse.ArgumentParser) -> None:
    add_filters(parser, (*RECORD_FILTERS, *CHRONOLOGY_FILTERS), words=False)
    parser.add_argument("--totals", action="store_true", help="only count: dated lines by year, documents by topic")
    most = "how many lines at the most (default: all)"
    parser.add_argument("--limit", type=at_least_one, default=EVERYTHING, help=most)
    parser.add_argument("--format", default="table", help=f"table, {names(serving('chronology'))}")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")


def run(arguments: argparse.Namespace) -> int:
    """Print the entries in order, then the undated documents."""
    form = named(arguments.format, (TABLE, *serving("chronology")))
    library = open_library()
    question = _question(arguments)
    of_force = bool(question.filters.in_force_on or question.filters.force)
    on_a_day = of_force and form is TABLE and not (arguments.json or arguments.totals)
    page = chronology.chronology(library, question, leading=on_a_day)  # what is asked of documents, not of their acts
    if arguments.totals:
        _totals(page, library.vocabulary, arguments)
    elif arguments.json:
        write_json(_view(page, library.vocabulary))
    elif form is TABLE:
        _table(library, page, arguments.ui)
    else:
        text = chronology.text(library, page, form, arguments.ui)
        write_file([text.encode()], arguments.output)
    return 0


def _question(arguments: argparse.Namespace) -> ChronologyQuery:
    limit = EVERYTHING if arguments.totals else arguments.limit
    question = chronology_query(values(arguments))
    return question._replace(filters=question.filters._replace(limit=limit))


def _view(page: Chronology, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "data": [views.entry(item, vocabulary) for item in page.entries],
        "undated": [views.entry(item, vocabulary) for item in page.undated],
        "force": {key: views.in_force(answer, vocabulary) for key, answer in page.force.items()},
        "meta": {"total": page.total, "years": dict(page.years), "answers": dict(page.answers),
                 "to_come": page.to_come},
    }  # fmt: skip


def _table(library: Library, page: Chronology, lang: str) -> None:
    words = EntryWords(library.vocabulary, lang)
    rows = [
        (item.date.text if item.date else "", chronology.line(item, words).action,
         words.place(item), STATUS_MARKS.get(item.record.status, "") if item.record else "⚑",
         _title(item, page, words))
        for item in page.entries
    ]  # fmt: skip
    write_table([head.lower() for head in chronology.heads(words)], rows, fold=True)
    entries, undated = counted(page.total, "entry", "entries"), counted(len(page.undated), "document")
    count = {"entries": entries, "shown": len(page.entries), "undated": undated}
    write(say("{entries}, {shown} shown; {undated} without any date.", **count))
    if page.answers:
        answers = ((words.term("force_answer", key), page.answers.get(key, 0)) for key in ANSWERS)
        summary = ", ".join(f"{word}: {count}" for word, count in answers)
        day = page.question.filters.in_force_on
        write(say("In force on {day}, of all the documents chosen: {said}.", day=day, said=summary))
        if page.to_come:
            write(say("This day has not come: the answers tell what is known today."))
    for item in page.undated:
        write(f"  {say('no date')}: {_title(item, page, words)}")


def _totals(page: Chronology, vocabulary: Vocabulary, arguments: argparse.Namespace) -> None:
    topics = chronology.topics(page)
    if arguments.json:
        write_json({"years": dict(page.years), "topics": topics, "total": page.total, "undated": len(page.undated)})
        return
    write_table(("year", "lines"), [(str(year), str(count)) for year, count in sorted(page.years.items())])
    write()
    rows = [(str(count), vocabulary.topic_label(key, arguments.ui)) for key, count in topics.items()]
    write_table(("documents", "topic"), rows)
    dated, undated = counted(page.total, "dated line"), counted(len(page.undated), "document")
    write(say("{dated}; {undated} without any date. A document can have several topics.", dated=dated, undated=undated))


def _title(item: ChronologyEntry, page: Chronology, words: EntryWords) -> str:
    """Return the text of the last column: title, citekey, the text's own date, and why it was in force."""
    line = chronology.line(item, words)
    parts = [line.title]
    if item.record:
        parts.append(item.record.citekey)
        if line.stated_date:
            parts.append(line.stated_date)
        if page.may_miss(item):
            parts.append(say("perhaps outside the period"))
        if answer := page.force.get(item.record.citekey):
            parts.append(words.term("force", answer.reason))
    return "  · ".join(parts)
