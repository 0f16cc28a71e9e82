"""What a state of an index on a cluster remembers of its terms has a bound."""

from typing import Any

import pytest

from kb.search.cluster import state
from kb.search.cluster.client import SearchCluster
from kb.search.cluster.state import ClusterState

WORDS = ("=harbour", "=harbours")


class ListingCluster(SearchCluster):
    """A cluster that has two terms under every beginning."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, method: str, path: str, body: Any = None, *_options: Any, **_more: Any) -> Any:
        """Return no hits, and the terms of each list that is asked for."""
        self.asked += 1
        buckets = [{"key": word, "doc_count": 3} for word in WORDS]
        lists = {name: {"terms": {"buckets": buckets}} for name in body.get("aggs", ())}
        return {"hits": {"hits": [], "total": {"value": 9}}, "aggregations": lists}


def test_beginnings_are_remembered_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "_MOST_KNOWN", 30)
    cluster = ListingCluster()
    index = ClusterState(cluster, "index", "pit", ("0",))

    def listed(beginning: str) -> list[str]:
        return index.settled(
            lambda counts: [term for term, _n in counts.terms_with_prefix("title", beginning, None, 9)]
        )

    for _ in range(2):
        assert listed("=harb") == list(WORDS)
    assert cluster.asked == 2  # the number of records, and one list
    for number in range(100):
        assert listed(f"=harb{number}") == list(WORDS)
        assert len(index._begun) <= 12
