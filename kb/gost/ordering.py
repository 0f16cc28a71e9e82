"""Orders of a reference list: by citation, alphabet, date, kind of document (gost.md 4.1), and its in-text markers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kb.csl.processor import CiteItem, Cluster, Processor, as_text
from kb.domain.item_types import LITERATURE, gost_class, row_of
from kb.domain.records import Contributor, Record
from kb.errors import ChoiceError
from kb.gost.families import wording
from kb.language.collation import Order, sort_key

ORDERS: Final = ("citation", "alphabetical", "chronological", "kind")
_LAST: Final = 10**9
_UNIDENTIFIED: Final = LITERATURE + 1


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record's place in a list: its number (None: none) and the heading of its group where it opens one."""

    record: Record
    number: int | None
    group: str = ""


def arrange(records: Iterable[Record], order: str, lang: str = "kk") -> list[ListedRecord]:
    """Return records in order with their numbers; raises ChoiceError for an unknown order.

    "citation" keeps the numbers of the manuscript: a record with two numbers stands twice, records without a number
    follow by date and have none. In the other orders the numbers run from 1.
    """
    if order not in ORDERS:
        raise ChoiceError("order", order, ORDERS)
    return _ARRANGERS[order](list(records), lang)


def heading(record: Record) -> str:
    """Return what a reference begins with: the first of up to three personal authors, else the title."""
    people = [person for person in record.contributors_as("author") if person.family]
    title = record.title()
    if 0 < len(people) <= 3:
        return " ".join([*map(_name, people), title.value if title else ""])
    return title.value if title else record.citekey


def _name(person: Contributor) -> str:
    return f"{person.family} {person.given}"


def _alphabet(lang: str) -> Order:
    """Return the alphabet of a list; Cyrillic stands before Latin in all (gost.md 4.1.2)."""
    return "ru" if lang == "ru" else "kk"


def _alphabetical_key(record: Record, lang: str) -> tuple[str, int, str]:
    people = [person for person in record.contributors_as("author") if person.family]
    title = record.title()
    text = title.value if title else record.citekey
    first = _name(people[0]) if 0 < len(people) <= 3 else text
    return sort_key(first, _alphabet(lang)), _day(record), sort_key(text, _alphabet(lang))


def _day(record: Record) -> int:
    return record.issued.lower if record.issued and record.issued.lower is not None else _LAST


def _by_citation(records: Sequence[Record], lang: str) -> list[ListedRecord]:
    del lang
    numbered = [ListedRecord(record, number) for record in records for number in record.numbers]
    numbered.sort(key=lambda place: (place.number or 0, place.record.citekey))
    others = sorted((record for record in records if not record.numbers), key=lambda one: (_day(one), one.citekey))
    if not numbered:
        return _counted(others)
    return [*numbered, *(ListedRecord(record, None) for record in others)]


def _counted(records: Iterable[Record]) -> list[ListedRecord]:
    return [ListedRecord(record, number) for number, record in enumerate(records, start=1)]


def _alphabetically(records: Sequence[Record], lang: str) -> list[ListedRecord]:
    return _counted(sorted(records, key=lambda one: (*_alphabetical_key(one, lang), one.citekey)))


def _chronologically(records: Sequence[Record], lang: str) -> list[ListedRecord]:
    return _counted(sorted(records, key=lambda one: (_day(one), *_alphabetical_key(one, lang), one.citekey)))


def _by_kind(records: Sequence[Record], lang: str) -> list[ListedRecord]:
    """Return acts by legal force, equal force by date; then literature by the alphabet; the unidentified last."""

    def key(record: Record) -> tuple[Any, ...]:
        level = rank(record)
        if level < LITERATURE:
            nations = 0 if record.citekey.startswith("un-") or any(p.code == "UN" for p in record.parties) else 1
            return (level, nations, _day(record), sort_key(heading(record), _alphabet(lang)), record.citekey)
        return (level, *_alphabetical_key(record, lang), record.citekey)

    places = []
    before = -1
    for number, record in enumerate(sorted(records, key=key), start=1):
        level = rank(record)
        places.append(ListedRecord(record, number, _group(level, lang) if level != before else ""))
        before = level
    return places


def _group(level: int, lang: str) -> str:
    names = wording()["list"]["groups"][level]
    return str(names.get(lang) or names["kk"])


def rank(record: Record) -> int:
    """Return the group of a record in a legal list: 0 international acts to 8 literature, 9 unidentified."""
    if record.status == "unidentified":
        return _UNIDENTIFIED
    usual = row_of(record.type).rank
    if usual is None:
        return LITERATURE
    if record.type in gost_class("treaty"):
        return usual
    return int(wording()["kinds"].get(record.kind, {}).get("rank", usual))


_ARRANGERS: Final[dict[str, Callable[[Sequence[Record], str], list[ListedRecord]]]] = {
    "citation": _by_citation,
    "alphabetical": _alphabetically,
    "chronological": _chronologically,
    "kind": _by_kind,
}


def marker(processor: Processor, cites: Sequence[tuple[dict[str, Any], CiteItem]]) -> str:
    """Return an in-text citation of items that carry their `citation-number`: [119, 49 б.; 25, с. 81]."""
    items = [{**item, "id": cite.id} for item, cite in cites]
    made = processor.cite([Cluster(tuple(cite for _item, cite in cites))], items)
    return as_text(made[0])
