"""Manuscripts that a user adds: written with their printed lists, and taken out again. No record is touched."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, inspect, select, update

from kb.domain.collection import ManuscriptContents
from kb.domain.manuscripts import IMPORTED, ListEntry
from kb.store import manuscripts, tables
from kb.store.batches import insert_rows
from kb.store.engine import Engine, reading, transaction


def count(engine: Engine) -> int:
    """Return how many manuscripts are a user's own; 0 where the store has no tables yet."""
    columns = tables.manuscripts.c
    with reading(engine, newest=True) as connection:
        if not inspect(connection).has_table(tables.manuscripts.name):
            return 0
        query = select(func.count()).select_from(tables.manuscripts).where(columns.origin == IMPORTED)
        return connection.execute(query).scalar_one()


def keep(engine: Engine, contents: ManuscriptContents, entries: Sequence[ListEntry]) -> None:
    """Write a manuscript with its citations and its list in place of what is stored of it, as one change.

    A line of the list that stands for a record stays with it and takes the printed text.
    """
    name = contents.manuscript.id
    lines, column = tables.list_entries, tables.list_entries.c
    with transaction(engine) as connection:
        manuscripts.write(connection, contents)
        connection.execute(delete(lines).where(column.manuscript == name, column.record_id.is_(None)))
        numbered = set(connection.execute(select(column.number).where(column.manuscript == name)).scalars())
        rows = []
        for position, entry in enumerate(entries):
            if entry.number in numbered:
                change = update(lines).where(column.manuscript == name, column.number == entry.number)
                connection.execute(change.values(printed=entry.printed))
            else:
                rows.append({"manuscript": name, "number": entry.number, "printed": entry.printed, "record_id": None,
                             "position": position, "said_by": entry.said_by})  # fmt: skip
        insert_rows(connection, lines, rows)
        _changed(connection)


def remove(engine: Engine, name: str) -> None:
    """Take a user's manuscript out; one that records name keeps its name and their numbers, and loses its text."""
    columns = tables.manuscripts.c
    with transaction(engine) as connection:
        manuscripts.clear(connection, [name])
        lines = tables.list_entries.c
        connection.execute(delete(tables.list_entries).where(lines.manuscript == name, lines.record_id.is_(None)))
        manuscripts.delete_unnamed(connection, columns.id == name, columns.origin == IMPORTED)
        _changed(connection)


def _changed(connection: Connection) -> None:
    connection.execute(update(tables.state).values(revision=tables.state.c.revision + 1))
