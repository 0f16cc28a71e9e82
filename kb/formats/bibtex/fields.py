"""The one map between records and BibLaTeX: fields, and the closed list of our extra fields.

The rows stand in `kb/formats/data/biblatex.txt`. Entry types stand in `kb.domain.item_types`; there those that are only
read. `EXTRA` documents every field that only Derekköz knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kb.domain.item_types import ITEM_TYPES, LEGAL, read_as
from kb.formats.crosswalks import by_type, crosswalk, only_read
from kb.language.word_tables import pairs

_ROWS = crosswalk("biblatex")
READ_ONLY_TYPES = only_read("biblatex")
TYPES_SAID = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": "techreport"}
_READ = read_as("biblatex")
_NEAR = 0.85  # a letter or two of a word wrong
_GROUPS = {
    "articles": tuple(row.csl for row in ITEM_TYPES.values() if row.biblatex in ("article", "review")),
    "acts": LEGAL,
    "books": tuple(_ROWS["books"].split()),
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field in both tongues; `types` limits the row to CSL types, empty for all. `verbatim` skips LaTeX."""

    csl: str
    biblatex: str
    types: tuple[str, ...] = ()
    verbatim: bool = False


def _fields() -> Iterator[FieldRow]:
    verbatim = _ROWS["verbatim"].split()
    for csl, biblatex, types in by_type(_ROWS["fields"], _GROUPS):
        yield FieldRow(csl, biblatex, types, csl in verbatim)
    yield from (FieldRow(f"{FOREIGN}{name}", name) for name in _ROWS["kept by their own names"].split())


FOREIGN = "x-"
FIELDS = tuple(_fields())
LISTED = ("location", "publisher", "institution", "organization")  # BibLaTeX's lists, with "and" between
ALIASES = pairs(_ROWS["aliases"])
READ_ROLES = ("director", "composer", "performer", "illustrator", "interviewer", "producer")  # no fields of BibLaTeX
ROLES = pairs(_ROWS["roles"])


@dataclass(frozen=True, slots=True)
class KbField:
    """One of our own fields: its name in the file, the record's attribute, the cells of a row, what it means."""

    name: str
    attribute: str
    cells: tuple[str, ...]
    meaning: str


def _own_fields() -> Iterator[KbField]:
    for name, row in _ROWS.items():
        if name.startswith(PREFIX):
            attribute, cells, meaning = (part.strip() for part in row.split("|"))
            yield KbField(name, attribute, tuple(cells.split()), meaning)


PREFIX = "kb-"
EXTRA = tuple(_own_fields())
LANGIDS: Mapping[str, str] = {
    "kk": "kazakh", "ru": "russian", "en": "english", "de": "german", "fr": "french", "uk": "ukrainian",
    "tr": "turkish", "zh": "chinese", "es": "spanish", "it": "italian", "la": "latin", "pl": "polish",
}  # fmt: skip
FIELD_NAMES = frozenset(("title", "subtitle", "shorttitle", "date", "year", "month", "author", "editor", "translator",
                         "keywords", "language", "langid", *(row.biblatex for row in FIELDS)))  # fmt: skip


def is_known(entry_type: str) -> bool:
    """Return whether an entry type is one of BibLaTeX's, BibTeX's or ours."""
    return entry_type in READ_ONLY_TYPES or entry_type in _READ or entry_type in _ROWS["of no kind"].split()


def near_type(entry_type: str) -> str:
    """Return the entry type that a word is, but for a letter or two (incolection); "" where it is near none."""
    known = [*READ_ONLY_TYPES, *_READ]
    return next(iter(get_close_matches(entry_type, known, 1, _NEAR)), "") if len(entry_type) > 3 else ""


def csl_type(entry_type: str, subtype: str) -> str:
    """Return the CSL type of a BibLaTeX entry; `subtype` is its entrysubtype."""
    if subtype in ITEM_TYPES and entry_type in (ITEM_TYPES[subtype].biblatex, "misc"):
        return subtype
    shorthand = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
    if entry_type == "article" and subtype.casefold() in shorthand:
        return shorthand[subtype.casefold()]
    return READ_ONLY_TYPES.get(entry_type) or _READ.get(entry_type, "document")


def biblatex_field(csl: str, record_type: str) -> FieldRow | None:
    """Return the row that writes a CSL variable for a record type."""
    return next((row for row in FIELDS if row.csl == csl and (not row.types or record_type in row.types)), None)


def field_of(variable: str, csl_type: str) -> str:
    """Return the BibLaTeX field that carries a CSL variable in entries of a type; the variable where none does."""
    row = biblatex_field(variable, csl_type)
    return "date" if variable == "issued" else row.biblatex if row else variable


def csl_variable(name: str, record_type: str) -> FieldRow | None:
    """Return the row that reads a BibLaTeX field for a record type."""
    wanted = ALIASES.get(name, name)
    rows = [row for row in FIELDS if row.biblatex == wanted]
    return next((row for row in rows if record_type in row.types), None) or next(
        (row for row in rows if not row.types), rows[0] if rows else None
    )
