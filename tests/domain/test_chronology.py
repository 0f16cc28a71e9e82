"""The chronology of documents: which entries a record has, how they are ordered, which date a document has."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain import chronology, edtf
from kb.domain.chronology import ChronologyEntry
from kb.domain.records import Evidence, Record
from kb.domain.wording import Wording
from tests.factories import action, event, in_force, record, signed

ENTRIES = [
    # the record                                                       its entries
    (record(actions=[signed("1992-05-25"), in_force("1993")]),
     ["000 signature 1992-05-25", "001 entry-into-force 1993"]),
    (record(actions=[signed("1992-05-25"), in_force()]), ["000 signature 1992-05-25"]),
    (record(actions=[in_force(), signed("1992-05-25")]), ["001 signature 1992-05-25"]),
    (record(issued="1992-05"), ["issued issued 1992-05"]),
    (record(issued="1992-05", actions=[in_force()]), ["issued issued 1992-05"]),
    (record(), ["issued issued -"]),
    (record(type="speech", kind="address", issued="1997"), ["issued issued 1997"]),
    (record(type="book", issued="1997"), []),
    (record(type="book", actions=[action("registration", "1997")]), ["000 registration 1997"]),
]  # fmt: skip


@pytest.mark.parametrize(("known", "expected"), ENTRIES)
def test_a_record_is_entered_as(known: Record, expected: list[str]) -> None:
    found = [f"{one.key} {one.kind} {one.date.text if one.date else '-'}" for one in chronology.entries(known)]
    assert found == [f"{known.citekey}:{text}" for text in expected]


ORDER = """
    ../1990 /1991-12-01 1990/1991 1990-12 1990-12-21 1990-12-21/1991 1990-12-31 1991 199X/1992
    1992-05 1992-05-25 1992-05-25~ 1992/1993 1992/.. Y12345
"""


def entry(text: str, key: str = "a") -> ChronologyEntry:
    return ChronologyEntry(key, "signature", edtf.parse(text) if text else None)


def test_dates_in_order_earliest_day_first_then_the_shorter() -> None:
    wanted = ["../1990", "/1991", "1990", "1990/..", "1990-12", "1990-12-21", "1990-12-21/1991", "1991", "1992-05",
              "1992-05-25", "Y12345"]  # fmt: skip
    entries = [entry(text) for text in wanted] + [entry("")]
    shuffled = random.Random(1).sample(entries, len(entries))
    assert sorted(shuffled, key=lambda one: one.order) == entries


def test_same_dates_go_by_key() -> None:
    found = sorted([entry("1992", "b:000"), entry("1992", "a:001"), entry("1992", "a:000")], key=lambda one: one.order)
    assert [one.key for one in found] == ["a:000", "a:001", "b:000"]


@given(st.sampled_from(ORDER.split()))
def test_bounds_are_finite_and_in_order(text: str) -> None:
    lower, upper = edtf.bounds(edtf.parse(text))
    assert edtf.FIRST_DAY <= lower <= upper <= edtf.LAST_DAY


EVENTS = [((), "stated"), ((Evidence("date", source="https://e.kz"),), "identified"), ((Evidence("date"),), "stated")]


@pytest.mark.parametrize(("evidence", "origin"), EVENTS)
def test_an_event_is_identified_where_a_source_says_so(evidence: tuple[Evidence, ...], origin: str) -> None:
    known = chronology.Event("january-2022", edtf.parse("2022-01"), Wording(kk="Қаңтар"), (), evidence)
    found = chronology.event_entry(known)
    assert (found.key, found.kind, found.origin, found.event) == ("january-2022:event", "event", origin, known)


def test_events_and_actions_of_one_day_share_an_order() -> None:
    documents = list(chronology.entries(record("b", actions=[signed("1992-05-25")])))
    found = sorted([*documents, chronology.event_entry(event("a", "1992-05-25"))], key=lambda one: one.order)
    assert [one.key for one in found] == ["a:event", "b:000"]


DATES = [
    # the rule: signature, else adoption, else issued; identified before stated before supplied
    ("1992-05-25", record(issued="1993", actions=[signed("1992-05-25"), in_force("1993")])),
    ("1992-06-01", record(issued="1993", actions=[action("adoption", "1992-06-01"), in_force("1993")])),
    ("1992-05-25", record(actions=[action("adoption", "1992-01-01"), signed("1992-05-25")])),
    ("1992-05-25", record(actions=[signed("1992-05-26", origin="stated"), signed("1992-05-25")])),
    ("1992-05-26", record(actions=[signed("1992-05-25", origin="supplied"), signed("1992-05-26", origin="stated")])),
    ("1993", record(issued="1993", actions=[in_force("1994")])),
    ("1993", record(issued="1993", actions=[signed("")])),
    ("", record()),
]


@pytest.mark.parametrize(("date", "known"), DATES)
def test_the_date_of_a_document(date: str, known: Record) -> None:
    found = chronology.issued(known)
    assert (found.text if found else "") == date
