"""The table of item types: one row for each type of CSL 1.0.2, with its name in every other format (item_types.txt).

A foreign name that several rows share is read as the first of them, so the row that Zotero, BibLaTeX or RIS means by
the name stands above the others; those carry a mark of their own (BibLaTeX's entrysubtype, Zotero's and RIS's line
"Type: treaty"). The words shown to people for a type stand in `kb/data/terms.toml`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

LITERATURE = 8  # the group of a legal list in which works stand that are no acts


class ItemType(NamedTuple):
    """One item type and what it is called elsewhere.

    biblatex, subtype: the entry type, and the entrysubtype that tells it from others of that entry type ("": none).
    bibtex: one of the fourteen entry types of plain BibTeX, "misc" where none fits.
    ris: the code of TY, "GEN" where none fits.
    zotero: an item type of zotero-schema 41, "document" where none fits.
    coins: the OpenURL format (journal, book, dissertation, dc) and, after a slash, its genre.
    schema_org: the class of schema.org.
    legal: whether it is a document of a state, a parliament or a court, which a chronology lists.
    gost: how GOST describes it: "treaty", "law", "site" or "book"; "" for a plain title.
    rank: its group in a list by kind of document, 0 international acts to 8 literature, where its kind names none;
        None for literature whatever its kind.
    """

    csl: str
    biblatex: str
    subtype: str
    bibtex: str
    ris: str
    zotero: str
    coins: str
    schema_org: str
    legal: bool
    gost: str
    rank: int | None


def _row(line: str) -> ItemType:
    cells = ["" if cell == "-" else cell for cell in line.split()]
    csl, biblatex, subtype, bibtex, ris, zotero, coins, schema_org, legal, gost, rank = cells
    names = (csl, biblatex, subtype, bibtex, ris, zotero, coins, schema_org or "CreativeWork")
    return ItemType(*names, legal == "legal", gost, int(rank) if rank else None)


_LINES = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
_ROWS = tuple(_row(line) for line in _LINES if not line.startswith("#"))
# The values that a reference may print, by their CSL variables; after x- those that only BibLaTeX names.
_PRINTABLE = frozenset((
    "container-title", "collection-title", "collection-number", "volume", "issue", "x-issue", "number", "page",
    "edition", "publisher", "publisher-place", "genre", "medium", "event-title", "event-place", "chapter-number",
    "part-number", "number-of-volumes", "version", "authority", "archive", "archive_location", "URL", "DOI", "note",
    "original-title", "original-publisher", "original-publisher-place", "original-date", "section", "scale",
    "dimensions", "volume-title", "part-title", "supplement-number", "printing-number", "division", "status",
    "x-date", "x-titleaddon", "x-maintitle", "x-mainsubtitle", "x-maintitleaddon", "x-booksubtitle",
    "x-booktitleaddon", "x-journalsubtitle", "x-journaltitleaddon", "x-issuetitle", "x-eprint", "x-pubstate",
    "x-addendum", "x-eid", "x-issuedate", "x-origlanguage", "x-origdate", "x-eventdate",
    "x-editortype", "x-editoratype", "x-editorbtype", "x-editorctype", "reviewed-title",
))  # fmt: skip
_OF_WHOLE_WORKS = frozenset(("number-of-pages",))
_OF_PLACES_ON_LINE = frozenset(("accessed",))
_WHOLE_WORKS = frozenset(("book", "thesis", "report", "manuscript", "pamphlet", "classic", "collection", "map"))
_ON_LINE = frozenset(("webpage", "post", "post-weblog", "dataset", "software"))
ITEM_TYPES: Mapping[str, ItemType] = {row.csl: row for row in _ROWS}
LEGAL = tuple(row.csl for row in _ROWS if row.legal)
BOOKS, LAWS, TREATIES, SITES = (  # the CSL types that GOST describes alike
    frozenset(row.csl for row in _ROWS if row.gost == name) for name in ("book", "law", "treaty", "site")
)
ACTS = LAWS | TREATIES


def row_of(csl: str) -> ItemType:
    """Return the row of a CSL type; a document's where the type is unknown."""
    return ITEM_TYPES.get(csl, ITEM_TYPES["document"])


@cache
def printable(csl: str) -> frozenset[str]:
    """Return the variables whose values references of a type may print; identifiers of copies and notes of users not.

    People, titles and the date of issue are printable always.
    """
    whole = _OF_WHOLE_WORKS if csl in _WHOLE_WORKS else frozenset()
    return _PRINTABLE | whole | (_OF_PLACES_ON_LINE if csl in _ON_LINE else frozenset())


def read_as(column: str) -> Mapping[str, str]:
    """Return the CSL type that each name in a column is read as: that of the first row which has it."""
    return {getattr(row, column): row.csl for row in reversed(_ROWS)}
