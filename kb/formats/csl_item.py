"""One item of CSL-JSON to a record, whatever its values are: what no field can hold is handed back, not dropped."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.item_types import ITEM_TYPES, read_as
from kb.domain.records import NO_FIELDS, Contributor, Record
from kb.domain.titles import Title
from kb.formats import entities, identifiers, languages, supplied_titles
from kb.formats.name_lists import OTHERS, without_others
from kb.language.typed_dates import whole_date

NAME_ROLES = (
    "author", "editor", "translator", "container-author", "collection-editor", "composer", "director", "interviewer",
    "recipient", "reviewed-author", "editorial-director", "illustrator", "original-author", "chair", "compiler",
    "contributor", "curator", "executive-producer", "guest", "host", "narrator", "organizer", "performer", "producer",
    "script-writer", "series-creator",
)  # fmt: skip
_CROSSREF = {  # types of the Crossref interface whose names are not CSL's
    "journal-article": "article-journal", "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "proceedings-article": "paper-conference", "posted-content": "article", "dissertation": "thesis",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "proceedings": "book", "book-set": "book",
    "journal": "periodical", "reference-entry": "entry", "peer-review": "review", "database": "dataset",
}  # fmt: skip
_DATES_OF_ISSUE = ("issued", "published", "published-print", "published-online")  # Crossref's, the best first
_ZOTERO = read_as("zotero")
_OWN = ("id", "type", "title", "language", "issued", "accessed", "title-short", "citation-key")
_TEXTS = ("title", "title-short", "language", "citation-key", "type")
_NAME_PARTS = ("family", "given", "suffix", "literal", "name", "dropping-particle", "non-dropping-particle")
_DATES = ("available-date", "event-date", "original-date", "submitted")
_LABEL = re.compile(  # a line of a note that Zotero's Extra would read
    r"(PMID|PMCID|DOI|ISBN|ISSN|original-(?:date|title|publisher|publisher-place)|event-(?:date|place|title)"
    r"|publisher-place|collection-(?:title|number)|container-title|number-of-(?:volumes|pages)|archive_location"
    r"|archive|genre|medium|edition|volume|issue|page|status|section|call-number): ?(\S.*)"
)
_SEASON = ("1", "2", "3", "4")


def record(item: Mapping[str, Any], key: str) -> tuple[Record, list[tuple[str, str]]]:
    """Return the record of an item, and (field, value as text) of each value that could not be kept as it is."""
    left: list[tuple[str, str]] = []
    language = languages.code(_text(item.get("language")))
    titles = _titles(item, language)
    fields = _fields(item, left)
    left += [(name, str(item[name])) for name in _TEXTS if item.get(name) and not _text(item[name])]
    written = _text(item.get("type"))
    if written and type_of(written) != written:
        fields["x-type"] = written
    if item.get("language") and not language:
        fields["x-language"] = _text(item["language"])
    if _text(item.get("citation-key")) not in ("", key):
        fields["x-citation-key"] = _text(item["citation-key"])
    people = list(_people(item, language, left))
    fields |= _of_people(item)
    if others := [role for role in _roles(item) if _others(item.get(role))]:
        fields[OTHERS] = " ".join(others)
    when = next((name for name in _DATES_OF_ISSUE if item.get(name)), "issued")
    issued = _issued(item.get(when), fields, left)
    for name in (when, "accessed", *_DATES):
        left += [(name, f"{part} {words}") for part, words in _beside_date(item.get(name))]
    return Record(
        citekey=key,
        type=type_of(written) or "document",
        status="probable",
        scope="imported",
        language=language,
        titles=titles,
        contributors=tuple(people),
        issued=issued,
        issued_origin="stated" if issued else "",
        fields=MappingProxyType(fields) if fields else NO_FIELDS,
    ), left


def type_of(written: str) -> str:
    """Return the CSL type that a word means: one of CSL's, of Zotero's or of Crossref's; "" for another."""
    plain = written.strip().casefold().replace(" ", "-")
    return plain if plain in ITEM_TYPES else _CROSSREF.get(plain, "") or _ZOTERO.get(written, "")


def _titles(item: Mapping[str, Any], language: str) -> tuple[Title, ...]:
    plain, supplied = supplied_titles.take(_text(item.get("title")))
    titles = [Title(plain, language, "supplied" if supplied else "stated")] if plain else []
    if short := _text(item.get("title-short")):
        titles.append(Title(short, language, "stated", "short"))
    return tuple(titles)


def _fields(item: Mapping[str, Any], left: list[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in item.items():
        if name in (*_OWN, *NAME_ROLES) or value in (None, "", [], {}):
            continue
        if name in _DATES and isinstance(value, Mapping):
            read = date(value)
            text = read.text if read else _text(value.get("raw") or value.get("literal"))
            if read and not _whole(value, read):
                left.append((name, str(value)))
        elif name == "custom" and isinstance(value, Mapping):
            fields |= {f"x-{label}": _words(inner) for label, inner in value.items() if _words(inner)}
            continue
        else:
            text = _text(value)
        if text:
            fields["keyword" if name == "categories" and "keyword" not in item else name] = text
        else:
            left.append((name, str(value)))
    if isinstance(note := item.get("note"), str) and "note" in fields:
        _labelled(note, fields)
    if "DOI" in fields:
        fields["DOI"] = identifiers.doi(fields["DOI"])
    if item.get("accessed"):
        accessed = date(item["accessed"])
        fields["accessed"] = accessed.text if accessed else _literal(item["accessed"])
        if not fields["accessed"] or (accessed and not _whole(item["accessed"], accessed)):
            left.append(("accessed", str(item["accessed"])))
    return {name: value for name, value in fields.items() if value}


def _labelled(note: str, fields: dict[str, str]) -> None:
    """Take the lines of a note that name a variable, as Zotero's Extra does: original-date: 1911."""
    lines = [" ".join(line.split()) for line in note.splitlines() if line.strip()]
    said = [match for line in lines if (match := _LABEL.fullmatch(line)) and match[1] not in fields]
    if said:
        fields |= {match[1]: match[2] for match in said}
        fields["note"] = " ".join(line for line in lines if line not in {match[0] for match in said})


def _text(value: object) -> str:
    """Return a value on one line; a list of texts is joined, anything else is ""."""
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return "; ".join(text for part in value if (text := _text(part)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(entities.decoded(str(value)).split())


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, Mapping | str) and value else []


def _roles(item: Mapping[str, Any]) -> list[str]:
    return [role for role in NAME_ROLES if role in item]


def _others(value: object) -> bool:
    """Whether a list of names ends in "others"."""
    people = _listed(value)
    last = people[-1] if len(people) > 1 else None
    literal = last.get("literal") or (not last.get("given") and last.get("family")) if isinstance(last, Mapping) else ""
    return isinstance(literal, str) and without_others(literal) == ("", True)


def _people(item: Mapping[str, Any], language: str, left: list[tuple[str, str]]) -> Iterator[Contributor]:
    for role in _roles(item):
        people = _listed(item.get(role))
        for listed in people[:-1] if _others(item.get(role)) else people:
            person = {"literal": listed} if isinstance(listed, str) else listed
            contributor = _person(person, role, language) if isinstance(person, Mapping) else None
            if contributor:
                yield contributor
            elif listed:
                left.append((role, str(listed)))
        if item.get(role) and not people:
            left.append((role, str(item[role])))


def _of_people(item: Mapping[str, Any]) -> dict[str, str]:
    """Return what the names of each role say beyond their parts (ORCID, affiliation), as a field of the role."""
    fields: dict[str, str] = {}
    for role in _roles(item):
        said = [
            f"{_text(person.get('family') or person.get('literal'))}: {key} {_words(value)}"
            for person in _listed(item.get(role)) if isinstance(person, Mapping)
            for key, value in person.items() if key not in _NAME_PARTS and _words(value)
        ]  # fmt: skip
        if said:
            fields[f"x-{role}-options"] = "; ".join(said)
    return fields


def _words(value: object) -> str:
    """Return the texts of a value, however deep they stand, on one line."""
    if isinstance(value, Mapping | list):
        parts = value.values() if isinstance(value, Mapping) else value
        return " ".join(text for part in parts if (text := _words(part)))
    return _text(value)


def _person(person: Mapping[str, Any], role: str, language: str) -> Contributor | None:
    """Return a name: the particle that stays before the family name, the one that may drop after the given name."""
    part = {name: _text(value) for name, value in person.items()}
    family = " ".join(part[name] for name in ("non-dropping-particle", "family") if part.get(name))
    if part.get("non-dropping-particle", "")[-1:] in ("'", "’", "-"):
        family = part["non-dropping-particle"] + part.get("family", "")
    given = part.get("given", "")
    dropping = part.get("dropping-particle", "")
    if given:
        given = f"{given} {dropping}".strip()
    elif dropping:
        family = f"{dropping} {family}".strip()
    if suffix := part.get("suffix", ""):
        given, family = (f"{given}, {suffix}", family) if given else (given, f"{family}, {suffix}")
    literal = part.get("literal") or part.get("name", "")
    return Contributor(role, family, given, literal, language, "stated") if family or given or literal else None


def _issued(value: object, fields: dict[str, str], left: list[tuple[str, str]]) -> Edtf | None:
    if value in (None, "", [], {}):
        return None
    issued = date(value)
    if issued is None or not _whole(value, issued):
        if literal := _literal(value):
            fields["x-year" if issued else "x-date"] = literal
        else:
            left.append(("issued", str(value)))
    return issued


def _beside_date(value: object) -> Iterator[tuple[str, str]]:
    """Yield (member, words) of what a CSL date says beyond the date that is read of it."""
    if not isinstance(value, Mapping):
        return
    for part, inner in value.items():
        words = _words(inner)
        read = part in ("date-parts", "circa") or (part == "season" and words in _SEASON)
        if part in ("raw", "literal"):
            read = "date-parts" not in value and words == _literal(value)
        if words and not read:
            yield part, words


def _literal(value: object) -> str:
    return _text(value.get("raw") or value.get("literal")) if isinstance(value, Mapping) else _text(value)


def _whole(value: object, date: Edtf) -> bool:
    """Whether a date says all that stands in a value."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if parts:
        numbers = {number.lstrip("0") for number in re.findall(r"\d+", str(parts))}
        return numbers <= {number.lstrip("0") for number in re.findall(r"\d+", date.text)} | {""}
    typed = whole_date(_literal(value))
    return typed is None or typed.whole


def date(value: object) -> Edtf | None:
    """Return a CSL date: date-parts, or a text as `raw` or `literal`; None where it is none."""
    if not isinstance(value, Mapping):
        typed = whole_date(_text(value)) if _text(value) else None
        return typed.date if typed else None
    circa = "~" if value.get("circa") else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and not isinstance(parts[0], list):
        parts = [parts]
    if isinstance(parts, list) and parts and all(isinstance(part, list) and part for part in parts):
        ends = [_end(part) for part in parts[:2]]
        season = value.get("season")
        if len(ends) == 1 and len(parts[0]) == 1 and str(season) in _SEASON:
            ends = [f"{ends[0]}-{20 + int(str(season))}"]
        if read := edtf.find("/".join(end + circa if end else ".." for end in ends)):
            return read
    text = _literal(value)
    typed = whole_date(text) if text else None
    if typed and circa and not typed.date.qualifier:
        return edtf.find(typed.date.text + circa) or typed.date
    return typed.date if typed else None


def _end(parts: list[object]) -> str:
    try:
        numbers = [int(str(part)) for part in parts[:3] if str(part) and part is not None]
    except ValueError:
        return "?"
    if not numbers or numbers == [0]:
        return ""
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04d}"
    if abs(numbers[0]) > 9999:
        year = "Y" + year
    month = [f"{number:02d}" for number in numbers[1:]]
    whole = "-".join([year, *month])
    return whole if edtf.find(whole) else year
