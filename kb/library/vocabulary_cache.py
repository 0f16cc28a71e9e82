"""The vocabulary prepared: parsed, with all its labels read, and kept in the home folder for a quick start.

The items of the vocabulary and the readings of labels, 50,000 rows, stand in a SQLite file that is never changed in
place: a question looks a few of them up.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from kb import __version__
from kb.data import vocabulary as vocabulary_files
from kb.domain.vocabulary import Vocabulary
from kb.library.index_query import Readings
from kb.search.analysis import analysis_mark
from kb.settings import Settings

FILE = "vocabulary.db"
_FORM = 5  # raise it when the same vocabulary and labels would be kept otherwise
_LABELS = "labels of "
Kept = TypeVar("Kept")
_TABLES = (
    "CREATE TABLE kept (mark TEXT, digest TEXT, manuscripts TEXT, sections TEXT, readings TEXT)",
    "CREATE TABLE items (of TEXT, key TEXT, value TEXT, place INTEGER, PRIMARY KEY (of, key)) WITHOUT ROWID",
)


class KeptItems(Mapping[str, Kept]):
    """The items of one sort by their keys, in their order, as kept: what is not asked for is not read."""

    def __init__(self, connection: sqlite3.Connection, of: str, read: Callable[[str], Kept]) -> None:
        self._connection, self._of, self._read = connection, of, read

    def __getitem__(self, key: str) -> Kept:
        """Return the item of a key."""
        query = "SELECT value FROM items WHERE of = ? AND key = ?"
        row = self._connection.execute(query, (self._of, key)).fetchone()
        if row is None:
            raise KeyError(key)
        return self._read(row[0])

    def __iter__(self) -> Iterator[str]:
        """Return all keys."""
        query = "SELECT key FROM items WHERE of = ? ORDER BY place"
        return (row[0] for row in self._connection.execute(query, (self._of,)))

    def __len__(self) -> int:
        """Return how many items there are."""
        return int(self._connection.execute("SELECT count(*) FROM items WHERE of = ?", (self._of,)).fetchone()[0])


def load(settings: Settings, digest: str) -> tuple[Vocabulary, Readings] | None:
    """Return the vocabulary and the readings of its labels as kept; None where they are of another version.

    `digest` is that of the store's vocabulary: files may change while their sizes and times do not.
    """
    try:
        address = f"file:{quote(str(settings.home / FILE))}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        *marks, manuscripts, sections, of_labels = connection.execute("SELECT * FROM kept").fetchone()
        if marks != [_mark(settings), digest]:
            return None
        values = {of: KeptItems(connection, of, partial(_read, of)) for of in sections.split()}
        readings = {of: KeptItems(connection, f"{_LABELS}{of}", str) for of in of_labels.split()}
        return vocabulary_files.build(values, manuscripts.split(), digest), readings
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def keep(settings: Settings, vocabulary: Vocabulary, readings: Readings) -> None:
    """Keep them for the next start; a home folder that cannot be written is no fault here."""
    tables = vocabulary_files.tables(settings.data)
    marks = (_mark(settings), vocabulary.digest, *map(" ".join, (vocabulary.manuscripts, tables, readings)))
    new = Path(f"{settings.home / FILE}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        with closing(sqlite3.connect(new)) as connection, connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            for table in _TABLES:
                connection.execute(table)
            connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", marks)
            connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", _rows(tables, readings))
        new.replace(settings.home / FILE)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            new.unlink()


def _rows(tables: Mapping[str, Mapping[str, object]], readings: Readings) -> Iterator[tuple[str, str, str, int]]:
    """Yield the items of the vocabulary and of the readings: what it is of, its key, its value, its place."""
    for of, items in tables.items():
        texts = ((key, json.dumps(item, ensure_ascii=False)) for key, item in items.items())
        yield from ((of, key, text, place) for place, (key, text) in enumerate(texts))
    for of, rows in readings.items():
        yield from ((f"{_LABELS}{of}", key, value, place) for place, (key, value) in enumerate(rows.items()))


def _read(of: str, text: str) -> object:
    return vocabulary_files.read(of, json.loads(text))


def _mark(settings: Settings) -> str:
    return f"{__version__} {_FORM} {vocabulary_files.stamp(settings.data)} {analysis_mark()}"
