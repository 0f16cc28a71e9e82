"""Relations to records that do not exist: left out with a problem, and tied by a later import once the record is there.

A record with a relation left out carries a marked digest. Importing it again ties what can be tied; where nothing can,
the record counts as the same.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select, update

from kb.domain.records import Record
from kb.errors import Problem
from kb.messages import Message
from kb.store import mapping, tables
from kb.store.batches import insert_rows

MARK = "loose-"
Places = Mapping[str, tuple[str, int]]


def is_same(stored: str, digest: str) -> bool:
    """Return whether a stored digest, marked or not, is that of the content."""
    return stored in (digest, marked(digest))


def marked(digest: str) -> str:
    """Return the digest of a record that lacks a relation."""
    return digest if digest.startswith(MARK) else (MARK + digest)[:64]


def stored(connection: Connection, identifiers: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return the positions of the relations that stand in the store, by record."""
    positions: dict[int, frozenset[int]] = dict.fromkeys(identifiers, frozenset())
    columns = tables.relations.c
    query = select(columns.record_id, columns.position).where(columns.record_id.in_(positions))
    for row in connection.execute(query):
        positions[row.record_id] |= {row.position}
    return positions


def retie(connection: Connection, waiting: Mapping[int, tuple[Record, str]]) -> None:
    """Write all relations of these (record, digest) values anew, loose or not."""
    for identifier, (record, digest) in waiting.items():
        connection.execute(delete(tables.relations).where(tables.relations.c.record_id == identifier))
        rows = [row | {"record_id": identifier} for row in mapping.part_rows(record)[tables.relations]]
        insert_rows(connection, tables.relations, rows)
        connection.execute(update(tables.records).where(tables.records.c.id == identifier).values(digest=digest))


def drop(connection: Connection, places: Places) -> list[Problem]:
    """Leave out every relation to a record that does not exist, each with a problem."""
    records, relations = tables.records.c, tables.relations.c
    nowhere = relations.target.not_in(select(records.citekey))
    query = select(records.citekey, records.digest, relations.kind, relations.target)
    query = query.join(tables.relations, records.id == relations.record_id)
    dangling = connection.execute(query.where(nowhere).order_by(records.citekey, relations.position)).all()
    problems = []
    for row in dangling:
        again = update(tables.records).where(records.citekey == row.citekey)
        connection.execute(again.values(digest=marked(row.digest)))
        file, line = places.get(row.citekey, ("", 0))
        message = Message("relation-left-out", kind=row.kind, target=row.target)
        problems.append(Problem("relation", message, file, line, row.citekey))
    connection.execute(delete(tables.relations).where(nowhere))
    return problems
