"""The numbers of reference lists: in each manuscript a number belongs to one record, whichever file claimed it first.

A file claims numbers for the records that it holds, also for those that another file brought: the record stays that
file's, the list entry is this one's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from kb.domain.records import ListNumber
from kb.store import tables
from kb.store.batches import batches, insert_rows

_ENTRY = tables.list_entries.c


@dataclass(frozen=True, slots=True)
class Claim:
    """A file's word that a number of a manuscript stands for a record; `position` orders a record's numbers."""

    citekey: str
    record_id: int
    position: int
    file: str


Claims = Mapping[ListNumber, Claim]


def write(
    connection: Connection, claims: Claims, listed: Mapping[int, str], files: Sequence[str], prune: bool
) -> tuple[list[tuple[ListNumber, str, str]], dict[str, tuple[ListNumber, ...]]]:
    """Write claims in place of what these files said before of the records `listed` (id to citekey).

    With `prune` what the files said of other records goes too. Gives the claims that fail as (number, citekey, holder),
    and by citekey the earlier numbers of each record that has others now.
    """
    listed = {**listed, **(_said_of(connection, files) if prune else {})}
    before = _held_by(connection, sorted(listed))
    for batch in batches(sorted(listed)):
        release(connection, _ENTRY.record_id.in_(batch), _ENTRY.said_by.in_(files))
    taken = _claimed(connection, {place.manuscript for place in claims})
    failed: list[tuple[ListNumber, str, str]] = []
    new: list[tuple[tuple[str, int], dict[str, Any]]] = []
    printed: list[tuple[tuple[str, int], dict[str, Any]]] = []
    for place, claim in claims.items():
        if holder := taken.get(place):
            failed += [(place, claim.citekey, holder)] if holder != claim.citekey else []
            continue
        row = {"record_id": claim.record_id, "position": claim.position, "said_by": claim.file}
        (printed if place in taken else new).append(((place.manuscript, place.number), row))
    for (manuscript, number), row in printed:
        same = (_ENTRY.manuscript == manuscript) & (_ENTRY.number == number)
        connection.execute(update(tables.list_entries).where(same).values(**row))
    rows = [row | {"manuscript": manuscript, "number": number} for (manuscript, number), row in new]
    insert_rows(connection, tables.list_entries, rows)
    after = _held_by(connection, sorted(listed))
    moved = {citekey: before[identifier] for identifier, citekey in listed.items()
             if before[identifier] != after[identifier]}  # fmt: skip
    return failed, {citekey: tuple(ListNumber(*place) for place in places) for citekey, places in moved.items()}


def citekeys(connection: Connection, names: Sequence[str]) -> set[str]:
    """Return the records that have a number in one of these manuscripts."""
    query = select(tables.records.c.citekey).join(tables.list_entries).where(_ENTRY.manuscript.in_(names))
    return set(connection.execute(query).scalars())


def release(connection: Connection, *conditions: Any) -> None:
    """Take list entries from their records: one with a printed line stays, without its record."""
    connection.execute(delete(tables.list_entries).where(_ENTRY.printed == "", *conditions))
    connection.execute(update(tables.list_entries).where(*conditions).values(record_id=None))


def _said_of(connection: Connection, files: Sequence[str]) -> dict[int, str]:
    """Return the records, id to citekey, of which these files say a number."""
    query = select(_ENTRY.record_id, tables.records.c.citekey).join(tables.records).where(_ENTRY.said_by.in_(files))
    return {row.record_id: row.citekey for row in connection.execute(query)}


def _claimed(connection: Connection, manuscripts: Iterable[str]) -> dict[ListNumber, str]:
    """Return every number of these manuscripts with the citekey of its record, "" where it has none."""
    query = select(_ENTRY.manuscript, _ENTRY.number, tables.records.c.citekey).outerjoin(tables.records)
    rows = connection.execute(query.where(_ENTRY.manuscript.in_(sorted(manuscripts))))
    return {ListNumber(row.manuscript, row.number): row.citekey or "" for row in rows}


def _held_by(connection: Connection, identifiers: list[int]) -> dict[int, list[tuple[str, int]]]:
    numbers: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    query = select(_ENTRY.record_id, _ENTRY.manuscript, _ENTRY.number)
    order = (_ENTRY.record_id, _ENTRY.position, _ENTRY.manuscript, _ENTRY.number)
    for batch in batches(identifiers):
        for row in connection.execute(query.where(_ENTRY.record_id.in_(batch)).order_by(*order)):
            numbers[row.record_id].append((row.manuscript, row.number))
    return {identifier: numbers[identifier] for identifier in identifiers}
