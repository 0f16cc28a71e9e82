"""Replicas of PostgreSQL: read, seen through where they lag, done without where they are lost; and a fail-over."""

import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.databases import Databases
from kb.store import engine as database
from kb.store import keys, queries, replicas
from kb.store.engine import DatabaseError, Engine
from tests.factories import load, record, reread
from tests.store.postgresql_servers import running_servers

pytestmark = pytest.mark.postgresql
_PORT = 5461


@pytest.fixture(scope="module")
def servers() -> Iterator[Databases]:
    """A primary and two replicas, with the schema and no records."""
    with running_servers(_PORT, 3) as running:
        yield running


@pytest.fixture
def engine(servers: Databases) -> Iterator[Engine]:
    opened = database.open_engine(servers.url, servers.read_urls)
    yield opened
    database.close(opened)


def readers(engine: Engine, times: int = 8) -> set[str]:
    """The ports of the servers that reads go to."""
    ports = set()
    for _ in range(times):
        with database.reading(engine) as connection:
            ports.add(str(connection.exec_driver_sql("SELECT inet_server_port()").scalar()))
    return ports


def until(ports: set[str], engine: Engine) -> None:
    """Wait until reads go to just these servers."""
    while readers(engine) != ports:
        time.sleep(0.1)


def test_reads_go_to_replicas_and_see_what_was_written(engine: Engine) -> None:
    for number in range(20):
        load(engine, record(f"book-{number}"))
        assert reread(engine, f"book-{number}").citekey == f"book-{number}"
    until({"5462", "5463"}, engine)


def test_another_process_comes_to_see_it(engine: Engine, servers: Databases) -> None:
    other = database.open_engine(servers.url, servers.read_urls)
    assert len(readers(other)) == 2
    load(engine, record("from-elsewhere"))
    while "from-elsewhere" not in queries.by_citekeys(other, ["from-elsewhere"]):
        time.sleep(0.1)
    database.close(other)


LAGS = {
    "stands still": ("SELECT pg_wal_replay_pause()", "SELECT pg_wal_replay_resume()"),
    "an hour behind": (
        "ALTER SYSTEM SET recovery_min_apply_delay = '1h'", "ALTER SYSTEM RESET recovery_min_apply_delay",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lag", LAGS)
def test_a_replica_that_lags_is_passed_over_and_told_of(
    engine: Engine, servers: Databases, caplog: pytest.LogCaptureFixture, lag: str
) -> None:
    begin, end = LAGS[lag]
    servers.run(1, begin)
    servers.run(1, "SELECT pg_reload_conf()")
    try:
        load(engine, record(f"lagging-{lag[:2]}"))
        with caplog.at_level(logging.WARNING, "derekkoz"):
            until({"5463"}, engine)
        assert "lags: it is at revision" in caplog.text
        assert queries.by_citekeys(engine, [f"lagging-{lag[:2]}"])
    finally:
        servers.run(1, end)
        servers.run(1, "SELECT pg_reload_conf()")
    until({"5462", "5463"}, engine)


def test_a_lost_replica_is_done_without(engine: Engine, servers: Databases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "REST", 0.5)
    assert len(readers(engine)) == 2
    servers.parts[1].kill()
    lost = 0
    for _ in range(20):
        try:
            readers(engine, 1)
        except DatabaseError:
            lost += 1
    assert lost == 0
    assert readers(engine) == {"5463"}
    servers.start_one(1)
    until({"5462", "5463"}, engine)


def test_a_replica_that_drops_a_read_is_not_asked_for_the_next(
    engine: Engine, servers: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "REST", 60.0)
    assert readers(engine) == {"5462", "5463"}
    with pytest.raises(DatabaseError), database.reading(engine) as connection:
        port, backend = connection.exec_driver_sql("SELECT inet_server_port(), pg_backend_pid()").one()
        servers.run(port - _PORT, f"SELECT pg_terminate_backend({backend}, 60000)")
        connection.exec_driver_sql("SELECT 1")
    assert readers(engine) == {"5462", "5463"} - {str(port)}


def test_a_replica_that_came_back_is_read_at_once_where_the_primary_is_lost(
    engine: Engine, servers: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "REST", 60.0)
    for number in (1, 2):
        servers.parts[number].kill()
    assert readers(engine) == {"5461"}
    for number in (1, 2):
        servers.start_one(number)
    servers.parts[0].kill()
    assert readers(engine) <= {"5462", "5463"}
    servers.start_one(0)


def test_no_reader_waits_for_a_silent_replica_to_be_back(migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As behind a line that is cut: a connection gets no answer, not even that there is nobody."""
    monkeypatch.setattr(replicas, "REST", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        lost = database.open_engine(f"postgresql+psycopg://kb@127.0.0.1:{port}/kb?connect_timeout=2")
        of_one = replicas.Replicas(database.open_engine(f"sqlite:///{migrated_file}"), [lost])
        assert of_one.connection({}) is None
        for _ in range(8):  # each time somebody looks whether it is back, for two seconds
            time.sleep(0.1)
            start = time.monotonic()
            assert of_one.connection({}) is None
            assert time.monotonic() - start < 1.0
        of_one.dispose()


def test_keys_are_asked_of_the_primary(engine: Engine, servers: Databases) -> None:
    for number in (1, 2):
        servers.run(number, "SELECT pg_wal_replay_pause()")
    try:
        keys.add(engine, keys.Key("k", "name", "2026-01-01", "", (), ""), "digest")
        assert keys.by_digest(engine, "digest") is not None
        keys.revoke(engine, "k", "2026-01-02")
        assert keys.by_digest(engine, "digest") is None
    finally:
        for number in (1, 2):
            servers.run(number, "SELECT pg_wal_replay_resume()")


def test_reads_outlive_the_primary_and_a_promoted_replica_takes_writes(engine: Engine, servers: Databases) -> None:
    load(engine, record("before"))
    until({"5462", "5463"}, engine)
    servers.parts[0].kill()
    for _ in range(10):
        assert "before" in queries.by_citekeys(engine, ["before"])
    with pytest.raises(DatabaseError):
        load(engine, record("during"))
    servers.promote(1)
    load(engine, record("after"))
    assert {"before", "after"} <= set(queries.by_citekeys(engine, ["before", "after"]))
    servers.follow(2, primary=1)
    until({"5462", "5463"}, engine)
