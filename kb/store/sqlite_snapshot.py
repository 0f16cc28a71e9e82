"""A glance at a SQLite store: its state, and what a list shows of records; three queries and no SQLAlchemy.

It reads one state of the database and writes nothing. Whoever needs more opens the store.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kb.domain import edtf
from kb.domain.records import Record, Title
from kb.errors import KbError

SCHEME = "sqlite:///"


class Snapshot:
    """One state of a store; its records hold their titles, numbers, date, type and status, and nothing else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        self.schema = _one(connection, "SELECT version_num FROM alembic_version")
        self._revision, self.vocabulary = connection.execute("SELECT revision, vocabulary FROM state").fetchone()

    def revision(self) -> int:
        """Return the number of the store's state."""
        return int(self._revision)

    def forget(self) -> None:
        """Do nothing: a glance sees one state."""

    def every(self) -> Iterator[Record]:
        """Raise KbError: what a glance sees is not enough to build an index from."""
        raise KbError("store-changed")

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Return the records that exist among these citekeys, in the order asked for."""
        wanted = list(dict.fromkeys(citekeys))
        rows = self._rows("SELECT id, citekey, type, kind, status, language, issued FROM records WHERE citekey", wanted)
        identifiers = [row[0] for row in rows]
        titles, numbers = defaultdict(list), defaultdict(list)
        for owner, *values in self._rows("SELECT record_id, value, lang, origin, form FROM titles WHERE record_id",
                                         identifiers, " ORDER BY record_id, position"):  # fmt: skip
            titles[owner].append(Title(*values))
        for owner, number in self._rows("SELECT record_id, number FROM numbers WHERE record_id", identifiers,
                                        " ORDER BY record_id, position"):  # fmt: skip
            numbers[owner].append(number)
        found = {
            key: Record(key, item, kind, status, language=language, issued=edtf.parse(issued) if issued else None,
                        titles=tuple(titles[owner]), numbers=tuple(numbers[owner]))
            for owner, key, item, kind, status, language, issued in rows
        }  # fmt: skip
        return {key: found[key] for key in wanted if key in found}

    def _rows(self, query: str, values: list[Any], order: str = "") -> list[tuple[Any, ...]]:
        marks = ", ".join("?" * len(values))
        return self._connection.execute(f"{query} IN ({marks}){order}", values).fetchall()

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def open_snapshot(database_url: str) -> Snapshot | None:
    """Return a glance at a SQLite store; None where there is no such store, or it cannot be read as it stands."""
    path = Path(database_url.removeprefix(SCHEME))
    if not database_url.startswith(SCHEME) or "?" in database_url or not path.is_file():
        return None
    try:
        return Snapshot(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None))
    except (sqlite3.Error, TypeError):
        return None


def head(migrations: Path) -> str:
    """Return the newest revision of the schema, by the names of the files: `0001_first_schema.py`."""
    names = (path.name for path in (migrations / "versions").iterdir() if path.suffix == ".py")
    return max((name.partition("_")[0] for name in names if name[:1].isdigit()), default="")


def _one(connection: sqlite3.Connection, query: str) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
