"""EndNote XML to records: an element a record, by the tags of RIS, which EndNote's fields are others' names for."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import labels
from kb.formats.crosswalks import crosswalk, rows_of
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as ris
from kb.formats.xml_elements import elements
from kb.formats.zotero.item import extra_line
from kb.language.word_tables import pairs

_TYPES: Final = {name: code for code, names in rows_of("type", "endnote").items() for name in names.split(", ")}
_TAGS: Final = pairs(crosswalk("endnote")["paths"])
_OF_SERIES: Final = ("Book", "Edited Book", "Electronic Book")
_NUMBERED: Final = {"RPRT": "number", "BOOK": "collection-number", "CHAP": "collection-number"}
_CLOSER: Final = {"Legal Rule or Regulation": "regulation", "Preprint": "article"}  # than a type of RIS can say
_COPYRIGHT: Final = re.compile(r"^(?:c|©|cop\.)\s?(?=\d{4})")  # c1986
_PLAIN: Final = frozenset(("database", "source-app", "rec-number", "foreign-keys", "ref-type", "pages"))


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each record of an EndNote XML file, and a Problem where it is no XML."""
    keys = KeyMaker()
    for element in elements(stream, "record", name):
        if isinstance(element, Problem):
            yield element
        else:
            yield ris.record(ris.RisEntry(_raw(element)), keys.key), element.sourceline or 0


def _raw(element: Any) -> dict[str, Any]:
    """Return the values of a record by the tags of RIS; what has no tag goes by EndNote's own name."""
    kind = element.find("ref-type")
    days = [_text(day) for day in element.iterfind("dates/pub-dates/date")]
    values = [
        (_TAGS.get(path, ""), path.rpartition("/")[2], text)
        for path, text in _texts(element)
        if path != "dates/pub-dates/date"
    ]
    written = kind.get("name", "") if kind is not None else ""
    return as_ris(written, values, _text(element.find("pages")), next(filter(None, days), ""))


def as_ris(written: str, values: Iterable[tuple[str, str, str]], pages: str, day: str) -> dict[str, Any]:
    """Return an entry of EndNote's type by the tags of RIS: of each value its tag, or "" and a name of its own."""
    code = _TYPES.get(written, written or "GEN")
    closer = {"M2": [extra_line("type", _CLOSER[written])]} if written in _CLOSER else {}
    raw: dict[str, Any] = {"TY": [code]} | closer
    others: dict[str, list[str]] = {}
    for plain_tag, name, written_text in values:
        tag, text = plain_tag, written_text
        if written in _OF_SERIES:  # their second title and names are a series and its editors
            tag = {"T2": "T3", "A2": "A3"}.get(tag, tag)
        if written == "Edited Book" and tag == "AU":
            tag = "A2"
        if tag == "IS" and code in _NUMBERED:  # of no issue: of the report itself, of a book in its series
            tag, text = "M2", extra_line(_NUMBERED[code], text)
        if tag == "PY":
            text = _COPYRIGHT.sub("", text)
        if not tag:
            others.setdefault(name, []).append(text)
        elif text not in raw.get(tag, ()):
            raw.setdefault(tag, []).append(text)
    pages = labels.removed({"page": pages}).get("page", pages)
    first, dash, last = pages.replace("–", "-").partition("-")
    raw |= {"SP": [first]} | ({"EP": [last]} if dash else {}) if pages else {}
    if day and "PY" in raw:
        raw["DA"] = [f"{day} {raw['PY'][0]}" if raw["PY"][0] not in day else day]
    return raw | ({ris.UNKNOWN: others} if others else {})


def _texts(element: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each element that holds no others but styles."""
    for child in element:
        if not isinstance(child.tag, str) or (not path and child.tag in _PLAIN):
            continue
        place = f"{path}/{child.tag}" if path else child.tag
        if any(inner.tag != "style" for inner in child):
            yield from _texts(child, place)
        elif text := _text(child):
            yield place, text


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace("\r", "\n").split()) if element is not None else ""
