"""Which RIS tag carries which CSL variable, type by type, as Zotero, EndNote and JabRef agree to read them.

What no tag carries is a line "Variable: value" in M2, which Zotero keeps in Extra; tags of other programs that mean
nothing here are kept as fields named `OTHER` and the tag.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kb.domain.item_types import ITEM_TYPES, LEGAL, read_as, row_of
from kb.formats.zotero import schema

_READ = {
    **read_as("ris"),
    # codes that are only read
    "LEGAL": "legislation", "EJOUR": "article-journal", "EBOOK": "book",
    "EDBOOK": "book", "ECHAP": "chapter", "CONF": "paper-conference", "JFULL": "periodical", "UNPB": "manuscript",
    "ICOMM": "personal_communication", "VIDEO": "motion_picture", "INPR": "article-journal", "GOVDOC": "report",
    "WEB": "webpage", "UNPD": "manuscript", "UNBILL": "bill", "ABST": "article-journal", "SOUND": "song",
    "MUSIC": "song", "COMP": "software", "ART": "graphic", "FIGURE": "figure", "CLSWK": "classic", "DBASE": "dataset",
    "SER": "book", "CTLG": "book",
}  # fmt: skip
COUNTED = frozenset(
    ("book", "thesis", "report", "manuscript", "pamphlet", "classic", "collection")
)  # SP is their page count
OTHER = "x-ris-"
_ACTS = tuple(kind for kind in LEGAL if "publisher-place" not in schema.FIELDS[ITEM_TYPES[kind].zotero])
_BILLS = ("bill", "hearing")
_IN_SERIES = ("report", "map")
_TAGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # a CSL variable, its tag ("" is M2) and the types it holds for, () for all others; the first row counts
    ("container-title", "", (*_IN_SERIES, "speech")), ("container-title", "T2", ()),
    ("event-title", "T2", ("speech",)),
    ("collection-title", "T2", _IN_SERIES), ("collection-title", "", _BILLS), ("collection-title", "T3", ()),
    ("authority", "T3", _BILLS),
    ("collection-number", "M1", ("book",)), ("collection-number", "SV", ("chapter",)),
    ("number", "SV", ("legal_case",)), ("number", "M1", (*LEGAL, "patent")),
    ("event-place", "CY", (*_ACTS, "speech")), ("publisher-place", "", (*_ACTS, "speech")),
    ("publisher-place", "CY", ()),
    ("volume", "", ("webpage", "patent")), ("volume", "VL", ()),
    ("issue", "", ("chapter", "dataset")), ("issue", "IS", ()),
    ("section", "", ("legal_case",)), ("section", "SE", ()),
    ("container-title-short", "J2", ()),
    ("publisher", "PB", ()), ("edition", "ET", ()), ("DOI", "DO", ()), ("URL", "UR", ()), ("note", "N1", ()),
    ("abstract", "N2", ()), ("archive", "DB", ()), ("archive_location", "AN", ()), ("source", "DP", ()),
    ("call-number", "CN", ()), ("title-short", "ST", ()), ("number-of-volumes", "NV", ()), ("annote", "RN", ()),
)  # fmt: skip
ALSO_IN_EXTRA = ("issue", "event-place")  # what Zotero has no field for in an act, though RIS has a tag
SAME = (  # other programs' tags and ours for the same, the better first
    ("JF", "T2"), ("JO", "T2"), ("BT", "T2"), ("JA", "T2"), ("JA", "J2"), ("JO", "J2"),
    ("AB", "N2"), ("PP", "CY"), ("DI", "DO"),
)  # fmt: skip
_LABEL = re.compile(r"([A-Za-z][A-Za-z _]*): (\S.*)")
_UPPER = ("DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL")


def kind(code: str) -> str:
    """Return the CSL type of a RIS type; a document where it is unknown."""
    return _READ.get(code, "document")


def is_known(code: str) -> bool:
    """Whether a RIS type has a CSL type."""
    return code in _READ


def needs_marker(csl: str) -> bool:
    """Whether the RIS type alone leads to another CSL type, or Zotero to a journal article (GEN)."""
    code = row_of(csl).ris
    return kind(code) != csl or code == "GEN"


def is_act(csl: str) -> bool:
    """Whether a CSL type is written as a statute, bill or case."""
    return csl in _ACTS


@cache
def tag(variable: str, csl: str) -> str:
    """Return the tag of a CSL variable in a record of a CSL type; "" where it goes to M2."""
    return next((tag for name, tag, types in _TAGS if name == variable and (not types or csl in types)), "")


@cache
def variables(csl: str) -> Mapping[str, str]:
    """Return the CSL variable of each tag in a record of a CSL type."""
    names: dict[str, str] = {}
    for name in dict.fromkeys(name for name, _tag, _types in _TAGS):
        if where := tag(name, csl):
            names.setdefault(where, name)
    return MappingProxyType(names)


def standard_number(value: str, csl: str) -> str:
    """Say what a value of SN is: an ISBN by its ten or thirteen digits, else an ISSN, or a report's number."""
    digits = re.sub(r"[\s-]", "", value)
    if re.fullmatch(r"[0-9]{9}[0-9Xx]|[0-9]{13}", digits):
        return "ISBN"
    if re.fullmatch(r"[0-9]{7}[0-9Xx]", digits):
        return "ISSN"
    return "number" if csl == "report" else "ISBN" if csl in ("book", "chapter") else "ISSN"


def labelled(line: str) -> tuple[str, str]:
    """Read a line of M2, "Event Place: Moscow", as a CSL variable and its value; ("", "") where it is none."""
    match = _LABEL.fullmatch(line)
    if not match:
        return "", ""
    name = match[1] if match[1] in _UPPER else match[1].lower().replace(" ", "-")
    return ("archive_location" if name == "archive-location" else name), match[2]
