"""Find records by words, in Kazakh, Russian or English, in any script or keyboard."""

import argparse

from kb.cli.output import write, write_json, write_table
from kb.cli.query_options import add_filters, add_page, question
from kb.cli.words import language, say
from kb.domain.states import STATUS_MARKS
from kb.domain.summaries import shown_title
from kb.library import search
from kb.library.quick_open import found_records, open_to_search
from kb.library.readable_dates import readable
from kb.library.search import Hit, Reason, Understood
from kb.messages import say as said
from kb.messages import word_of
from kb.settings import from_environment

_MOST_NAMES = 12
_ANSWERS = {
    "near": "no record answers this as asked; these share only the rare part of the question",
    "nothing": "no record answers this; fewer words may find more, `kb suggest` completes a word,"
    " `kb topics` lists the topics",
}


def configure(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_page(parser)
    parser.add_argument("--explain", action="store_true", help="the formula of each score, in figures")


def run(arguments: argparse.Namespace) -> int:
    """Print the hits with the reasons why they matched; exit code 1 where there is none."""
    if arguments.json:
        answer = found_records(from_environment(), question(arguments), arguments.explain)
        write_json(answer)
        return 0 if answer["meta"]["total"] else 1
    page = search.find_summaries(open_to_search(from_environment()), question(arguments), arguments.explain)
    rows = [
        (
            STATUS_MARKS.get(record.status, " "),
            "".join(f"[{number}]" for number in record.numbers),
            readable(record.issued, arguments.ui),
            f"{shown_title(record.title, record.citekey)}  · {record.citekey}{_reason_text(hit.reasons)}",
        )
        for hit, record in ((hit, page.records[hit.key]) for hit in page.hits)
    ]
    if rows:
        write_table(("", "no.", "date", "title"), rows)
    for hit in page.hits:
        for line in _ranking_lines(hit):
            write(line)
    write(say("{total} found, {shown} shown.", total=page.total, shown=len(page.hits)))
    for line in _reading_lines(page.reading):
        write(line)
    return 0 if page.total else 1


def _reason_text(reasons: tuple[Reason, ...]) -> str:
    """Return the reasons of a hit as one short text."""
    parts = [
        f"{word_of(reason.field, language())}: {reason.matched} ({word_of(reason.form, language())})"
        for reason in reasons[:3]
    ]
    return "  ← " + "; ".join(dict.fromkeys(parts)) if parts else ""


def _ranking_lines(hit: Hit) -> tuple[str, ...]:
    """Return how the score of a hit came about, as a sum that can be reckoned by hand."""
    if hit.ranking is None:
        return ()
    parts = " + ".join(f"{portion.score:g} {portion.text or say('words together')}" for portion in hit.ranking.portions)
    share = say("√{share} of the question", share=f"{hit.ranking.share:.3f}")
    standing = say("(1 + 0.1 × {standing} standing)", standing=hit.ranking.standing)
    return (f"{hit.key}: {hit.score:g} = ({parts}) × {share} × {standing}",)


def _reading_lines(reading: Understood) -> tuple[str, ...]:
    """Return how a question was read, for a terminal."""
    lines = []
    for word in reading.words:
        if word.expansions:
            topic = say(" (topic {topic})", topic=word.topic) if word.topic else ""
            names = ", ".join(word.expansions[:_MOST_NAMES])
            lines.append(say("{word}: also {names}", word=word.text, names=names) + topic)
    lines += [say("{word}: taken as the beginning of longer words", word=word.text)
              for word in reading.words if word.begun]  # fmt: skip
    if reading.answer != "found":
        lines.append(say(_ANSWERS[reading.answer]))
    if reading.spellings:
        lines.append(say("nearest spellings: {words}", words=", ".join(reading.spellings)))
    return (*lines, *(said(note, language()) for note in reading.notes))
