"""How many connections a server holds open, and how long it waits for one: those that stand still make room for others.

The other side is waited for until a request has come whole, its body too, and until it has taken the answer.
"""

import asyncio
import fcntl
import resource
import struct
import sys
import termios
from contextlib import suppress

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.long_heads import LONGEST, LongHead, as_ascii, is_too_long

HEAD = 20.0  # seconds until the head of a request must have come whole, more of its body, or more of an answer be taken
PARTING = 1.0  # seconds in which a server that ends hears a connection that has just come
KEPT_FREE, MOST, LEAST = 256, 8000, 32  # files for all else than connections; connections, at most and at least


def most_connections() -> int:
    """Return how many connections fit into the files that the process may open."""
    files, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(LEAST, min(MOST, files - KEPT_FREE))


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 of uvicorn; a connection on which nothing moves is closed, sooner where the server holds too many.

    A request whose head is too long is read to the end of its head, and what follows it is read by nobody.
    """

    _wait_ends: asyncio.TimerHandle | None = None  # None: the other side waits for us
    _unsent = 0
    _long: LongHead | None = None
    _deaf = False
    _parting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a connection; where there is no room the one that has stood still for longest goes."""
        if len(self.connections) >= most_connections():
            others = (other for other in self.connections if isinstance(other, BoundedProtocol))
            waiting = [other for other in others if other._wait_ends is not None]
            oldest = min(waiting, key=BoundedProtocol._due, default=None)
            if oldest is None:
                transport.abort()  # type: ignore[attr-defined]
                return
            oldest.transport.abort()
            self.connections.discard(oldest)
        super().connection_made(transport)  # type: ignore[arg-type]
        if self.client:  # an IPv4 address is the same whatever socket it came to: proxies and limits go by it
            self.client = self.client[0].removeprefix("::ffff:"), self.client[1]
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read what came; the wait is over with the head of a request. An address may have letters of any script."""
        if self._deaf:
            return
        if self._long or self._begins_too_long(data):
            self._read_on(data)
            return
        if self.conn.their_state is h11.IDLE and not (data.isascii() or self.conn.trailing_data[0]):
            line, end, rest = data.partition(b"\r\n")
            data = as_ascii(line) + end + rest
        super().data_received(data)
        if self._asking():
            self._wait_or_not()
            self.cycle.keep_alive = self.cycle.keep_alive and not self._parting
        elif self._wait_ends is None:
            self._wait()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request; one with too long a head is read on, and answered by the application."""
        if self._long is None and self.conn.our_state is h11.IDLE and is_too_long(sys.exc_info()[1]):
            self._read_on(b"")
        else:
            super().send_400_response(msg)

    def _unsupported_upgrade_warning(self) -> None:
        """Pass over another protocol that a reader would like better, as a server may (RFC 9110, 7.8)."""

    def shutdown(self) -> None:
        """Begin to end. The request of a connection that has just come may be on its way: it is heard and answered."""
        if self.cycle is None and self._wait_ends is not None and not self._parting:
            self._parting = True
            self._wait(PARTING)
        else:
            super().shutdown()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not self._asking() and self._wait_ends is None:
            self._wait()

    def pause_writing(self) -> None:
        """Wait until the other side has taken more of an answer."""
        super().pause_writing()
        if self._wait_ends is None:
            self._wait()

    def resume_writing(self) -> None:
        """Go on with the answer."""
        super().resume_writing()
        if self._asking():
            self._wait_or_not()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection; one that was never taken has nothing to let go of."""
        self._stop()
        if self.transport is not None:
            super().connection_lost(exc)

    def _begins_too_long(self, data: bytes) -> bool:
        """Return whether a request line has become too long with what came; a parser might take it if it came whole."""
        before = self.conn.trailing_data[0] if self.conn.their_state is h11.IDLE else b"\n"
        if b"\n" in before.lstrip():
            return False
        end = data.find(b"\n")
        return len(before) + (len(data) if end < 0 else end) > LONGEST

    def _read_on(self, data: bytes) -> None:
        if self._long is None:
            self._long = LongHead()
            data = self.conn.trailing_data[0] + data
        if not self._long.read(data):
            return
        self._deaf = True
        self.app_state = {**self.app_state, **self._long.state()}
        self.conn = h11.Connection(h11.SERVER)
        super().data_received(self._long.short())
        self._stop()

    def _asking(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _due(self) -> float:
        return self._wait_ends.when() if self._wait_ends else 0.0

    def _wait_or_not(self) -> None:
        """Wait anew for more of a request that is heard, or for an answer to be taken, where it is that which lacks."""
        body_lacks = self.conn.their_state is h11.SEND_BODY and not self.flow.read_paused
        if body_lacks or self.flow.write_paused:
            self._wait()
        else:
            self._stop()

    def _wait(self, seconds: float | None = None) -> None:
        self._stop()
        self._unsent = _unsent(self.transport)
        self._wait_ends = self.loop.call_later(HEAD if seconds is None else seconds, self._late)

    def _late(self) -> None:
        """End a connection on which nothing has moved; what it has taken of an answer since is seen by what is left."""
        self._wait_ends = None
        if _unsent(self.transport) < self._unsent:
            self._wait()
        else:
            self.transport.abort()

    def _stop(self) -> None:
        if self._wait_ends is not None:
            self._wait_ends.cancel()
            self._wait_ends = None


def _unsent(transport: asyncio.Transport) -> int:
    """Return the bytes of an answer that the other side has not taken: of ours, and of those that the system has."""
    ours, theirs = transport.get_write_buffer_size(), 0
    with suppress(OSError, AttributeError):
        handle = transport.get_extra_info("socket").fileno()
        theirs = struct.unpack("i", fcntl.ioctl(handle, termios.TIOCOUTQ, bytes(4)))[0]
    return ours + theirs
