"""Imports: what is counted, what is refused, what stands afterwards; the same on both databases."""

from typing import Any

import pytest
from sqlalchemy import Engine

from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Contributor, Evidence, ListNumber, Mention, Party, Record
from kb.domain.titles import Title
from kb.errors import Problem
from kb.messages import Message
from kb.store import importing, journal, queries
from tests.factories import (
    VOCABULARY,
    action,
    counts,
    fill,
    load,
    only,
    person,
    record,
    relation,
    reread,
    signed,
    states,
    title,
)

A, B, C = record("a", numbers=[1]), record("b", numbers=[2]), record("c")
B2 = record("b", titles="Басқа шарт", numbers=[2])

HISTORIES = [
    # imports of one file, one after another            (new, changed, same, removed) of the last
    ([[A, B]], (2, 0, 0, 0)),
    ([[A, B], [A, B]], (0, 0, 2, 0)),
    ([[A, B], [A, B2, C]], (1, 1, 1, 0)),
    ([[A, B], [A]], (0, 0, 1, 0)),
    ([[A, B2], [A, B], [A, B2]], (0, 1, 1, 0)),
    ([[]], (0, 0, 0, 0)),
    ([[A, A]], (1, 0, 0, 0)),
    ([[record("k", fields={"a": "1", "b": "2"})], [record("k", fields={"b": "2", "a": "1"})]], (0, 0, 1, 0)),
]


@pytest.mark.parametrize(("files", "expected"), HISTORIES)
def test_what_an_import_counts(engine: Engine, files: list[list[Record]], expected: tuple[int, ...]) -> None:
    outcomes = [load(engine, *records) for records in files]
    assert counts(outcomes[-1]) == expected
    assert journal.newest_revision(engine) == outcomes[-1].revision


def test_a_revision_grows_only_with_a_change(engine: Engine) -> None:
    first, *later = [load(engine, *records).revision for records in ([A], [A], [A, B], [A, B2], [A, B2])]
    assert later == [first, first + 1, first + 2, first + 2]


def test_importing_twice_changes_nothing_even_with_faults(engine: Engine) -> None:
    faulty = [
        record("a", relations=[relation("amends", "nobody")], numbers=[1]),
        record("b", topics=["sovereignty", "no-such-topic"], numbers=[1, 2]),
        record("c", relations=[relation("amends", "a"), relation("related", "nobody-2")]),
    ]
    first = load(engine, *faulty)
    before = list(queries.every(engine))
    second = load(engine, *faulty)
    assert counts(second) == (0, 0, 3, 0)
    assert second.revision == first.revision
    assert list(map(str, second.problems)) == list(map(str, first.problems))
    assert list(queries.every(engine)) == before


def test_changing_the_vocabularies_changes_every_record(engine: Engine) -> None:
    load(engine, A)
    newer = VOCABULARY._replace(digest="newer")
    assert fill(engine, newer)
    assert not fill(engine, newer)
    assert importing.load(engine, [PlacedRecord(A, "references.bib", 1)], newer, str.casefold).changed == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"status": "sure"}, "unknown status 'sure'; valid: identified"),
    ({"scope": ""}, "the scope '' must have 1 to 120 characters"),
    ({"cited_in": [ListNumber("a" * 121, 1)]}, "must have 1 to 120 characters, not 121"),
    ({"stage": "sung"}, "unknown stage"),
    ({"issued": "1992", "issued_origin": "dreamt"}, "unknown origin of the date"),
    ({"titles": [title("Шарт", origin="dreamt")]}, "unknown origin 'dreamt'"),
    ({"evidence": [Evidence("title", origin="")]}, "unknown origin ''"),
    ({"contributors": [Contributor("author")]}, "a contributor has no name"),
    ({"contributors": [person("А", role="x" * 41)]}, "the role 'xxxx"),
    ({"numbers": [0]}, "the number 0 is not between 1"),
    ({"numbers": [10**20]}, "is not between 1"),
    ({"mentions": [Mention("1.1", -1)]}, "the line -1"),
    ({"evidence": [Evidence("title", line=2**31)]}, "the line 2147483648"),
    ({"type": "x" * 41}, "the type 'xxxx"),
    ({"type": ""}, "the type ''"),
    ({"citekey": "x" * 201}, "the citekey 'xxxx"),
    ({"fields": {"x" * 81: "1"}}, "the variable"),
    ({"actions": [action("x" * 41)]}, "the kind"),
    ({"relations": [relation("amends", "x" * 201)]}, "the target"),
    ({"titles": "a\0b"}, "NUL"),
    ({"fields": {"note": "\0"}}, "NUL"),
    ({"fields": {"note": "\ud800"}}, "half a surrogate pair"),
]


@pytest.mark.parametrize(("values", "message"), REFUSED, ids=[message for _values, message in REFUSED])
def test_a_record_that_cannot_be_held_is_left_out(engine: Engine, values: dict[str, Any], message: str) -> None:
    bad = record(**{"citekey": "bad"} | values)
    outcome = load(engine, A, bad, B)
    assert counts(outcome) == (2, 0, 0, 0)
    (problem,) = outcome.problems
    assert (problem.check, problem.line, problem.file) == ("record", 2, "references.bib")
    assert message in problem.message


ACCEPTED: list[dict[str, Any]] = [
    {"titles": "\\x00 \\ud800 \\"},
    {"fields": {"URL": "http://a.kz/" + "қ" * 9000}},
    {"issued": "Y-999999999", "actions": [signed("Y999999999")]},
    {"issued": "../1990"},
    {"titles": [Title("x" * 100_000, "", "stated")]},
    {"citekey": "Қазақ/2006:а б"},
    {"titles": ()},
    {"parties": states("KAZ", "KAZ")},
    {"numbers": [5, 3, 4]},
]


@pytest.mark.parametrize("values", ACCEPTED, ids=lambda values: next(iter(values)))
def test_odd_records_that_can_be_held(engine: Engine, values: dict[str, Any]) -> None:
    known = record(**{"citekey": "odd"} | values)
    assert load(engine, known).problems == []
    assert list(queries.every(engine)) == [known]


UNKNOWN: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    # given                                            stored                                     near one
    ({"topics": ["soverignty", "caspian"]}, {"topics": ("caspian",)}, "sovereignty"),
    ({"topics": ["caspian", "caspian"]}, {"topics": ("caspian",)}, ""),
    ({"parties": states("KZA", "RUS")}, {"parties": states("RUS")}, "KAZ"),
    ({"parties": (Party("kaz", "state"),)}, {"parties": states("KAZ")}, ""),
    ({"actions": [signed("1992", party="RSU")]}, {"actions": (signed("1992"),)}, "RUS"),
    ({"actions": [signed("1992", party="rus")]}, {"actions": (signed("1992", party="RUS"),)}, ""),
]


@pytest.mark.parametrize(("given", "stored", "near"), UNKNOWN)
def test_unknown_topics_and_parties_are_left_out(
    engine: Engine, given: dict[str, Any], stored: dict[str, Any], near: str
) -> None:
    outcome = load(engine, A, record("k", **given))
    assert reread(engine, "k") == record("k", **stored)
    assert [(one.check, one.record, one.line) for one in outcome.problems] == [("vocabulary", "k", 2)] * bool(near)
    assert all(near in one.message and "Did you mean" in one.message for one in outcome.problems)


def test_a_loose_relation_is_tied_once_its_record_is_there(engine: Engine) -> None:
    loose = record("new", relations=[relation("amends", "old"), relation("related", "nobody")])
    found = load(engine, loose)
    assert [(one.check, one.record, one.line) for one in found.problems] == [("relation", "new", 1)] * 2
    assert reread(engine, "new").relations == ()
    found = load(engine, loose, record("old"))
    assert counts(found) == (1, 1, 0, 0)
    assert sorted(found.touched) == ["new", "old"]
    assert queries.related_to(engine, "old") == [("amends", "new")]
    assert counts(load(engine, loose, record("old"))) == (0, 0, 2, 0)
    assert counts(load(engine, loose, record("old"), record("nobody"))) == (1, 1, 1, 0)
    assert reread(engine, "new") == loose


def test_relations_may_point_forwards_and_in_a_circle(engine: Engine) -> None:
    circle = [record("a", relations=[relation("related", "b")]), record("b", relations=[relation("related", "a")])]
    assert load(engine, *circle).problems == []
    assert list(queries.every(engine)) == circle


def test_prune_removes_what_its_files_hold_no_more(engine: Engine) -> None:
    load(engine, record("other"), file="other.bib")
    load(engine, A, B, C)
    outcome = load(engine, A, C, prune=True)
    assert (counts(outcome), outcome.gone) == ((0, 0, 2, 1), ["b"])
    assert [one.citekey for one in queries.every(engine)] == ["a", "c", "other"]
    assert counts(load(engine, prune=True)) == (0, 0, 0, 0)
    assert queries.count(engine) == 3
    assert counts(load(engine, A, B, C)) == (1, 0, 2, 0)


FAULTS = [Problem("syntax", Message("not-json", cause="x")), record("b", status="sure"), record("b", titles="\0")]


@pytest.mark.parametrize("fault", FAULTS, ids=["syntax", "refused", "nul"])
def test_prune_removes_nothing_where_a_file_has_errors(engine: Engine, fault: Any) -> None:
    load(engine, A, B)
    outcome = load(engine, A, fault, prune=True)
    assert outcome.removed == 0
    assert "prune" in [one.check for one in outcome.problems]
    assert queries.count(engine) == 2


def test_pruning_a_target_leaves_a_loose_relation(engine: Engine) -> None:
    pointing = record("new", relations=[relation("amends", "old")])
    load(engine, pointing, file="new.bib")
    load(engine, record("old"), record("older"), file="old.bib")
    load(engine, pointing, file="new.bib")
    outcome = load(engine, record("older"), file="old.bib", prune=True)
    assert [one.check for one in outcome.problems] == ["relation"]
    assert reread(engine, "new").relations == ()
    load(engine, record("old"), file="old.bib")
    load(engine, pointing, file="new.bib")
    assert reread(engine, "new") == pointing


def test_a_record_of_another_file_stays_unless_it_may_be_taken(engine: Engine) -> None:
    load(engine, A, file="mine.bib")
    other = record("a", titles="Басқа")
    outcome = load(engine, other, file="other.bib")
    assert ([one.check for one in outcome.problems], reread(engine, "a")) == (["conflict"], A)
    assert load(engine, A, file="other.bib").same == 1
    assert load(engine, other, file="other.bib", may_replace=lambda source: source == "mine.bib").changed == 1
    assert reread(engine, "a") == other


def test_a_dry_run_says_what_would_happen_and_changes_nothing(engine: Engine) -> None:
    before = load(engine, A, B).revision
    outcome = load(engine, A, B2, C, record("d", numbers=[1]), dry_run=True)
    assert counts(outcome) == (2, 1, 1, 0)
    assert [one.check for one in outcome.problems] == ["number-twice"]
    assert list(queries.every(engine)) == [A, B]
    assert journal.newest_revision(engine) == before


def test_problems_of_the_files_are_passed_on(engine: Engine) -> None:
    problem = Problem("syntax", Message("not-json", cause="x"), "a.bib", 3)
    outcome = load(engine, A, problem, A)
    assert [(one.check, one.record) for one in outcome.problems] == [("syntax", ""), ("duplicate-key", "a")]
    assert "references.bib:1" in outcome.problems[1].message
    assert only({"new": outcome.new}, "new", "old") == {"new": 1}
