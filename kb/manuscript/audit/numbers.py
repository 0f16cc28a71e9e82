"""Numbers of text and list against each other: without entry, never cited, dead, left out, out of order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.domain.item_types import LEGAL
from kb.language.collation import sort_key
from kb.manuscript.audit.subject import AuditedEntry, Finding, Subject, at_entry, at_marker
from kb.messages import Message


def find(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the numbers."""
    yield from _dead(subject)
    if not subject.entries:
        yield from _no_list(subject)
        yield from _out_of_order(subject)
    else:
        yield from _without_entry(subject)
        yield from _never_cited(subject)
        yield from _gaps(subject.entries)
        yield from _list_order(subject.entries)
        if follows_alphabet(subject):
            yield from _alphabet(subject.entries)
        else:
            yield from _out_of_order(subject)


def _dead(subject: Subject) -> Iterator[Finding]:
    for placed in subject.markers:
        if placed.marker.dead:
            yield at_marker("dead-number", "error", placed, Message("audit-dead-number", raw=placed.marker.raw))


def _no_list(subject: Subject) -> Iterator[Finding]:
    if subject.cited:
        cause = Message("manuscript-without-list", place="")
        yield Finding("list-missing", "warning", 0, "", cause, "list")


def _without_entry(subject: Subject) -> Iterator[Finding]:
    last = max((entry.number or 0 for entry in subject.entries), default=0)
    for placed, item, entry in subject.cited:
        if entry is None:
            shown = item.key or item.number or 0
            cause = Message("audit-number-without-entry", number=str(shown), last=last)
            if item.key:
                cause = Message("audit-key-without-entry", key=item.key)
            if item.year:
                cause = Message("audit-work-not-listed", names=item.names, year=item.year)
            yield at_marker("number-without-entry", "error", placed, cause)


def _never_cited(subject: Subject) -> Iterator[Finding]:
    cited = {(entry.number, entry.key) for _, _, entry in subject.cited if entry}
    if not cited:
        if not subject.cited:
            cause = Message("audit-nothing-cited", count=len(subject.entries))
            yield Finding("entry-never-cited", "warning", 0, "", cause, "list")
        return
    numbered = any(entry.number is not None for entry in subject.entries)
    for entry in subject.entries:
        if (entry.number, entry.key) not in cited and (entry.number is not None or not numbered):
            cause = Message("audit-entry-never-cited", number=str(entry.number or entry.key))
            yield at_entry("entry-never-cited", "warning", entry, cause)


def _gaps(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    numbers = sorted({entry.number for entry in entries if entry.number is not None})
    by_number = {entry.number: entry for entry in entries}
    for before, after in pairwise(numbers):
        if after - before > 1:
            missing = str(before + 1) if after - before == 2 else f"{before + 1}–{after - 1}"
            cause = Message("audit-gap", missing=missing, before=before, after=after)
            yield at_entry("gap", "warning", by_number[after], cause)


def _out_of_order(subject: Subject) -> Iterator[Finding]:
    """Yield the numbers whose first mention breaks the order in which the others are mentioned first."""
    firsts = _first_mentions(subject)
    numbers = list(firsts)
    kept = _longest_rising(numbers)
    if len(kept) * 3 < len(numbers) * 2:
        return  # the numbers follow another order
    for index, number in enumerate(numbers):
        if number not in kept:
            before = max((other for other in numbers[:index] if other in kept), default=0)
            cause = Message("audit-first-mention-order", number=number, before=before)
            if not before:
                cause = Message("audit-first-mention-early", number=number, after=min(kept))
            yield at_marker("first-mention-order", "warning", subject.cited[firsts[number]].placed, cause)


def _first_mentions(subject: Subject) -> dict[int, int]:
    """Return the numbers in the order of their first mention, with the place of it among the citations."""
    firsts: dict[int, int] = {}
    for place, (_, item, entry) in enumerate(subject.cited):
        number = entry.number if entry else item.number
        if number is not None and not item.year and (entry or not subject.entries):
            firsts.setdefault(number, place)
    return firsts


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the numbers of the longest rising row among them."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [index]
        before.append(ends[place - 1] if place else -1)
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(numbers[index])
        index = before[index]
    return kept


def _list_order(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    """Yield entries whose number is not above the one before: out of order, or given twice."""
    previous: AuditedEntry | None = None
    for entry in entries:
        if previous and entry.number is not None and previous.number is not None and entry.number <= previous.number:
            cause = Message("audit-list-order", number=entry.number, before=previous.number)
            yield at_entry("list-order", "warning", entry, cause)
        if entry.number is not None:
            previous = entry


def follows_alphabet(subject: Subject) -> bool:
    """Return whether a list follows the alphabet but for a few entries, and better than the order of mention."""
    entries = subject.entries
    keys = _keys(entries)
    rising = sum(first <= second for first, second in pairwise(keys))
    if len(keys) < 5 or rising < (len(keys) - 1) * 0.7:
        return False
    mentioned = list(_first_mentions(subject))
    by_mention = len(_longest_rising(mentioned)) / len(mentioned) if mentioned else 0
    return rising == len(keys) - 1 or 1 - len(out_of_alphabet(entries)) / len(entries) > by_mention


def _keys(entries: Sequence[AuditedEntry]) -> list[str]:
    return [sort_key(entry.text.lstrip(' «"“'), "kk") for entry in entries]


def out_of_alphabet(entries: Sequence[AuditedEntry]) -> list[int]:
    """Return the places of single entries that break an alphabet; laws, and another script, may stand apart."""
    keys = _keys(entries)
    by_key = sorted(range(len(keys)), key=lambda place: (keys[place], place))
    ranks = [0] * len(keys)
    for rank, place in enumerate(by_key):
        ranks[place] = rank
    kept = {-rank for rank in _longest_rising([-rank for rank in reversed(ranks)])}  # of two the later is out of place
    latin = [entry.text.lstrip(' «"“')[:1].isascii() for entry in entries]
    mostly = sum(latin) * 2 > len(latin)

    def alone(place: int) -> bool:
        beside = ranks[max(0, place - 1) : place] + ranks[place + 1 : place + 2]
        return all(rank in kept for rank in beside)

    return [
        place for place, rank in enumerate(ranks)
        if rank not in kept and alone(place) and latin[place] == mostly and entries[place].record.type not in LEGAL
    ]  # fmt: skip


def in_alphabet(entries: Sequence[AuditedEntry]) -> list[AuditedEntry]:
    """Return the entries with those that break the alphabet put in their places."""
    moved = out_of_alphabet(entries)
    ordered = [entry for place, entry in enumerate(entries) if place not in moved]
    for place in moved:
        key = _keys([entries[place]])[0]
        ordered.insert(bisect_left(_keys(ordered), key), entries[place])
    return ordered


def _alphabet(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    for place in out_of_alphabet(entries):
        cause = Message("audit-list-alphabet", number=str(entries[place].number or entries[place].key))
        yield at_entry("list-order", "warning", entries[place], cause)
