"""Clauses on force: what the grammar reads, and the days that it computes with what was done."""

import pytest

from kb.domain import clauses, entry_into_force, in_force
from kb.domain.clauses import LAST, OWN, Clause, ClauseRule, Validity
from kb.domain.instruments import Instrument
from kb.domain.records import Record
from tests.factories import action, day, record, signed, states

READ = [
    ("on signature", ClauseRule(event="signature")),
    ("On  the exchange of instruments", ClauseRule(event="exchange of instruments")),
    ("30 days after the last notification", ClauseRule(event="notification", delay=(0, 0, 30))),
    (
        "on the 30th day after the exchange of instruments",
        ClauseRule(event="exchange of instruments", delay=(0, 0, 30)),
    ),
    ("1 month after the 5th instrument", ClauseRule(event="instrument", which=5, delay=(0, 1, 0))),
    ("10 days after publication", ClauseRule(event="publication", delay=(0, 0, 10))),
    ("on its own instrument", ClauseRule(event="instrument", which=OWN)),
    ("on the first day of the month after the last instrument", ClauseRule(event="instrument", month=1)),
    ("on the first day of the 2nd month after signature", ClauseRule(event="signature", month=2)),
    ("6 months after notice", ClauseRule(event="notice", delay=(0, 6, 0))),
]


@pytest.mark.parametrize(("text", "rule"), READ)
def test_the_grammar_reads(text: str, rule: ClauseRule) -> None:
    assert clauses.rule(text) == rule
    assert rule.which in (OWN, LAST, 5)


@pytest.mark.parametrize(
    "text", ["", "soon", "after signature", "on the 0th instrument", "on 2005-13-01", "10 days", "on the moon"]
)
def test_nothing_else_computes(text: str) -> None:
    assert clauses.rule(text) is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [("20 years", "P20Y"), ("1 year 6 months", "P1Y6M"), ("90 days", "P90D"), ("?", "?")],
)
def test_a_duration_in_words(words: str, iso: str) -> None:
    assert clauses.iso_duration(words) == iso


def entering(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause("entry-into-force", text) for text in texts)


def notified(date: str | None, party: str = "") -> object:
    return action("notification", date or "", party=party)


BOTH = states("KAZ", "RUS")
FIVE = states("AZE", "IRN", "KAZ", "RUS", "TKM")
LAW = Instrument("Law", "1")
DEPOSITS = [action("deposit", f"201{year}-03-01", party=code) for year, code in enumerate(("KAZ", "RUS", "AZE"), 1)]
COMPUTED = [
    # the day it gives           by what clause, from what was done
    ("2005-01-18", entering("on signature"), [signed("2005-01-18")], BOTH),
    ("1997-03-01", entering("on 1997-03-01"), [], BOTH),
    ("1995-10-04", entering("30 days after the exchange of instruments"),
     [action("exchange-of-instruments", "1995-09-04")], BOTH),
    ("2013-07-30", entering("on the last notification"), [notified("2010-01-02", "RUS"), notified("2013-07-30", "KAZ")],
     BOTH),
    ("2013-08-29", entering("30 days after the last notification"), [notified("2013-07-30")], BOTH),
    ("2001-02-28", entering("1 month after the last notification"), [notified("2001-01-29")], BOTH),
    ("2001-03-01", entering("on the first day of the 2nd month after signature"), [signed("2001-01-31")], BOTH),
    ("2012-03-01", entering("on the 2nd instrument"), DEPOSITS, FIVE),
    ("2013-03-01/2013-03-31", entering("on signature"), [signed("2013-03")], BOTH),
    (None, entering("on the last notification"), [notified("2010-01-02", "RUS")], BOTH),
    (None, entering("on the last notification"), [notified("2010-01-02", "RUS"), notified(None, "KAZ")], BOTH),
    (None, entering("on the 4th instrument"), DEPOSITS, FIVE),
    (None, entering("on the last instrument"), DEPOSITS, FIVE),
    (None, entering("on signature", "on publication"), [signed("2013-01-01")], BOTH),
    (None, entering("when both are ready"), [signed("2013-01-01")], BOTH),
    (None, entering("on the last instrument"),
     [action("deposit", "2013-01-01", party="KAZ"), action("deposit", "2013-01-02", party="RUS", act=LAW)], BOTH),
    (None, entering("100 years after signature"), [signed("Y999999999")], BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "said", "actions", "parties"), COMPUTED)
def test_a_clause_gives_the_day(expected: str | None, said: object, actions: object, parties: object) -> None:
    start = entry_into_force.start(record(clauses=said, actions=actions, parties=parties))
    assert (start and start.date.text) == expected


def test_a_stated_day_comes_before_a_computed_one() -> None:
    known = record(clauses=entering("on signature"), actions=[signed("2005-01-18"), action("entry-into-force", "2006")])
    start = entry_into_force.start(known)
    assert start is not None
    assert (start.date.text, start.clause) == ("2006", None)


def answer(known: Record, on: str) -> tuple[str, str, str, str]:
    found = in_force.on(known, day(on))
    return found.answer, found.reason, found.date.text if found.date else "", found.clause


def test_in_force_says_by_which_clause() -> None:
    known = record(clauses=entering("on the last notification"), parties=BOTH,
                   actions=[signed("2009-09-11"), notified("2013-07-30")], term=Validity("P5Y", "P5Y"))  # fmt: skip
    clause = "on the last notification"
    assert answer(known, "2013-07-29") == ("no", "before-entry-into-force", "2013-07-30", clause)
    assert answer(known, "2013-07-30") == ("yes", "entered-into-force", "2013-07-30", clause)
    assert answer(known, "2020-01-01") == ("yes", "prolonged", "2013-07-30", clause)


def test_a_clause_that_waits_is_named_and_nothing_is_guessed() -> None:
    known = record(clauses=entering("on the 5th instrument"), parties=FIVE, actions=[signed("2010-01-01"), *DEPOSITS])
    assert answer(known, "2020-01-01") == ("not known", "clause-open", "", "on the 5th instrument")


def test_each_side_is_bound_by_its_own_instrument_and_not_before_the_document() -> None:
    said = entering("on the 2nd instrument", "on its own instrument")
    known = record(clauses=said, parties=FIVE, actions=[signed("2010-01-01"), *DEPOSITS])
    starts = (entry_into_force.start(known, party=side) for side in ("KAZ", "RUS", "AZE", "TKM", ""))
    assert [start.date.text if start else "" for start in starts] == [
        "2012-03-01", "2012-03-01", "2013-03-01", "", "2012-03-01",  # the first one waited for the second
    ]  # fmt: skip


def test_sources_that_leave_both_ends_open_give_no_day() -> None:
    dates = [signed("../2000"), signed("1999-05-01/..")]
    known = record(clauses=entering("30 days after signature"), actions=dates, parties=BOTH)
    assert entry_into_force.start(known) is None


def test_a_denunciation_takes_effect_by_the_clause() -> None:
    said = (*entering("on signature"), Clause("denunciation", "6 months after notice"))
    notice = action("denunciation", "2010-01-31", party="KAZ")
    known = record(clauses=said, parties=BOTH, actions=[signed("2005-01-18"), notice])
    assert answer(known, "2010-07-30")[:2] == ("yes", "entered-into-force")
    assert answer(known, "2010-07-31") == ("no", "withdrawn", "2010-07-31", "6 months after notice")
    law = record(
        clauses=said, parties=BOTH, actions=[signed("2005-01-18"), action("denunciation", "2010-01-31", act=LAW)]
    )
    assert answer(law, "2011-01-01")[:2] == ("not known", "denounced")


def test_a_law_is_in_force_by_its_clause_and_ends_by_repeal() -> None:
    law = record("law-1", type="legislation", kind="law", clauses=entering("10 days after publication"),
                 actions=[action("adoption", "1991-12-20"), action("publication", "1992-01-03"),
                          action("repeal", "2010-01-01")])  # fmt: skip
    assert [answer(law, on)[0] for on in ("1992-01-12", "1992-01-13", "2009-12-31", "2010-01-01")] == [
        "no", "yes", "yes", "no",
    ]  # fmt: skip


@pytest.mark.parametrize(("term", "last"), [("2050-12-31", "2050-12-31"), ("unlimited", "2999-01-01")])
def test_a_term_may_have_a_last_day_or_none(term: str, last: str) -> None:
    known = record(actions=[action("entry-into-force", "2005-01-01")], term=Validity(term))
    assert answer(known, last)[:2] == ("yes", "entered-into-force")
    assert answer(known, "2051-01-01")[0] == ("not known" if term != "unlimited" else "yes")
