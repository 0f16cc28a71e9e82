"""Tables as one SQLite file, with their foreign keys, for datasette and everything else that opens one."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple


class FileTable(NamedTuple):
    """A table to write: columns as (name, SQL type, table it refers to), the columns of its key, its rows."""

    name: str
    columns: tuple[tuple[str, str, str], ...]
    key: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def write(path: Path, tables: Iterable[FileTable]) -> None:
    """Write tables into a new file; those that others refer to come first."""
    with closing(sqlite3.connect(path)) as database:
        keys: dict[str, str] = {}
        for table in tables:
            keys[table.name] = table.key[0]
            parts = [f'"{name}" {kind} NOT NULL{_refers(to, keys)}' for name, kind, to in table.columns]
            parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
            database.execute(f'CREATE TABLE "{table.name}" ({", ".join(parts)})')
            marks = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - our names
        database.commit()
        database.execute("VACUUM")


def _refers(table: str, keys: dict[str, str]) -> str:
    return f' REFERENCES "{table}" ("{keys[table]}")' if table else ""
