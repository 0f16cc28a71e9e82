"""A backup is of one state and takes everything; what is no whole backup changes nothing; on both databases."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine, MetaData, insert, select, text
from sqlalchemy import Table as SqlTable

from kb.errors import CodedError, KbError
from kb.library import backup as library_backup
from kb.settings import Settings, from_environment
from kb.store import backup, journal, keys, other_names, queries, tables
from kb.store import engine as database
from kb.store.keys import Key
from kb.store.migrating import upgrade
from tests.conftest import MIGRATIONS
from tests.factories import load, person, record, signed
from tests.store.test_migrating import old_rows, upgrade_to


class Store:
    """As much of a library as a backup asks."""

    def __init__(self, engine: Engine, home: Path) -> None:
        self.engine = engine
        self.settings = settings("", home)


def fill(engine: Engine) -> None:
    """Put in something of everything that only the database holds."""
    treaty = record("a", numbers=[1], contributors=(person("Ким", "Абай"),), actions=(signed("1994-12-10"),))
    load(engine, treaty, record("b", numbers=[2]), record("c"))
    keys.add(engine, Key("k1", "Кілт", "2026-01-01T00:00:00Z", "", ("read",), "2036-01-01T00:00:00Z"), "d" * 64)
    with database.transaction(engine) as connection:
        row = connection.execute(select(tables.records.c.id).where(tables.records.c.citekey == "a")).scalar_one()
        connection.execute(insert(tables.other_names).values(citekey="a-old", record_id=row))
        connection.execute(insert(tables.shared_lists).values(id="abc", citekeys="a\nb"))
        connection.execute(insert(tables.removed).values(citekey="gone", changed="2026-01-01T00:00:00Z"))


def contents(engine: Engine) -> dict[str, list[Any]]:
    """Return all rows by table, but for where the store counts."""
    with database.reading(engine) as connection:
        known = MetaData()
        known.reflect(connection)
        return {table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
                for table in known.sorted_tables if table.name not in ("state", "journal")}  # fmt: skip


def settings(url: str, home: Path) -> Settings:
    """Settings of a store that is filled with nothing."""
    return from_environment({"KB_HOME": str(home)})._replace(database_url=url, fills=False)


def saved(engine: Engine, path: Path) -> library_backup.Backup:
    """Write a backup of a store."""
    library: Any = Store(engine, path.parent)
    return library_backup.write(library, path)


def of(engine: Engine, tmp_path: Path) -> Settings:
    """Return the settings of a store."""
    return settings(engine.url.render_as_string(hide_password=False), tmp_path)


def test_what_was_saved_comes_back_whole(engine: Engine, tmp_path: Path) -> None:
    fill(engine)
    before, revision = contents(engine), journal.newest_revision(engine)
    file = tmp_path / "x.kb.gz"
    assert saved(engine, file).records == 3
    assert file.stat().st_mode & 0o077 == 0
    load(engine, record("later", numbers=[9]), record("a", titles="Басқа"))
    assert library_backup.restore(of(engine, tmp_path), file).records == 3
    assert contents(engine) == before
    assert journal.newest_revision(engine) != revision + 1  # no index of what came between is taken for its own
    assert [key.name for key in keys.every(engine)] == ["Кілт"]
    assert other_names.every(engine) == {"a-old": "a"}
    assert load(engine, record("d")).new == 1


def test_a_backup_of_one_database_is_restored_into_another(engine: Engine, empty_url: str, tmp_path: Path) -> None:
    fill(engine)
    file = tmp_path / "x.kb.gz"
    saved(engine, file)
    library_backup.restore(settings(empty_url, tmp_path / "other"), file)
    other = database.open_engine(empty_url)
    assert contents(other) == contents(engine)
    assert load(other, record("d")).new == 1
    other.dispose()


def test_a_backup_is_of_one_state_while_imports_go_on(engine: Engine) -> None:
    fill(engine)
    with backup.snapshot(engine) as (_schema, rows):
        seen = {name: part for name, _columns, part in [next(rows)]}
        load(engine, record("later"))
        seen |= {name: part for name, _columns, part in rows}
    assert len(seen["records"]) == 3
    assert queries.count(engine) == 4


def test_a_backup_of_an_older_schema_is_brought_up_to_date(
    empty_url: str, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = database.open_engine(empty_url)
    upgrade_to(old, "0003")
    with database.transaction(old) as connection:
        for name, rows in old_rows().items():
            for row in rows:
                connection.execute(insert(SqlTable(name, MetaData(), autoload_with=connection)), row)
    file = tmp_path / "old.kb.gz"
    ours = {*contents(old), "state", "journal"} - {"alembic_version"}
    monkeypatch.setattr(backup, "OURS", ours)  # as the program of then had it
    saved(old, file)
    with database.transaction(old, foreign_keys=False) as connection:
        upgrade(connection, MIGRATIONS)
    library_backup.restore(of(engine, tmp_path), file)
    assert contents(engine) == contents(old)
    old.dispose()


def tampered(data: bytes) -> Iterator[tuple[str, bytes, str]]:
    """Yield what may have happened to a backup, and the code that tells of it."""
    lines = gzip.decompress(data).splitlines(keepends=True)
    yield "cut", data[: len(data) // 2], "backup-cut-short"
    yield "cut at a line", gzip.compress(b"".join(lines[:-1])), "backup-cut-short"
    yield "a line lost", gzip.compress(b"".join([*lines[:2], *lines[3:]])), "backup-unreadable"
    yield "changed", gzip.compress(b"".join(lines).replace(b"gone", b"gine")), "backup-unreadable"
    yield "another file", b"@book{a, title = {A}}", "backup-unreadable"
    yield "another gzip", gzip.compress(b"[1, 2]\n"), "backup-unreadable"
    for head in ({}, {"version": "x"}, {"version": 1}, {"version": 1, "schema": 3}, {"version": 1, "schema": "0000"}):
        text = orjson.dumps({"kind": library_backup.KIND, **head}) + b"\n"
        yield str(head), gzip.compress(text), "backup-unreadable"
    rows = [lines[0], b'["records", ["id"], [[{"a": 1}]]]\n']
    end = orjson.dumps({"end": hashlib.sha256(b"".join(rows)).hexdigest()})
    yield "a value that no column has", gzip.compress(b"".join([*rows, end])), "backup-unreadable"
    yield "nothing", b"", "backup-cut-short"
    yield "bits", data[:200] + bytes([data[200] ^ 255]) + data[201:], "backup-unreadable"
    for name, old, new in (("schema", b'"schema":"00', b'"schema":"99'), ("version", b'"version":1', b'"version":2')):
        yield f"newer {name}", gzip.compress(b"".join(lines).replace(old, new, 1)), "backup-newer"


def test_what_is_no_whole_backup_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    fill(engine)
    file, bad = tmp_path / "x.kb.gz", tmp_path / "bad.kb.gz"
    saved(engine, file)
    load(engine, record("later"))
    before, revision = contents(engine), journal.newest_revision(engine)
    for name, data, code in tampered(file.read_bytes()):
        bad.write_bytes(data)
        with pytest.raises(CodedError) as caught:
            library_backup.restore(of(engine, tmp_path), bad)
        assert caught.value.code == code, name
        assert contents(engine) == before, name
        assert journal.newest_revision(engine) == revision
    with pytest.raises(KbError, match="No such file"):
        library_backup.restore(of(engine, tmp_path), tmp_path / "none")


def test_a_failed_backup_leaves_the_last_one(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(engine)
    file = tmp_path / "x.kb.gz"
    saved(engine, file)
    whole = file.read_bytes()

    def full(*_given: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library_backup, "_write", full)
    with pytest.raises(KbError, match=r"x\.kb\.gz"):
        saved(engine, file)
    assert file.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir() if ".new" in one.name] == []


def test_tables_of_others_are_left_alone(engine: Engine, tmp_path: Path) -> None:
    fill(engine)
    with database.transaction(engine) as connection:
        connection.execute(text("CREATE TABLE of_another_program (id INTEGER PRIMARY KEY)"))
    try:
        file = tmp_path / "x.kb.gz"
        saved(engine, file)
        assert b"of_another_program" not in gzip.decompress(file.read_bytes())
        library_backup.restore(of(engine, tmp_path), file)
        assert "of_another_program" in contents(engine)
    finally:
        with database.transaction(engine) as connection:
            connection.execute(text("DROP TABLE of_another_program"))
