"""All rows of all tables as values, of one state of the store, and a store made anew of them, on any database."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, func, insert, inspect, select, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from kb.errors import KbError
from kb.store import journal, tables
from kb.store.batches import batches
from kb.store.engine import Engine, reading, transaction
from kb.store.migrating import lock, migrate, upgrade

_VERSIONS = Table("alembic_version", MetaData(), Column("version_num", String(32)))
Rows = tuple[str, tuple[str, ...], list[list[Any]]]  # a table, its columns, some of its rows
OURS = frozenset(tables.metadata.tables)
_AT_ONCE = 2_000


def counts(engine: Engine, names: Iterable[str]) -> dict[str, int]:
    """Return how many rows the store has in each of some tables; none in one that an older schema has not."""
    with reading(engine, newest=True) as connection:
        own_tables = [tables.metadata.tables[name] for name in names if name in inspect(connection).get_table_names()]
        return {known.name: connection.scalar(select(func.count()).select_from(known)) or 0 for known in own_tables}


@contextmanager
def snapshot(engine: Engine) -> Iterator[tuple[str, Iterator[Rows]]]:
    """Return the revision of the schema, and all rows as of one state, while the context is open."""
    with reading(engine) as connection:
        schema = connection.execute(select(_VERSIONS.c.version_num)).scalar_one()
        yield str(schema), _rows(connection)


def _rows(connection: Connection) -> Iterator[Rows]:
    for table in (table for table in _tables(connection) if table.name in OURS):
        columns = tuple(column.name for column in table.columns)
        result = connection.execution_options(yield_per=_AT_ONCE).execute(select(table).order_by(*table.primary_key))
        for part in result.partitions():
            yield table.name, columns, [list(row) for row in part]


def replace_all(engine: Engine, migrations: Path, schema: str, incoming: Iterable[Rows]) -> int:
    """Put the rows of a store in place of everything, as one change; return how many records they hold.

    `schema` is the revision of the schema that they are of. It is brought up to date afterwards, and every index is
    built anew. Nothing changes where it raises: KbError for rows that the tables cannot take.
    """
    migrate(engine, migrations)  # a store that a newer version made is left alone
    with transaction(engine, foreign_keys=False) as connection:
        lock(connection)
        tables.metadata.drop_all(connection)
        _VERSIONS.drop(connection)
        upgrade(connection, migrations, schema)
        known = {table.name: table for table in _tables(connection)}
        written: dict[str, Table] = {}
        for name, columns, rows in incoming:
            table = known.get(name)
            if table is None or not set(columns) <= set(table.columns.keys()):
                raise KbError("backup-unreadable", cause=name)
            written[name] = table
            for batch in batches(rows):
                _insert(connection, table, [dict(zip(columns, row, strict=True)) for row in batch])
        _count_on(connection, written.values())
        upgrade(connection, migrations)
        connection.execute(update(tables.state).values(revision=journal.first_revision()))
        journal.restart(connection)
        return connection.execute(select(func.count()).select_from(tables.records)).scalar_one()


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    try:
        connection.execute(insert(table), rows)
    except (IntegrityError, DataError, ProgrammingError) as error:
        raise KbError("backup-unreadable", cause=table.name) from error


def _tables(connection: Connection) -> list[Table]:
    """Return the tables as the database has them, those that others point to first."""
    known = MetaData()
    known.reflect(connection)
    return known.sorted_tables


def _count_on(connection: Connection, written: Iterable[Table]) -> None:
    """Have PostgreSQL number new rows after those that were written; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in written:
        for column in table.primary_key:
            if isinstance(column.type, Integer) and len(table.primary_key) == 1:
                last = select(func.max(column)).scalar_subquery()
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))
