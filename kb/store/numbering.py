"""The numbers of the dissertation's list: each belongs to one record, whichever file claimed it first."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from kb.store import tables

BATCH = 500
Claims = Mapping[int, tuple[str, int, int]]


def write(connection: Connection, claims: Claims) -> tuple[list[tuple[int, str, str]], set[str]]:
    """Write claims, number to (citekey, record id, position), in place of what these records held.

    Gives the claims that fail as (number, citekey, holder), and the citekeys whose numbers are others now.
    """
    held = tables.numbers
    mine = {identifier: citekey for citekey, identifier, _position in claims.values()}
    before = _held_by(connection, sorted(mine))
    for batch in batches(sorted(mine)):
        connection.execute(delete(held).where(held.c.record_id.in_(batch)))
    query = select(held.c.number, tables.records.c.citekey).join(tables.records)
    taken = {row.number: row.citekey for row in connection.execute(query)}
    rows = [
        {"record_id": identifier, "position": position, "number": number}
        for number, (_citekey, identifier, position) in claims.items()
        if number not in taken
    ]
    if rows:
        connection.execute(insert(held), rows)
    after = _held_by(connection, sorted(mine))
    failed = [(number, claim[0], taken[number]) for number, claim in claims.items() if number in taken]
    return failed, {citekey for identifier, citekey in mine.items() if before[identifier] != after[identifier]}


def _held_by(connection: Connection, identifiers: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {identifier: set() for identifier in identifiers}
    held = tables.numbers.c
    for batch in batches(identifiers):
        for row in connection.execute(select(held.record_id, held.number).where(held.record_id.in_(batch))):
            found[row.record_id].add(row.number)
    return found


def batches(items: list[Any]) -> Iterator[list[Any]]:
    """Yield runs short enough for one statement."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
