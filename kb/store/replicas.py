"""Reads that go to replicas of the primary database: never to one that is behind what was seen, nor to a lost one.

Each read asks the replica for its revision, in the state of it that is then read. It must not be older than any that
this process has seen or written, nor than the primary's as it was at most CHECK seconds ago: a replica that lags is
passed over until it has caught up, and told of once. Where no replica will do, the primary is read.

A server that hangs takes what is sent and says nothing: so no reader waits for one that was lost to be back, nor longer
than WAIT for the primary's revision.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Lock, Thread
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from kb.store import patience, tables

CHECK, REST = 2.0, 5.0  # seconds for which the primary's revision is taken as read; that a lost replica is left alone
WAIT = 2.0  # seconds in which a replica, and the primary, say their revision
_NEVER = float("-inf")
_LOG = logging.getLogger("derekkoz")
_REVISION = select(tables.state.c.revision)


class _Replica:
    """One replica: when it may be asked again, and whether it was told of."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.rests_until = 0.0
        self.trouble = ""

    def note(self, trouble: str) -> None:
        """Tell the log where what is wrong with the replica became another thing, or nothing."""
        if trouble != self.trouble:
            self.trouble = trouble
            _LOG.warning("replica %s %s", self.engine.url.render_as_string(), trouble or "is read again")


class Replicas:
    """The replicas of one primary, for any number of threads; they are asked in turn."""

    def __init__(self, primary: Engine, replicas: Sequence[Engine]) -> None:
        self._primary = primary
        self._replicas = [_Replica(engine) for engine in replicas]
        self._turn = count()
        self._asking: dict[str, Thread] = {}
        self._checking = Lock()
        self._checked = _NEVER
        self._wait = WAIT  # for the primary's answer; 0 where it did not answer when it was last asked
        self._newest = 0

    def ask_primary(self) -> None:
        """Ask the primary before the next read: this process has written, or is behind."""
        self._checked, self._wait = _NEVER, WAIT

    def connection(self, options: Mapping[str, Any], rested: bool = False) -> Connection | None:
        """Return a connection to a replica, in a state that is new enough; None where the primary must be read.

        With `rested` one that was lost a moment ago is asked too.
        """
        self._check()
        first = next(self._turn)
        for place in range(len(self._replicas)):
            replica = self._replicas[(first + place) % len(self._replicas)]
            if replica.rests_until and not rested:
                self._look_after(replica, options)
                continue
            connection = self._opened(replica, options)
            if connection:
                return connection
        return None

    def dispose(self) -> None:
        """Let go of the replicas' connections, when those who ask them have ended."""
        for thread in list(self._asking.values()):
            thread.join(3 * WAIT)
        for replica in self._replicas:
            replica.engine.dispose()

    def let_rest(self, connection: Connection) -> None:
        """Leave the replica alone for a while that a connection was to, which was dropped: others are about to be."""
        for replica in self._replicas:
            if replica.engine.url == connection.engine.url:
                replica.rests_until = monotonic() + REST

    def _check(self) -> None:
        """Learn the primary's revision, where it was not asked lately; what is known stays while it is lost."""
        wait = self._wait
        if monotonic() - self._checked < CHECK:
            return
        if self._checking.acquire(timeout=wait if self._checked == _NEVER else 0):
            self._beside("primary", self._ask).join(wait)

    def _ask(self) -> None:
        self._checked, self._wait = monotonic(), 0.0
        try:
            with suppress(SQLAlchemyError), patience.at_most(WAIT), self._primary.connect() as connection:
                self._newest = connection.execute(_REVISION).scalar_one_or_none() or 0
                self._wait = WAIT
        finally:
            self._checking.release()

    def _look_after(self, replica: _Replica, options: Mapping[str, Any]) -> None:
        """Find out whether a replica is back that was lost, where it has been left alone for long enough."""
        if monotonic() < replica.rests_until:
            return
        replica.rests_until = monotonic() + REST
        self._beside(str(replica.engine.url), partial(self._is_back, replica, options))

    def _beside(self, name: str, ask: Callable[[], None]) -> Thread:
        """Ask a server while readers go on; return the thread that does."""
        thread = self._asking[name] = Thread(target=ask, name=name, daemon=True)
        thread.start()
        return thread

    def _is_back(self, replica: _Replica, options: Mapping[str, Any]) -> None:
        connection = self._opened(replica, options)
        if connection:
            connection.close()

    def _opened(self, replica: _Replica, options: Mapping[str, Any]) -> Connection | None:
        connection = None
        try:
            with patience.at_most(WAIT):
                connection = replica.engine.execution_options(**options).connect()
                revision = connection.execute(_REVISION).scalar_one_or_none() or 0
        except SQLAlchemyError as error:
            if connection:
                connection.close()
            replica.rests_until = monotonic() + REST
            replica.note(f"is lost: {str(getattr(error, 'orig', None) or error).splitlines()[0]}")
            return None
        if revision < self._newest:
            connection.close()
            replica.note(f"lags: it is at revision {revision}, {self._newest} is known")
            return None
        self._newest = max(self._newest, revision)
        replica.rests_until = 0.0
        replica.note("")
        return connection
