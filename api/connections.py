"""How many connections a server holds open, and how long one may take to ask: idle ones make room for others."""

import asyncio
import re
import resource

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 20.0  # seconds until the head of a request must have come whole
KEPT_FREE, MOST, LEAST = 256, 8000, 32  # files for all else than connections; connections, at most and at least

_LETTERS = re.compile(rb"[\x80-\xff]")


def most_connections() -> int:
    """Return how many connections fit into the files that the process may open."""
    files, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(LEAST, min(MOST, files - KEPT_FREE))


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 of uvicorn; a connection that asks nothing is closed, sooner where the server holds too many."""

    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a connection; where there is no room the one that has asked nothing for longest goes."""
        if len(self.connections) >= most_connections():
            others = (other for other in self.connections if isinstance(other, BoundedProtocol))
            waiting = [other for other in others if other._head is not None]
            oldest = min(waiting, key=BoundedProtocol._due, default=None)
            if oldest is None:
                transport.abort()  # type: ignore[attr-defined]
                return
            oldest.transport.abort()
            self.connections.discard(oldest)
        super().connection_made(transport)  # type: ignore[arg-type]
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read what came; the wait is over with the head of a request. An address may have letters of any script."""
        if self.conn.their_state is h11.IDLE and not (data.isascii() or self.conn.trailing_data[0]):
            line, end, rest = data.partition(b"\r\n")
            data = _LETTERS.sub(lambda letter: b"%%%02X" % ord(letter[0]), line) + end + rest
        super().data_received(data)
        if self._asking():
            self._stop()
        elif self._head is None:
            self._wait()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not self._asking() and self._head is None and not self.transport.is_closing():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection; one that was never taken has nothing to let go of."""
        self._stop()
        if self.transport is not None:
            super().connection_lost(exc)

    def _asking(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _due(self) -> float:
        return self._head.when() if self._head else 0.0

    def _wait(self) -> None:
        self._head = self.loop.call_later(HEAD, self._late)

    def _late(self) -> None:
        self._head = None
        self.transport.abort()

    def _stop(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
