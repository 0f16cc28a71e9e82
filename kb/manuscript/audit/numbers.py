"""Numbers of text and list against each other: without entry, never cited, dead, left out, out of order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
        if not alphabetical(subject.entries):
            yield from _out_of_order(subject)
            yield from _list_order(subject.entries)
        else:
            yield from _alphabet(subject.entries)


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
            yield at_marker("number-without-entry", "error", placed, cause)


def _never_cited(subject: Subject) -> Iterator[Finding]:
    cited = {(entry.number, entry.key) for _, _, entry in subject.cited if entry}
    if not cited:
        return
    for entry in subject.entries:
        if (entry.number, entry.key) not in cited:
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
    firsts: dict[int, int] = {}
    for place, (_, item, entry) in enumerate(subject.cited):
        number = entry.number if entry else item.number
        if number is not None and (entry or not subject.entries):
            firsts.setdefault(number, place)
    numbers = list(firsts)
    kept = _longest_rising(numbers)
    if len(kept) * 3 < len(numbers) * 2:
        return  # the numbers follow another order
    for index, number in enumerate(numbers):
        if number not in kept:
            before = max((other for other in numbers[:index] if other in kept), default=0)
            cause = Message("audit-first-mention-order", number=number, before=before)
            yield at_marker("first-mention-order", "warning", subject.cited[firsts[number]].placed, cause)


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


def alphabetical(entries: Sequence[AuditedEntry]) -> bool:
    """Return whether a list follows the alphabet but for a few entries."""
    keys = _keys(entries)
    rising = sum(first <= second for first, second in pairwise(keys))
    return len(keys) >= 5 and rising >= (len(keys) - 1) * 0.85


def _keys(entries: Sequence[AuditedEntry]) -> list[str]:
    return [sort_key(entry.text.lstrip(' «"“'), "kk") for entry in entries]


def _alphabet(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    keys = _keys(entries)
    for index in range(1, len(keys)):
        if keys[index] < keys[index - 1] and (index + 1 == len(keys) or keys[index - 1] <= keys[index + 1]):
            cause = Message("audit-list-alphabet", number=str(entries[index].number or entries[index].key))
            yield at_entry("list-order", "warning", entries[index], cause)
