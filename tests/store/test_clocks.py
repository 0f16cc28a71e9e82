"""Servers whose clocks are apart share a store: none stamps changes by its own, none refuses another's keys."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from kb.store import harvest, importing, keys
from kb.store.engine import moment, reading
from kb.store.keys import Key
from tests.factories import load, record

HOUR, SPAN = 3600.0, 60.0


def test_the_time_of_a_change_is_that_of_the_database(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with reading(engine) as connection:
        now = moment(connection)
    assert before <= now <= datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    monkeypatch.setattr(importing, "moment", lambda _connection: "1999-12-31T23:59:59Z")
    load(engine, record("a"))
    assert harvest.latest(engine) == "1999-12-31T23:59:59Z"


def test_a_server_ahead_does_not_use_up_a_key_for_others(engine: Engine) -> None:
    keys.add(engine, Key("k", "reading room", "2026-01-01T00:00:00Z", "", ("read",), ""), "digest")
    now = 1_800_000_000.0
    assert [keys.use(engine, "k", now + HOUR, 2, SPAN) for _time in range(3)] == [0.0, 0.0, SPAN]
    assert [keys.use(engine, "k", now, 2, SPAN) for _time in range(3)] == [0.0, 0.0, SPAN]
    assert keys.use(engine, "k", now - SPAN / 2, 2, SPAN) <= 2 * SPAN  # a little behind: a little longer
