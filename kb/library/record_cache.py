"""Caches the records and manuscripts of one revision of the store, and values derived from them."""

import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Lock
from typing import Any, TypeVar

from kb.domain.manuscripts import Manuscript, default_manuscript, manuscript_named
from kb.domain.records import Record
from kb.store import journal, manuscripts, queries
from kb.store.engine import Engine, ask_primary, reads
from kb.store.journal import ChangedRecords

MOST = 20_000
Made = TypeVar("Made")


class _State:
    """Records that were read of one revision; they never mix with those of another."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self.records: OrderedDict[str, Record] = OrderedDict()
        self.derived: defaultdict[str, OrderedDict[Hashable, Any]] = defaultdict(OrderedDict)


class RecordCache:
    """Records by citekey as of one revision, for any number of threads.

    A store that changed since (by any process) is followed: a new revision starts with nothing remembered. `trust` is
    how long, in seconds, a revision just read is taken for the current one: 0 asks at every call.
    """

    def __init__(self, engine: Engine, trust: float = 0.0) -> None:
        self._engine = engine
        self._lock = Lock()
        self._state = _State(-1)
        self._read_at = self._trusted = float("-inf")
        self.trust = trust

    def revision(self, fresh: bool = False) -> int:
        """Return the store's revision, at most `trust` seconds old; a `fresh` one is read now."""
        return self._current(fresh).revision

    def known_revision(self) -> int | None:
        """Return the revision while it is trusted; None where the store would have to be asked."""
        return self._state.revision if time.monotonic() < self._trusted else None

    def forget(self) -> None:
        """Ask the store for its revision at the next call, whatever was trusted."""
        with self._lock:
            self._trusted = float("-inf")
        ask_primary(self._engine)

    def every(self) -> Iterator[Record]:
        """Yield all records by citekey, as the store has them now."""
        return queries.every(self._engine, newest=True)

    def size(self) -> int:
        """Return how many records the store holds."""
        return queries.count(self._engine)

    def changes(self, since: int) -> AbstractContextManager[ChangedRecords | None]:
        """Return what is other in the store since a revision, as `kb.store.journal.changes`."""
        return journal.changes(self._engine, since)

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Return the records that exist among these citekeys, in the order asked for, all of one revision."""
        wanted = [key for key in dict.fromkeys(citekeys) if key]
        state = self._current()
        while True:
            records = self._cached(state, wanted)
            missing = [key for key in wanted if key not in records]
            if missing:
                moment = time.monotonic()
                revision, read = queries.by_citekeys_at(self._engine, missing)
                if revision != state.revision:
                    state = self._follow_changes(revision, moment)
                    continue
                self._remember(state, read)
                records |= read
            return {key: records[key] for key in wanted if key in records}

    def derived(self, kind: str, key: Hashable, make: Callable[[], Made], most: int = MOST) -> Made:
        """Return what `make` makes of the store's state, made once a state; the last `most` of a kind are kept."""
        state = self._current()
        with self._lock:
            kept = state.derived[kind]
            if key in kept:
                known: Made = kept[key]
                return known
        read = reads()
        value = make()
        if reads() != read and self.revision(fresh=True) != state.revision:
            return value  # of a newer state, or of two
        with self._lock:
            kept[key] = value
            while len(kept) > most:
                kept.popitem(last=False)
        return value

    def _current(self, fresh: bool = False) -> _State:
        moment = time.monotonic()
        with self._lock:
            if not fresh and moment < self._trusted:
                return self._state
        return self._follow_changes(journal.newest_revision(self._engine), moment)

    def _follow_changes(self, revision: int, moment: float) -> _State:
        """Return the state of a revision read at `moment`; one read at a later moment stands."""
        with self._lock:
            if moment >= self._read_at:
                self._read_at = moment
                self._trusted = moment + self.trust
                if revision != self._state.revision:
                    self._state = _State(revision)
            return self._state

    def _cached(self, state: _State, wanted: Sequence[str]) -> dict[str, Record]:
        with self._lock:
            return {key: state.records[key] for key in wanted if key in state.records}

    def _remember(self, state: _State, read: Mapping[str, Record]) -> None:
        with self._lock:
            state.records.update(read)
            while len(state.records) > MOST:
                state.records.popitem(last=False)


class ManuscriptCache:
    """The manuscripts as of one revision; a store that changed since (by any process) is read again."""

    def __init__(self, engine: Engine, records: RecordCache) -> None:
        self._engine = engine
        self._records = records

    def every(self) -> tuple[Manuscript, ...]:
        """Return all manuscripts, the collection's first, then by name."""
        return self._records.derived("manuscripts", "", lambda: manuscripts.every(self._engine))

    def default(self) -> Manuscript | None:
        """Return the manuscript meant where none is named; None where there is none, or several of users."""
        return default_manuscript(self.every())

    def named(self, name: str) -> Manuscript | None:
        """Return the manuscript of a name, if there is one."""
        return manuscript_named(self.every(), name)
