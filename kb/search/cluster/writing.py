"""The right to write an index on a cluster: one process has it, and shows that it is alive.

Who wants it from a process that died watches whether the document of the right changes; no clock is compared with that
of another machine. A thread changes it while the process lives: a batch of records may take long, as when a node dies.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import Any, NamedTuple
from uuid import uuid4

from opensearchpy.exceptions import ConflictError, NotFoundError

from kb.errors import UnavailableError
from kb.search.cluster.client import SearchCluster
from kb.search.index_files import BusyIndexError

LEASE, BEAT, PAUSE = 20.0, 4.0, 0.2  # seconds until a silent writer is taken to be gone; of its silence; between looks


class Stamp(NamedTuple):
    """What changes with each change of a document of the cluster."""

    number: int
    term: int

    @classmethod
    def of(cls, document: Any) -> "Stamp":
        """Return the stamp of a document, as the cluster tells it of a read or a write."""
        return cls(int(document["_seq_no"]), int(document["_primary_term"]))

    @property
    def unchanged(self) -> dict[str, int]:
        """What a request says so that it is refused if the document has changed."""
        return {"if_seq_no": self.number, "if_primary_term": self.term}


class _Holder(NamedTuple):
    """Who has the right, by a name of its own, and the stamp of its last sign of life."""

    name: str
    stamp: Stamp


class WritingRight:
    """The right to write, had by this process; `beat` shows that it is still at work."""

    def __init__(self, cluster: SearchCluster, path: str, holder: _Holder) -> None:
        self._cluster = cluster
        self._path = path
        self._name, self._stamp = holder
        self._beats = 0
        self._beating, self._over = Lock(), Event()

    def beat(self) -> None:
        """Show that the process is at work; raises BusyIndexError where it was taken to be gone."""
        with self._beating:
            if not self._over.is_set():
                self._beats += 1
                self._stamp = self._change("PUT", {"beats": self._beats, "holder": self._name})

    def live(self) -> None:
        """Show again and again that the process is at work, until the right is given up or was lost."""
        while not self._over.wait(BEAT):
            try:
                self.beat()
            except BusyIndexError:
                return  # who writes learns of it at the next batch
            except UnavailableError:
                continue  # the cluster cannot be asked now

    def give_up(self) -> None:
        """Let another process write."""
        self._over.set()
        with self._beating, suppress(BusyIndexError):
            self._change("DELETE", None)

    def _change(self, method: str, body: Any) -> Stamp:
        """Change the document of the right; a change is its own again where only the answer to it was lost."""
        try:
            return Stamp.of(self._cluster.ask(method, self._path, body, self._stamp.unchanged))
        except (ConflictError, NotFoundError):
            holder = _holder(self._cluster, self._path)
            if holder and holder.name == self._name:
                return holder.stamp
            raise BusyIndexError("index-busy", path=str(self._cluster.address)) from None


@contextmanager
def writing(cluster: SearchCluster, path: str) -> Iterator[WritingRight]:
    """Have the right to write that a document stands for; raises BusyIndexError while another process has it."""
    right = WritingRight(cluster, path, _taken(cluster, path))
    Thread(target=right.live, name="writing", daemon=True).start()
    try:
        yield right
    finally:
        right.give_up()


def _taken(cluster: SearchCluster, path: str) -> _Holder:
    """Take the right, from a process that shows no life if need be; return what stands in its document now."""
    params: dict[str, Any] = {"op_type": "create"}
    name, since, first = uuid4().hex, time.monotonic(), None
    while True:
        try:
            return _Holder(name, Stamp.of(cluster.ask("PUT", path, {"beats": 0, "holder": name}, params)))
        except ConflictError:
            holder = _holder(cluster, path)
        if holder and holder.name == name:  # a try whose answer was lost took it
            return holder
        first = first or holder
        if holder and holder != first:
            raise BusyIndexError("index-busy", path=str(cluster.address))
        if holder and time.monotonic() - since > LEASE:
            params = holder.stamp.unchanged
        time.sleep(PAUSE)


def _holder(cluster: SearchCluster, path: str) -> _Holder | None:
    try:
        document = cluster.ask("GET", path)
    except NotFoundError:
        return None
    return _Holder(str(document["_source"].get("holder", "")), Stamp.of(document))
