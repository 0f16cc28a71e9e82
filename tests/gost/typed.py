"""Formats the entries of typed.bib in a style, from BibLaTeX as people type it to the reference."""

from kb.formats.bibtex import biblatex
from kb.library.bibliography import listed
from kb.library.list_options import ListOptions
from tests.gost.formatted import HERE


def references(style: str) -> dict[str, str]:
    """Return the reference of each entry in a style, by its key."""
    with (HERE / "typed.bib").open("rb") as stream:
        records = [found[0] for found in biblatex.parse(stream, "typed.bib") if isinstance(found, tuple)]
    return {entry.citekey: entry.text for entry in listed(records, ListOptions(style)).entries}
