"""How long PostgreSQL is waited for: a lost machine, a cut line or a server that hangs must not keep a reader for ever.

The system ends a connection whose other end is silent; what the other end hears and does not answer (a server that
stands still, a table that somebody has locked) is given up here. What writes waits: an import for the one before it.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from threading import local
from time import monotonic
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, event

SECONDS = 30.0  # that a statement which reads may be waited for
CANCELLING = 2  # seconds in which a server hears that nobody waits for the answer any more
CONNECTING = {  # for addresses that do not say so themselves: seconds; milliseconds for what was sent and not heard
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_ENDLESS = "kb_waits"  # on a connection of the driver that writes
_HERE = local()
_SILENT: WeakSet[Engine] = WeakSet()  # databases that gave no answer when they were last asked `at_most`


def arguments(engine: Engine) -> dict[str, Any]:
    """Return what a connection is made with, where the address of the database does not say otherwise."""
    return {name: value for name, value in CONNECTING.items() if name not in engine.url.query}


def bound(engine: Engine) -> None:
    """Have each connection that an engine makes give up what it reads after SECONDS."""
    driver = engine.dialect.loaded_dbapi
    plain = driver.Connection

    def wait(self: Any, generator: Generator[int, int, Any], *values: Any, **named: Any) -> Any:
        if getattr(self, _ENDLESS, False):
            return plain.wait(self, generator, *values, **named)
        end, start = getattr(_HERE, "end", None), monotonic()

        def is_late() -> bool:
            return engine in _SILENT or monotonic() > start + SECONDS if end is None else monotonic() > end

        try:
            answer = plain.wait(self, _until(generator, is_late), *values, **named)
        except TimeoutError:
            if end is not None:
                _SILENT.add(engine)
            elif engine not in _SILENT:
                with suppress(Exception):
                    self.cancel_safe(timeout=CANCELLING)
            self.pgconn.finish()  # the answer may still come: nobody may take it for that of another question
            cause = f"the connection is silent: no answer in {monotonic() - start:.0f} s"
            raise driver.errors.ConnectionTimeout(cause) from None
        if end is not None:
            _SILENT.discard(engine)
        return answer

    kind: Any = type("BoundConnection", (plain,), {"wait": wait})

    def connect(_dialect: object, _record: object, values: Any, named: Any) -> Any:
        end = getattr(_HERE, "end", None)
        try:
            if end is not None and monotonic() > end:
                raise driver.errors.ConnectionTimeout("the connection is silent")
            return kind.connect(*values, **named)
        except driver.errors.ConnectionTimeout:
            if end is not None:
                _SILENT.add(engine)
            raise

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "checkin", _wait_again)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Have this thread give up within so many seconds what it reads in the block, where others can be asked.

    Where it has to, whoever waits for the same database without such a bound is told so at once, and may ask another.
    """
    _HERE.end = monotonic() + seconds
    try:
        yield
    finally:
        del _HERE.end


def wait_endlessly(connection: Connection) -> None:
    """Let what a connection asks take its time until it goes back to the pool."""
    if connection.dialect.name == "postgresql":
        setattr(connection.connection.driver_connection, _ENDLESS, True)


def _wait_again(driver: Any, _record: object) -> None:
    if driver is not None:
        setattr(driver, _ENDLESS, False)


def _until(generator: Generator[int, int, Any], is_late: Callable[[], bool]) -> Generator[int, int, Any]:
    """Go through the steps of an answer and return it; raise TimeoutError where a step has not come and it is late."""
    try:
        state = next(generator)
        while True:
            ready = yield state
            if not ready and is_late():
                raise TimeoutError
            state = generator.send(ready)
    except StopIteration as whole:
        return whole.value
