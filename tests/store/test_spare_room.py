"""A start on a disk without a free byte: SQLite's room beside its file is kept beforehand, and given up then."""

import os
import shutil
import sqlite3
from pathlib import Path
from sqlite3 import dbapi2
from typing import Any

import pytest

from kb.store import engine as database
from kb.store import journal, spare_room
from kb.store.engine import DatabaseError


@pytest.fixture
def file(migrated_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own."""
    return Path(shutil.copy(migrated_file, tmp_path / "derekkoz.db"))


def room(file: Path) -> Path:
    return file.with_name("derekkoz.db-room")


class FullDisk(sqlite3.Cursor):
    """A cursor over a file whose disk has no free byte but those that the room takes: it cannot look into the file."""

    place = Path()
    says = "disk I/O error"

    def execute(self, statement: str, *values: Any) -> Any:
        looks = "WAL" in statement or "schema_version" in statement
        if looks and (self.place.exists() or not self.place.name):
            raise sqlite3.OperationalError(self.says)
        return super().execute(statement, *values)


class Connection(sqlite3.Connection):
    """A connection to it."""

    def cursor(self, factory: Any = FullDisk) -> Any:
        return super().cursor(FullDisk)


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each connection from now on be to a file on a full disk."""
    connect = sqlite3.connect
    monkeypatch.setattr(dbapi2, "connect", lambda *values, **named: connect(*values, **named, factory=Connection))


@pytest.mark.parametrize("says", ["disk I/O error", "database or disk is full"])
def test_a_store_on_a_full_disk_is_read_in_the_room_that_was_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    before = database.open_engine(f"sqlite:///{file}")
    database.keep_spare_room(before)
    before.dispose()
    assert room(file).stat().st_size == spare_room.SIZE
    assert room(file).stat().st_mode & 0o077 == 0
    monkeypatch.setattr(FullDisk, "place", room(file))
    monkeypatch.setattr(FullDisk, "says", says)
    on_full_disk = database.open_engine(f"sqlite:///{file}")
    fill_disk(monkeypatch)
    assert journal.newest_revision(on_full_disk) > 0
    assert not room(file).exists()
    on_full_disk.dispose()


@pytest.mark.parametrize("says", ["disk I/O error", "unable to open database file"])
def test_without_room_a_full_disk_is_told(file: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """And what is another fault costs no room."""
    monkeypatch.setattr(FullDisk, "says", says)
    if "open" in says:
        spare_room.keep(file)
        monkeypatch.setattr(FullDisk, "place", room(file))
    engine = database.open_engine(f"sqlite:///{file}")
    fill_disk(monkeypatch)
    with pytest.raises(DatabaseError, match=says):
        journal.newest_revision(engine)
    assert room(file).exists() == ("open" in says)


def test_no_room_is_taken_where_it_would_fill_the_disk_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = os.statvfs(file)
    monkeypatch.setattr(spare_room, "_FREE", disk.f_bavail * disk.f_frsize * 2 + 1)
    spare_room.keep(file)
    assert not room(file).exists()
