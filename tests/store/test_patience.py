"""A database that is silent keeps no reader for ever; what writes waits; what was dropped is told of once."""

import logging
from collections.abc import Iterator
from threading import Timer
from time import monotonic, sleep

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from kb.store import engine as database
from kb.store import journal, patience
from kb.store.engine import DatabaseError
from tests.factories import load, record

pytestmark = pytest.mark.postgresql


@pytest.fixture
def engine(migrated_database: str) -> Iterator[Engine]:
    """A migrated database on PostgreSQL."""
    opened = database.open_engine(migrated_database)
    yield opened
    opened.dispose()


@pytest.fixture
def locked(engine: Engine) -> Iterator[Connection]:
    """The connection of somebody who has locked what every read asks for first."""
    other = database.open_engine(engine.url.render_as_string(hide_password=False))
    with other.connect() as connection:
        connection.exec_driver_sql("LOCK TABLE state IN ACCESS EXCLUSIVE MODE")
        yield connection
    other.dispose()


def test_a_read_that_gets_no_answer_is_given_up(
    engine: Engine, locked: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.3)
    with pytest.raises(DatabaseError, match=r"no answer in \d s"):
        journal.newest_revision(engine)
    with pytest.raises(DatabaseError, match=r"no answer in \d s"), database.reading(engine) as connection:
        journal.revision(connection)
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'state'::regclass"
    end = monotonic() + 10  # the server is told in passing, and may take a moment to let go
    while locked.exec_driver_sql(waiting).scalar() and monotonic() < end:
        sleep(0.02)
    assert locked.exec_driver_sql(waiting).scalar() == 0  # the server does not go on with what nobody waits for
    locked.rollback()
    assert journal.newest_revision(engine) > 0


def test_what_writes_waits_for_those_before_it(
    engine: Engine, locked: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.3)
    Timer(1.0, locked.rollback).start()
    with database.transaction(engine) as connection:
        assert journal.revision(connection) > 0
    with database.reading(engine) as connection, pytest.raises(OperationalError, match="no answer"):
        connection.exec_driver_sql("SELECT pg_sleep(2)")  # the same connection, which reads again


def test_a_lost_machine_is_noticed_by_the_system(engine: Engine) -> None:
    """As where its power is cut: nothing comes back, and without these the system tries for a quarter of an hour."""
    with engine.connect() as connection:
        parameters = connection.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
    assert {name: parameters[name] for name in patience.CONNECTING} == {
        name: str(value) for name, value in patience.CONNECTING.items()
    }
    own = engine.url.update_query_dict({"connect_timeout": "2", "tcp_user_timeout": "7000"})
    other = database.open_engine(own.render_as_string(hide_password=False))
    with other.connect() as connection:
        parameters = connection.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
    other.dispose()
    given = {name: parameters[name] for name in ("connect_timeout", "tcp_user_timeout", "keepalives_idle")}
    assert given == {"connect_timeout": "2", "tcp_user_timeout": "7000", "keepalives_idle": "5"}


def test_a_dropped_connection_is_no_traceback_beside_the_log(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    load(engine, record("a"))
    assert journal.newest_revision(engine)
    with engine.connect() as connection:
        ours = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    end = f"SELECT 1 FROM (SELECT pg_terminate_backend({ours}, 60000)) AS ended"
    with caplog.at_level(logging.ERROR), pytest.raises(DatabaseError, match="terminating connection"):
        database.row_alone(engine, end)
    assert caplog.text == ""
    assert journal.newest_revision(engine)


def test_nor_is_one_that_is_dropped_when_the_answer_has_come(
    engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal.newest_revision(engine)
    driver = engine.dialect.loaded_dbapi

    def dropped(_connection: object) -> None:
        raise driver.OperationalError("the connection is lost")

    with monkeypatch.context() as passing, caplog.at_level(logging.ERROR):
        passing.setattr(driver.Connection, "rollback", dropped)
        with pytest.raises(DatabaseError, match="the connection is lost"):
            journal.newest_revision(engine)
    assert caplog.text == ""
    assert journal.newest_revision(engine)
