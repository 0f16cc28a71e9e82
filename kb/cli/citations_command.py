"""List where a manuscript cites; with --read, the citations of a text of your own."""

import argparse
from pathlib import Path

from kb.cli.output import warn, write, write_json, write_table
from kb.cli.words import counted, language
from kb.errors import KbError, Problem, reading_file
from kb.library import citation_markers, manuscripts, views
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--number", type=int, help="one number of the reference list")
    parser.add_argument("--manuscript", default="", metavar="NAME", help="default: the collection's, else the only one")
    parser.add_argument("--section", default="", help="one section, such as 2.1")
    parser.add_argument("--read", type=Path, metavar="FILE", help="read the citations of a UTF-8 text, as CSV")
    parser.add_argument("--last", type=int, default=99999, help="with --read: the last number of its reference list")


def run(arguments: argparse.Namespace) -> int:
    """Print the citations in the order of the text."""
    if arguments.read:
        return _read(arguments)
    library = open_library()
    manuscript, pairs = manuscripts.citations(library, arguments.manuscript, arguments.number, arguments.section)
    name = manuscript.id if manuscript else ""
    if arguments.json:
        write_json([views.citation(citation, citekey, name) for citation, citekey in pairs])
        return 0
    term = library.vocabulary.term
    lang = language()
    rows = [
        (str(item.key or item.number), item.section, str(item.line), item.raw,
         ", ".join(f"{term('locator', place.label, lang).lower()} {place.value}" for place in item.locators), citekey)
        for item, citekey in pairs
    ]  # fmt: skip
    write_table(("number", "section", "line", "marker", "locator", "record"), rows)
    write(f"{counted(len(rows), 'citation')}.")
    return 0 if rows else 1


def _read(arguments: argparse.Namespace) -> int:
    try:
        with reading_file(arguments.read):
            text = arguments.read.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KbError("not-utf8", place=str(arguments.read), cause=error.reason) from None
    parsed = list(citation_markers.parse(text, (), arguments.last))
    citations = [item for item in parsed if not isinstance(item, Problem)]
    for item in parsed:
        if isinstance(item, Problem):
            warn(item._replace(file=arguments.read.name).said(language()))
    if arguments.json:
        write_json([views.citation(item, "", "") for item in citations])
    else:
        write(citation_markers.dump(citations).rstrip("\n"))
    return 0 if citations else 1
