"""How long PostgreSQL is waited for: a lost machine, a cut line or a server that hangs must not keep a reader for ever.

The system ends a connection whose other end is silent; what the other end hears and does not answer (a server that
stands still, a table that somebody has locked) is given up here. What writes waits: an import for the one before it.
"""

from collections.abc import Generator
from contextlib import suppress
from time import monotonic
from typing import Any

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


def arguments(engine: Engine) -> dict[str, Any]:
    """Return what a connection is made with, where the address of the database does not say otherwise."""
    return {name: value for name, value in CONNECTING.items() if name not in engine.url.query}


def bound(engine: Engine) -> None:
    """Have each connection that an engine makes give up what it reads after SECONDS."""
    plain = engine.dialect.loaded_dbapi.Connection

    def wait(self: Any, generator: Generator[int, int, Any], *values: Any, **named: Any) -> Any:
        if getattr(self, _ENDLESS, False):
            return plain.wait(self, generator, *values, **named)
        try:
            return plain.wait(self, _until(generator, monotonic() + SECONDS), *values, **named)
        except TimeoutError as error:
            with suppress(Exception):
                self.cancel_safe(timeout=CANCELLING)
            self.pgconn.finish()  # the answer may still come: nobody may take it for that of another question
            raise engine.dialect.loaded_dbapi.OperationalError(str(error)) from None

    kind: Any = type("BoundConnection", (plain,), {"wait": wait})
    event.listen(engine, "do_connect", lambda _dialect, _record, values, named: kind.connect(*values, **named))
    event.listen(engine, "checkin", _wait_again)


def wait_endlessly(connection: Connection) -> None:
    """Let what a connection asks take its time until it goes back to the pool."""
    if connection.dialect.name == "postgresql":
        setattr(connection.connection.driver_connection, _ENDLESS, True)


def _wait_again(driver: Any, _record: object) -> None:
    if driver is not None:
        setattr(driver, _ENDLESS, False)


def _until(generator: Generator[int, int, Any], end: float) -> Generator[int, int, Any]:
    """Go through the steps of an answer and return it; raise TimeoutError where a step has not come by then."""
    try:
        state = next(generator)
        while True:
            ready = yield state
            if not ready and monotonic() > end:
                raise TimeoutError(f"the connection is silent: no answer in {SECONDS:.0f} s")
            state = generator.send(ready)
    except StopIteration as whole:
        return whole.value
