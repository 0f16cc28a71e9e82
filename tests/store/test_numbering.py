"""Numbers of reference lists: one record each in a manuscript, whichever file says so; the same on both databases."""

from typing import Any

import pytest
from sqlalchemy import Engine

from kb.domain.records import ListNumber, Record
from kb.store import manuscripts, queries
from kb.store.engine import transaction
from tests.factories import (
    counts,
    load,
    record,
    reread,
)


def numbers(engine: Engine) -> dict[str, tuple[int, ...]]:
    return {one.citekey: one.numbers for one in queries.every(engine) if one.numbers}


NUMBERS = [
    # imports                                                             who holds what               conflicts
    ([[record("a", numbers=[1, 2])]], {"a": (1, 2)}, 0),
    ([[record("a", numbers=[1]), record("b", numbers=[1])]], {"a": (1,)}, 1),
    ([[record("a", numbers=[1, 1])]], {"a": (1,)}, 1),
    ([[record("a", numbers=[1]), record("b", numbers=[2])], [record("a", numbers=[2]), record("b", numbers=[1])]],
     {"a": (2,), "b": (1,)}, 0),
    ([[record("a", numbers=[1])], [record("b", numbers=[1])]], {"a": (1,)}, 1),
    ([[record("a", numbers=[1])], [record("a")]], {}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("files", "held", "conflicts"), NUMBERS)
def test_a_number_belongs_to_one_record(
    engine: Engine, files: list[list[Record]], held: dict[str, tuple[int, ...]], conflicts: int
) -> None:
    outcome = [load(engine, *records) for records in files][-1]
    assert numbers(engine) == held
    assert [one.check for one in outcome.problems] == ["number-twice"] * conflicts
    assert queries.by_number(engine, 77) is None


def test_a_number_set_free_goes_to_the_record_that_waits(engine: Engine) -> None:
    waiting = record("b", numbers=[1])
    load(engine, record("a", numbers=[1]), waiting)
    outcome = load(engine, record("a", numbers=[3]), waiting)
    assert numbers(engine) == {"a": (3,), "b": (1,)}
    assert (counts(outcome), sorted(outcome.touched)) == ((0, 2, 0, 0), ["a", "b"])


def two(*places: tuple[str, int], **values: Any) -> Record:
    """A record with numbers in several manuscripts."""
    return record("a", cited_in=[ListNumber(*place) for place in places], **values)


def test_a_number_is_unique_within_its_manuscript_only(engine: Engine) -> None:
    outcome = load(engine, two(("thesis", 1), ("book", 1)), record("b", cited_in=[ListNumber("article", 1)]))
    assert outcome.problems == []
    assert reread(engine, "a").cited_in == (ListNumber("thesis", 1), ListNumber("book", 1))
    found = {name: queries.by_number(engine, 1, name) for name in ("thesis", "book", "article", "nothing")}
    assert {name: one.citekey if one else "" for name, one in found.items()} == {
        "thesis": "a", "book": "a", "article": "b", "nothing": "",
    }  # fmt: skip


def test_another_file_may_cite_a_record_that_it_does_not_own(engine: Engine) -> None:
    load(engine, two(("thesis", 1)), file="mine.bib")
    theirs = two(("article", 4), titles="Басқа")
    assert [one.check for one in load(engine, theirs, file="theirs.bib").problems] == ["conflict"]
    told = str(load(engine, theirs, file="theirs.bib").problems[0])
    assert "values were left as they are; its number in article" in told
    both = (ListNumber("thesis", 1), ListNumber("article", 4))
    assert set(reread(engine, "a").cited_in) == set(both)
    assert load(engine, two(("thesis", 1)), file="mine.bib").same == 1
    assert set(reread(engine, "a").cited_in) == set(both)
    load(engine, two(("thesis", 2)), file="mine.bib")
    assert set(reread(engine, "a").cited_in) == {ListNumber("thesis", 2), ListNumber("article", 4)}
    load(engine, record("b"), file="theirs.bib", prune=True)
    assert reread(engine, "a").cited_in == (ListNumber("thesis", 2),)
    entry = manuscripts.entries(engine, "thesis")
    assert [(one.number, one.record, one.said_by) for one in entry] == [(2, "a", "mine.bib")]


def test_a_printed_line_stays_when_its_record_goes(engine: Engine) -> None:
    load(engine, two(("thesis", 1)))
    with transaction(engine) as connection:
        connection.exec_driver_sql("UPDATE list_entries SET printed = 'Шарт, 1992.'")
    load(engine, record("b"), prune=True)
    assert [(one.printed, one.record) for one in manuscripts.entries(engine, "thesis")] == [("Шарт, 1992.", "")]
    load(engine, two(("thesis", 1)))
    assert [(one.printed, one.record) for one in manuscripts.entries(engine, "thesis")] == [("Шарт, 1992.", "a")]
