"""What holds a part, in MARC 21 and UNIMARC, by the tags of RIS: its title, house, numbers, and the pages in it."""

import re
from typing import Final

from kb.formats.marc_field import MarcField
from kb.formats.ris.slashed_dates import read_date

YEAR: Final = re.compile(r"(?:1[4-9]|20)\d\d")
_EXTENT: Final = re.compile(r"(?:[IVXLCivxlc]+,\s*)?(\d+)\s*(?:с|б|p|s|стр|pages|бет)\b.*")
_IN_BRACKETS: Final = re.compile(r"\(([^()]*\d{4}[^()]*)\)")
_IMPRINT: Final = re.compile(r"([^:]+?)(?:\s?: (.+?))?(?:, \[?c?(\d{4})\b.*)?")  # Омск : Дала, 2005; Омск, 2005
_VOLUME: Final = re.compile(r"\b(?:т|том|vol|v)\.?\s*(\w+)|(\d+)-?\s*том\b", re.I)
_ISSUE: Final = re.compile(r"(?:№|\bno\b\.?|\bn\.|\bissue|\bвып\.?)\s*([A-Z]?\d[\w/–-]*(?:\s?\(\d{1,3}\))?)", re.I)
_PLACED: Final = re.compile(r"(\w+)(?::(\w+))?.*<(\d+)")  # 5:2<67
_PAGES: Final = re.compile(r"\b(?:стр|бет|с|б|pp?|pages?|s|seiten?|стор|pág)\.?\s*(\d+(?:\s*[-–]\s*\d+)?)", re.I)


def extent(text: str) -> dict[str, list[str]]:
    """Return how many pages a work has (235 с.), or on which it stands (С. 23-45), by the tags of RIS; else nothing."""
    if count := _EXTENT.fullmatch(text):
        return {"SP": [count[1]]}
    pages = _PAGES.match(text)
    span = re.split(r"\s*[-–]\s*", pages[1]) if pages else []
    return {tag: [page] for tag, page in zip(("SP", "EP"), span, strict=False)}


def embedded(field: MarcField) -> MarcField:
    """Return a host of UNIMARC, its fields standing within it after $1, with the subfields of MARC 21's 773."""
    inside = ""
    subfields: list[tuple[str, str]] = []
    known = {"200a": "t", "011a": "x", "210d": "g", "200v": "g", "210a": "CY", "210c": "PB"}
    for code, value in field.subfields:
        if code == "1":
            inside = value[:3]
        else:
            plain = {"v": "g", "d": "g", "c": "CY", "n": "PB"}.get(code, code)
            subfields.append((known.get(f"{inside}{code}", code if code == "x" else "") if inside else plain, value))
    return MarcField("773", tuple(subfields))


def read(field: MarcField, raw: dict[str, list[str]]) -> None:
    """Read what holds a part: title, ISSN or ISBN, and in one text its year, volume, number and pages."""
    place = ", ".join(value for code, value in field.subfields if code == "g")
    raw.setdefault("SN", []).extend(filter(None, (field.first("x"), field.first("z"))))
    host = {"T2": field.first("t"), "CY": field.first("CY"), "PB": field.first("PB"), "ET": field.first("b")}
    if imprint := _IMPRINT.fullmatch(field.first("d")):
        host |= zip(("CY", "PB", "PY"), (part or "" for part in imprint.groups()), strict=True)
    if counted := _PLACED.fullmatch(field.first("q")):
        host |= zip(("VL", "IS", "SP"), (part or "" for part in counted.groups()), strict=True)
    for tag, form in (("VL", _VOLUME), ("IS", _ISSUE)):
        if match := form.search(place):
            host[tag] = next(filter(None, match.groups()))
    if pages := _PAGES.search(_ISSUE.sub("", place)):
        raw |= extent(pages[0])
    if year := YEAR.search(_PAGES.sub("", place)):
        host["PY"] = year[0]
    if (within := _IN_BRACKETS.search(place)) and read_date(within[1]):
        host["DA"] = within[1]  # a day, a month, a season: (Summer 1999)
    for tag, value in host.items():
        if value and tag not in raw:
            raw[tag] = [value]
