"""The one map between records and Zotero: item types, fields and creators (zotero-schema, version 41).

What an item type has no field for goes to Extra, a line a CSL variable ("Event Place: Moscow"), as Zotero reads it
back when it cites. Zotero has no treaty: one is a statute with the line "Type: treaty", which it cites as a treaty.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.domain.chronology import issued
from kb.domain.item_types import LEGAL, row_of
from kb.domain.records import Contributor, Record
from kb.formats import supplied_titles
from kb.formats.zotero import schema


@dataclass(frozen=True, slots=True)
class Creator:
    """A person, or a body (`given` and `person` empty), in one of Zotero's creator roles."""

    role: str
    name: str
    given: str = ""
    person: bool = True


@dataclass(frozen=True, slots=True)
class ZoteroItem:
    """What Zotero should hold: item type, title, date (ISO 8601 or EDTF), fields, creators; `extra` lines apart."""

    type: str
    title: str
    date: str
    fields: Mapping[str, str]
    creators: tuple[Creator, ...]
    extra: tuple[str, ...]


def item_type(record: Record) -> str:
    """Return Zotero's item type of a record."""
    return row_of(record.type).zotero


def item(record: Record) -> ZoteroItem:
    """Return the item of a record; a supplied title stands in brackets."""
    kind = item_type(record)
    known = schema.FIELDS.get(kind, schema.ANY)
    values = {name: " ".join(value.split()) for name, value in variables(record)}
    return ZoteroItem(
        kind,
        supplied_titles.of(record) or record.citekey,
        date.text.partition("T")[0] if (date := issued(record)) else record.fields.get("x-date", ""),
        {known[name]: value for name, value in values.items() if name in known},
        tuple(_creators(record, kind)),
        (*type_line(record), *(extra_line(name, value) for name, value in values.items() if name not in known)),
    )


def variables(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the CSL variables of a record other than title, names and date; where signed is its `event-place`."""
    fields = record.fields
    if record.language:
        yield "language", record.language
    short = next(
        (title.value for title in record.titles if title.form == "short" and title.lang == record.language), ""
    )
    if short and "title-short" not in fields:
        yield "title-short", short
    for name, value in fields.items():
        if value and not name.startswith("x-") and name != "keyword" and re.fullmatch("[A-Za-z_-]+", name):
            yield name, value
    issuer = next((person.label for person in record.contributors_as("issuer")), "")
    if issuer:
        name = "authority" if record.type in LEGAL else "publisher"
        if name not in fields:
            yield name, issuer
    if "event-place" not in fields and (place := record.signing_place):
        yield "event-place", place
    if "genre" not in fields and record.kind and record.type not in LEGAL:
        yield "genre", record.kind


def type_line(record: Record) -> Iterator[str]:
    """Yield the line of Extra that names the CSL type, where the item type alone leads to another one."""
    if schema.OWN_TYPES.get(item_type(record)) != record.type:
        yield f"Type: {record.type}"


def extra_line(name: str, value: str) -> str:
    """Return a CSL variable as a line of Extra: "Event Place: Moscow"."""
    return f"{name.replace('-', ' ').replace('_', ' ').title() if name.islower() else name}: {value}"


def _creators(record: Record, kind: str) -> Iterator[Creator]:
    for person in record.contributors:
        if person.role != "issuer" and person.label:
            yield _creator(person, creator_role(person.role, kind))


def creator_role(role: str, kind: str) -> str:
    """Return the creator of an item type that people in a role are; "contributor" where it has none for them."""
    if role == "author":
        return schema.MAKERS.get(kind, "author")
    if role == "editor" and kind in schema.EDITED:
        return "editor"
    if role == "translator" and kind not in schema.UNTRANSLATED:
        return "translator"
    if role == "collection-editor" and kind in schema.IN_SERIES:
        return "seriesEditor"
    return schema.OTHER_ROLES.get((role, kind), "contributor")


def _creator(person: Contributor, role: str) -> Creator:
    if person.literal:
        return Creator(role, person.literal, person=False)
    return Creator(role, person.family or person.given, person.given if person.family else "")
