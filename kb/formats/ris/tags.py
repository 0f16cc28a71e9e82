"""Which RIS tag carries which CSL variable, type by type: the rows stand in `kb/formats/data/ris.txt`.

What no tag carries is a line "Variable: value" in M2, which Zotero keeps in Extra; tags of other programs that mean
nothing here are kept as fields named `OTHER` and the tag.
"""

import re
from collections.abc import Mapping
from functools import cache

from kb.domain.item_types import ITEM_TYPES, LEGAL, read_as, row_of
from kb.formats.crosswalks import by_type, crosswalk, only_read
from kb.formats.zotero import schema

_ROWS = crosswalk("ris")
_READ = {**read_as("ris"), **only_read("ris")}
COUNTED = frozenset(
    ("book", "thesis", "report", "manuscript", "pamphlet", "classic", "collection")
)  # SP is their page count
OTHER = "x-ris-"
_ACTS = tuple(kind for kind in LEGAL if "publisher-place" not in schema.FIELDS[ITEM_TYPES[kind].zotero])
_TAGS = tuple(by_type(_ROWS["tags"], {"acts": _ACTS, "legal": LEGAL}))  # "" is M2; the first row counts
ALSO_IN_EXTRA = ("issue", "publisher-place")  # what Zotero has no field for in an act, though RIS has a tag
SAME = tuple(pair.split("=") for pair in _ROWS["same"].split())  # other programs' tags and ours, the better first
_LABEL = re.compile(r"([A-Za-z][A-Za-z _]*): (\S.*)")
_UNDERSCORED = {f"archive-{part}": f"archive_{part}" for part in ("collection", "location")}  # names of CSL
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
    return names


def standard_number(value: str, csl: str) -> str:
    """Say what a value of SN is: an ISBN by its ten or thirteen digits, else an ISSN, or a report's number."""
    digits = re.sub(r"[\s-]", "", re.split("[,;] ", value)[0])
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
    return _UNDERSCORED.get(name, name), match[2]
