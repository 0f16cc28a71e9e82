"""A cluster that is red, full, or holds what earlier versions left: told as such, and set right, nothing lost."""

from collections.abc import Callable

import pytest

from kb.errors import UnavailableError
from kb.search.cluster import index as cluster_index
from kb.search.cluster import leftovers
from kb.search.cluster.index import ClusterPlace
from kb.search.index_files import UnwritableIndexError
from tests.search.cluster.test_states import RECORDS, keys, record

pytestmark = pytest.mark.cluster


@pytest.fixture
def place(cluster_place: Callable[[], ClusterPlace]) -> ClusterPlace:
    return cluster_place()


def test_a_disk_beyond_the_flood_stage(place: ClusterPlace) -> None:
    index = place.rebuild(RECORDS, "3")
    name = place.marker().name
    block = "index.blocks.read_only_allow_delete"  # what a node sets on each of its indexes at the flood stage
    place.cluster.ask("PUT", f"/{name}/_settings", {block: True})
    with pytest.raises(UnwritableIndexError) as caught:
        index.update([record("new")], ["dues-1"], "4")
    assert caught.value.code == "search-unwritable"
    assert "read-only" in str(caught.value)
    assert (len(keys(index)), index.revision) == (30, "3")
    place.cluster.ask("PUT", f"/{name}/_settings", {block: None})
    index.update([record("new")], ["dues-1"], "4")
    assert (len(keys(index)), index.revision) == (30, "4")


def test_a_red_index(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.rebuild(RECORDS, "3")
    marker = place.marker()
    name, placed = f"{marker.name}-red", "index.routing.allocation.require._name"
    settings = {placed: "nowhere", "number_of_shards": 3, "number_of_replicas": 0}
    place.cluster.ask("PUT", f"/{name}", {"settings": settings}, params={"wait_for_active_shards": "0"})
    try:
        assert place.cluster.ask("GET", f"/_cluster/health/{name}")["status"] == "red"
        with monkeypatch.context() as patch:
            patch.setattr(cluster_index, "PATIENCE", 0.2)
            with pytest.raises(UnavailableError, match="red"):
                place.publish(name, "4", marker.routes, marker)  # none shows a state that is not whole
            patch.setattr(place, "_show_all", lambda _index: None)
            place.publish(name, "4", marker.routes, marker)  # one that was whole, and is not any more
        with pytest.raises(UnavailableError) as caught:
            ClusterPlace(f"{place}?shards=3").open()
        assert caught.value.code == "search-incomplete"
        place.cluster.ask("PUT", f"/{name}/_settings", {placed: None})
        green = {"wait_for_status": "green", "timeout": "600s"}
        place.cluster.ask("GET", f"/_cluster/health/{name}", params=green, wait=620)
        assert ClusterPlace(f"{place}?shards=3").open().revision == "4"
    finally:
        place.remove(name)


def test_what_earlier_versions_left_goes(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(place).rpartition("/")[2]
    for version in ("00000001", "00000002"):
        monkeypatch.setattr(cluster_index, "analysis_mark", lambda version=version: version)
        ClusterPlace(f"{place}?shards=1").rebuild(RECORDS, "3")
    monkeypatch.undo()
    place.cluster.ask("PUT", f"/{name}-00000001-broken-off")
    index = place.rebuild(RECORDS, "3")
    index.update([], [], "4")  # the old ones are at 3, the state before: their servers may be about to follow
    assert [len(leftovers.indexes(place.cluster, f"{name}-0000000{n}-")) for n in (1, 2)] == [2, 1]
    monkeypatch.setattr(cluster_index, "analysis_mark", lambda: "00000002")
    ClusterPlace(f"{place}?shards=1").open().update([], [], "4")
    monkeypatch.undo()
    index.update([], [], "5")
    assert [len(leftovers.indexes(place.cluster, f"{name}-0000000{n}-")) for n in (1, 2)] == [0, 1]
    assert len(keys(index)) == 30


def test_what_a_killed_rebuild_left_goes(place: ClusterPlace) -> None:
    place.rebuild(RECORDS, "3")
    former = place.marker().name
    prefix = former.rpartition("-")[0].rpartition("-")[0]
    place.cluster.ask("PUT", f"/{prefix}-killed")
    place.rebuild(RECORDS, "4")
    assert leftovers.indexes(place.cluster, f"{prefix}-") == [place.marker().name]
