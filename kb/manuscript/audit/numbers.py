"""Numbers of text and list against each other: without entry, never cited, dead, left out, out of order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.manuscript.audit.alphabetical_order import out_of_alphabet, share_in_order
from kb.manuscript.audit.audited_entries import AuditedEntry, NumberSeries, number_series
from kb.manuscript.audit.audited_manuscript import (
    AuditedManuscript,
    CitedItem,
    Finding,
    finding_at_entry,
    finding_at_marker,
)
from kb.manuscript.audit.rising_numbers import longest_rising
from kb.manuscript.marker_grammar import AGAIN
from kb.manuscript.reference_list.letter_labels import shown_label
from kb.messages import Message

_AGAIN = re.compile(AGAIN, re.IGNORECASE)


def find(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield what is wrong with the numbers."""
    yield from _dead(subject)
    if not subject.entries:
        yield from _no_list(subject)
        yield from _out_of_order(subject)
    else:
        yield from _without_entry(subject)
        yield from _never_cited(subject)
        yield from _in_doubt(subject)
        for row in number_series(subject.entries):
            yield from _gaps(row)
            yield from _list_order(row, subject)
        if follows_alphabet(subject):
            yield from _alphabet(subject.entries)
        elif not _headed(subject.entries):
            yield from _out_of_order(subject)


def _headed(entries: Sequence[AuditedEntry]) -> bool:
    """Return whether a list has headed parts: whose numbers run on across them cannot go by the order of mention."""
    parts = Counter(entry.part for entry in entries)
    return sum(count > 1 for count in parts.values()) > 1 and len(number_series(entries)) == 1


def _dead(subject: AuditedManuscript) -> Iterator[Finding]:
    for placed in subject.markers:
        if placed.marker.dead:
            raw = placed.marker.raw
            again = _AGAIN.match(raw)
            cause = Message("audit-nothing-before", raw=raw) if again else Message("audit-dead-number", raw=raw)
            yield finding_at_marker("dead-number", "error", placed, cause)


def _no_list(subject: AuditedManuscript) -> Iterator[Finding]:
    if subject.cited:
        cause = Message("manuscript-without-list", place="")
        yield Finding("list-missing", "warning", 0, "", cause, "list")


def _without_entry(subject: AuditedManuscript) -> Iterator[Finding]:
    last = max((entry.number or 0 for entry in subject.entries), default=0)
    unprinted = _unprinted(subject)
    by_key = {cited.item for cited in unprinted}
    if unprinted:
        cause = Message("audit-keys-not-printed", count=len(unprinted), key=unprinted[0].item.key)
        yield finding_at_marker("list-missing", "warning", unprinted[0].placed, cause)
    for placed, item, entry in subject.cited:
        if entry is None and item not in by_key and (item.key or item.number not in subject.in_doubt):
            cause = Message("audit-number-without-entry", number=str(item.key or item.number or 0), last=last)
            if item.key:
                cause = Message("audit-key-without-entry", key=item.key)
            if item.year:
                cause = Message("audit-work-not-listed", names=item.names, year=item.year)
            yield finding_at_marker("number-without-entry", "error", placed, cause)


def _unprinted(subject: AuditedManuscript) -> list[CitedItem]:
    """Return the citations by key (@abrams2009) that mean no entry of a list that prints no keys."""
    if any(entry.key and not (entry.label or entry.by_name) for entry in subject.entries):
        return []
    return [
        cited for cited in subject.cited
        if cited.entry is None and cited.item.key and "@" in cited.placed.marker.raw
        and not (cited.item.year or cited.item.label)
    ]  # fmt: skip


def _in_doubt(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield one finding where citations give numbers that several parts of the list have."""
    rows = [row for row in number_series(subject.entries) if not row.letters]
    parts = Counter(number for row in rows for number in dict(row.entries))
    doubtful = [cited for cited in subject.cited if not cited.item.key and parts[cited.item.number or 0] > 1]
    if doubtful:
        again = rows[1].entries[0][1]
        first = doubtful[0]
        cause = Message(
            "audit-numbers-begin-anew",
            count=len(doubtful),
            raw=first.placed.marker.raw,
            number=first.item.number or 0,
        )
        yield finding_at_entry("list-order", "warning", again, cause)


def _never_cited(subject: AuditedManuscript) -> Iterator[Finding]:
    cited = {(entry.number, entry.key) for _, _, entry in subject.cited if entry}
    cited |= {(item.number, "") for _, item, entry in subject.cited if not entry and item.number in subject.in_doubt}
    if not cited:
        if not subject.cited:
            cause = Message("audit-nothing-cited", count=len(subject.entries))
            yield Finding("entry-never-cited", "warning", 0, "", cause, "list")
        return
    numbered = any(entry.number is not None for entry in subject.entries)
    for entry in subject.entries:
        if (entry.number, entry.key) not in cited and (entry.number is not None or not numbered):
            cause = Message("audit-entry-never-cited", number=entry.shown)
            yield finding_at_entry("entry-never-cited", "warning", entry, cause)


def _gaps(row: NumberSeries) -> Iterator[Finding]:
    entries = dict(row.entries)
    for before, after in pairwise(sorted(entries)):
        if after - before > 1:
            first, last = row.shown(before + 1), row.shown(after - 1)
            missing = first if after - before == 2 else f"{first}–{last}"
            cause = Message("audit-gap", missing=missing, before=row.shown(before), after=row.shown(after))
            yield finding_at_entry("gap", "warning", entries[after], cause)


def _out_of_order(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield the numbers whose first mention breaks the order in which the others are mentioned first."""
    for letters, firsts in first_mentions(subject).items():
        numbers = list(firsts)
        kept = longest_rising(numbers)
        if len(kept) * 3 < len(numbers) * 2:
            continue  # the numbers follow another order
        for index, number in enumerate(numbers):
            if number not in kept:
                before = max((other for other in numbers[:index] if other in kept), default=0)
                cause = Message(
                    "audit-first-mention-order",
                    number=shown_label(letters, number),
                    before=shown_label(letters, before),
                )
                if not before:
                    after = shown_label(letters, min(kept))
                    cause = Message("audit-first-mention-early", number=shown_label(letters, number), after=after)
                yield finding_at_marker("first-mention-order", "warning", subject.cited[firsts[number]].placed, cause)


def first_mentions(subject: AuditedManuscript) -> dict[str, dict[int, int]]:
    """Return the numbers in the order of their first mention, with the place of it among the citations.

    Numbers with letters before them have an order for each letter.
    """
    labelled = {
        entry.label: (row.letters, number) for row in number_series(subject.entries) if row.letters
        for number, entry in row.entries
    }  # fmt: skip
    firsts: dict[str, dict[int, int]] = {"": {}}
    for place, (_, item, entry) in enumerate(subject.cited):
        number = entry.number if entry else item.number
        letters, number = labelled.get(item.label, ("", number))
        if number is not None and not item.year and (entry or not subject.entries):
            firsts.setdefault(letters, {}).setdefault(number, place)
    return firsts


def _list_order(row: NumberSeries, subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield entries whose number is not above the one before: given twice, or out of order."""
    known: set[int] = set()
    for (before, _), (number, entry) in pairwise(row.entries):
        known.add(before)
        if number in known:
            cites = [cited.item for cited in subject.cited if not (row.letters or cited.item.key)]
            count = sum(item.number == number for item in cites)
            cause = Message("audit-number-twice", number=row.shown(number), count=count)
            yield finding_at_entry("list-order", "warning", entry, cause)
        elif number < before:
            cause = Message("audit-list-order", number=row.shown(number), before=row.shown(before))
            yield finding_at_entry("list-order", "warning", entry, cause)


def follows_alphabet(subject: AuditedManuscript) -> bool:
    """Return whether a list follows the alphabet but for a few entries, and better than the order of mention."""
    share = share_in_order(subject.entries)
    mentioned = [list(firsts) for firsts in first_mentions(subject).values()]
    cited, listed = sum(map(len, mentioned)), len(subject.entries)
    by_mention = sum(len(longest_rising(numbers)) for numbers in mentioned) / max(
        1, cited if cited * 2 > listed else listed
    )
    return share == 1 or share > by_mention


def _alphabet(entries: Sequence[AuditedEntry]) -> Iterator[Finding]:
    for place in out_of_alphabet(entries):
        cause = Message("audit-list-alphabet", number=entries[place].shown)
        yield finding_at_entry("list-order", "warning", entries[place], cause)
