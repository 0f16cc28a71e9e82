"""The values of a record that its references may print, each with the record as it is without that value."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from kb.domain.item_types import printable
from kb.domain.records import Record

_SAME = {"x-issue": "issue"}  # fields of one value: what the other one says is said


class StoredValue(NamedTuple):
    """A value by its CSL variable (or a name of BibLaTeX after x-), and the record that lacks it."""

    variable: str
    value: str
    without: Record


def stored_values(record: Record) -> Iterator[StoredValue]:
    """Yield each value that a record stores and that references of its type may print."""
    if record.titles:
        yield StoredValue("title", record.titles[0].value, replace(record, titles=()))
    for role in dict.fromkeys(person.role for person in record.contributors):
        people = "; ".join(person.label for person in record.contributors_as(role))
        others = tuple(person for person in record.contributors if person.role != role)
        yield StoredValue(role, people, replace(record, contributors=others))
    if record.issued:
        yield StoredValue("issued", record.issued.text, replace(record, issued=None, issued_origin=""))
    for name, value in record.fields.items():
        if name in printable(record.type) and record.fields.get(_SAME.get(name, "")) != value:
            fields = {other: text for other, text in record.fields.items() if other != name}
            yield StoredValue(name, value, replace(record, fields=MappingProxyType(fields)))
