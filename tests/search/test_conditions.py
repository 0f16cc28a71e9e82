"""Filters and operators keep their word: they leave records out and never add any."""

from itertools import product

import pytest

from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions, SearchDocument, SearchPage
from tests.search.collection import index, labels
from tests.search.relevance import BLIND, STRANGERS, cases

QUESTIONS = [case.question for path in (STRANGERS, BLIND) for case in cases(path)[::24]]
NONE = IndexFilters()
FILTERS = (
    IndexFilters((("kind", ("agreement",)),)),
    IndexFilters((("lang", ("en", "kk")),)),
    IndexFilters((("topic_id", ("space-and-baikonur", "state-border")),)),
    IndexFilters((("place", ("almaty", "uralsk")),)),
    IndexFilters((), ("KAZ", "RUS"), "exactly"),
    IndexFilters(first_day=728000, last_day=730000),
)
OPERATORS = ("kind:agreement", "year:1992..1999", "-type:book", "place:Astana")


def asked(question: str, filters: IndexFilters = NONE) -> SearchPage:
    return index().search(question, filters, PageOptions(limit=200, explained=False), labels())


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_filter_enlarges_an_answer(question: str) -> None:
    every = asked(question)
    keys = {hit.key for hit in every.hits}
    for page in (asked(question, filters) for filters in FILTERS):
        assert page.total <= every.total
        assert every.total > len(keys) or {hit.key for hit in page.hits} <= keys


@pytest.mark.parametrize(("question", "operator"), list(product(QUESTIONS[::5], OPERATORS)))
def test_no_operator_enlarges_an_answer(question: str, operator: str) -> None:
    assert asked(f"{question} {operator}").total <= asked(question).total


def test_a_filter_that_leaves_nothing_says_so() -> None:
    documents = [SearchDocument(f"r{n}", titles=(("en", f"harbour lease {n}"),), kind="treaty") for n in range(3)]
    small = Index.in_memory([*documents, SearchDocument("law", titles=(("en", "harbour"),), kind="law")])
    page = small.search("harbour lease", IndexFilters((("kind", ("law",)),)))
    assert (page.total, page.understood.answer) == (0, "nothing")


@pytest.mark.parametrize("size", [0, 1, 7, 200])
def test_groups_are_counted_among_what_is_found(size: int) -> None:
    everyone = [hit.key for hit in asked("").hits]
    groups = (tuple(everyone[:size]), ("nobody",))
    for question in QUESTIONS:
        page = index().search(question, NONE, PageOptions(limit=200, groups=groups), labels())
        if page.total <= 200:
            assert page.grouped == (len({hit.key for hit in page.hits}.intersection(groups[0])), 0)
