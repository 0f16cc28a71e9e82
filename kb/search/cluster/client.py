"""The connection to an OpenSearch cluster; what it says of failures becomes our errors."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    OpenSearchException,
    SSLError,
    TransportError,
)
from opensearchpy.exceptions import (
    ConnectionError as UnreachableError,
)
from opensearchpy.helpers.errors import BulkIndexError

from kb.errors import KbError, UnavailableError
from kb.search.index_files import UnwritableIndexError

WAIT, BULK_WAIT = 10, 120  # seconds for an answer: to a question, and to a batch of records
_TRIES = 3  # nodes that are asked before a question fails
_OLDEST, _NEWER = (2, 4), (3, 0)  # versions that keep a state for its readers and rank as this code expects
_SHARDS = 3
_FULL = ("cluster_block_exception", "disk", "flood")
_LOST = ("search_context_missing_exception", "no_search_context")


class LostStateError(Exception):
    """The state of the index that was asked is no longer kept: it was too old, or its node is gone."""


class ClusterAddress(NamedTuple):
    """Where a cluster is, what our indexes there are called, and into how many shards a new one is parted."""

    hosts: tuple[str, ...]
    name: str = "derekkoz"
    shards: int = _SHARDS

    @classmethod
    def parse(cls, text: str) -> "ClusterAddress":
        """Read KB_SEARCH_URL: addresses of nodes with commas between; the last may end in /NAME?shards=N.

        Raises KbError where it is no such address.
        """
        urls = [urlsplit(part.strip()) for part in text.split(",")]
        if not all(url.scheme in ("http", "https") and url.hostname for url in urls):
            raise KbError("search-url-unreadable", given=_shown(text))
        hosts = tuple(f"{url.scheme}://{url.netloc}" for url in urls)
        name = urls[-1].path.strip("/") or cls._field_defaults["name"]
        shards = parse_qs(urls[-1].query).get("shards", [str(_SHARDS)])[0]
        if not (re.fullmatch("[a-z][a-z0-9-]*", name) and shards.isdecimal() and 0 < int(shards) <= 1024):
            raise KbError("search-url-unreadable", given=_shown(text))
        return cls(hosts, name, int(shards))

    def __str__(self) -> str:
        """Return the nodes and the name, without what one logs in with."""
        return f"{_shown(','.join(self.hosts))}/{self.name}"


def _shown(text: str) -> str:
    return ",".join(f"{part.partition('://')[0]}://{part.rpartition('@')[2]}" if "@" in part else part
                    for part in text.split(","))  # fmt: skip


class SearchCluster:
    """A connection to a cluster of a version that is known to work; made for many threads."""

    def __init__(self, address: ClusterAddress) -> None:
        self.address = address
        self.client = OpenSearch(
            list(address.hosts), timeout=WAIT, max_retries=_TRIES, retry_on_timeout=True, pool_maxsize=32,
            http_compress=False, retry_on_status=(500, 502, 503, 504),  # 500: a node asked another that has just died
        )  # fmt: skip
        greeting = self.ask("GET", "/")
        version = greeting.get("version") if isinstance(greeting, dict) else None
        if not isinstance(version, dict):
            raise UnavailableError("search-of-other-version", address=str(address), version="something else")
        engine, number = version.get("distribution", "elasticsearch"), str(version.get("number", "?"))
        parts = tuple(int(part) for part in number.split(".")[:2] if part.isdecimal())
        if engine != "opensearch" or not _OLDEST <= parts < _NEWER:
            raise UnavailableError("search-of-other-version", address=str(address), version=f"{engine} {number}")

    def ask(
        self, method: str, path: str, body: Any = None, params: Mapping[str, Any] | None = None, wait: float = WAIT
    ) -> Any:
        """Return the answer to a request.

        Raises UnavailableError where the cluster does not answer as it should, UnwritableIndexError where it takes no
        records, LostStateError where the state asked for is gone, and opensearchpy's for 404, 409 and our own faults.
        """
        with self._told():
            full = {**(params or {}), "request_timeout": wait}
            return self.client.transport.perform_request(method, path, params=full, body=body)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OpenSearchException as error:
            raise self.error_of(error) from None

    def incomplete(self, cause: object) -> UnavailableError:
        """Return the error for an answer that a part of the cluster could not give."""
        return UnavailableError("search-incomplete", address=str(self.address), cause=str(cause)[:300])

    def error_of(self, error: OpenSearchException) -> Exception:
        """Return what an error of the cluster means for us."""
        where, cause = str(self.address), _cause(error)
        if any(sign in str(error) for sign in _LOST):
            return LostStateError(cause)
        if any(sign in cause for sign in _FULL):
            return UnwritableIndexError("search-unwritable", path=where, cause=cause)
        if isinstance(error, SSLError):
            return UnavailableError("search-insecure", address=where, cause=cause)
        if isinstance(error, UnreachableError):
            return UnavailableError("search-unreachable", address=where, cause=cause)
        if isinstance(error, AuthenticationException | AuthorizationException):
            return UnavailableError("search-refuses", address=where, cause=cause)
        status = error.status_code if isinstance(error, TransportError) else 0
        if isinstance(error, BulkIndexError) or status in (400, 404, 409):
            return error
        return self.incomplete(cause)


def _cause(error: OpenSearchException) -> str:
    """Return the shortest text that names the cause."""
    if isinstance(error, TransportError):
        info = error.info
        if isinstance(info, dict) and isinstance(info.get("error"), dict):
            roots = info["error"].get("root_cause") or [info["error"]]
            return f"{roots[0].get('type', '')}: {roots[0].get('reason', '')}"[:300]
        return f"{error.error}: {info}"[:300]
    return str(error)[:300]
