"""Reads BibLaTeX as people type it, the entries of typed.bib among others, and formats it in a style."""

from io import BytesIO

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from tests.gost.formatted import HERE


def records_of(entries: str) -> list[Record]:
    """Return the records of entries."""
    read = biblatex.parse(BytesIO(entries.encode()), "typed.bib")
    return [item[0] for item in read if not isinstance(item, Problem)]


def reference_of(entry: str, style: str = "gost-7.1-2003") -> str:
    """Return the reference of one entry in a style."""
    (line,) = format_records(records_of(entry), ListOptions(style)).entries
    return line.text


def references(style: str) -> dict[str, str]:
    """Return the reference of each entry of typed.bib in a style, by its key."""
    records = records_of((HERE / "typed.bib").read_text("utf-8"))
    return {entry.citekey: entry.text for entry in format_records(records, ListOptions(style)).entries}
