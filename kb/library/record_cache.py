"""Remembers the records of one state of the store, so that a page of them costs no query."""

import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from kb.domain.records import Record
from kb.store import queries
from kb.store.engine import Engine

MOST = 20_000


class RecordCache:
    """Records by citekey as of one revision; a store that changed since (by any process) empties it.

    `trust` is how long, in seconds, a revision just read is taken for the current one: 0 asks at every call.
    """

    def __init__(self, engine: Engine, trust: float = 0.0) -> None:
        self._engine = engine
        self._held: OrderedDict[str, Record] = OrderedDict()
        self._revision = -1
        self._read = float("-inf")
        self.trust = trust

    @property
    def revision(self) -> int:
        """The store's revision, at most `trust` seconds old."""
        now = time.monotonic()
        if now - self._read >= self.trust:
            revision = queries.revision(self._engine)
            if revision != self._revision:
                self._held.clear()
                self._revision = revision
            self._read = now
        return self._revision

    def forget(self) -> None:
        """Ask the store for its revision at the next call, whatever was trusted."""
        self._read = float("-inf")

    def every(self) -> Iterator[Record]:
        """Yield all records by citekey, as the store has them now."""
        return queries.every(self._engine)

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Return the records that exist among these citekeys, in the order asked for."""
        _ = self.revision
        wanted = list(dict.fromkeys(citekeys))
        missing = [key for key in wanted if key not in self._held]
        found = queries.by_citekeys(self._engine, missing) if missing else {}
        known = {key: self._held[key] for key in wanted if key in self._held} | found
        for key, record in found.items():
            self._held[key] = record
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return {key: known[key] for key in wanted if key in known}
