"""An import that fails, is killed or meets an unusable database: the old state stands, the message helps."""

import gc
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.store import engine as database
from kb.store import importing, journal, queries
from kb.store.batches import BATCH
from kb.store.engine import DatabaseError
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS, ROOT
from tests.factories import VOCABULARY, fill, load, record

OLD = [record("a", numbers=[1]), record("b", numbers=[2])]


def test_an_exception_in_the_middle_leaves_the_old_state(engine: Engine) -> None:
    before = load(engine, *OLD).revision

    def breaking() -> Iterator[Any]:
        for number in range(2 * BATCH):
            yield PlacedRecord(record(f"new-{number}"), "references.bib", number)
        yield PlacedRecord(record("a", titles="Басқа"), "references.bib", 0)
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="the disk went away"):
        importing.load(engine, breaking(), VOCABULARY, str.casefold)
    assert list(queries.every(engine)) == OLD
    assert journal.newest_revision(engine) == before


KILLED = """
    import os, signal, sys
    from kb.domain.placed_records import PlacedRecord
    from kb.store import engine, importing
    from kb.store.batches import BATCH
    from kb.store.import_options import ImportOptions
    from tests.factories import VOCABULARY, record

    def dying():
        yield PlacedRecord(record("a", titles="Басқа"), "references.bib", 1)
        for number in range(3 * BATCH):
            yield PlacedRecord(record(f"new-{number}", numbers=[10 + number]), "references.bib", number)
        os.kill(os.getpid(), signal.SIGKILL)

    prune = ImportOptions(prune=True)
    importing.load(engine.open_engine(sys.argv[1]), dying(), VOCABULARY, str.casefold, prune)
"""


def test_a_killed_import_leaves_the_old_state(engine: Engine) -> None:
    load(engine, *OLD)
    url = engine.url.render_as_string(hide_password=False)
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), url], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(queries.every(engine)) == OLD
    assert load(engine, *OLD, record("c")).new == 1


def alive() -> int:
    """How many records are held in memory."""
    return sum(type(one) is Record for one in gc.get_objects())


def test_an_import_holds_a_batch_and_not_the_file() -> None:
    engine = database.open_engine("sqlite://")
    migrate(engine, MIGRATIONS)
    fill(engine, VOCABULARY)
    before, held = alive(), []

    def incoming() -> Iterator[Any]:
        for number in range(20_000):
            if number % 4_000 == 3_999:
                held.append(alive() - before)
            yield PlacedRecord(record(f"k-{number:05d}"), "references.bib", number)

    assert importing.load(engine, incoming(), VOCABULARY, str.casefold).new == 20_000
    assert max(held) <= 2 * BATCH
    assert sum(1 for _ in queries.every(engine)) == 20_000
    engine.dispose()


def test_the_source_is_read_a_batch_at_a_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 3)
    read = 0
    written: list[int] = []

    def incoming() -> Iterator[Any]:
        nonlocal read
        for read in range(1, 11):
            yield PlacedRecord(record(f"k-{read}"), "references.bib", read)

    def sort_key(text: str) -> str:
        if text:  # none of the records has an author
            written.append(read)
        return text

    importing.load(engine, incoming(), VOCABULARY, sort_key)
    assert written == [3, 3, 3, 6, 6, 6, 9, 9, 9, 10]


def sqlite(path: Path) -> Engine:
    return database.open_engine(f"sqlite:///{path}")


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "derekkoz.db"
    path.write_bytes(b"this is no database, " * 1000)
    with pytest.raises(
        DatabaseError, match=r"derekkoz\.db failed: .*not a database.*The file is damaged: move it away"
    ):
        migrate(sqlite(path), MIGRATIONS)


def test_a_damaged_page(migrated_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "derekkoz.db"
    raw = bytearray(migrated_file.read_bytes())
    raw[100 : len(raw)] = b"\xff" * (len(raw) - 100)
    path.write_bytes(raw)
    with pytest.raises(DatabaseError, match=r"malformed.*The file is damaged"):
        queries.count(sqlite(path))


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"unable to open .*Make the folder exist and be writable, or set KB_HOME"):
        migrate(sqlite(tmp_path / "nowhere" / "derekkoz.db"), MIGRATIONS)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="unable to open"):
        migrate(sqlite(tmp_path), MIGRATIONS)


def test_a_read_only_database_can_be_read_and_says_so_when_written(migrated_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "derekkoz.db"
    path.write_bytes(migrated_file.read_bytes())
    writable = sqlite(path)
    load(writable, *OLD)
    writable.dispose()
    read_only = database.open_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert queries.count(read_only) == 2
    with pytest.raises(DatabaseError, match=r"readonly database\. Make the folder writable, or set KB_HOME"):
        load(read_only, record("c"))
    read_only.dispose()


def test_a_full_disk_is_explained() -> None:
    engine = database.open_engine("sqlite://")
    with pytest.raises(DatabaseError, match=r"full\. Free some disk space .*; nothing was changed"):
        migrate(engine, MIGRATIONS)
        with database.transaction(engine) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 100")
            for number in range(1000):
                connection.exec_driver_sql("INSERT INTO topics (id) VALUES (?)", (f"{'x' * 3000}{number}",))


def test_a_disk_that_fails_is_explained() -> None:
    """As where a full disk has no room for what SQLite keeps beside a file to read it."""
    engine = database.open_engine("sqlite://")
    said = r"disk I/O error\. Free some disk space, or see whether the disk is whole"
    with pytest.raises(DatabaseError, match=said), database.reading(engine):
        raise OperationalError("SELECT 1", None, sqlite3.OperationalError("disk I/O error"))


@pytest.mark.parametrize("cause", ["sorry, too many clients already", "remaining connection slots are reserved"])
def test_a_database_that_takes_no_more_connections_is_explained(cause: str) -> None:
    engine = database.open_engine("sqlite://")
    with pytest.raises(DatabaseError, match="Raise max_connections, or start fewer"), database.reading(engine):
        raise OperationalError("SELECT 1", None, ConnectionError(f"connection failed: FATAL:  {cause}"))


def test_a_locked_database_is_explained(migrated_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "derekkoz.db"
    path.write_bytes(migrated_file.read_bytes())
    first, second = sqlite(path), sqlite(path)
    with second.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with database.transaction(first), pytest.raises(DatabaseError, match=r"locked\. Another process is writing"):
        load(second, record("c"))
    first.dispose()
    second.dispose()


def test_a_server_that_does_not_answer() -> None:
    engine = database.open_engine("postgresql+psycopg://someone:secret@127.0.0.1:1/kb?connect_timeout=2")
    with pytest.raises(DatabaseError, match=r"Start the server, or correct KB_DATABASE_URL") as caught:
        migrate(engine, MIGRATIONS)
    assert "secret" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


ADDRESSES = [
    "",
    "nonsense",
    "oracle://x",
    "mysql://someone:secret@x/y",
    "postgresql+nothing://someone:secret@x/y",
    "://",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"KB_DATABASE_URL is not usable .*Write sqlite:///path/to/file") as caught:
        database.open_engine(url)
    assert "secret" not in str(caught.value)


def test_a_database_of_a_newer_version(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    with database.transaction(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match=r"revision 9999.*made by a newer version\. Upgrade Derekköz"):
        migrate(engine, MIGRATIONS)
    engine.dispose()


def test_a_migrated_database_without_state_is_not_ours(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    with pytest.raises(Exception, match="has no state row"):
        journal.newest_revision(engine)
    engine.dispose()
