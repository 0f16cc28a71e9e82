"""Do both engines answer alike? Users' questions on the collection: totals, facets, readings, and who is found."""

import os
import sys
from collections.abc import Callable

import pytest

from kb.search.cluster.index import ClusterIndex, ClusterPlace
from kb.search.index_values import FACETS, PageOptions, SearchPage
from kb.search.suggestions import suggestions
from tests.search import collection
from tests.search.relevance import BLIND, LIST, STRANGERS, Case, cases

pytestmark = pytest.mark.cluster
QUESTIONS = int(
    os.environ.get("KB_ENGINE_QUESTIONS", "80")
)  # of all lists: 10000 asks every one, for a quarter of an hour
FACETED = PageOptions(facets=FACETS, limit=5)


@pytest.fixture(scope="module")
def on_cluster(cluster_place: Callable[[], ClusterPlace]) -> ClusterIndex:
    return cluster_place().rebuild(collection.documents(), "7")


def succeeds(case: Case, page: SearchPage) -> bool:
    keys = {hit.key for hit in page.hits}
    return not case.answers.isdisjoint(keys) if case.answers else page.understood.answer != "found"


def questions() -> list[Case]:
    """Return questions of all lists and classes, evenly."""
    every = [case for path in (LIST, STRANGERS, BLIND) for case in cases(path)]
    return every[:: max(1, len(every) // QUESTIONS)]


def reasons(page: SearchPage) -> dict[str, object]:
    return {hit.key: (hit.reasons, hit.snippets, hit.lacks) for hit in page.hits}


@pytest.mark.timeout(3600)
def test_both_engines_answer_alike(on_cluster: ClusterIndex, capsys: pytest.CaptureFixture[str]) -> None:
    count, here, there, same = len(questions()), 0, 0, 0
    for case in questions():
        mine = collection.index().search(case.question, options=FACETED, vocabulary=collection.labels())
        other = on_cluster.search(case.question, options=FACETED, vocabulary=collection.labels())
        assert (other.total, other.facets, other.understood) == (mine.total, mine.facets, mine.understood), case
        why = reasons(mine)
        assert {key: why[key] for key in reasons(other) if key in why} == {
            key: reason for key, reason in reasons(other).items() if key in why
        }
        here, there = here + succeeds(case, mine), there + succeeds(case, other)
        same += [hit.key for hit in mine.hits] == [hit.key for hit in other.hits]
    with capsys.disabled():
        figures = f"success at 5: {here / count:.3f}, on a cluster {there / count:.3f}; same five: {same / count:.3f}"
        sys.stdout.write(f"\n{count} questions on both engines; {figures}\n")
    assert abs(here - there) / count <= 0.01


@pytest.mark.parametrize(
    "typed", ["байк", "Назарб", "договор о дру", "11", "1992-05", "kz-ru-fr", "м", "zzzz", ",fqrj"]
)
def test_both_engines_suggest_alike(on_cluster: ClusterIndex, typed: str) -> None:
    mine, other = (suggestions(it, typed, 10, collection.labels()) for it in (collection.index(), on_cluster))
    assert other == mine
