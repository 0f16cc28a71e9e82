"""Find records by words, in Kazakh, Russian or English, in any script or keyboard."""

import argparse

from kb.cli.output import MARKS, write, write_json, write_table
from kb.cli.query_options import add_filters, add_page, question
from kb.cli.search_words import ranking_lines, reading_lines, reason_text
from kb.cli.words import say
from kb.domain.summaries import shown_title
from kb.library import search
from kb.library.quick_open import found_records, open_to_search
from kb.library.readable_dates import readable
from kb.settings import from_environment


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
            MARKS.get(record.status, " "),
            "".join(f"[{number}]" for number in record.numbers),
            readable(record.issued, arguments.ui),
            f"{shown_title(record.title, record.citekey)}  · {record.citekey}{reason_text(hit.reasons)}",
        )
        for hit, record in ((hit, page.records[hit.key]) for hit in page.hits)
    ]
    if rows:
        write_table(("", "no.", "date", "title"), rows)
    for hit in page.hits:
        for line in ranking_lines(hit):
            write(line)
    write(say("{total} found, {shown} shown.", total=page.total, shown=len(page.hits)))
    for line in reading_lines(page.reading):
        write(line)
    return 0 if page.total else 1
