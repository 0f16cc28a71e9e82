"""The journal of changes: which records an import wrote or removed, so that an index catches up with those alone.

It keeps the newest changes, KEPT of them at most: an index that is older than the journal is built anew, and so is
every index after one import that changes more than that.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from secrets import randbelow
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select, update

from kb.domain.records import Record
from kb.store import mapping, tables
from kb.store.batches import insert_rows
from kb.store.engine import DatabaseError, Engine, reading, row_alone

KEPT = 20_000
_ROW = tables.journal.c
_REVISION = "SELECT revision FROM state"


class ChangedRecords(NamedTuple):
    """What is other in the store since a revision: so many records written, read as asked for, and those gone."""

    revision: int
    records: Iterator[Record]
    written: int
    gone: tuple[str, ...]


def revision(connection: Connection) -> int:
    """Return the number of the store's state; it grows by one with each import that changes something."""
    return _number(connection.exec_driver_sql(_REVISION).first())


def newest_revision(engine: Engine) -> int:
    """Return the number of the store's state as it is now."""
    return _number(row_alone(engine, _REVISION))


def _number(row: Any) -> int:
    if row is None:
        raise DatabaseError("database-foreign")
    return int(row[0])


def first_revision() -> int:
    """Return where a new store begins to count: by chance, so that no other store's index is taken for its own."""
    return randbelow(1_000_000) * 1000


def advance(connection: Connection, touched: Sequence[str], gone: Sequence[str]) -> int:
    """Return the store's revision, a new one where records were written or removed; the oldest changes make room."""
    if not (touched or gone):
        return revision(connection)
    new = revision(connection) + 1
    connection.execute(update(tables.state).values(revision=new))
    if len(touched) + len(gone) > KEPT:
        restart(connection)
        return new
    rows = {key: {"revision": new, "citekey": key, "gone": 0} for key in touched}
    rows |= {key: {"revision": new, "citekey": key, "gone": 1} for key in gone}
    insert_rows(connection, tables.journal, list(rows.values()))
    over = connection.execute(select(_ROW.revision).order_by(_ROW.revision.desc()).offset(KEPT).limit(1)).scalar()
    if over is not None:
        connection.execute(delete(tables.journal).where(_ROW.revision <= over))
        connection.execute(update(tables.state).values(journal_since=over))
    return new


def restart(connection: Connection) -> None:
    """Begin anew at the store's revision: every index that is older is built anew."""
    connection.execute(delete(tables.journal))
    connection.execute(update(tables.state).values(journal_since=tables.state.c.revision))


@contextmanager
def changes(engine: Engine, since: int) -> Iterator[ChangedRecords | None]:
    """Return what is other since a revision, as of one state of the store; None where the journal does not reach back.

    The records are read a batch at a time, and only while the context is open.
    """
    with reading(engine, newest=True) as connection:
        state = connection.execute(select(tables.state.c.revision, tables.state.c.journal_since)).one()
        if not state.journal_since <= since <= state.revision:
            yield None
            return
        query = select(_ROW.citekey, _ROW.gone).where(_ROW.revision > since).order_by(_ROW.revision)
        last = {row.citekey: bool(row.gone) for row in connection.execute(query)}
        written = [key for key, gone in last.items() if not gone]
        records = (record for _id, record in mapping.by_citekeys(connection, written))
        yield ChangedRecords(state.revision, records, len(written), tuple(key for key, gone in last.items() if gone))
