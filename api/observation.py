"""Watches requests: each is counted for Prometheus and written to the log; too many from one address are refused."""

from collections import OrderedDict
from ipaddress import ip_address
from math import ceil
from time import monotonic

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.bearer_keys import key_of
from api.metrics import Metrics
from api.problems import TooManyError, refusal
from kb.operator_log import tell

FREE = ("/healthz", "/readyz", "/metrics", "/health", "/ready", "/static/")  # what machines ask, and what pages load
UNKNOWN, FAILED = "(none)", 500
MOST_ADDRESSES = 50_000  # remembered at once; those that asked longest ago are forgotten


class Observation:
    """Counts each answer by the pattern of its address, and writes it to the log without the words of the question."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = monotonic(), FAILED

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            seconds = monotonic() - started
            route = getattr(scope.get("route"), "path", UNKNOWN)
            self._metrics.count(scope["method"], route, status, seconds)
            client = scope["client"][0] if scope.get("client") else None
            line = {"method": scope["method"], "path": scope["path"], "route": route, "status": status}
            tell("request", **line, seconds=round(seconds, 4), client=client)


class ReadsAMinute:
    """Refuses what one address asks beyond so many requests a minute (429); never this machine, and not with a key.

    A bucket of that many drops, which fills evenly: short bursts pass. It counts for one server process.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self._most = app, most
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address: drops, when they were counted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        limited = scope["type"] == "http" and not scope["path"].startswith(FREE)
        seconds = self._wait(sender(scope)) if limited else 0
        if seconds and not await run_in_threadpool(key_of, request := Request(scope)):
            answer = await refusal(request, TooManyError("too-many-reads", most=self._most, seconds=seconds))
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _wait(self, address: str) -> int:
        """Take one drop of an address; return 0, or the whole seconds until there is one."""
        if not address:
            return 0
        now = monotonic()
        drops, then = self._buckets.pop(address, (float(self._most), now))
        drops = min(float(self._most), drops + (now - then) * self._most / 60)
        self._buckets[address] = (drops - 1 if drops >= 1 else drops, now)
        if len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return 0 if drops >= 1 else ceil((1 - drops) * 60 / self._most)


def sender(scope: Scope) -> str:
    """Return who asks: an IPv4 address, the network of an IPv6 one (a /64 is one customer); "" for this machine."""
    if not scope.get("client"):
        return ""
    try:
        address = ip_address(scope["client"][0].partition("%")[0])
    except ValueError:
        return str(scope["client"][0])
    if mapped := getattr(address, "ipv4_mapped", None):
        address = mapped
    if address.is_loopback:
        return ""
    return str(address) if address.version == 4 else address.exploded[:19]


def add_observation(app: FastAPI, metrics: Metrics, reads_a_minute: int) -> None:
    """Wrap the application: what is refused is counted and logged too."""
    if reads_a_minute:
        app.add_middleware(ReadsAMinute, most=reads_a_minute)
    app.add_middleware(Observation, metrics=metrics)
