"""Requests whose head is longer than the server reads: read to their end, kept in part, and answered 414 or 431."""

import re
from http import HTTPStatus

import h11
from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from kb.domain.languages import LANGUAGES

LONGEST = 64 << 10  # bytes of a head that the server reads, as of one that came whole
MOST = 8 << 20  # bytes of a head that are read on, so that who sends hears the answer
_STATE = "head_too_long"  # in the state of a request that stands for one with such a head
_KEPT = 2048  # bytes of a line
_HEADERS = (b"host", b"accept", b"accept-language", b"cookie")
_LETTERS = re.compile(rb"[\x80-\xff]")
_LANGUAGE = re.compile(rf"[?&]lang=({'|'.join(LANGUAGES)})(?=[& ])".encode())


class LongHead:
    """A head of which only what tells how to answer is kept: its path, its language and some headers."""

    def __init__(self) -> None:
        self._begin, self._end, self._size = bytearray(), b"", 0  # of the line that is read
        self._address, self._headers, self._read = b"", list[bytes](), 0
        self.status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE

    def read(self, data: bytes) -> bool:
        """Read on; return whether the head has ended, or is longer than anything is read."""
        self._read += len(data)
        *lines, rest = data.split(b"\n")
        for line in lines:
            self._more(line)
            if self._ended():
                return True
        self._more(rest)
        return self._read > MOST

    def short(self) -> bytes:
        """Return the head of a request that is answered as this one; its connection ends with the answer."""
        method, _, target = self._address.partition(b" ")
        path, _, language = target.partition(b"?")
        query = b"?" + language if language else b""
        line = b"%s %s HTTP/1.1" % (b"HEAD" if method == b"HEAD" else b"GET", (path or b"/") + query)
        host = () if any(header.lower().startswith(b"host:") for header in self._headers) else (b"Host: localhost",)
        return b"\r\n".join((line, *host, *self._headers, b"Connection: close", b"", b""))

    def state(self) -> dict[str, int]:
        """Return what the request that is answered instead has in its state."""
        return {_STATE: int(self.status)}

    def _more(self, piece: bytes) -> None:
        self._begin += piece[: max(0, _KEPT - len(self._begin))]
        self._end = (self._end + piece[-_KEPT:])[-_KEPT:]
        self._size += len(piece)

    def _ended(self) -> bool:
        """Keep what a whole line tells; return whether it was the empty one after the headers."""
        begin, end, size = bytes(self._begin).rstrip(b"\r"), self._end, self._size
        self._begin, self._end, self._size = bytearray(), b"", 0
        if not self._address:
            self._address = _address(begin, end)
            if size > LONGEST:
                self.status = HTTPStatus.REQUEST_URI_TOO_LONG
            return False
        if size < _KEPT and begin.partition(b":")[0].lower() in _HEADERS:
            self._headers.append(begin)
        return not begin


class LongHeads:
    """Answers the requests that stand for those with too long a head."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        status = scope.get("state", {}).get(_STATE) if scope["type"] == "http" else None
        if status is None:
            await self.app(scope, receive, send)
            return
        long = status == HTTPStatus.REQUEST_URI_TOO_LONG
        error = (
            problems.LongAddressError("address-too-long", most=LONGEST >> 10)
            if long
            else problems.LongHeadersError("headers-too-long", most=LONGEST >> 10)
        )
        answer = await problems.refusal(Request(scope), error)
        await answer(scope, receive, send)


def as_ascii(line: bytes) -> bytes:
    """Return a request line with its letters of other scripts escaped."""
    return _LETTERS.sub(lambda letter: b"%%%02X" % ord(letter[0]), line)


def is_too_long(error: BaseException | None) -> bool:
    """Return whether a parser gave a request up because its head was too long."""
    return isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == 431


def _address(begin: bytes, end: bytes) -> bytes:
    """Return the method and the path of a request line, of its query the language alone."""
    method, _, target = begin.partition(b" ")
    path = as_ascii(target.split(b" ")[0].split(b"?")[0])
    language = _LANGUAGE.search(begin) or _LANGUAGE.search(end)
    return b"%s %s%s" % (method, path, b"?lang=" + language[1] if language else b"")
