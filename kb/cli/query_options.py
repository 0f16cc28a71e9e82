"""The table of filters as options of commands, and what they ask as a query."""

import argparse
from collections.abc import Iterable, Mapping
from typing import Any

from kb.cli.words import say
from kb.domain.filters import LARGEST_PAGE, LIMIT, RECORD_FILTERS, SORT, Filter
from kb.domain.queries import RecordQuery, record_query

_METAVARS = {"date": "DATE", "text": "WORDS", "number": "NUMBER"}


def add_filters(parser: argparse.ArgumentParser, rows: Iterable[Filter] = RECORD_FILTERS, words: bool = True) -> None:
    """Add the filters to a command; with `words` what is not an option is the words of the question."""
    for row in rows:
        if row.name == "q" and words:
            parser.add_argument("q", nargs="*", metavar="QUERY", help=row.help)
        else:
            parser.add_argument(f"--{row.name.replace('_', '-')}", **_option(row))


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add order and page size."""
    parser.add_argument("--sort", **_option(SORT))
    parser.add_argument("--limit", type=at_least_one, default=int(LIMIT.default), help=LIMIT.help)


def at_least_one(text: str) -> int:
    """Return the whole number that an option was given; argparse says what is wrong with any below 1."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        wanted = say("a whole number of 1 or more is wanted, not {given}", given=text[:40])
        raise argparse.ArgumentTypeError(wanted)
    return int(text)


def values(arguments: argparse.Namespace) -> Mapping[str, Any]:
    """Return what the options ask, by the names of their filters; a page has at most as many hits as one can have."""
    options = dict(vars(arguments))
    if isinstance(options.get("q"), list):
        options["q"] = " ".join(options["q"])
    if "limit" in options:
        options["limit"] = min(options["limit"], LARGEST_PAGE)
    return options


def question(arguments: argparse.Namespace) -> RecordQuery:
    """Return the query that the options ask."""
    return record_query(values(arguments))


def _option(row: Filter) -> dict[str, Any]:
    """Return how argparse is told of a filter."""
    if row.kind == "flag":
        return {"action": "store_true", "help": row.help}
    if row.several:
        return {"action": "append", "default": [], "help": f"{row.help} (may be given again)"}
    if row.kind == "choice" and isinstance(row.values, tuple) and row.values:
        return {"default": row.default, "choices": row.values, "help": row.help}
    number = {"type": int} if row.kind == "number" else {"default": row.default}
    return {**number, "metavar": _METAVARS.get(row.kind), "help": row.help}
