"""A large index is passed over twice at a time: what is found, ranked and counted is the same as in one pass."""

from collections.abc import Sequence
from typing import Any

import pytest

from kb.search import background, tantivy_state
from kb.search.index_state import FacetCounts, FoundHits
from kb.search.index_values import FACETS, IndexFilters, PageOptions, SearchPage
from kb.search.phrase_shortcut import shortened
from kb.search.query_tree import BoostNode, ClauseNode, ConstantNode, Node, PhraseNode, either, term
from kb.search.tantivy_state import TantivyState
from tests.search.collection import index, labels

QUESTIONS = ("договор о дружбе", "мемлекеттік шекара", "agreement on cooperation", "аренда Байконур", "Назарбаев Н А")


def asked(question: str, filters: IndexFilters, sort: str = "relevance") -> SearchPage:
    options = PageOptions(limit=50, sort="date" if sort == "date" else "relevance", facets=FACETS)
    return index().search(question, filters, options, labels())


@pytest.mark.parametrize("free", [True, False], ids=["a core is free", "busy"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_two_passes_find_what_one_finds(question: str, free: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "has_free_core", lambda: free)
    treaties = IndexFilters((("kind", ("agreement", "treaty")),))
    ways = [(filters, sort) for filters in (IndexFilters(), treaties) for sort in ("relevance", "date")]
    once = [asked(question, *way) for way in ways]
    monkeypatch.setattr(tantivy_state, "_MANY", 0)
    twice = [asked(question, *way) for way in ways]
    for first, second in zip(once, twice, strict=True):
        assert second.total == first.total > 0
        assert second.facets == first.facets
        assert [hit.key for hit in second.hits] == [hit.key for hit in first.hits]
        assert [hit.score for hit in second.hits] == pytest.approx([hit.score for hit in first.hits], abs=0.001)


def test_words_in_a_row_are_sought_beside_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_beside: list[int] = []
    best_of_two = TantivyState._best_of_two

    def counted(self: TantivyState, tree: ClauseNode, most: int, counted: bool) -> FoundHits:
        asked_beside.append(most)
        return best_of_two(self, tree, most, counted)

    monkeypatch.setattr(TantivyState, "_best_of_two", counted)
    assert asked("договор о дружбе", IndexFilters()).hits[0].key == "kz-ru-friendship-1992"
    assert not asked_beside
    monkeypatch.setattr(tantivy_state, "_MANY", 0)
    assert asked("договор о дружбе", IndexFilters()).hits[0].key == "kz-ru-friendship-1992"
    assert asked_beside


def test_values_are_counted_once_and_beside_the_ranking(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(work: Any) -> Any:
        made.append(work.func.__name__)
        return background.in_background(work)

    facets, passes = TantivyState.facets, []

    def passed(self: TantivyState, tree: Node, fields: Sequence[str]) -> list[FacetCounts]:
        passes.append(fields)
        return facets(self, tree, fields)

    monkeypatch.setattr(tantivy_state, "_MANY", 0)
    monkeypatch.setattr(tantivy_state, "in_background", counted)
    monkeypatch.setattr(TantivyState, "facets", passed)
    assert asked("договор о дружбе", IndexFilters((("kind", ("agreement", "treaty")),))).facets
    assert made.count("passed") == len(passes) == 1


def test_a_row_of_words_is_sought_alone_where_it_tells_that_all_parts_are_there() -> None:
    row = BoostNode(BoostNode(PhraseNode("title_row", ("договор", "дружб"), 3), 6.0), 1.0)
    first = either([term("title", "договор", 6.0), term("note", "договор", 1.0)])
    second = term("title", "~drujb", 9.0)
    barred = term("title", "протокол", 6.0)
    tree = ClauseNode((first, second), (row,), (barred,))
    words = (term("title", "договор", 6.0), term("note", "договор", 1.0), second)
    assert shortened(tree) == ClauseNode((row,), words, (barred,))
    elsewhere = [term("note", "~drujb", 1.0), term("title", "~mir", 9.0), ConstantNode(second, 1.0)]
    for other in [*elsewhere, ClauseNode((second,), (first,)), ClauseNode(should=(second, first), least=2)]:
        whole = tree._replace(must=(first, other))
        assert shortened(whole) == ClauseNode((first, other, row), (), (barred,))
    assert shortened(tree._replace(should=(row, second))).must[:2] == (first, second)
    mixed = tree._replace(must=(term("title", "5г", 6.0),), should=(PhraseNode("title_row", ("5г", "дружб")),))
    assert shortened(mixed).must[:1] == mixed.must
