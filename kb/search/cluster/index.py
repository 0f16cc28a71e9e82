"""The index on a cluster: its states, their readers, and the one that writes.

    NAME-states/<analysis>           {"index", "revision", "routes"}: which index is current, and what it holds
    NAME-states/<analysis>-writing   held by the one process that writes, which changes it again and again while it does
    NAME-<analysis>-<time>-<process> the records; they are shown when a state of them is whole

Servers of two versions have states of their own beside each other, until those of one follow no import any more. A
record is written with the store's revision as its version, so a late writer never puts an older one back. No clock is
compared with that of another machine.
"""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

from opensearchpy.exceptions import ConflictError, NotFoundError, RequestError

from kb.errors import UnavailableError
from kb.messages import Message
from kb.search.analysis import analysis_mark
from kb.search.cluster import leftovers
from kb.search.cluster.bulk import removals, writes
from kb.search.cluster.client import ClusterAddress, LostStateError, SearchCluster
from kb.search.cluster.mapping import mapping, settings
from kb.search.cluster.state import KEEP, ClusterState
from kb.search.cluster.writing import PAUSE, Stamp, writing
from kb.search.index_files import BusyIndexError, StaleIndexError
from kb.search.index_places import SearchIndex
from kb.search.index_state import IndexState, Made
from kb.search.index_values import SearchDocument

COPYING = 60  # seconds that a new index may take to be on two nodes before it is shown anyhow
TRUST = 0.1  # seconds for which a state is taken to be the newest
PATIENCE = 6.0  # seconds that a question waits for copies of shards to take over from those of a lost node


class _Marker(NamedTuple):
    name: str
    revision: str
    routes: tuple[str, ...]
    stamp: Stamp


class _Opened(NamedTuple):
    marker: _Marker
    state: ClusterState


class ClusterPlace:
    """The indexes of one library on a cluster."""

    def __init__(self, address: str) -> None:
        """Take an address as KB_SEARCH_URL has it; raises KbError where it is none."""
        self._address = ClusterAddress.parse(address)
        self._states = f"{self._address.name}-states"
        self._state = f"/{self._states}/_doc/{analysis_mark()}"
        self.right = f"{self._state}-writing"
        self._opening = Lock()
        self._index: ClusterIndex | None = None

    @cached_property
    def cluster(self) -> SearchCluster:
        """The connection, made when first asked for."""
        return SearchCluster(self._address)

    def open(self, revision: str | None = None) -> "ClusterIndex":
        """Return the current index, the same each time; see `IndexPlace.open`."""
        with self._opening:
            index = self._index
            if index:
                index.follow(self.marker())
            else:
                index = self._index = ClusterIndex(self)
        if revision is not None and index.revision != revision:
            reason = Message("index-of-other-revision", held=index.revision, wanted=revision)
            raise StaleIndexError(str(self._address), "behind", reason)
        return index

    def rebuild(self, documents: Iterable[SearchDocument], revision: str) -> "ClusterIndex":
        """Build the index anew; see `IndexPlace.rebuild`."""
        self._make_states()
        prefix = f"{self._address.name}-{analysis_mark()}-"
        name = f"{prefix}{time.time_ns():x}-{os.getpid()}"
        with writing(self.cluster, self.right) as right:
            try:
                former: _Marker | None = self.marker()
            except StaleIndexError:
                former = None
            self._make(name, {"settings": settings(self._address.shards), "mappings": mapping()})
            try:
                writes(self.cluster, name, documents, int(revision), right)
                self._wait_for_copies(name)
                self.publish(name, revision, self._routes(name), None)
            except BaseException:
                with suppress(Exception):
                    self.remove(name)
                raise
            if former:
                self.remove(former.name)
            leftovers.remove_all(self.cluster, prefix, name)
        return self.open(revision)

    def __str__(self) -> str:
        """Return the address, without what one logs in with."""
        return str(self._address)

    def marker(self) -> _Marker:
        """Return which index is current; raises StaleIndexError where there is none."""
        try:
            document = self.cluster.ask("GET", self._state)
        except NotFoundError:
            raise StaleIndexError(str(self._address), "missing", Message("index-not-built")) from None
        state = document["_source"]
        return _Marker(str(state["index"]), str(state["revision"]), tuple(state["routes"]), Stamp.of(document))

    def publish(self, index: str, revision: str, routes: tuple[str, ...], former: _Marker | None) -> None:
        """Show what was written to an index as the store's state of a revision, once each shard has all of it."""
        self._show_all(index)
        state = {"index": index, "revision": revision, "routes": routes}
        try:
            self.cluster.ask("PUT", self._state, state, former.stamp.unchanged if former else None)
        except ConflictError:
            if self.marker()[:3] != (index, revision, routes):  # else a try whose answer was lost did it
                raise BusyIndexError("index-busy", path=str(self._address)) from None

    def remove(self, index: str) -> None:
        """Remove an index."""
        with suppress(NotFoundError):
            self.cluster.ask("DELETE", f"/{index}", wait=60)

    def remove_other_versions(self, *lived: str) -> None:
        """Remove what versions left that did not follow the import before: their servers are gone."""
        with suppress(UnavailableError):
            name = self._address.name
            leftovers.remove_other_versions(self.cluster, name, self._states, analysis_mark(), lived)

    def _make_states(self) -> None:
        """Make what holds the states where it is not there: a copy of it is on every node."""
        self._make(self._states, {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-all"}})

    def _make(self, index: str, body: dict[str, Any]) -> None:
        """Make an index where it is not there, be it by a try whose answer was lost."""
        try:
            self.cluster.ask("PUT", f"/{index}", body, wait=60)
        except RequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

    def _wait_for_copies(self, index: str) -> None:
        """Wait until each shard of an index has its copy on another node, but not for ever."""
        params = {"wait_for_status": "green", "timeout": f"{COPYING}s"}
        with suppress(UnavailableError):
            self.cluster.ask("GET", f"/_cluster/health/{index}", params=params, wait=COPYING + 5)

    def _show_all(self, index: str) -> None:
        """Let each copy of each shard show what was written to it, those too that were promoted meanwhile.

        A shard that fails at that, as on a full disk, is told of within an answer that succeeds; its other copy takes
        its place, and does not show what was written last. Raises UnavailableError where that stays so.
        """
        until = time.monotonic() + PATIENCE
        while True:
            shown = self.cluster.ask("POST", f"/{index}/_refresh", wait=120)["_shards"]
            health = self.cluster.ask("GET", f"/_cluster/health/{index}")
            if health["status"] != "red" and not shown["failed"] and shown["successful"] >= health["active_shards"]:
                return
            if time.monotonic() > until:
                raise self.cluster.incomplete(shown.get("failures") or f"the index is {health['status']}")
            time.sleep(PAUSE)

    def _routes(self, index: str) -> tuple[str, ...]:
        """Return for each shard a value that leads there."""
        routes: dict[int, str] = {}
        for number in range(40 * self._address.shards):
            shards = self.cluster.ask("GET", f"/{index}/_search_shards", params={"routing": str(number)})["shards"]
            routes.setdefault(int(shards[0][0]["shard"]), str(number))
            if len(routes) == self._address.shards:
                break
        return tuple(routes.values())


class ClusterIndex(SearchIndex):
    """The current index of a place; what it shows changes only when its revision is asked for."""

    def __init__(self, place: ClusterPlace) -> None:
        self._place = place
        self._following = Lock()
        self._opened = self._open(place.marker())
        self._followed = time.monotonic()
        self._former: ClusterState | None = None

    @property
    def revision(self) -> str:
        """Return the revision of the store that the index holds: another process's work is followed, a moment later.

        While the cluster cannot be asked it is the last one known: what needs no search then goes on.
        """
        if time.monotonic() - self._followed < TRUST:
            return self._opened.marker.revision
        self._followed = time.monotonic()
        try:
            marker = self._place.marker()
        except StaleIndexError:
            raise
        except UnavailableError:
            return self._opened.marker.revision
        self.follow(marker)
        return self._opened.marker.revision

    def follow(self, marker: _Marker) -> None:
        """Show the state that a marker just read names."""
        if marker.stamp != self._opened.marker.stamp:
            with self._following:
                if marker.stamp != self._opened.marker.stamp:
                    self._show(marker)

    @property
    def size(self) -> int:
        """Return the number of records in the index."""
        return self._opened.state.num_docs

    def update(self, changed: Iterable[SearchDocument], removed: Iterable[str], revision: str) -> None:
        """Put changed and new records in and take removed keys out; see `SearchIndex.update`."""
        with writing(self._place.cluster, self._place.right) as right:
            marker = self._place.marker()
            if marker.revision != self._opened.marker.revision:
                raise BusyIndexError("index-busy", path=marker.name)
            removals(self._place.cluster, marker.name, removed, int(revision), right)
            writes(self._place.cluster, marker.name, changed, int(revision), right)
            self._place.publish(marker.name, revision, marker.routes, marker)
            self._place.remove_other_versions(marker.revision, revision)
        with self._following:
            self._show(self._place.marker())

    def answer(self, answer: Callable[[IndexState], Made]) -> Made:
        """Return what the state shown answers.

        A state that is gone (its node is, or nobody asked it for long) is opened anew; a cluster that is about to put
        copies of shards in the place of lost ones is waited for.
        """
        until = time.monotonic() + PATIENCE
        while True:
            now = self._opened
            try:
                return answer(now.state)
            except (LostStateError, NotFoundError):
                failure: UnavailableError | None = None
            except UnavailableError as error:
                failure = error
            if time.monotonic() > until:
                raise failure or self._place.cluster.incomplete("the state of the index is not kept")
            time.sleep(PAUSE)
            with self._following:
                if self._opened is now:
                    self._show(self._place.marker())

    def _open(self, marker: _Marker) -> _Opened:
        cluster = self._place.cluster
        try:
            path = f"/{marker.name}/_search/point_in_time"
            params = {"keep_alive": KEEP, "allow_partial_pit_creation": "false"}
            pit = str(cluster.ask("POST", path, params=params)["pit_id"])
            return _Opened(marker, ClusterState(cluster, marker.name, pit, marker.routes))
        except NotFoundError:
            raise StaleIndexError(marker.name, "damaged", Message("index-not-built")) from None

    def _show(self, marker: _Marker) -> None:
        """Show a state; the one before stays open for the questions that are at it, the one before that is let go."""
        former, self._former = self._former, self._opened.state
        self._opened = self._open(marker)
        if former:
            with suppress(UnavailableError, NotFoundError, LostStateError):
                self._place.cluster.ask("DELETE", "/_search/point_in_time", {"pit_id": [former.pit]})
