"""Addresses of clusters, and what is said of one that cannot be used; no cluster is needed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kb.errors import KbError, UnavailableError
from kb.search.cluster.client import ClusterAddress, SearchCluster
from kb.search.cluster.index import ClusterPlace
from kb.search.index_files import UnwritableIndexError
from tests.search.cluster.serving import QuietHandler, serving

FULL = {"error": {"root_cause": [{"type": "cluster_block_exception", "reason": "disk usage exceeded flood-stage"}]}}


@contextmanager
def server(status: int, body: Any, later: tuple[int, Any] | None = None) -> Iterator[str]:
    """A server that answers so; after the first request as `later` says."""
    answers = [(status, body)]

    class Handler(QuietHandler):
        def reply(self) -> None:
            code, content = answers[0]
            answers[0] = later or answers[0]
            self.answer(code, "application/json", json.dumps(content).encode())

    with serving(Handler) as address:
        yield f"http://{address}"


def greeting(number: str, distribution: str | None = "opensearch") -> dict[str, Any]:
    version = {"number": number, "distribution": distribution} if distribution else {"number": number}
    return {"version": version}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://a:9200", ClusterAddress(("http://a:9200",))),
        ("http://a:9200, https://u:p@b", ClusterAddress(("http://a:9200", "https://u:p@b"))),
        ("http://a:9200,http://b/lib?shards=12", ClusterAddress(("http://a:9200", "http://b"), "lib", 12)),
    ],
)  # fmt: skip
def test_addresses(text: str, address: ClusterAddress) -> None:
    assert ClusterAddress.parse(text) == address


@pytest.mark.parametrize(
    "text", ["a:9200", "http://", "http://a/UP", "http://a/x?shards=0", "http://a/x?shards=no", "http://a/x/y"]
)
def test_no_addresses(text: str) -> None:
    with pytest.raises(KbError, match="KB_SEARCH_URL"):
        ClusterAddress.parse(text)


def test_an_address_is_shown_without_its_password() -> None:
    assert str(ClusterAddress.parse("https://u:secret@b:9200,http://v:other@c/lib")) == "https://b:9200,http://c/lib"
    with pytest.raises(KbError) as caught:
        ClusterAddress.parse("ftp://u:secret@b")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("version", "shown"),
    [(greeting("3.1.0"), "opensearch 3.1.0"), (greeting("1.3.2"), "opensearch 1.3.2"),
     (greeting("8.1.0", None), "elasticsearch 8.1.0")],
)  # fmt: skip
def test_another_version_is_refused(version: dict[str, Any], shown: str) -> None:
    with server(200, version) as url, pytest.raises(UnavailableError, match=shown) as caught:
        SearchCluster(ClusterAddress.parse(url))
    assert caught.value.code == "search-of-other-version"


def test_wrong_credentials() -> None:
    with server(401, {"error": "no"}) as url, pytest.raises(UnavailableError, match="does not let us in") as caught:
        SearchCluster(ClusterAddress.parse(url.replace("//", "//user:wrong@")))
    assert "wrong@" not in str(caught.value)


def test_nobody_there() -> None:
    with pytest.raises(UnavailableError) as caught:
        SearchCluster(ClusterAddress.parse("http://127.0.0.1:9"))
    assert caught.value.code == "search-unreachable"


def test_a_node_without_a_certificate() -> None:
    with server(200, greeting("2.19.6")) as url, pytest.raises(UnavailableError) as caught:
        SearchCluster(ClusterAddress.parse(url.replace("http:", "https:")))
    assert caught.value.code == "search-insecure"


def test_something_else_is_there() -> None:
    with server(200, {"hello": "world"}) as url, pytest.raises(UnavailableError) as caught:
        SearchCluster(ClusterAddress.parse(url))
    assert caught.value.code == "search-of-other-version"


@pytest.mark.parametrize(
    ("status", "answer", "code"),
    [(503, {"error": {"root_cause": [], "type": "no_shards"}}, "search-incomplete"), (403, FULL, "search-unwritable")],
)  # fmt: skip
def test_a_red_cluster_and_a_full_disk(status: int, answer: Any, code: str) -> None:
    with server(200, greeting("2.19.6"), (status, answer)) as url:
        place = ClusterPlace(url)
        with pytest.raises(UnavailableError) as caught:
            place.rebuild((), "1")
    assert caught.value.code == code
    assert isinstance(caught.value, UnwritableIndexError) == (status == 403)
