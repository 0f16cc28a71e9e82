"""States of an index on a cluster: followed by every reader, whole at any moment, written by one."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from opensearchpy.exceptions import ConflictError, NotFoundError

from deploy.search_nodes import SearchNodes
from kb.errors import UnavailableError
from kb.search.cluster import index as cluster_index
from kb.search.cluster import writing as rights
from kb.search.cluster.client import SearchCluster
from kb.search.cluster.index import ClusterIndex, ClusterPlace
from kb.search.index_files import BusyIndexError, StaleIndexError
from kb.search.index_values import PageOptions, SearchDocument

pytestmark = pytest.mark.cluster


def record(key: str, title: str = "Harbour dues") -> SearchDocument:
    return SearchDocument(key=key, titles=(("en", title),))


RECORDS = tuple(record(f"dues-{number}") for number in range(30))


def keys(index: ClusterIndex, question: str = "harbour") -> list[str]:
    return sorted(hit.key for hit in index.search(question, options=PageOptions(limit=100)).hits)


@pytest.fixture
def place(cluster_place: Callable[[], ClusterPlace]) -> ClusterPlace:
    return cluster_place()


def test_a_place_without_an_index(place: ClusterPlace) -> None:
    with pytest.raises(StaleIndexError) as caught:
        place.open()
    assert caught.value.state == "missing"


def test_a_reader_of_another_process_follows(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = place.rebuild(RECORDS, "3")
    other = ClusterPlace(f"{place}?shards=3")
    reader = other.open("3")
    writer.update([record("new"), record("dues-1", "Walrus")], ["dues-2", "never-was"], "4")
    assert len(keys(reader)) == 30  # its state stays until it asks for the revision
    monkeypatch.setattr(cluster_index, "TRUST", 0.0)
    assert reader.revision == "4"
    assert keys(reader) == sorted({f"dues-{number}" for number in range(30)} - {"dues-1", "dues-2"} | {"new"})
    assert (keys(reader, "walrus"), reader.size) == (["dues-1"], 30)
    with pytest.raises(StaleIndexError) as caught:
        other.open("5")
    assert caught.value.state == "behind"


def test_the_same_update_may_be_given_again_and_an_old_one_undoes_nothing(place: ClusterPlace) -> None:
    first, second = place.rebuild(RECORDS, "3"), ClusterPlace(f"{place}?shards=3").open()
    first.update([record("new")], ["dues-2"], "4")
    with pytest.raises(BusyIndexError):  # it was opened before that update, and would take it back
        second.update([record("dues-2")], ["new"], "4")
    first.update([record("new")], ["dues-2"], "4")
    assert "new" in keys(first)


def test_a_rebuild_that_fails_leaves_the_old_state_and_nothing_else(place: ClusterPlace) -> None:
    index = place.rebuild(RECORDS, "3")

    def broken() -> Iterator[SearchDocument]:
        yield record("first")
        raise ValueError("the store is gone")

    before = set(place.cluster.ask("GET", "/_aliases"))
    with pytest.raises(ValueError, match="the store is gone"):
        place.rebuild(broken(), "4")
    assert set(place.cluster.ask("GET", "/_aliases")) == before
    assert (index.revision, len(keys(index))) == ("3", 30)


def test_what_was_done_though_its_answer_was_lost(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    transport = place.cluster.client.transport
    ask = transport.perform_request

    def again(method: str, *rest: Any, **named: Any) -> Any:
        """Ask as the client does that waited in vain: the first time it was done."""
        if method in ("PUT", "DELETE"):
            with suppress(ConflictError, NotFoundError):
                ask(method, *rest, **named)
        return ask(method, *rest, **named)

    monkeypatch.setattr(transport, "perform_request", again)
    monkeypatch.setattr(rights, "BEAT", 0.05)
    index = place.rebuild(RECORDS, "3")
    index.update([record("new")], ["dues-1"], "4")
    assert (len(keys(index)), index.revision) == (30, "4")
    place.rebuild([record("only")], "5")
    assert keys(place.open("5")) == ["only"]


def test_readers_go_on_while_the_index_is_built_anew(place: ClusterPlace) -> None:
    place.rebuild(RECORDS, "3")
    index = ClusterPlace(f"{place}?shards=3").open()
    place.rebuild([record("only")], "4")
    assert keys(index) == ["only"]  # its own state went with the old index: the new one is opened
    assert index.revision == "4"


def test_states_are_not_left_open(place: ClusterPlace) -> None:
    place.rebuild(RECORDS, "3")
    for _ in range(10):
        with pytest.raises(StaleIndexError):
            place.open("4")
    for revision in range(4, 10):
        place.open().update([record("new")], (), str(revision))
    assert open_states(place) <= 3 * (2 + 1)  # shards: of the state shown, of that before, of a lost answer


def open_states(place: ClusterPlace) -> int:
    index = place.marker().name
    return int(place.cluster.ask("GET", f"/{index}/_stats/search")["_all"]["total"]["search"]["point_in_time_current"])


def test_a_state_has_all_shards_or_there_is_none(place: ClusterPlace) -> None:
    place.rebuild(RECORDS, "3")
    place.cluster.ask("PUT", "/_cluster/settings", {"transient": {"search.max_open_pit_context": 0}})
    try:
        with pytest.raises(UnavailableError):
            ClusterPlace(f"{place}?shards=3").open()
    finally:
        place.cluster.ask("PUT", "/_cluster/settings", {"transient": {"search.max_open_pit_context": None}})


def test_what_needs_no_search_goes_on_without_the_cluster(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    index = place.rebuild(RECORDS, "3")
    monkeypatch.setattr(cluster_index, "TRUST", 0.0)
    monkeypatch.setattr(cluster_index, "PATIENCE", 0.2)

    def lost(*_given: object, **_named: object) -> object:
        raise UnavailableError("search-unreachable", address="there", cause="none")

    monkeypatch.setattr(SearchCluster, "ask", lost)
    assert index.revision == "3"
    with pytest.raises(UnavailableError):
        keys(index)


def test_one_process_writes_and_a_dead_one_is_relieved(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    index = place.rebuild(RECORDS, "3")
    monkeypatch.setattr(rights, "LEASE", 1.0)
    monkeypatch.setattr(rights, "BEAT", 3600.0)
    with rights.writing(place.cluster, place.right) as dead:
        index.update([record("new")], (), "4")  # nothing is seen of `dead` for a second
        assert "new" in keys(index)
        with pytest.raises(BusyIndexError):
            dead.beat()


def test_a_writer_whose_batch_takes_long_is_not_relieved(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    index = place.rebuild(RECORDS, "3")
    monkeypatch.setattr(rights, "BEAT", 0.1)
    with rights.writing(place.cluster, place.right) as slow:
        with pytest.raises(BusyIndexError):
            index.update([record("new")], (), "4")
        slow.beat()


def test_two_live_writers(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    with rights.writing(place.cluster, place.right) as right:
        real = SearchCluster.ask

        def ask(self: SearchCluster, method: str, *rest: object, **named: object) -> object:
            if method == "GET":
                right.beat()
            return real(self, method, *rest, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(SearchCluster, "ask", ask)
        with pytest.raises(BusyIndexError), rights.writing(place.cluster, place.right):
            pass


def test_a_state_that_nobody_keeps_any_more_is_opened_anew(place: ClusterPlace) -> None:
    index = place.rebuild(RECORDS, "3")
    place.cluster.ask("DELETE", "/_search/point_in_time/_all")
    assert len(keys(index)) == 30


def test_pages_by_cursor_are_of_the_whole_list(place: ClusterPlace) -> None:
    index = place.rebuild(RECORDS, "3")
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(4):
        page = index.search("harbour", options=PageOptions(limit=8, cursor=cursor))
        seen += [hit.key for hit in page.hits]
        cursor = page.cursor
    assert (sorted(seen), cursor) == (sorted(one.key for one in RECORDS), None)


def test_a_killed_node_costs_no_answer(
    place: ClusterPlace, search_nodes: SearchNodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_index, "PATIENCE", 300.0)
    index = place.rebuild(RECORDS, "3")
    search_nodes.parts[1].kill()
    try:
        assert [len(keys(index, question)) for question in ("harbour", "dues", "harbour dues")] == [30, 30, 30]
        index.update([record("new")], (), "4")
        assert len(keys(index)) == 31
    finally:
        search_nodes.parts[1].start()
        search_nodes.wait()
    assert len(keys(index)) == 31
