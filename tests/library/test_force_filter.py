"""Records by whether they are in force on a day: search, facet and quick search agree with the chronology."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kb.domain.queries import RecordQuery, chronology_query
from kb.errors import KbError
from kb.library import chronology, records
from kb.library.quick_open import quick_open
from kb.library.search import find_summaries
from kb.library.session import Library
from kb.search.tantivy_state import TantivyState

DAY = "1995-06-01"
BILATERAL = RecordQuery(party=("KAZ", "RUS"), match="exactly", in_force_on=DAY, limit=200)


def keys(library: Library, question: RecordQuery) -> set[str]:
    """The citekeys of all records that a question finds."""
    return {record.citekey for record in records.every_record(library, question)}


@pytest.mark.parametrize("answer", ["yes", "no", "not known"])
def test_the_search_and_the_chronology_agree(library: Library, answer: str) -> None:
    question = BILATERAL._replace(force=(answer,))
    asked = {"party": ["KAZ", "RUS"], "match": "exactly", "in_force_on": DAY, "force": answer,
             "stage": ["signed", "draft", "initialled", "announced"]}  # fmt: skip
    listed = {
        entry.record.citekey
        for period in ({}, {"from": "1000"})  # undated documents stand in no period, old ones not before 1990
        for entry in chronology.every_entry(library, chronology_query({**asked, **period}))
        if entry.record
    }
    assert keys(library, question) == listed
    assert listed


def test_the_facet_counts_each_answer(library: Library) -> None:
    free = BILATERAL._replace(in_force_on="")
    counted = dict(
        records.find(library, BILATERAL._replace(force=("yes", "no", "not known")), ("force",)).facets["force"]
    )
    assert counted == {answer: len(keys(library, BILATERAL._replace(force=(answer,)))) for answer in counted}
    assert sum(counted.values()) == len(
        keys(library, BILATERAL) | keys(library, BILATERAL._replace(force=("no", "not known")))
    )
    today = dict(records.find(library, free, ("force",)).facets["force"])
    assert today
    assert records.find(library, BILATERAL, ("force",)).facets["force"] == (("yes", counted["yes"]),)


def test_a_quick_search_knows_the_filter(library: Library) -> None:
    keys(library, BILATERAL)  # the index is built when it is first asked
    quick = quick_open(library.settings)
    if quick is None:  # a store on PostgreSQL is opened whole
        assert library.engine.dialect.name == "postgresql"
        return
    for day in ("1991-01-01", DAY, "2015-06-01"):
        for answer in ("yes", "no", "not known"):
            question = BILATERAL._replace(q="Байконур", in_force_on=day, force=(answer,))
            assert set(find_summaries(quick, question).records) == set(find_summaries(library, question).records)
    quick.snapshot.close()


def test_a_month_is_no_day(library: Library) -> None:
    with pytest.raises(KbError, match="a whole day is wanted"):
        records.find(library, BILATERAL._replace(in_force_on="1995-06"))


def test_nothing_in_force_finds_nothing(library: Library) -> None:
    assert not keys(library, BILATERAL._replace(in_force_on="1800-01-01"))


def test_the_answers_are_counted_within_one_search(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, asked = type(library.index), list[str]()
    search = kind.search

    def counted(self: Any, text: str, *rest: Any) -> Any:
        asked.append(text)
        return search(self, text, *rest)

    monkeypatch.setattr(kind, "search", counted)
    assert records.find(library, RecordQuery(q="Байконур"), ("force", "type")).facets["force"]
    assert asked == ["Байконур"]


def test_the_answers_are_counted_among_the_records_asked_for(library: Library) -> None:
    chosen = tuple(sorted(keys(library, BILATERAL))[:3])
    found = records.find(library, RecordQuery(in_force_on=DAY), ("force",), among=chosen)
    assert found.facets["force"] == (("yes", 3),)


def test_few_hits_are_counted_without_a_search_of_their_own(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[int]()
    best = TantivyState.best

    def counted(self: TantivyState, *given: Any, **named: Any) -> Any:
        asked.append(1)
        return best(self, *given, **named)

    monkeypatch.setattr(TantivyState, "best", counted)
    few, today = RecordQuery(q="вододеление"), datetime.now(UTC).date().isoformat()
    records.find(library, few)
    alone = len(asked)
    found = records.find(library, few, ("force",))
    assert len(asked) == 2 * alone
    by_answer = {answer: records.count(library, few._replace(in_force_on=today, force=(answer,)))
                 for answer, _number in found.facets["force"]}  # fmt: skip
    assert 0 < found.total < 60 and dict(found.facets["force"]) == by_answer


def test_the_operator_means_the_day_asked_for_else_today(library: Library) -> None:
    today = datetime.now(UTC).date().isoformat()
    for word, answer in (("force:yes", "yes"), ("күшінде:жоқ", "no"), ("действует:неизвестно", "not known")):
        of_today = RecordQuery(in_force_on=today, force=(answer,))
        assert keys(library, RecordQuery(q=word)) == keys(library, of_today)
        every_answer = BILATERAL._replace(q=word, force=("yes", "no", "not known"))
        assert keys(library, every_answer) == keys(library, BILATERAL._replace(force=(answer,)))


@pytest.mark.parametrize("answer", ["yes", "no", "not known"])
def test_an_answer_without_a_day_is_asked_of_today(library: Library, answer: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    free, dated = (
        RecordQuery(q="граница", force=(answer,)),
        RecordQuery(q="граница", force=(answer,), in_force_on=today),
    )
    assert keys(library, free) == keys(library, dated)
    assert keys(library, free) < keys(library, RecordQuery(q="граница"))
    assert (
        records.find(library, free, ("force",)).facets["force"]
        == records.find(library, dated, ("force",)).facets["force"]
    )
    listed = chronology.chronology(library, chronology_query({"force": answer}))
    assert (
        listed.entries
        == chronology.chronology(library, chronology_query({"force": answer, "in_force_on": today})).entries
    )
    assert listed.total < chronology.chronology(library, chronology_query({})).total
    assert listed.question.filters.in_force_on == today


@pytest.mark.parametrize(
    ("question", "barred"),
    [("действующие соглашения о полигонах", True), ("полигоны, күшін жойған келісімдер", False)],
)
def test_words_of_force_bar_or_want_what_is_in_force_no_more(library: Library, question: str, barred: bool) -> None:
    ended = keys(library, RecordQuery(force=("no",)))
    answer = keys(library, RecordQuery(q=question))
    assert answer and (not answer & ended if barred else answer <= ended)
    assert keys(library, RecordQuery(q="соглашения о полигонах")) & ended
