"""Clocks that go apart or are set: changes are stamped in their order by the store's, none refuses another's keys."""

import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from kb.store import harvest, keys, stamps
from kb.store.engine import moment, reading, transaction
from kb.store.keys import Key
from tests.factories import load, record

HOUR, SPAN = 3600.0, 60.0


def test_the_time_of_a_change_is_that_of_the_database(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with reading(engine) as connection:
        now = moment(connection)
    assert before <= now <= datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    monkeypatch.setattr(stamps, "moment", lambda _connection: "1999-12-31T23:59:59Z")
    load(engine, record("a"))
    assert harvest.latest(engine) == "1999-12-31T23:59:59Z"


MOMENTS = {
    "set back by an hour": ("2026-10-25T02:30:00Z", "2026-10-25T01:30:05Z", "2026-10-25T02:30:00Z"),
    "a wrong year set right": ("2036-10-25T02:30:00Z", "2026-10-25T02:30:05Z", "2026-10-25T02:30:05Z"),
    "going on": ("2026-10-25T02:30:00Z", "2026-10-25T02:30:05Z", "2026-10-25T02:30:05Z"),
}


@pytest.mark.parametrize("clock", MOMENTS)
@pytest.mark.parametrize("second", ["changed", "gone"])
def test_no_change_is_stamped_before_an_earlier_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, clock: str, second: str
) -> None:
    """Who harvested until the first of them asks for what changed from then on."""
    before, after, stamped = MOMENTS[clock]
    monkeypatch.setattr(stamps, "moment", lambda _connection: before)
    load(engine, record("a"), record("b"))
    monkeypatch.setattr(stamps, "moment", lambda _connection: after)
    load(engine, record("a"), *([record("c")] if second == "changed" else []), prune=True)
    taken = harvest.page(engine, stamped, "", (), ("", ""), 10).moments
    assert ("c" if second == "changed" else "b", stamped) in taken


def test_a_long_import_is_stamped_with_its_end(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sees it before: a harvest in between would leave it out, and the next one asks for what is later."""
    load(engine, record("before"), record("gone"))
    times = iter(f"2036-01-01T00:00:{second:02}Z" for second in range(10, 60))
    monkeypatch.setattr(stamps, "moment", lambda _connection: next(times))
    load(engine, record("before"), record("new"), prune=True)
    moments = dict(harvest.page(engine, "2036-01-01T00:00:00Z", "", (), ("", ""), 10).moments)
    assert moments == {"new": "2036-01-01T00:00:11Z", "gone": "2036-01-01T00:00:11Z"}


def test_the_time_of_a_change_that_waited_is_not_that_of_its_beginning(engine: Engine) -> None:
    """An import waits for the one before it, in a transaction that has begun."""
    with transaction(engine) as connection:
        first = moment(connection)
        time.sleep(1.1)
        assert moment(connection) > first


def test_a_server_ahead_does_not_use_up_a_key_for_others(engine: Engine) -> None:
    keys.add(engine, Key("k", "reading room", "2026-01-01T00:00:00Z", "", ("read",), ""), "digest")
    now = 1_800_000_000.0
    assert [keys.use(engine, "k", now + HOUR, 2, SPAN) for _time in range(3)] == [0.0, 0.0, SPAN]
    assert [keys.use(engine, "k", now, 2, SPAN) for _time in range(3)] == [0.0, 0.0, SPAN]
    assert keys.use(engine, "k", now - SPAN / 2, 2, SPAN) <= 2 * SPAN  # a little behind: a little longer
