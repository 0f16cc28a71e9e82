"""Answers that are remembered: the same question, asked again of the same state of the store, costs next to nothing.

A route that reads marks its answer with the revision that it is of (`remember`); nothing else is kept. A revision that
is not the store's any more is never answered of; nor is one of yesterday, as pages say what is in force today.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from time import time
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.compression import bare, takes_gzip
from kb.errors import UnavailableError
from kb.library.session import Library

MOST = 32 << 20  # bytes of answers that are remembered
LONGEST = 4_000  # bytes of an address and of the headers on which an answer depends
_REVISION = "kb.revision"
_OF_A_BODY = (b"content-length", b"content-type", b"content-encoding")
_DEPENDS = (b"host", b"accept", b"accept-language", b"cookie")


def remember(request: Request, revision: int | None) -> None:
    """Let the answer to a request be given again while the store is of this revision; None, said before, forbids it."""
    request.scope.setdefault(_REVISION, revision)


def known_tags(value: str) -> frozenset[str]:
    """Return the ETags that an If-None-Match names."""
    return frozenset(item.strip().removeprefix("W/") for item in value.split(","))


class _Kept(NamedTuple):
    revision: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    route: Any

    def messages(self, known: bytes) -> tuple[Message, Message]:
        """Return the answer, or 304 where the client has it."""
        tag = next((bare(value).decode("latin-1") for name, value in self.headers if name == b"etag"), "")
        if known and tag and not known_tags(bare(known).decode("latin-1")).isdisjoint((tag, "*")):
            headers = [header for header in self.headers if header[0] not in _OF_A_BODY]
            return {"type": "http.response.start", "status": 304, "headers": headers}, _body(b"")
        return {"type": "http.response.start", "status": 200, "headers": list(self.headers)}, _body(self.body)


class Remembered:
    """Answers what is remembered, before any route is looked for; keeps what routes mark."""

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app, self._library = app, library
        self._answers: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._bytes, self._lock = 0, Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        key, known_tag = _key(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        kept = self._answers.get(key)
        if kept and kept.revision == await self._revision():
            scope["route"] = kept.route
            for message in kept.messages(known_tag):
                await send(message)
            return
        await self._asked(key, scope, receive, send)

    async def _revision(self) -> int | None:
        """Return the store's revision; it is asked for only where it was not read a moment ago."""
        known = self._library.records.known_revision()
        if known is not None:
            return known
        try:
            return await run_in_threadpool(self._library.records.revision)
        except UnavailableError:
            return None  # the route tells of it

    async def _asked(self, key: Hashable, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            elif start.get("status") == 200 and not message.get("more_body") and scope.get(_REVISION) is not None:
                body, headers = message.get("body", b""), list(start["headers"])
                self._keep(key, _Kept(scope[_REVISION], headers, body, scope.get("route")))
                start = {}
            await send(message)

        await self.app(scope, receive, sending)

    def _keep(self, key: Hashable, answer: _Kept) -> None:
        """Keep an answer; those kept first go where they are too large together. One too large alone moves none."""
        if len(answer.body) > MOST:
            return
        with self._lock:
            before = self._answers.pop(key, None)
            self._answers[key] = answer
            self._bytes += len(answer.body) - (len(before.body) if before else 0)
            while self._bytes > MOST:
                self._bytes -= len(self._answers.popitem(last=False)[1].body)


def _key(scope: Scope) -> tuple[Hashable | None, bytes]:
    """Return all that an answer depends on beside the store, None where it is not to be kept; and If-None-Match."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None, b""
    depends, known_tag = [], b""
    for name, value in scope["headers"]:
        if name in _DEPENDS:
            depends.append((name, value))
        elif name == b"if-none-match":
            known_tag = value
        elif name in (b"authorization", b"range"):
            return None, b""
    path, query = scope["path"], scope["query_string"]
    if len(path) + len(query) + sum(len(value) for _name, value in depends) > LONGEST:
        return None, b""
    return (path, query, scope["scheme"], tuple(depends), takes_gzip(scope), int(time()) // 86_400), known_tag


def _body(data: bytes) -> Message:
    return {"type": "http.response.body", "body": data}
