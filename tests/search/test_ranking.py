"""The figures of a score: its parts add up to it."""

import pytest

from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions, SearchDocument
from kb.search.ranking import Factors, factors
from tests.search.collection import index, labels

QUESTIONS = [
    "договор о дружбе", "Байқоңырды жалға алу", "which agreements deal with the rent of Baikonur?", "25.05.1992",
    "Назарбаев 1997", "паром железнодорожный каспий", "гран", "зем летрясение", "«шекара туралы»", "[119]",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_of_a_score_add_up_to_it(question: str) -> None:
    page = index().search(question, options=PageOptions(limit=8, explained=False, figures=True), vocabulary=labels())
    for hit in page.hits if page.understood.conditions == () else ():
        assert hit.ranking is not None
        words = sum(portion.score for portion in hit.ranking.portions)
        score = words * hit.ranking.share**2 * (1 + 0.1 * hit.ranking.standing)
        assert score == pytest.approx(hit.score, rel=1e-3, abs=0.01)


def test_figures_are_reckoned_with_filters_and_only_where_wanted() -> None:
    filters = IndexFilters(fields=(("kind", ("agreement",)),))
    page = index().search("аренда", filters, PageOptions(limit=3, figures=True), labels())
    assert all(hit.ranking and hit.ranking.portions for hit in page.hits)
    assert index().search("аренда", filters, PageOptions(limit=3), labels()).hits[0].ranking is None
    assert index().search("", filters, PageOptions(limit=3, figures=True), labels()).hits[0].ranking is None


def test_what_other_documents_rest_on_stands_first_in_a_broad_question_alone() -> None:
    records = [
        SearchDocument("harbour-use", titles=(("en", "Harbour works, harbour use"),), standing=5),
        SearchDocument("harbour-lease", titles=(("en", "Works of a harbour let"),), standing=5),
        *(
            SearchDocument(f"works-{n}", titles=(("en", f"Long list of other works {n}"),), rests_on=("harbour-lease",))
            for n in range(30)
        ),
    ]
    place = Index.in_memory(records)
    broad = place.search("works", options=PageOptions(limit=3, figures=True)).hits
    assert (broad[0].key, broad[0].ranking and broad[0].ranking.standing) == ("harbour-lease", 15)
    assert place.search("harbour").hits[0].key == "harbour-use"


def test_factors_are_there_only_where_some_change_a_score() -> None:
    assert not factors([4, 2], None, [0, 0])
    assert factors([4, 2], None, [0, 3]) == {4: Factors(), 2: Factors(1.0, 3)}
    assert factors([4, 2], [0.5, 1.0], [0, 0]) == {4: Factors(0.5, 0), 2: Factors()}
    assert factors([4], None, [0])[7] == Factors()
