"""EndNote XML to records: an element a record, by the tags of RIS, which EndNote's fields are others' names for."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from lxml import etree

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.made_keys import KeyMaker
from kb.formats.ris import entry as ris
from kb.messages import Message

_TYPES: Final = {
    "Journal Article": "JOUR", "Electronic Article": "JOUR", "Book": "BOOK", "Edited Book": "BOOK",
    "Electronic Book": "BOOK", "Book Section": "CHAP", "Electronic Book Section": "CHAP", "Thesis": "THES",
    "Conference Proceedings": "CPAPER", "Conference Paper": "CPAPER", "Report": "RPRT", "Government Document": "RPRT",
    "Web Page": "ELEC", "Blog": "BLOG", "Newspaper Article": "NEWS", "Magazine Article": "MGZN", "Statute": "STAT",
    "Legal Rule or Regulation": "STAT", "Bill": "BILL", "Case": "CASE", "Hearing": "HEAR", "Patent": "PAT",
    "Standard": "STAND", "Map": "MAP", "Manuscript": "MANSCPT", "Unpublished Work": "MANSCPT", "Dataset": "DATA",
    "Encyclopedia": "ENCYC", "Dictionary": "DICT", "Film or Broadcast": "MPCT", "Personal Communication": "PCOMM",
    "Pamphlet": "PAMP", "Generic": "GEN",
}  # fmt: skip
_TAGS: Final = {
    "contributors/authors/author": "AU", "contributors/secondary-authors/author": "A2",
    "contributors/tertiary-authors/author": "A3", "contributors/subsidiary-authors/author": "A4",
    "contributors/translated-authors/author": "A4", "titles/title": "TI", "titles/secondary-title": "T2",
    "periodical/full-title": "T2", "titles/tertiary-title": "T3", "titles/short-title": "ST", "volume": "VL",
    "number": "IS", "edition": "ET", "section": "SE", "num-vols": "NV", "publisher": "PB", "pub-location": "CY",
    "isbn": "SN", "electronic-resource-num": "DO", "urls/related-urls/url": "UR", "urls/web-urls/url": "UR",
    "abstract": "AB", "notes": "N1", "research-notes": "RN", "keywords/keyword": "KW", "language": "LA",
    "accession-num": "AN", "call-num": "CN", "remote-database-name": "DB", "remote-database-provider": "DP",
    "work-type": "M3", "access-date": "Y2", "dates/year": "PY",
}  # fmt: skip
_PLAIN: Final = frozenset(("database", "source-app", "rec-number", "foreign-keys", "ref-type", "pages"))


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each record of an EndNote XML file, and a Problem where it is no XML."""
    keys = KeyMaker()
    try:
        for _event, element in etree.iterparse(stream, tag="record", resolve_entities=False, no_network=True):
            yield ris.record(ris.RisEntry(_raw(element)), keys.key), element.sourceline or 0
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield Problem("syntax", Message("not-xml", cause=error.msg or ""), name, error.lineno or 0)


def _raw(element: Any) -> dict[str, Any]:
    """Return the values of a record by the tags of RIS; what has no tag goes by EndNote's own name."""
    kind = element.find("ref-type")
    written = kind.get("name", "") if kind is not None else ""
    raw: dict[str, Any] = {"TY": [_TYPES.get(written, written or "GEN")]}
    others: dict[str, list[str]] = {}
    for path, text in _texts(element):
        tag = _TAGS.get(path, "")
        if written == "Edited Book" and tag == "AU":
            tag = "A2"
        if not tag:
            others.setdefault(path.rpartition("/")[2], []).append(text)
        elif text not in raw.get(tag, ()):
            raw.setdefault(tag, []).append(text)
    pages = _text(element.find("pages")).replace("–", "-")
    first, dash, last = pages.partition("-")
    raw |= {"SP": [first]} | ({"EP": [last]} if dash else {}) if pages else {}
    days = others.pop("date", [])
    if days and "PY" in raw:
        raw["DA"] = [f"{days[0]} {raw['PY'][0]}" if raw["PY"][0] not in days[0] else days[0]]
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
