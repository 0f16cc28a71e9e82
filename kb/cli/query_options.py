"""The filters that several commands share, as options and as a Question."""

import argparse

from kb.domain.queries import MATCHES, SORTS, RecordQuery


def add_filters(parser: argparse.ArgumentParser, query: bool = True) -> None:
    """Add the options of a Question to a command."""
    if query:
        parser.add_argument("query", nargs="*", metavar="QUERY", help='words, "phrases", -word, author:, topic:, year:')
    for name, text in (
        ("topic", "a topic, with all under it"),
        ("type", "a CSL type, such as treaty or book"),
        ("kind", "a kind of document, such as agreement or protocol"),
        ("party", "a party's code, such as KAZ; predecessors count"),
        ("lang", "language of the work: kk, ru, en"),
        ("status", "identified, probable or unidentified"),
        ("scope", "dissertation, corpus or imported"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], help=f"{text} (may be given again)")
    parser.add_argument("--match", default="all", choices=MATCHES, help="how several parties join")
    parser.add_argument("--author", default="", help="part of a name")
    parser.add_argument("--number", type=int, help="number in the dissertation's list")
    parser.add_argument(
        "--from",
        dest="first",
        default="",
        metavar="DATE",
        help="EDTF date, inclusive: a day, month or year, such as 1992-05",
    )
    parser.add_argument("--to", dest="last", default="", metavar="DATE", help="EDTF date, inclusive")


def add_page(parser: argparse.ArgumentParser, sorts: bool = True) -> None:
    """Add order and page size."""
    if sorts:
        parser.add_argument("--sort", default="", choices=("", *SORTS), help="order of the hits")
    parser.add_argument("--limit", type=int, default=20, help="how many at the most (1 to 200)")


def question(arguments: argparse.Namespace) -> RecordQuery:
    """Return the Question that the options ask."""
    return RecordQuery(
        q=" ".join(getattr(arguments, "query", [])),
        topic=tuple(arguments.topic),
        type=tuple(arguments.type),
        kind=tuple(arguments.kind),
        party=tuple(code.upper() for code in arguments.party),
        match=arguments.match,
        author=arguments.author,
        lang=tuple(arguments.lang),
        status=tuple(arguments.status),
        scope=tuple(arguments.scope),
        number=arguments.number,
        first=arguments.first,
        last=arguments.last,
        sort=getattr(arguments, "sort", ""),
        limit=min(max(getattr(arguments, "limit", 20), 1), 200),
    )
