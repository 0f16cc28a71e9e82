"""One action that the text dates and a source dates too is one line; the other date stands beside it."""

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given

from kb.domain import chronology
from kb.domain.records import Record
from tests.factories import action, evidence, record, signed
from tests.record_strategies import WHOLE_RECORDS, records

TOLD = {"origin": "stated"}
CASES = [
    # shown lines, "date (the text's date)"            the record
    (["1994-12-10 (1994)"], record(actions=[signed("1994", **TOLD), signed("1994-12-10")])),
    (["1994-12-10 (1994)"], record(actions=[signed("1994-12-10"), signed("1994", **TOLD)])),
    (["2002-05-13 (1999)"], record(actions=[signed("1999", **TOLD), signed("2002-05-13")])),
    (["1994-12-10 (1994-12-10)"], record(actions=[signed("1994-12-10", **TOLD), signed("1994-12-10")])),
    (["1994"], record(actions=[signed("1994", **TOLD)])),
    (["1994", "1995"], record(actions=[signed("1994", **TOLD), signed("1995", **TOLD)])),
    (["1995-12-23", "1995-12-25 (1996)"],
     record(actions=[signed("1995-12-23"), signed("1995-12-25"), signed("1996", **TOLD)])),
    (["1995-01-20 (1995-01)"],
     record(actions=[signed("1995-01", **TOLD), signed("1995-01-20", origin="supplied"), signed("1995-01-20")])),
    (["1998"], record(actions=[signed("1998-10-12", origin="supplied"), signed("1998", **TOLD)])),
    # what can happen again is one only where the two dates can be the same day
    (["2000 ", "2001"], record(actions=[action("amendment", "2000"), action("amendment", "2001", **TOLD)])),
    (["2001-05-02 (2001)"], record(actions=[action("amendment", "2001-05-02"), action("amendment", "2001", **TOLD)])),
    # another party's action is another action
    (["1995-04-17", "1995"], record(actions=[action("ratification", "1995-04-17", party="KAZ"),
                                             action("ratification", "1995", party="RUS", **TOLD)])),
    # the evidence holds the text's date where no action does
    (["1993-11-05 (1993)"],
     record(actions=[action("adoption", "1993-11-05")], evidence=[evidence("issued", "1993", **TOLD)])),
    (["1993-11-05"], record(actions=[action("adoption", "1993-11-05")], evidence=[evidence("issued", "1993")])),
    (["2002-05-13 (2002)"], record(issued="2002-05-13", evidence=[evidence("issued", "2002", **TOLD)])),
]  # fmt: skip


def told(known: Record) -> list[str]:
    found = []
    for entry in chronology.entries(known):
        if not entry.superseded_by and entry.date:
            beside = entry.stated_date
            found.append(entry.date.text + (f" ({beside.text})" if beside else ""))
    return sorted(found)


@pytest.mark.parametrize(("lines", "known"), CASES)
def test_lines_with_the_date_of_the_text_beside(lines: list[str], known: Record) -> None:
    assert told(known) == sorted(line.strip() for line in lines)


def test_a_differing_date_is_one_that_is_written_otherwise() -> None:
    known = record(actions=[signed("1994", **TOLD), signed("1994-12-10"),
                            action("adoption", "1995-01-01", **TOLD), action("adoption", "1995-01-01")])  # fmt: skip
    entries = [entry for entry in chronology.entries(known) if not entry.superseded_by]
    assert [(entry.kind, str(entry.differing_date and entry.differing_date.text)) for entry in entries] == [
        ("signature", "1994"),
        ("adoption", "None"),
    ]


def test_actions_without_a_date_are_entries_too() -> None:
    known = record(actions=[signed(""), signed("1994", **TOLD)])
    assert [(entry.date is None, entry.superseded_by) for entry in chronology.action_entries(known)] == [
        (True, ""),
        (False, ""),
    ]


@WHOLE_RECORDS
@given(records())
def test_no_dated_action_is_lost(known: Record) -> None:
    lines = list(chronology.entries(known))
    shown = {line.key: line for line in lines if not line.superseded_by}
    assert all(line.superseded_by in shown for line in lines if line.superseded_by)
    beside = [action for line in shown.values() for action in line.other_dates]
    kept = sorted(repr(one) for one in known.actions if one.date)
    if kept:
        drawn = [known.actions[int(line.key.rpartition(":")[2])] for line in shown.values()]
        assert sorted(map(repr, [*drawn, *beside])) == kept


@WHOLE_RECORDS
@given(records())
def test_a_better_origin_is_never_beside_a_worse_one(known: Record) -> None:
    lines = {line.key: line for line in chronology.entries(known)}
    for line in lines.values():
        if line.superseded_by:
            main = lines[line.superseded_by]
            assert chronology.BELIEF.index(main.origin) < chronology.BELIEF.index(line.origin)
            assert (main.kind, main.party) == (line.kind, line.party)


@WHOLE_RECORDS
@given(records())
def test_lines_are_in_one_order_that_does_not_depend_on_how_they_came(known: Record) -> None:
    lines = sorted(chronology.entries(known), key=lambda line: line.order)
    again = replace(known, topics=("sovereignty",), fields={})
    assert sorted(reversed(list(chronology.entries(again))), key=lambda line: line.order) == lines  # noqa: C414
    assert all(one.order < other.order for one, other in pairwise(lines))
    for date, group in groupby(lines, key=lambda line: line.date.text if line.date else ""):
        keys = [line.key for line in group]
        assert keys == sorted(keys), date
