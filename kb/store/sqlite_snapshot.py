"""One state of a SQLite store, as much of it as a list of hits shows: three queries and no SQLAlchemy.

It reads and writes nothing. Whoever needs more opens the store.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kb.domain import edtf
from kb.domain.manuscripts import Manuscript, default_manuscript
from kb.domain.summaries import RecordSummary
from kb.domain.titles import Title, chosen_title

SCHEME = "sqlite:///"


class Snapshot:
    """One state of a store: the revision of its schema, its own revision, the digest of its vocabulary, its records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        self.schema: str | None = row[0] if row else None
        self.revision, self.vocabulary = connection.execute("SELECT revision, vocabulary FROM state").fetchone()

    def summaries(self, citekeys: Iterable[str], manuscript: str = "") -> dict[str, RecordSummary]:
        """Return what a list shows of the records that exist among these citekeys, in the order asked for.

        Their numbers are those in a manuscript, the default one for "".
        """
        wanted = list(dict.fromkeys(citekeys))
        rows = self._rows("SELECT id, citekey, status, language, issued FROM records WHERE citekey", wanted)
        identifiers = [row[0] for row in rows]
        titles, numbers = defaultdict(list), defaultdict(list)
        manuscript = manuscript or self._default_manuscript()
        for owner, *values in self._rows("SELECT record_id, value, lang, origin, form FROM titles WHERE record_id",
                                         identifiers, " ORDER BY record_id, position"):  # fmt: skip
            titles[owner].append(Title(*values))
        for owner, number in self._rows("SELECT record_id, number FROM list_entries WHERE manuscript = ? AND record_id",
                                        identifiers, " ORDER BY record_id, position, number", manuscript):  # fmt: skip
            numbers[owner].append(number)
        summaries = {
            citekey: RecordSummary(citekey, status, chosen_title(titles[owner], language),
                                   edtf.parse(issued) if issued else None, tuple(numbers[owner]))
            for owner, citekey, status, language, issued in rows
        }  # fmt: skip
        return {key: summaries[key] for key in wanted if key in summaries}

    def in_force(self, day: int, answers: Iterable[str]) -> tuple[str, ...]:
        """Return the citekeys of documents for which one of these answers holds on a day, in order."""
        wanted = tuple(answers)
        query = (
            "SELECT citekey FROM records JOIN force ON record_id = id WHERE first_day <= ? AND until_day > ?"  # noqa: S608
            f" AND answer IN ({', '.join('?' for _answer in wanted)}) ORDER BY citekey"
        )
        return tuple(row[0] for row in self._connection.execute(query, (day, day, *wanted)))

    def manuscripts(self) -> tuple[Manuscript, ...]:
        """Return all manuscripts, the collection's first, with their names and origins alone."""
        query = "SELECT id, origin FROM manuscripts ORDER BY origin <> 'collection', id"
        return tuple(Manuscript(name, origin=origin) for name, origin in self._connection.execute(query))

    def _default_manuscript(self) -> str:
        manuscript = default_manuscript(self.manuscripts())
        return manuscript.id if manuscript else ""

    def _rows(self, query: str, values: list[Any], order: str = "", *first: str) -> list[tuple[Any, ...]]:
        marks = ", ".join("?" * len(values))
        return self._connection.execute(f"{query} IN ({marks}){order}", [*first, *values]).fetchall()

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def open_snapshot(database_url: str) -> Snapshot | None:
    """Return the present state of a SQLite store; None where there is no such store, or it cannot be read as it is."""
    path = Path(database_url.removeprefix(SCHEME))
    if not database_url.startswith(SCHEME) or "?" in database_url or not path.is_file():
        return None
    address = address_on_read_only(path) or f"file:{quote(str(path))}?mode=ro"
    try:
        return Snapshot(sqlite3.connect(address, uri=True, isolation_level=None))
    except (sqlite3.Error, TypeError):
        return None


def address_on_read_only(path: Path) -> str:
    """Return the URI by which SQLite reads a file in a folder that cannot be written; "" where the folder can be.

    Without a log of writes beside it nobody writes the file: SQLite then reads it without one, which it could not make.
    """
    if not path.is_file() or os.access(path.parent, os.W_OK):
        return ""
    return f"file:{quote(str(path))}?" + ("mode=ro" if Path(f"{path}-wal").exists() else "immutable=1")


def newest_schema(migrations: Path) -> str:
    """Return the newest revision of the schema."""
    return max(schemas(migrations), default="")


def schemas(migrations: Path) -> list[str]:
    """Return the revisions of the schema, by the names of the files: `0001_first_schema.py`."""
    names = (path.name for path in (migrations / "versions").iterdir() if path.suffix == ".py")
    return [name.partition("_")[0] for name in names if name[:1].isdigit()]
