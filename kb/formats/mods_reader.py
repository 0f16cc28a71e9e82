"""MODS 3 to records: each work as an item of CSL-JSON; its host and series are the related items of those types."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final

from lxml import etree

from kb.domain.records import Record
from kb.domain.titles import Title
from kb.errors import Problem
from kb.formats import csl_item, csljson, labels, languages, marc_entry, marc_host
from kb.formats.made_keys import KeyMaker
from kb.formats.xml_elements import elements

_PLAIN: Final = {  # paths of one value, by variables of CSL
    "originInfo/publisher": "publisher", "originInfo/edition": "edition", "abstract": "abstract",
    "language/languageTerm": "language",
    "part/detail[@type='volume']/number": "volume", "part/detail[@type='issue']/number": "issue",
    "identifier[@type='doi']": "DOI", "identifier[@type='isbn']": "ISBN", "identifier[@type='issn']": "ISSN",
    "location/url": "URL", "location/shelfLocator": "call-number",
}  # fmt: skip
_LISTED: Final = {"subject/topic": ("keyword", ", "), "note": ("note", "\n")}
_DATES: Final = ("originInfo/dateIssued", "part/date", "originInfo/copyrightDate", "originInfo/dateCreated")
_OF_HOST: Final = ("publisher", "edition", "publisher-place", "volume", "issue", "page", "ISBN", "ISSN", "issued")
_QUALIFIERS: Final = {"questionable": "?", "approximate": "~", "inferred": "?"}
_YEARS_OF_LIFE: Final = re.compile(r",?\s*(?:(?:b|d|ca)\.\s*)?\d{4}\??(?:\s*-\s*(?:\d{4})?\.?)?$")
_READ: Final = frozenset(("titleInfo", "name", "typeOfResource", "genre", "originInfo", "language", "abstract", "note",
                          "subject", "part", "location", "recordInfo"))  # fmt: skip


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the records of a MODS file, alone or in a server's answer, and a Problem where it is no XML."""
    keys = KeyMaker()
    titles: dict[str, list[Title]] = {}
    items = []
    for element in elements(stream, "{*}mods", name):
        if isinstance(element, Problem):
            yield element
            continue
        item = _item(element)
        items.append({"id": _first(element, "identifier[@type='citekey']") or keys.key(csljson.for_key(item))} | item)
        titles[items[-1]["id"]] = list(_further_titles(element))
    for read in csljson.records_of(items, name):
        if isinstance(read, Problem):
            yield read
        else:
            record, line = read
            yield replace(record, titles=(*record.titles, *titles.get(record.citekey, ()))), line


def _item(element: Any) -> dict[str, Any]:
    """Return the item of CSL-JSON that an element describes."""
    titles = [_title(info) for info in _all(element, "titleInfo") if not info.get("type")]
    item: dict[str, Any] = {"title": next(iter(titles), "")} | _values(element)
    host = next(iter(_all(element, "relatedItem[@type='host']")), None)
    if host is not None:
        item["container-title"] = next((_title(info) for info in _all(host, "titleInfo")), "")
        item = {name: value for name, value in _values(host).items() if name in _OF_HOST} | item
        for role, person in map(_person, _all(host, "name")):
            item.setdefault("container-author" if role == "author" else role, []).append(person)
    for series in _all(element, "relatedItem[@type='series']"):
        item.setdefault("collection-title", next((_title(info, part=False) for info in _all(series, "titleInfo")), ""))
        item.setdefault("collection-number", _first(series, "titleInfo/partNumber"))
    for name in _all(element, "name"):
        role, person = _person(name)
        if "dgg" in (_text(term) for term in _all(name, "role/roleTerm")):
            item["publisher"] = person.get("literal", "")  # of a thesis: who gave the degree
        else:
            item.setdefault(role, []).append(person)
    for address in _all(element, "identifier[@type='uri']"):
        item.setdefault("URL", _text(address))
    item["type"] = _type(element, item)
    for child in element:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        known = child.get("type") in ("doi", "isbn", "issn", "citekey", "host", "series")
        if kind and kind not in _READ and not known and (text := _text(child)):
            label = f"x-mods-{(child.get('type') or kind).lower()}"
            item[label] = f"{item[label]}; {text}" if label in item else text
    return {variable: value for variable, value in (item | labels.removed(item)).items() if value}


def _values(element: Any) -> dict[str, Any]:
    """Return what stands at the paths of a work or of its host."""
    values: dict[str, Any] = {variable: _first(element, path) for path, variable in _PLAIN.items()}
    places = _all(element, "originInfo/place/placeTerm")
    values["publisher-place"] = next((_text(place) for place in places if place.get("type") != "code"), "")
    values["ISBN"] = values["ISBN"].partition(" (")[0]
    for path, (variable, between) in _LISTED.items():
        values[variable] = between.join(dict.fromkeys(_text(node) for node in _all(element, path)))
    pages = marc_host.extent(_first(element, "physicalDescription/extent").partition(" ; ")[0])
    values["number-of-pages"] = pages.get("SP", [""])[0]
    ends = [_first(element, f"part/extent/{end}") for end in ("start", "end")]
    values["page"] = "–".join(filter(None, ends)) or _first(element, "part/extent/list")
    if when := next((day for path in _DATES if (day := _date(_all(element, path)))), ""):
        values["issued"] = {"raw": when}
    if read := next((day for url in _all(element, "location/url") if (day := url.get("dateLastAccessed"))), ""):
        values["accessed"] = {"raw": read}
    return {variable: value for variable, value in values.items() if value}


def _date(nodes: list[Any]) -> str:
    """Return a date, from and to where it has points: those in a known encoding before those as they are printed."""
    coded = (
        [node for node in nodes if node.get("encoding")] or [node for node in nodes if node.get("point")] or nodes[:1]
    )
    ends = {
        node.get("point", "start"): _text(node) + _QUALIFIERS.get(node.get("qualifier"), "") for node in coded[::-1]
    }
    return "/".join(filter(None, (ends.get("start", ""), ends.get("end", ""))))


def _title(info: Any, part: bool = True) -> str:
    """Return a title: the article that is not sorted, the title proper, after a colon the other title, and the part."""
    proper = " ".join(filter(None, (_first(info, "nonSort"), _first(info, "title")))).replace("' ", "'")
    whole = ": ".join(filter(None, (proper, _first(info, "subTitle"))))
    parts = [_first(info, "partNumber"), _first(info, "partName")] if part else []
    part_said = ", ".join(text.rstrip(".") for text in parts if text)  # the number of the part, its name
    return f"{whole.rstrip('.')}. {part_said}" if part_said else whole


def _further_titles(element: Any) -> Iterator[Title]:
    for info in _all(element, "titleInfo"):
        if info.get("type") and (value := _title(info)):
            form = "short" if info.get("type") == "abbreviated" else ""
            yield Title(value, languages.code(info.get("lang", "")), "stated", form)


def _person(name: Any) -> tuple[str, dict[str, str]]:
    """Return what a person or body did, and the name as CSL has it, without the years of life."""
    terms = [_text(term) for term in _all(name, "role/roleTerm")]
    role = next((known for term in terms if (known := marc_entry.role(term))), "contributor" if terms else "author")
    family, first = (" ".join(map(_text, _all(name, f"namePart[@type='{kind}']"))) for kind in ("family", "given"))
    plain = [_text(part) for part in _all(name, "namePart") if not part.get("type")]
    if family:
        return role, {"family": family, "given": first} if first else {"family": family}
    before, comma, after = _YEARS_OF_LIFE.sub("", " ".join(plain)).partition(",")
    if name.get("type") == "personal" and comma:
        return role, {"family": before.strip(), "given": after.strip()}
    return role, {"literal": ". ".join(plain) or first}


def _type(element: Any, item: dict[str, Any]) -> str:
    """Return the type: by a word of its genre, else by what holds it, else by how it is issued."""
    words = [
        _text(genre) for genre in sorted(_all(element, "genre"), key=lambda genre: genre.get("authority") != "local")
    ]
    if kind := next((known for word in words if (known := csl_item.type_of(word))), ""):
        return kind
    if item.get("container-title"):
        return "article-journal" if item.get("ISSN") or item.get("issue") else "chapter"
    return "periodical" if _first(element, "originInfo/issuance") in ("serial", "continuing") else "book"


def _all(element: Any, path: str) -> list[Any]:
    return list(element.iterfind("/".join(f"{{*}}{step}" for step in path.split("/"))))


def _first(element: Any, path: str) -> str:
    return next((text for node in _all(element, path) if (text := _text(node))), "")


def _text(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split())
