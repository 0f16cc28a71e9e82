"""What changed since a day, on both databases: dated lines, what began or ended by the rule, what became known."""

from typing import Any

import pytest
from sqlalchemy import Engine, update

from kb.domain.chronology import ChronologyEntry
from kb.domain.clauses import Clause
from kb.store import chronology_changes, tables
from kb.store import engine as database
from kb.store.chronology import ChronologyFilter
from tests.factories import action, day, in_force, load, record, relation, signed, states

BOTH = states("KAZ", "RUS")
AFTER_NOTICE = [action("notification", "2021-03-01", party="KAZ"), action("notification", "2021-04-01", party="RUS")]
RECORDS = (
    record("old-1992", parties=BOTH, actions=[signed("1992-05-25"), in_force("1993-02-11")]),
    record("new-2020", parties=BOTH, actions=[signed("2020-06-01"), in_force("2020-12-01")],
           relations=[relation("replaces", "old-1992")]),
    record("clause-2021", parties=BOTH, actions=[signed("2021-01-15"), *AFTER_NOTICE],
           clauses=[Clause("entry-into-force", "30 days after the last notification")]),
    record("other-2020", parties=states("KAZ", "UZB"), actions=[signed("2020-07-01")]),
    record("undated", kind="agreement", parties=BOTH),
)  # fmt: skip
CHANGED = {"old-1992": "2019-01-01T00:00:00Z", "undated": "2021-02-02T23:59:59Z", "new-2020": "2020-06-01T12:00:00Z"}


@pytest.fixture
def store(engine: Engine) -> Engine:
    load(engine, *RECORDS)
    columns = tables.records.c
    with database.transaction(engine) as connection:
        connection.execute(update(tables.records).values(changed="2018-01-01T00:00:00Z"))
        for citekey, moment in CHANGED.items():
            connection.execute(update(tables.records).where(columns.citekey == citekey).values(changed=moment))
    return engine


def asked(since: str, **values: Any) -> ChronologyFilter:
    return ChronologyFilter(first=day(since), changes=True, **values)


def shown(entries: list[ChronologyEntry]) -> list[str]:
    return [f"{entry.date.text} {entry.key}" for entry in entries if entry.date]


SINCE_2020 = [
    "2020-06-01 new-2020:000",
    "2020-06-01 new-2020:known",
    "2020-07-01 other-2020:000",
    "2020-12-01 new-2020:001",
    "2020-12-01 old-1992:ended",
    "2021-01-15 clause-2021:000",
    "2021-02-02 undated:known",
    "2021-03-01 clause-2021:001",
    "2021-04-01 clause-2021:002",
    "2021-05-01 clause-2021:begun",
]


def test_the_lines_of_actions_and_of_changes_stand_in_one_order(store: Engine) -> None:
    entries = chronology_changes.chronology(store, asked("2020-01-01"), 100)
    assert shown(entries) == SINCE_2020
    assert all(entry.record for entry in entries)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_hold_each_line_once(store: Engine, size: int) -> None:
    pages, after = [], None
    while page := chronology_changes.chronology(store, asked("2020-01-01"), size, after):
        pages += page
        after = page[-1].order
    assert shown(pages) == SINCE_2020


def test_counts_by_year_are_of_all_lines(store: Engine) -> None:
    assert chronology_changes.chronology_years(store, asked("2020-01-01")) == {2020: 5, 2021: 5}
    assert chronology_changes.chronology_years(store, ChronologyFilter(first=day("2020-01-01"))) == {2020: 3, 2021: 3}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"actions": ("known",)}, ["2020-06-01 new-2020:known", "2021-02-02 undated:known"]),
        ({"actions": ("begun", "signature"), "last": day("2020-12-31")},
         ["2020-06-01 new-2020:000", "2020-07-01 other-2020:000"]),
        ({"actions": ("begun",)}, ["2021-05-01 clause-2021:begun"]),
        ({"actions": ("ended",)}, ["2020-12-01 old-1992:ended"]),
        ({"parties": (("UZB",),)}, ["2020-07-01 other-2020:000"]),
        ({"citekeys": ("undated",)}, ["2021-02-02 undated:known"]),
        ({"in_force_on": day("2021-06-01"), "actions": ("begun", "ended")}, ["2021-05-01 clause-2021:begun"]),
        ({"origins": ("stated",)}, []),
    ],
)  # fmt: skip
def test_other_filters_narrow_the_changes_too(store: Engine, wanted: dict[str, Any], expected: list[str]) -> None:
    assert shown(chronology_changes.chronology(store, asked("2020-01-01", **wanted), 100)) == expected
    total = sum(chronology_changes.chronology_years(store, asked("2020-01-01", **wanted)).values())
    assert total == len(expected)


def test_the_day_asked_is_among_them_and_the_one_before_is_not(store: Engine) -> None:
    assert "2021-02-02 undated:known" in shown(chronology_changes.chronology(store, asked("2021-02-02"), 100))
    assert "2021-02-02 undated:known" not in shown(chronology_changes.chronology(store, asked("2021-02-03"), 100))
    assert shown(chronology_changes.chronology(store, asked("2021-05-01"), 100)) == ["2021-05-01 clause-2021:begun"]


def test_nothing_is_added_unless_changes_are_asked(store: Engine) -> None:
    lines = chronology_changes.chronology(store, ChronologyFilter(first=day("2020-01-01")), 100)
    assert [entry.key.partition(":")[2] for entry in lines] == ["000", "000", "001", "000", "001", "002"]
