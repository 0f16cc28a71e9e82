"""Lists in the order of an alphabet: whether a list is one, which entries stand out of their places."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kb.domain.item_types import LEGAL
from kb.language.collation import sort_key
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.rising_numbers import longest_rising
from kb.manuscript.reference_list.letter_labels import split_label

_FEWEST = 4  # pairs of neighbours by which an order is told, for each alphabet of a list
_SHARE = 0.7  # of the entries that must stand in order
_SHARE_OF_PARTS = 0.85  # the same, where a list has more alphabets than pairs to tell each by
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,2}\.[\s-]?){1,3}(?=[^\W\d_]{2})")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
# Letters as an alphabet has them: each its own; ё as е; those of Kazakh as the Russian ones they resemble.
_LETTERS: tuple[Mapping[int, int], ...] = (
    {},
    str.maketrans("ёЁ", "еЕ"),
    str.maketrans("ёәғқңөұүһіЁӘҒҚҢӨҰҮҺІ", "еагкноуухиЕАГКНОУУХИ"),
)
_PURE = 0.8  # of the entries on each side of a place that must be of its language for a second alphabet to begin there

Order = dict[int, str]  # the places of entries that are in one alphabet, each with what it is sorted by


def share_in_order(entries: Sequence[AuditedEntry]) -> float:
    """Return what share of a list is in alphabetical order: 1 for all, 0 where it is too short or in another order."""
    orders = [order for order in _orders(entries) if len(order) > 1]
    pairs = sum(len(order) - 1 for order in orders)
    rising = pairs - sum(len(_out_of(order)) for order in orders)
    long = pairs >= _FEWEST * max(1, len(orders)) and rising >= pairs * _SHARE
    short = pairs >= 2 * _FEWEST and rising >= pairs * _SHARE_OF_PARTS  # parts of a few entries each
    return rising / pairs if long or short else 0


def out_of_alphabet(entries: Sequence[AuditedEntry]) -> list[int]:
    """Return the places of the entries that break an alphabet; of two the later is out of place."""
    return sorted(place for order in _orders(entries) for place in _out_of(order))


def in_alphabetical_order(entries: Sequence[AuditedEntry]) -> list[AuditedEntry]:
    """Return the entries with those that break the alphabet put in their places."""
    ordered = list(range(len(entries)))
    for order in _orders(entries):
        moved = _out_of(order)
        ordered = [place for place in ordered if place not in moved]
        kept = [place for place in order if place not in moved]
        for place in moved:
            at = bisect_left([order[other] for other in kept], order[place])
            before = ordered.index(kept[at]) if at < len(kept) else ordered.index(kept[-1]) + 1
            ordered.insert(before, place)
            kept.insert(at, place)
    return [entries[place] for place in ordered]


def _out_of(order: Order) -> list[int]:
    by_key = sorted(order, key=lambda place: (order[place], place))
    ranks = {place: rank for rank, place in enumerate(by_key)}
    kept = {-rank for rank in longest_rising([-ranks[place] for place in reversed(order)])}
    return [place for place in order if ranks[place] not in kept]


def _orders(entries: Sequence[AuditedEntry]) -> list[Order]:
    """Return the alphabets that a list has: one for each headed part and script, or language of it that stands apart.

    Acts and archive files have their own order. Letters are those of whichever alphabet leaves fewer out of place.
    """
    by_script: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.record.type not in (*LEGAL, "manuscript"):
            by_script[_part(entry), _script(entry)].append(place)
    orders: list[Order] = []
    for places in by_script.values():
        languages = [entries[place].record.language[:2] for place in places]
        ways: list[list[Order]] = [
            [_order(entries, group, letters) for group in way]
            for way in _partings(places, languages) for letters in _LETTERS
        ]  # fmt: skip
        orders += min(ways, key=_misplaced)
    return orders


def _partings(places: list[int], languages: Sequence[str]) -> Iterator[list[list[int]]]:
    """Yield the ways in which places may make alphabets: one, or one for each language.

    A work that stands in the other language's part is of that part.
    """
    yield [places]
    by_language: defaultdict[str, list[int]] = defaultdict(list)
    for place, language in zip(places, languages, strict=True):
        by_language[language].append(place)
    if all(first[-1] < second[0] for first, second in pairwise(sorted(by_language.values()))):  # one after another
        yield [*by_language.values()]
    for at in range(_FEWEST, len(places) - _FEWEST + 1):
        sides = languages[:at], languages[at:]
        (first, most), (second, others) = (Counter(side).most_common(1)[0] for side in sides)
        apart = first != second and languages[at - 1] != languages[at]
        if apart and most >= _PURE * at and others >= _PURE * (len(places) - at):
            yield [places[:at], places[at:]]


def _misplaced(way: Iterable[Order]) -> tuple[int, int]:
    orders = list(way)
    return sum(len(_out_of(order)) for order in orders), len(orders)


def _order(entries: Sequence[AuditedEntry], places: Sequence[int], letters: Mapping[int, int]) -> Order:
    heads = ((place, _head(entries[place])) for place in places)
    return {place: sort_key(head.translate(letters), "kk") for place, head in heads}


def _part(entry: AuditedEntry) -> str:
    return f"{entry.part} {split_label(entry.label)[0]}"


def _script(entry: AuditedEntry) -> str:
    first = re.search(r"[^\W\d_]", entry.text)
    return "" if not first else "Cyrl" if _CYRILLIC.match(first[0]) else "Latn"


def _head(entry: AuditedEntry) -> str:
    """Return what an entry is sorted by: its first author's family name and initial, else its first words.

    Works of one author stand by year or by title.
    """
    text = _INITIALS.sub("", entry.text.lstrip(' «"“„'))
    person = next(iter(entry.record.contributors), None)
    if person and person.family and text.startswith(person.family):
        return f"{person.family} {person.given[:1]}".strip()
    return text
