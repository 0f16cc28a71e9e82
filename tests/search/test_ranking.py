"""The figures of a score: its parts add up to it."""

import pytest

from kb.search.results import IndexFilters, PageOptions
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
        score = words * hit.ranking.share**0.5 * (1 + 0.1 * hit.ranking.standing)
        assert score == pytest.approx(hit.score, rel=1e-3, abs=0.01)


def test_figures_are_reckoned_with_filters_and_only_where_wanted() -> None:
    filters = IndexFilters(fields=(("kind", ("agreement",)),))
    page = index().search("аренда", filters, PageOptions(limit=3, figures=True), labels())
    assert all(hit.ranking and hit.ranking.portions for hit in page.hits)
    assert index().search("аренда", filters, PageOptions(limit=3), labels()).hits[0].ranking is None
    assert index().search("", filters, PageOptions(limit=3, figures=True), labels()).hits[0].ranking is None
