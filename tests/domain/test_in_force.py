"""Whether a document was in force on a day: yes, no, applied provisionally or not known, and never a guess."""

from itertools import pairwise
from typing import Any

import pytest

from kb.domain import in_force as force
from kb.domain.clauses import Validity
from kb.domain.edtf import parse
from kb.domain.end_of_force import changed
from kb.domain.in_force import pointing
from kb.domain.records import Record, Relation
from kb.domain.titles import Title
from tests.factories import action, day, in_force, record, relation, signed, states

SIGNED, ENTERED = signed("1992-05-25"), in_force("1993-02-11")
BOTH = [SIGNED, ENTERED]
TWENTY = Validity("P20Y")
CST = record("cst-1992", actions=[signed("1992-05-15"), in_force("1994-04-20"),
             action("denunciation", "2012-12-19", party="UZB")], parties=states("KAZ", "RUS", "UZB"))  # fmt: skip

PROVISIONAL = record(actions=[SIGNED, action("provisional-application", "1992-05-25")])
UNTIL_2010 = Validity("2010-12-31")
FOR_YEARS = (Title("Treaty on Economic Cooperation for 2006–2010", "en"),)
PLAN: dict[str, Any] = {"kind": "plan", "titles": "Plan for 2008-2010", "term": UNTIL_2010}
CASES = [
    # day          answer       reason                        what is known
    ("1992-05-24", "no", "before-signature", record(actions=BOTH)),
    ("1992-05-25", "no", "before-entry-into-force", record(actions=BOTH)),
    ("1993-02-10", "no", "before-entry-into-force", record(actions=BOTH)),
    ("1993-02-11", "yes", "entered-into-force", record(actions=BOTH)),
    ("2024-01-01", "yes", "entered-into-force", record(actions=BOTH)),
    ("2024-01-01", "not known", "no-entry-into-force", record(actions=[SIGNED])),
    ("2024-01-01", "not known", "entry-into-force-undated", record(actions=[SIGNED, in_force()])),
    ("2024-01-01", "not known", "no-entry-into-force", record(actions=[SIGNED, action("ratification", "1992-11-05")])),
    ("1993-05-01", "not known", "entry-into-force-imprecise", record(actions=[SIGNED, in_force("1993")])),
    ("1993-12-31", "yes", "entered-into-force", record(actions=[SIGNED, in_force("1993")])),
    ("1992-12-31", "no", "before-entry-into-force", record(actions=[SIGNED, in_force("1993")])),
    ("2024-01-01", "not known", "entry-into-force-imprecise", record(actions=[SIGNED, in_force("1993/..")])),
    ("1992-06-01", "provisionally", "provisionally",
     record(actions=[*BOTH, action("provisional-application", "1992-05-25")])),
    ("1992-06-01", "not known", "entry-into-force-imprecise",
     record(actions=[*BOTH, action("provisional-application", "1992")])),
    ("1992-05-24", "no", "before-signature", record(actions=[*BOTH, action("provisional-application", "1992-05-25")])),
    ("2000-01-01", "no", "not-signed", record(stage="draft", actions=[ENTERED])),
    ("2000-01-01", "no", "not-signed", record(stage="initialled")),
    # ends
    ("2009-12-31", "yes", "entered-into-force", record(actions=[*BOTH, action("termination", "2010-01-01")])),
    ("2010-01-01", "no", "terminated", record(actions=[*BOTH, action("termination", "2010-01-01")])),
    ("2010-06-01", "not known", "end-imprecise", record(actions=[*BOTH, action("termination", "2010")])),
    ("2011-01-01", "no", "terminated", record(actions=[*BOTH, action("termination", "2010")])),
    ("2010-06-01", "not known", "end-undated", record(actions=[*BOTH, action("termination")])),
    ("2009-06-01", "yes", "entered-into-force", record(actions=[*BOTH, action("termination", "2010/..")])),
    ("2010-06-01", "not known", "end-imprecise", record(actions=[*BOTH, action("termination", "2010/..")])),
    ("2010-06-01", "not known", "denounced", record(actions=[*BOTH, action("denunciation", "2010-01-01", party="KAZ")],
                                                    parties=states("KAZ", "RUS"))),
    ("2009-06-01", "yes", "entered-into-force", record(actions=[*BOTH, action("denunciation", "2010-01-01")])),
    ("2020-06-01", "not known", "denounced", record(actions=[*BOTH, action("termination", "2021"),
                                                             action("denunciation", "2010-01-01")])),
    ("2022-01-01", "no", "terminated", record(actions=[*BOTH, action("termination", "2021"),
                                                       action("denunciation", "2010-01-01")])),
    # terms
    ("2013-02-10", "yes", "entered-into-force", record(actions=BOTH, term=TWENTY)),
    ("2013-02-11", "not known", "term-over", record(actions=BOTH, term=TWENTY)),
    ("2013-02-11", "yes", "prolonged", record(actions=BOTH, term=Validity("P20Y", "P5Y"))),
    ("2013-02-11", "not known", "prolongation-unsure",
     record(actions=[*BOTH, action("prolongation", "2012-01-01")], term=TWENTY)),
    ("2024-01-01", "yes", "entered-into-force", record(actions=BOTH, term=Validity("бессрочно"))),
    ("2024-01-01", "yes", "entered-into-force", record(actions=BOTH, term=Validity("P"))),
    ("2024-02-28", "yes", "entered-into-force", record(actions=[in_force("2020-02-29")], term=Validity("P4Y1D"))),
    ("2024-03-01", "not known", "term-over", record(actions=[in_force("2020-02-29")], term=Validity("P4Y1D"))),
    ("2020-02-29", "not known", "term-over", record(actions=[in_force("2020-01-31")], term=Validity("P1M"))),
    ("2019-12-31", "yes", "entered-into-force", record(actions=[in_force("2019-01-15")], term=Validity("P11M30D"))),
    ("2024-01-01", "yes", "entered-into-force", record(actions=[in_force("2019")], term=Validity("P9999Y12M"))),
    ("2010-12-31", "not known", "no-entry-into-force", record(kind="plan", term=UNTIL_2010)),
    # what only declares need not enter into force; what is known of it counts all the same
    ("2024-01-01", "not known", "declared-only", record(kind="statement", actions=[SIGNED])),
    ("2024-01-01", "not known", "declared-only", record(kind="declaration", actions=[SIGNED])),
    ("2024-01-01", "yes", "entered-into-force", record(kind="declaration", actions=BOTH)),
    ("1980-01-01", "no", "before-signature", record(kind="statement", actions=[SIGNED])),
    ("2011-01-01", "no", "plan-over", record(kind="plan", term=UNTIL_2010)),
    ("2011-01-01", "no", "plan-over", record(kind="programme", actions=BOTH, term=UNTIL_2010)),
    ("2011-01-01", "not known", "term-over", record(kind="agreement", actions=BOTH, term=UNTIL_2010)),
    ("2011-01-01", "no", "plan-over", record(kind="agreement", titles=FOR_YEARS, term=UNTIL_2010)),
    ("2010-12-31", "not known", "no-entry-into-force", record(kind="agreement", titles=FOR_YEARS, term=UNTIL_2010)),
    ("2012-01-01", "not known", "term-over", record(kind="agreement", actions=BOTH, titles=FOR_YEARS,
                                                    term=Validity("2011-12-31"))),
    ("2011-01-01", "yes", "prolonged", record(kind="agreement", actions=BOTH, titles=FOR_YEARS,
                                              term=Validity("2010-12-31", "P1Y"))),
    ("2011-01-01", "not known", "prolongation-unsure",
     record(kind="plan", actions=[*BOTH, action("prolongation", "2010")], term=UNTIL_2010)),
    # a plan runs through its years once it is signed
    ("2007-12-31", "not known", "no-entry-into-force", record(actions=[signed("2007-05-01")], **PLAN)),
    ("2008-01-01", "yes", "plan-running", record(actions=[signed("2007-05-01")], **PLAN)),
    ("2010-12-31", "yes", "plan-running", record(actions=[signed("2007-05-01")], **PLAN)),
    ("2009-02-01", "not known", "no-entry-into-force", record(actions=[signed("2009-02")], **PLAN)),
    ("2009-03-01", "yes", "plan-running", record(actions=[signed("2009-02")], **PLAN)),
    ("2009-03-01", "not known", "end-undated", record(actions=[signed("2009-02"), action("termination")], **PLAN)),
    ("2009-03-01", "no", "before-entry-into-force", record(actions=[signed("2009-02"), in_force("2010")], **PLAN)),
    # provisional application is not force, and lasts until an entry into force is known
    ("2024-01-01", "provisionally", "provisionally-open", PROVISIONAL),
    ("1992-06-01", "provisionally", "provisionally-open", record(actions=[*PROVISIONAL.actions, in_force()])),
    ("1993-02-11", "yes", "entered-into-force", record(actions=[*PROVISIONAL.actions, ENTERED])),
    ("1992-12-31", "provisionally", "provisionally", record(actions=[*PROVISIONAL.actions, in_force("1993")])),
    ("1993-05-01", "provisionally", "provisionally-open", record(actions=[*PROVISIONAL.actions, in_force("1993")])),
    ("2010-01-01", "no", "terminated", record(actions=[*PROVISIONAL.actions, action("termination", "2010-01-01")])),
    ("2010-01-01", "not known", "end-undated", record(actions=[*PROVISIONAL.actions, action("termination")])),
    # a provisional application has a last day too
    ("1999-12-31", "provisionally", "provisionally-open", record(
        actions=[SIGNED, action("provisional-application", "1992-05-25")], term=Validity("1999-12-31"))),
    ("2000-01-01", "not known", "term-over", record(
        actions=[SIGNED, action("provisional-application", "1992-05-25")], term=Validity("1999-12-31"))),
    # which entry into force counts
    ("1994-01-01", "yes", "entered-into-force",
     record(actions=[in_force("1995-01-01", origin="stated"), in_force("1993-01-01")])),
    ("1994-01-01", "no", "before-entry-into-force",
     record(actions=[in_force("1993-01-01", party="KAZ"), in_force("1995-01-01")])),
]  # fmt: skip


@pytest.mark.parametrize(("on", "answer", "reason", "known"), CASES)
def test_in_force(on: str, answer: str, reason: str, known: Record) -> None:
    found = force.on(known, day(on))
    assert (found.answer, found.reason) == (answer, reason)


def test_one_side_of_many_leaves_only_for_itself() -> None:
    assert force.on(CST, day("2012-12-19")).answer == "yes"


OLD = record("old-1992", actions=BOTH)
LATER = [
    # day          answer       reason              the later document
    ("2014-12-31", "yes", "entered-into-force", {"actions": [signed("2013-11-11"), in_force("2015-01-01")]}),
    ("2015-01-01", "no", "replaced", {"actions": [signed("2013-11-11"), in_force("2015-01-01")]}),
    ("2013-11-10", "yes", "entered-into-force", {"actions": [signed("2013-11-11")]}),
    ("2013-11-11", "not known", "end-waits", {"actions": [signed("2013-11-11")]}),
    (
        "2013-11-11",
        "not known",
        "end-waits",
        {"actions": [signed("2013-11-11"), action("provisional-application", "2013-11-11")]},
    ),
    ("2015-06-01", "not known", "end-imprecise", {"actions": [signed("2013-11-11"), in_force("2015")]}),
    ("2015-06-01", "yes", "entered-into-force", {"stage": "draft"}),
]


@pytest.mark.parametrize(("on", "answer", "reason", "later"), LATER)
def test_a_later_document_takes_its_place(on: str, answer: str, reason: str, later: dict[str, object]) -> None:
    new = record("new-2013", relations=[relation("replaces", "old-1992")], **later)
    found = force.on(OLD, day(on), pointing([OLD, new])["old-1992"])
    assert (found.answer, found.reason) == (answer, reason)
    assert found.by == ("new-2013" if answer != "yes" else "")


def test_only_some_relations_end_a_document() -> None:
    others = [record(f"x-{kind}", relations=[relation(kind, "old-1992")], actions=[in_force("1995-01-01")])
              for kind in ("amends", "supplements", "implements", "related", "prolongs")]  # fmt: skip
    assert force.on(OLD, day("2020-01-01"), pointing(others)["old-1992"]).answer == "yes"


PROLONGING = [
    # the prolonging document                        answer on 2020-01-01
    ({"actions": [in_force("2013-02-11")]}, "yes", "prolonged-by"),
    ({"actions": [in_force("2021-01-01")]}, "not known", "prolongation-unsure"),
    ({}, "not known", "prolongation-unsure"),
    ({"actions": [action("provisional-application", "2013-02-11")]}, "provisionally", "prolonged-by"),
]


@pytest.mark.parametrize(("values", "answer", "reason"), PROLONGING)
def test_a_document_in_force_prolongs_another(values: dict[str, object], answer: str, reason: str) -> None:
    old = record("old-1992", actions=BOTH, term=TWENTY)
    found = force.on(old, day("2020-01-01"), [("prolongs", record("protocol-2012", **values))])
    assert (found.answer, found.reason, found.by) == (answer, reason, "protocol-2012")


def test_the_day_of_a_prolongation_is_the_end_of_the_first_term() -> None:
    old = record("lease-1994", actions=[in_force("1995-05-17/1995-12-31")], term=TWENTY)
    found = force.on(old, day("2020-01-01"), [("prolongs", record("lease-2004", actions=[in_force("2010-06-07")]))])
    assert (found.reason, found.date) == ("prolonged-by", parse("2015-05-17/2015-12-31"))


def test_an_end_that_is_not_known_comes_before_an_entry_into_force_that_is_not() -> None:
    old = record("posts-1993", actions=[signed("1993-02-25")])
    new = record("borders-1994", relations=[relation("terminates", "posts-1993")],
                 actions=[signed("1994-10-21"), action("provisional-application", "1994-10-21")])  # fmt: skip
    later = pointing([new])["posts-1993"]
    answers = [force.on(old, day(on), later) for on in ("1994-10-20", "1994-10-21")]
    assert [(found.reason, found.by) for found in answers] == [
        ("no-entry-into-force", ""),
        ("end-waits", "borders-1994"),
    ]
    assert answers[1].date is None  # a day of signature would be taken for that of the end


RANGE = record("range-1995", actions=[in_force("1995-10-16"), action("termination", "2017-01-01")])
ROAD = record("road-1996", actions=[in_force("1997-01-01")])
SPENT = [
    # what the protocol does                                          its own facts   answer in 2020
    ([relation("amends", "range-1995")], {}, "no"),
    ([relation("prolongs", "range-1995")], {}, "no"),
    ([relation("amends", "range-1995"), relation("protocol-to", "range-1995")], {}, "no"),
    ([relation("amends", "range-1995")], {"actions": [signed("2006-04-04")]}, "no"),
    ([relation("amends", "range-1995")], {"term": Validity("P30Y")}, "yes"),
    ([relation("amends", "range-1995")], {"actions": [signed("2018-04-04"), in_force("2018-05-01")]}, "yes"),
    ([relation("amends", "range-1995"), relation("amends", "road-1996")], {}, "yes"),
    ([relation("amends", "range-1995"), relation("implements", "road-1996")], {}, "yes"),
    ([relation("supplements", "range-1995")], {}, "yes"),
    ([relation("implements", "range-1995")], {}, "yes"),
    ([relation("amends", "range-1995"), relation("amends", "not-here")], {}, "yes"),
]


@pytest.mark.parametrize(("relations", "facts", "answer"), SPENT)
def test_what_only_changes_a_treaty_ends_with_it(relations: list[Relation], facts: dict[str, Any], answer: str) -> None:
    protocol = record("protocol-2006", relations=relations,
                      **{"actions": [signed("2006-04-04"), in_force("2007-08-03")], **facts})  # fmt: skip
    known = {other.citekey: other for other in (RANGE, ROAD)}
    changes = changed(protocol, known, {})
    found = force.on(protocol, day("2020-01-01"), changed=changes)
    assert found.answer == answer
    assert force.on(protocol, day("2016-12-31"), changed=changes).reason != "treaty-ended"
    if answer == "no":
        assert (found.reason, found.by, found.date) == ("treaty-ended", "range-1995", parse("2017-01-01"))
        assert force.periods(protocol, changed=changes)[-1] == force.Period(day("2017-01-01"), None, found)


def test_a_protocol_ends_with_the_last_of_its_treaties_and_with_one_that_is_replaced() -> None:
    new = record("road-2019", relations=[relation("replaces", "road-1996")], actions=[in_force("2019-03-01")])
    both = record("protocol-2006", relations=[relation("amends", "range-1995"), relation("amends", "road-1996")],
                  actions=[signed("2006-04-04"), in_force("2007-08-03")])  # fmt: skip
    changes = changed(both, {other.citekey: other for other in (RANGE, ROAD)}, pointing([new]))
    answers = [force.on(both, day(on), changed=changes) for on in ("2019-02-28", "2019-03-01")]
    assert [(found.answer, found.by) for found in answers] == [("yes", ""), ("no", "road-1996")]
    assert [span.first for span in force.periods(both, changed=changes)][-1] == day("2019-03-01")


EVERY = [known for _on, _answer, _reason, known in CASES]


@pytest.mark.parametrize("known", EVERY)
def test_periods_say_day_by_day_what_on_says(known: Record) -> None:
    found = force.periods(known)
    assert (found[0].first, found[-1].until) == (None, None)
    for one, following in pairwise(found):
        assert one.until == following.first
        assert one.force != following.force
    for one in found:
        days = [bound for bound in (one.first, one.until and one.until - 1) if bound is not None]
        assert {force.on(known, day) for day in days} <= {one.force}


def test_a_plan_that_runs_replaces_the_one_before() -> None:
    old = record("plan-2008", actions=[signed("2007-05-01")], **PLAN)
    new = record("plan-2009", kind="plan", titles="Plan for 2009-2012", term=Validity("2012-12-31"),
                 actions=[signed("2008-11-01")], relations=[relation("replaces", "plan-2008")])  # fmt: skip
    later = pointing([old, new])["plan-2008"]
    assert force.on(old, day("2008-12-31"), later).answer == "yes"
    assert force.on(old, day("2009-01-01"), later).reason == "replaced"
    known = force.periods(old, later)
    assert [span.force.reason for span in known][-2:] == ["plan-running", "replaced"]
