"""One item of CSL-JSON to a record, whatever its values are: what no field can hold is handed back, not dropped."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kb.domain.item_types import ITEM_TYPES, read_as
from kb.domain.records import NO_FIELDS, Contributor, Record
from kb.domain.titles import Title
from kb.formats import identifiers, languages, name_lists, supplied_titles
from kb.formats.bibtex import latex, names
from kb.formats.csl_dates import beside, date, issued_of, literal_of, says_all, text_of, words_of
from kb.formats.name_lists import OTHERS, without_others

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
_OTHERWISE = {"lastName": "family", "firstName": "given"}  # as Zotero's own JSON has them
_NAME_PARTS = (
    "family", "given", "suffix", "literal", "name", "dropping-particle", "non-dropping-particle", "lastName",
    "firstName", "isInstitution",
)  # fmt: skip
IN_CUSTOM = {"event-date": "eventdate", "original-date": "origdate"}  # our own files say them twice
DATES = ("available-date", "event-date", "original-date", "submitted")
_LABEL = re.compile(  # a line of a note that Zotero's Extra would read
    r"(PMID|PMCID|DOI|ISBN|ISSN|original-(?:date|title|publisher|publisher-place)|event-(?:date|place|title)"
    r"|publisher-place|collection-(?:title|number)|container-title|number-of-(?:volumes|pages)|archive_(?:location|collection)|archive-place"
    r"|archive|genre|medium|edition|volume|issue|page|status|section|call-number|authority|jurisdiction|number|version"
    r"|(?:part|chapter|printing|supplement)-number|scale|dimensions|volume-title|reviewed-(?:title|genre)): ?(\S.*)"
)
_UNDERSCORED = {f"archive-{part}": f"archive_{part}" for part in ("collection", "location")}  # as many write them
_OF_ZOTERO = {"reporter": "container-title", "court": "authority"}  # Zotero's names of its fields, which lead to CSL's
_IN_BRACES = re.compile(r"\{:([A-Za-z][A-Za-z -]*):\s*([^{}]+)\}")  # {:number-of-volumes: 3}, an older form of the same
_OF_NO_FIELD = re.compile(r"(type|citation key|[a-z][a-z -]+): ?(\S.*)", re.IGNORECASE)


def record(item: Mapping[str, Any], key: str) -> tuple[Record, list[tuple[str, str]]]:
    """Return the record of an item, and (field, value as text) of each value that could not be kept as it is."""
    left: list[tuple[str, str]] = []
    item = _said_in_extra(item)
    language = languages.code(text_of(item.get("language")))
    titles = _titles(item, language)
    fields = _fields(item, left)
    left += [(name, str(item[name])) for name in _TEXTS if item.get(name) and not text_of(item[name])]
    written = text_of(item.get("type"))
    if written and type_of(written) != written:
        fields["x-type"] = written
    if not language and (unknown := text_of(item.get("language"))):
        fields["x-language"] = unknown
    if text_of(item.get("citation-key")) not in ("", key):
        fields["x-citation-key"] = text_of(item["citation-key"])
    people = list(_people(item, language, left))
    fields |= _of_people(item)
    if others := [role for role in _roles(item) if _others(item.get(role))]:
        fields[OTHERS] = " ".join(others)
    when = next((name for name in _DATES_OF_ISSUE if item.get(name)), "issued")
    issued = issued_of(item.get(when), fields, left)
    for name in (when, "accessed", *DATES):
        left += [(name, f"{part} {words}") for part, words in beside(item.get(name))]
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
        fields=fields or NO_FIELDS,
    ), left


def type_of(written: str) -> str:
    """Return the CSL type that a word means: one of CSL's, of Zotero's or of Crossref's; "" for another."""
    plain = written.strip().casefold().replace(" ", "-")
    return plain if plain in ITEM_TYPES else _CROSSREF.get(plain, "") or _ZOTERO.get(written, "")


def _titles(item: Mapping[str, Any], language: str) -> tuple[Title, ...]:
    plain, supplied = supplied_titles.take(text_of(item.get("title")))
    titles = [Title(plain, language, "supplied" if supplied else "stated")] if plain else []
    if short := text_of(item.get("title-short")):
        titles.append(Title(short, language, "stated", "short"))
    return tuple(titles)


def _fields(item: Mapping[str, Any], left: list[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in item.items():
        custom = item.get("custom")
        twice = isinstance(custom, Mapping) and IN_CUSTOM.get(name) in custom
        if name in (*_OWN, *NAME_ROLES) or value in (None, "", [], {}) or twice:
            continue
        if name in DATES and isinstance(value, Mapping):
            read = date(value)
            text = read.text if read else text_of(value.get("raw") or value.get("literal"))
            if read and not says_all(value, read):
                left.append((name, str(value)))
        elif name == "custom" and isinstance(value, Mapping):
            fields |= {f"x-{label}": words_of(inner) for label, inner in value.items() if words_of(inner)}
            continue
        else:
            text = text_of(value)
        if text:
            fields["keyword" if name == "categories" and "keyword" not in item else _UNDERSCORED.get(name, name)] = text
        else:
            left.append((name, str(value)))
    if isinstance(note := item.get("note"), str) and "note" in fields:
        _labelled(note, fields)
    if "DOI" in fields:
        fields["DOI"] = identifiers.doi(fields["DOI"])
    if item.get("accessed"):
        accessed = date(item["accessed"])
        fields["accessed"] = accessed.text if accessed else literal_of(item["accessed"])
        if not fields["accessed"] or (accessed and not says_all(item["accessed"], accessed)):
            left.append(("accessed", str(item["accessed"])))
    return {name: value for name, value in fields.items() if value}


def _said_in_extra(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item with the type, the key and the people that its note names as Zotero's Extra does."""
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note:
        return item
    extra: dict[str, Any] = {}
    lines = []
    for line in _IN_BRACES.sub(r"\n\1: \2\n", note).splitlines():
        match = _OF_NO_FIELD.fullmatch(line.strip())
        name, value = (match[1].casefold().replace(" ", "-"), match[2]) if match else ("", "")
        name = _UNDERSCORED.get(name, _OF_ZOTERO.get(name, name))
        family, bars, first = value.partition("||")
        if name == "type" and type_of(value) == value and item.get("type", "document") == "document":
            extra["type"] = value
        elif name == "citation-key" and not item.get(name):
            extra[name] = value
        elif name == "note":  # of a note that stands among such lines
            lines.append(value)
        elif name in NAME_ROLES and bars:
            people = extra.get(name) or _listed(item.get(name))
            extra[name] = [*people, {"family": family.strip(), "given": first.strip()}]
        else:
            lines.append(f"{name}: {value}" if _LABEL.fullmatch(f"{name}: {value}") else line)
    return {**item, **extra, "note": "\n".join(lines)}


def _labelled(note: str, fields: dict[str, str]) -> None:
    """Take the lines of a note that name a variable, as Zotero's Extra does: original-date: 1911."""
    lines = [" ".join(line.split()) for line in note.splitlines() if line.strip()]
    matches = [match for line in lines if (match := _LABEL.fullmatch(line)) and match[1] not in fields]
    if matches:
        fields |= {match[1]: match[2] for match in matches}
        fields["note"] = " ".join(line for line in lines if line not in {match[0] for match in matches})


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
            if written := _written(listed):
                yield from (replace(person, origin="stated") for person in names.parse(written, role, language))
                continue
            contributor = _person(listed, role, language) if isinstance(listed, Mapping) else None
            if contributor:
                yield contributor
            elif listed:
                left.append((role, str(listed)))
        if item.get(role) and not people:
            left.append((role, str(item[role])))


def _written(listed: object) -> str:
    """Return a name that is no object of CSL but a text, as a name list of BibTeX has it."""
    text = listed if isinstance(listed, str) else ""
    if isinstance(listed, Mapping) and not {"family", "given", "literal"} & listed.keys():
        text = text_of(listed.get("name"))
        text = text if "," in text else ""
    return latex.encode(name_lists.family_first(text)) if text else ""


def _of_people(item: Mapping[str, Any]) -> dict[str, str]:
    """Return what the names of each role say beyond their parts (ORCID, affiliation), as a field of the role."""
    fields: dict[str, str] = {}
    for role in _roles(item):
        options = [
            f"{text_of(person.get('family') or person.get('literal'))}: {key} {words_of(value)}"
            for person in _listed(item.get(role)) if isinstance(person, Mapping)
            for key, value in person.items() if key not in _NAME_PARTS and words_of(value)
        ]  # fmt: skip
        if options:
            fields[f"x-{role}-options"] = "; ".join(options)
    return fields


def _person(person: Mapping[str, Any], role: str, language: str) -> Contributor | None:
    """Return a name: the particle that stays before the family name, the one that may drop after the given name."""
    part = {_OTHERWISE.get(name, name): text_of(value) for name, value in person.items()}
    if person.get("isInstitution") in (True, "true", 1) and part.get("family"):
        return Contributor(role, literal=part["family"], lang=language, origin="stated")
    if part.get("name") and not {"family", "given", "literal"} & part.keys():
        return Contributor(role, literal=part["name"], lang=language, origin="stated")  # a group of Crossref
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
    literal = part.get("literal", "")
    return Contributor(role, family, given, literal, language, "stated") if family or given or literal else None
