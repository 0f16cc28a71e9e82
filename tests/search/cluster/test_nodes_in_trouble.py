"""Real nodes that refuse a password, or of which one has a full disk: told as such, the state before whole."""

import base64
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection

import pytest

from deploy.search_nodes import SearchNodes
from kb.errors import UnavailableError
from kb.search.cluster import index as cluster_index
from kb.search.cluster.index import ClusterPlace
from tests.search.cluster.serving import QuietHandler, serving
from tests.search.cluster.test_states import RECORDS, keys, record

pytestmark = pytest.mark.cluster


@contextmanager
def guarded(node: str, allowed: set[str]) -> Iterator[str]:
    """The address of a door before a node, which lets in who says one of these names and passwords."""

    class Door(QuietHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            status, kind, content = 401, "text/plain", b"Unauthorized"
            if said in allowed:
                connection = HTTPConnection(node.removeprefix("http://"), timeout=600)
                connection.request(self.command, self.path, body, {"Content-Type": self.headers["Content-Type"] or ""})
                answer = connection.getresponse()
                status, kind, content = answer.status, answer.headers.get("Content-Type", ""), answer.read()
                connection.close()
            self.answer(status, kind, content)

    with serving(Door) as address:
        yield address


def test_a_password_that_is_refused_changes_nothing(search_nodes: SearchNodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_index, "PATIENCE", 0.2)
    allowed = {"reader:right"}
    with guarded(search_nodes.address(0), allowed) as door:
        name = f"guarded-{os.getpid()}?shards=1"
        place = ClusterPlace(f"http://reader:right@{door}/{name}")
        index = place.rebuild(RECORDS, "3")
        tries: list[Callable[[], object]] = [
            ClusterPlace(f"http://reader:wrong@{door}/{name}").open,
            ClusterPlace(f"http://{door}/{name}").open,
        ]
        refused(tries)
        allowed.clear()  # the password is changed while a server runs
        refused([
            lambda: keys(index),
            lambda: index.update([record("new")], ["dues-1"], "4"),
            lambda: place.rebuild([record("only")], "4"),
        ])  # fmt: skip
        assert index.revision == "3"
        allowed.add("reader:right")
        assert (len(keys(index)), index.revision) == (30, "3")
        index.update([record("new")], [], "4")
        assert (len(keys(index)), index.revision) == (31, "4")


def refused(tries: list[Callable[[], object]]) -> None:
    """Each of these is told to be refused, without a password in the text."""
    for one in tries:
        with pytest.raises(UnavailableError) as caught:
            one()
        assert caught.value.code == "search-refuses"
        assert not {"right", "wrong"} & set(str(caught.value).replace("@", " ").replace(":", " ").split())


def test_one_node_with_a_full_disk(cluster_place: Callable[[], ClusterPlace], search_nodes: SearchNodes) -> None:
    place = cluster_place()
    index = place.rebuild(RECORDS, "3")
    more = [record(f"more-{number}") for number in range(30)]  # some for each shard
    node = search_nodes.parts[1]
    node.fill_disk()
    try:
        while index.revision == "3":
            assert len(keys(index)) == 30
            with suppress(UnavailableError):
                index.update(more, (), "4")
        assert len(keys(index)) == 60  # what the full node had is on the others, all of it
    finally:
        node.fill_disk(False)
        if node.process and node.process.poll() is not None:
            node.start()
        with suppress(UnavailableError):
            place.cluster.ask("POST", "/_cluster/reroute", params={"retry_failed": "true"})
        search_nodes.wait()
    index.update([record("last")], (), "5")
    assert len(keys(index)) == 61
