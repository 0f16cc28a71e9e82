"""CSL-JSON items to records and back (CSL 1.0.2 data schema).

What CSL cannot hold (evidence, actions beyond the signature, parties, titles in other languages) stays behind.
A title that the cataloguer supplied is written in square brackets (ISBD A.8, GOST 7.1-2003 4.7).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

from kb.domain import edtf
from kb.domain.item_types import ITEM_TYPES
from kb.domain.records import NO_FIELDS, Contributor, Record, Title
from kb.errors import Problem
from kb.formats import identifiers, languages, supplied_titles
from kb.formats.jsonl import loads
from kb.messages import Message

NAME_ROLES = (
    "author", "editor", "translator", "container-author", "collection-editor", "composer", "director", "interviewer",
    "recipient", "reviewed-author", "editorial-director", "illustrator", "original-author", "chair", "compiler",
    "contributor", "curator", "executive-producer", "guest", "host", "narrator", "organizer", "performer", "producer",
    "script-writer", "series-creator",
)  # fmt: skip
_FURTHER_ROLES = (
    "commentator", "annotator", "introduction-author", "foreword-author", "afterword-author", "holder",
)  # fmt: skip
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_OWN = ("id", "type", "title", "language", "issued", "title-short", "citation-key", "categories")


def to_item(record: Record, lang: str = "") -> dict[str, Any]:
    """Return the CSL item of a record; `lang` chooses among its titles, its own language first by default."""
    item: dict[str, Any] = {"id": record.citekey, "type": record.type}
    title = record.title(lang)
    if title:
        item["title"] = supplied_titles.put(title)
    short = next((one for one in record.titles if one.form == "short" and one.lang == (title and title.lang)), None)
    if short:
        item["title-short"] = short.value
    if language := (title.lang if title and lang else record.language):
        item["language"] = language
    for person in record.contributors:
        if person.role in NAME_ROLES:
            item.setdefault(person.role, []).append(_name(person))
        elif person.role == "issuer":
            item.setdefault("authority", person.label)
    if record.issued:
        item["issued"] = date(record.issued)
    for name, value in record.fields.items():
        if name == "accessed":
            found = edtf.find(value)
            item[name] = date(found) if found else {"literal": value}
        elif not name.startswith("x-"):
            item[name] = value
    place = next((one.place for one in record.actions if one.kind in ("signature", "adoption") and one.place), "")
    if place:
        item.setdefault("event-place", place)
    if record.kind:
        item.setdefault("genre", record.kind)
    return item


def beyond_csl(record: Record) -> dict[str, Any]:
    """Return what GOST references need and CSL has no variable for: fields named `x-…`, further roles, the event."""
    found: dict[str, Any] = {name: value for name, value in record.fields.items() if name.startswith("x-")}
    for person in record.contributors:
        if person.role in _FURTHER_ROLES:
            found.setdefault(person.role, []).append(_name(person))
    if translated := found.get("x-origlanguage"):
        found["x-origlanguage"] = languages.named(translated) or languages.code(translated) or translated
    if event := edtf.find(str(found.get("x-eventdate", ""))):
        found["event-date"] = date(event)
    if record.issued and record.issued_origin == "supplied":
        found["x-supplied-date"] = "yes"
    if not record.issued and found.get("x-date"):
        found["issued"] = {"literal": found["x-date"]}
    return found


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield a CSL-JSON array, an item at a time."""
    before = "[\n  "
    for record in records:
        item = json.dumps(to_item(record), ensure_ascii=False, indent=2)
        yield before + item.replace("\n", "\n  ")
        before = ",\n  "
    yield "[]\n" if before[0] == "[" else "\n]\n"


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield the records of a CSL-JSON array (or one object), and a Problem for each item that is none."""
    try:
        data = loads(stream.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        yield Problem("syntax", Message("not-json", cause=str(error)), name, line)
        return
    for number, item in enumerate(data if isinstance(data, list) else [data], start=1):
        if not isinstance(item, dict) or not isinstance(item.get("id"), str | int) or not str(item["id"]).strip():
            yield Problem("item", Message("csljson-no-id", number=number), name)
            continue
        if item.get("type") not in ITEM_TYPES:
            message = Message("csljson-type", given=str(item.get("type"))[:40])
            yield Problem("type", message, name, 0, str(item["id"]), "warning")
        yield _record(item), 0


def date(value: edtf.Edtf) -> dict[str, Any]:
    """Return the CSL date of an EDTF date: date-parts where it has any, else its text as a literal."""
    parts = [_parts(end.rstrip("?~%")) for end in value.text.split("/")]
    season = [end for end in parts if len(end) == 2 and end[1] in _SEASONS]
    result: dict[str, Any] = {"literal": value.text}
    if all(parts) and not season:
        result = {"date-parts": parts}
    elif len(parts) == 1 and season:
        result = {"date-parts": [parts[0][:1]], "season": _SEASONS[parts[0][1]]}
    if value.qualifier:
        result["circa"] = True
    return result


def _parts(text: str) -> list[int]:
    day = text.split("T", 1)[0]
    if not day or "X" in day or day == "..":
        return []
    year = day.removeprefix("Y")
    sign = -1 if year.startswith("-") else 1
    pieces = year.lstrip("-").split("-")
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    return [sign * numbers[0], *numbers[1:]] if numbers else []


def _name(person: Contributor) -> dict[str, str]:
    if person.literal or not person.family:
        return {"literal": person.literal or person.given}
    return {"family": person.family, "given": person.given} if person.given else {"family": person.family}


def _record(item: Mapping[str, Any]) -> Record:
    language = languages.code(str(item.get("language", "")))
    title = " ".join(str(item.get("title", "")).split())
    plain, supplied = supplied_titles.take(title)
    titles = [Title(plain, language, "supplied" if supplied else "stated")]
    if item.get("title-short"):
        titles.append(Title(str(item["title-short"]), language, "stated", "short"))
    fields = {
        name: _text(value)
        for name, value in item.items()
        if name not in (*_OWN, *NAME_ROLES) and isinstance(value, str | int | float) and _text(value)
    }
    if "DOI" in fields:
        fields["DOI"] = identifiers.doi(fields["DOI"])
    if item.get("language") and not language:
        fields["x-language"] = _text(item["language"])
    accessed = _date(item.get("accessed"))
    if accessed:
        fields["accessed"] = accessed.text
    issued = _date(item.get("issued"))
    return Record(
        citekey=str(item["id"]).strip(),
        type=item["type"] if item.get("type") in ITEM_TYPES else "document",
        status="probable",
        scope="imported",
        language=language,
        titles=tuple(titles) if title else (),
        contributors=tuple(_people(item, language)),
        issued=issued,
        issued_origin="stated" if issued else "",
        fields=MappingProxyType(fields) if fields else NO_FIELDS,
    )


def _text(value: object) -> str:
    return " ".join(str(value).split())


def _people(item: Mapping[str, Any], language: str) -> Iterator[Contributor]:
    for role in NAME_ROLES:
        people = item.get(role)
        for person in people if isinstance(people, list) else ():
            if not isinstance(person, dict):
                continue
            family = " ".join(_text(person[part]) for part in ("non-dropping-particle", "family") if person.get(part))
            given = _text(person.get("given", ""))
            literal = _text(person.get("literal", ""))
            if family or given or literal:
                yield Contributor(role, family, given, literal, language, "stated")


def _date(value: object) -> edtf.Edtf | None:
    """Read a CSL date: date-parts, or an EDTF text as `raw` or `literal`."""
    if isinstance(value, str):
        return edtf.find(value)
    if not isinstance(value, dict):
        return None
    circa = "~" if value.get("circa") else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) and part for part in parts):
        ends = [_end(part) for part in parts[:2]]
        season = value.get("season")
        if len(ends) == 1 and len(parts[0]) == 1 and str(season) in ("1", "2", "3", "4"):
            ends = [f"{ends[0]}-{20 + int(str(season))}"]
        return edtf.find("/".join(end + circa for end in ends))
    return edtf.find(str(value.get("raw") or value.get("literal") or ""))


def _end(parts: list[object]) -> str:
    try:
        numbers = [int(str(part)) for part in parts[:3] if str(part)]
    except ValueError:
        return "?"
    if not numbers:
        return "?"
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04d}"
    if abs(numbers[0]) > 9999:
        year = "Y" + year
    return "-".join([year, *(f"{number:02d}" for number in numbers[1:])])
