"""The values of a record that its references may print, each with the record without that value and with another."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from kb.domain import edtf
from kb.domain.item_types import printable
from kb.domain.records import Contributor, Record

_SAME = {"x-issue": "issue"}  # fields of one value: what the other one says is said
_OTHER_DATE: Final = "1733-03-13"


class StoredValue(NamedTuple):
    """A value by its CSL variable (or a name of BibLaTeX after x-), and the records that lack it or have another."""

    variable: str
    value: str
    without: Record
    other: Record


def stored_values(record: Record) -> Iterator[StoredValue]:
    """Yield each value that a record stores and that references of its type may print."""
    if record.titles:
        title = record.titles[0]
        renamed = (title._replace(value=_unlike(title.value)), *record.titles[1:])
        yield _stored(record, "title", title.value, {"titles": ()}, {"titles": renamed})
    for role in dict.fromkeys(person.role for person in record.contributors):
        people = "; ".join(person.label for person in record.contributors_as(role))
        rest = tuple(person for person in record.contributors if person.role != role)
        strangers = tuple(_stranger(person) if person.role == role else person for person in record.contributors)
        yield _stored(record, role, people, {"contributors": rest}, {"contributors": strangers})
    if record.issued:
        another = edtf.parse(_unlike(record.issued.text))
        yield _stored(record, "issued", record.issued.text, {"issued": None, "issued_origin": ""}, {"issued": another})
    for name, value in record.fields.items():
        if name in printable(record.type) and record.fields.get(_SAME.get(name, "")) != value:
            fields = {other: text for other, text in record.fields.items() if other != name}
            changed = {"fields": {**record.fields, name: _unlike(value)}}
            yield _stored(record, name, value, {"fields": fields}, changed)
    yield from _words_of_number(record)


def _words_of_number(record: Record) -> Iterator[StoredValue]:
    """Yield each word of a number of several: a style may print 434-V of 434-V ЗРК."""
    words = record.fields.get("number", "").split()
    for place, word in enumerate(words if len(words) > 1 and "number" in printable(record.type) else ()):
        if any(letter.isalnum() for letter in word):
            without, other = (" ".join([*words[:place], *swap, *words[place + 1 :]]) for swap in ([], [_unlike(word)]))
            changed = ({**record.fields, "number": text} for text in (without, other))
            yield _stored(record, "number", word, *({"fields": fields} for fields in changed))


def _stored(record: Record, name: str, value: str, without: dict[str, Any], other: dict[str, Any]) -> StoredValue:
    return StoredValue(name, value, replace(record, **without), replace(record, **other))


def _stranger(person: Contributor) -> Contributor:
    """Return a person of another name, whose parts are as many."""
    family, first, literal = (_unlike(part) if part else "" for part in (person.family, person.given, person.literal))
    return replace(person, family=family, given=first, literal=literal)


def _unlike(value: str) -> str:
    """Return a value of the same kind that reads otherwise: another date, number, address or word."""
    if value.isdecimal():
        return str(int(value) + 1)
    if edtf.find(value):
        return _OTHER_DATE
    if address := re.match(r"https?://", value):
        return f"{address.group()}other.example/{value[address.end() :]}"
    return f"Qzv{value[::-1].casefold()}"
