"""The vocabulary prepared: parsed, with all its labels read, and kept in the home folder for a quick start.

The readings of labels, 50,000 rows, stand in a SQLite file that is never changed in place: a question looks a few of
them up. All else is one JSON value in it.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import orjson

from kb import __version__
from kb.data import vocabulary as vocabulary_files
from kb.domain.vocabulary import Vocabulary
from kb.library.index_query import Readings
from kb.search.analysis import analysis_mark
from kb.settings import Settings

FILE = "vocabulary.db"
_TABLES = (
    "CREATE TABLE kept (mark TEXT, digest TEXT, tables BLOB, names BLOB)",
    "CREATE TABLE readings (of TEXT, spelt TEXT, id TEXT, PRIMARY KEY (of, spelt)) WITHOUT ROWID",
)


class KeptReadings(Mapping[str, str]):
    """The ids of labels of one sort by every row of forms that names them, as kept."""

    def __init__(self, connection: sqlite3.Connection, of: str) -> None:
        self._connection, self._of = connection, of

    def __getitem__(self, spelt: str) -> str:
        """Return the id that a row of forms names."""
        query = "SELECT id FROM readings WHERE of = ? AND spelt = ?"
        row = self._connection.execute(query, (self._of, spelt)).fetchone()
        if row is None:
            raise KeyError(spelt)
        return str(row[0])

    def __iter__(self) -> Iterator[str]:
        """Return all rows of forms."""
        return (row[0] for row in self._connection.execute("SELECT spelt FROM readings WHERE of = ?", (self._of,)))

    def __len__(self) -> int:
        """Return how many rows of forms there are."""
        return int(self._connection.execute("SELECT count(*) FROM readings WHERE of = ?", (self._of,)).fetchone()[0])


def load(settings: Settings, digest: str) -> tuple[Vocabulary, Readings] | None:
    """Return the vocabulary and the readings of its labels as kept; None where they are of another version.

    `digest` is that of the store's vocabulary: files may change while their sizes and times do not.
    """
    try:
        address = f"file:{quote(str(settings.home / FILE))}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        *marks, tables, names = connection.execute("SELECT mark, digest, tables, names FROM kept").fetchone()
        if marks != [_mark(settings), digest]:
            return None
        readings = {of: KeptReadings(connection, of) for of in orjson.loads(names)}
        return vocabulary_files.build(orjson.loads(tables), digest), readings
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def keep(settings: Settings, vocabulary: Vocabulary, readings: Readings) -> None:
    """Keep them for the next start; a home folder that cannot be written is no fault here."""
    tables, names = orjson.dumps(vocabulary_files.tables(settings.data)), orjson.dumps(list(readings))
    kept = (_mark(settings), vocabulary.digest, tables, names)
    rows = ((of, spelt, target) for of, its in readings.items() for spelt, target in its.items())
    new = Path(f"{settings.home / FILE}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        with closing(sqlite3.connect(new)) as connection, connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            for table in _TABLES:
                connection.execute(table)
            connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", kept)
            connection.executemany("INSERT INTO readings VALUES (?, ?, ?)", rows)
        new.replace(settings.home / FILE)
    except (OSError, sqlite3.Error):
        return


def _mark(settings: Settings) -> str:
    return f"{__version__} {vocabulary_files.stamp(settings.data)} {analysis_mark()}"
