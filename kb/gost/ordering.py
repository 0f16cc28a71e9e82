"""Orders of a reference list: by citation, alphabet, date, kind of document (gost.md 4.1)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from kb.domain.item_types import LITERATURE, TREATIES, row_of
from kb.domain.markup import bare
from kb.domain.records import Contributor, Record
from kb.domain.wording import Wording
from kb.errors import ChoiceError
from kb.gost.families import wording
from kb.language.collation import Order, sort_key

ORDERS: Final = ("citation", "alphabetical", "chronological", "kind")
_LAST: Final = 10**9
_UNIDENTIFIED: Final = LITERATURE + 1


Numbered = tuple[int | None, Record]
Key = tuple[str, int, str]
KeyOf = Callable[[Record], Key]


def arrange(
    records: Iterable[Record], order: str, lang: str = "kk", lines: Mapping[str, str] = MappingProxyType({})
) -> list[Numbered]:
    """Return records in order, each with its number or None; raises ChoiceError for an unknown order.

    `lines` are the references by citekey: a work without authors has its place by what its line begins with.

    "citation" keeps the numbers of the manuscript: a record with two numbers stands twice, records without a number
    follow by date and have none. In the other orders the numbers run from 1.
    """
    if order not in ORDERS:
        raise ChoiceError("order", order, ORDERS)
    return _ARRANGERS[order](list(records), lambda record: _alphabetical_key(record, lang, lines))


def counted_anew(records: Iterable[Record]) -> list[Numbered]:
    """Return each record once, counted from 1, as in a list that is not the manuscript's; one alone has no number."""
    once = list({record.citekey: record for record in records}.values())
    return _counted(once) if len(once) > 1 else [(None, record) for record in once]


def _name(person: Contributor) -> str:
    return f"{person.family} {person.given}"


def alphabet(lang: str) -> Order:
    """Return the alphabet of a list; Cyrillic stands before Latin in all (gost.md 4.1.2)."""
    return "ru" if lang == "ru" else "kk"


def _alphabetical_key(record: Record, lang: str, lines: Mapping[str, str]) -> Key:
    people = [person for person in record.contributors_as("author") if person.family]
    title = record.title()
    text = bare(title.value) if title else record.citekey
    line = lines.get(record.citekey, "")
    headed = 0 < len(people) <= 3 and (not line or line.startswith(people[0].family))
    first = _name(people[0]) if headed else text if line.startswith(text) else line or text
    return sort_key(first, alphabet(lang)), _day(record), sort_key(text, alphabet(lang))


def _day(record: Record) -> int:
    return record.issued.lower if record.issued and record.issued.lower is not None else _LAST


def _by_citation(records: Sequence[Record], alphabetical: KeyOf) -> list[Numbered]:
    del alphabetical
    numbered = sorted(
        ((number, record) for record in records for number in record.numbers),
        key=lambda place: (place[0], place[1].citekey),
    )
    others = sorted(
        (record for record in records if not record.numbers), key=lambda record: (_day(record), record.citekey)
    )
    if not numbered:
        return _counted(others)
    return [*numbered, *((None, record) for record in others)]


def _counted(records: Iterable[Record]) -> list[Numbered]:
    return list(enumerate(records, start=1))


def _alphabetically(records: Sequence[Record], alphabetical: KeyOf) -> list[Numbered]:
    return _counted(sorted(records, key=lambda record: (*alphabetical(record), record.citekey)))


def _chronologically(records: Sequence[Record], alphabetical: KeyOf) -> list[Numbered]:
    return _counted(sorted(records, key=lambda record: (_day(record), *alphabetical(record), record.citekey)))


def _by_kind(records: Sequence[Record], alphabetical: KeyOf) -> list[Numbered]:
    """Return acts by legal force, equal force by date; then literature by the alphabet; the unidentified last."""

    def key(record: Record) -> tuple[Any, ...]:
        level = rank(record)
        if level < LITERATURE:
            nations = 0 if record.citekey.startswith("un-") or any(p.code == "UN" for p in record.parties) else 1
            return (level, nations, _day(record), *alphabetical(record), record.citekey)
        return (level, *alphabetical(record), record.citekey)

    return _counted(sorted(records, key=key))


def group_headings(records: Sequence[Record], lang: str) -> list[str]:
    """Return the heading above each record of a list by kind: its group where it opens one, else ""."""
    levels = [rank(record) for record in records]
    return [
        _group(level, lang) if level != before else "" for before, level in zip([-1, *levels], levels, strict=False)
    ]


def _group(level: int, lang: str) -> str:
    return Wording(wording()["list"]["groups"][level]).get(lang)


def rank(record: Record) -> int:
    """Return the group of a record in a legal list: 0 international acts to 8 literature, 9 unidentified."""
    if record.status == "unidentified":
        return _UNIDENTIFIED
    usual = row_of(record.type).rank
    if usual is None:
        return LITERATURE
    if record.type in TREATIES:
        return usual
    return int(wording()["kinds"].get(record.kind, {}).get("rank", usual))


_ARRANGERS: Final[dict[str, Callable[[Sequence[Record], KeyOf], list[Numbered]]]] = {
    "citation": _by_citation,
    "alphabetical": _alphabetically,
    "chronological": _chronologically,
    "kind": _by_kind,
}
