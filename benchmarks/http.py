"""Requests a second and latency of the HTTP interface, beside an empty endpoint of the same application.

One server process, eight clients in another one, one run: python -m benchmarks.http. It begins once a server that was
just started has done what it does beforehand (`api.warming`). Varied addresses are asked first, each once, so that the
server remembers none of them; then the same ones again and again. What an answer costs is the processor time of the
server, which a busy machine does not change: so the ratios mean something, requests a second less.
"""

import asyncio
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import uvicorn
from fastapi.responses import Response

from api.app import TRUST, create_app
from api.reloading import Reloading
from kb.domain.records import Record
from kb.library.session import Library, open_library
from kb.settings import from_environment

CLIENTS = 8
SECONDS, LEAST = 4, 250  # of a row: on a busy machine so many requests take longer
SEED = 20261129
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Figure:
    """Requests a second, p50 and p95 in milliseconds, milliseconds of the server's processor time a request."""

    rate: float
    p50: float
    p95: float
    cost: float


def main() -> None:
    """Serve the collection on a free port of the loopback interface, and print the table."""
    with tempfile.TemporaryDirectory() as home:
        library = _library(home)
        _ = library.index
        rows = _rows(list(library.records.every()))
        with served(home) as (port, process):
            settled(process)
            _table(port, process, rows)


@contextmanager
def served(home: str) -> Iterator[tuple[int, int]]:
    """Return the port and the number of a server process over a home, which ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.http", "--serve", home, str(port)])
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def _library(home: str) -> Library:
    settings = from_environment({"KB_HOME": home, "KB_DATABASE_URL": f"sqlite:///{home}/bench.db"})
    library = open_library(settings._replace(longest_answer=0))  # on a busy machine a long list takes longer
    library.records.trust = TRUST
    return library


def settled(process: int, quiet: float = 1.0) -> None:
    """Wait until a server has done what it does once it answers: until it does nothing for so many seconds."""
    before = -1.0
    while (now := worked(process)) != before:
        before = now
        time.sleep(quiet)


def serve(home: str, port: int) -> None:
    """Serve, with an endpoint that does nothing."""
    app = create_app(_library(home))
    reloading = Reloading(lambda: app)

    @app.get("/empty")
    async def empty() -> Response:
        return Response(b"{}", media_type="application/json")

    app.router.routes.insert(0, app.router.routes.pop())
    uvicorn.run(reloading, port=port, log_level="error", server_header=False, http="api.connections:BoundedProtocol")


def _wait(port: int) -> None:
    for _ in range(1200):
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def _rows(records: Sequence[Record]) -> list[tuple[str, list[str], bool]]:
    """Return each row: what is asked, its addresses, and whether each is asked once only."""
    chance = random.Random(SEED)
    words = [record.titles[0].value.split() for record in records if record.titles]
    pairs = {" ".join(title[place : place + size]) for title in words for place in range(len(title)) for size in (1, 2)}
    questions = [f"/api/v1/records?q={quote(pair)}&limit=20" for pair in sorted(pairs)]
    pages = [f"/search?q={quote(pair)}" for pair in sorted(pairs)]
    for some in (questions, pages):
        chance.shuffle(some)
    keys = [quote(record.citekey) for record in records]
    one = "kz-ru-friendship-1992"
    return [
        ("empty endpoint", ["/empty"], False),
        ("varied questions", questions, True),
        ("varied records", [f"/api/v1/records/{key}" for key in keys], True),
        ("varied record pages", [f"/records/{key}?lang={lang}" for lang in ("en", "ru", "kk") for key in keys], True),
        ("varied result pages", pages, True),
        ("20 questions again", questions[:20], False),
        ("a record", [f"/api/v1/records/{one}"], False),
        ("a record page", [f"/records/{one}"], False),
        ("a list of 20", ["/api/v1/records?topic=trade&limit=20"], False),
        ("a chronology page", ["/api/v1/chronology?limit=20"], False),
        ("empty endpoint again", ["/empty"], False),
    ]


def _table(port: int, process: int, rows: Sequence[tuple[str, list[str], bool]]) -> None:
    print(f"HTTP: a server, {CLIENTS} clients, {SECONDS} s or {LEAST} requests a row, {sys.version.split()[0]}")
    print(f"{'':<24}{'req/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'of empty':>10}")
    base = 0.0
    for name, paths, once in rows:
        figure = asyncio.run(_measured(port, process, iter(paths) if once else cycle(paths)))
        base = base or figure.cost
        row = f"{figure.rate:>9.0f}{figure.p50:>9.2f}{figure.p95:>9.2f}{figure.cost:>9.3f}{base / figure.cost:>10.2f}"
        print(f"{name:<24}{row}", flush=True)


def worked(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


async def _measured(port: int, process: int, paths: Iterator[str]) -> Figure:
    times: list[float] = []
    begun, before = time.perf_counter(), worked(process)
    end = begun + SECONDS

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while ((start := time.perf_counter()) < end or len(times) < LEAST) and (path := next(paths, None)):
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{path}: {head!r}")
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
            times.append(time.perf_counter() - start)
        writer.close()

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    took, cost = time.perf_counter() - begun, (worked(process) - before) / len(times)
    times.sort()
    p50, p95 = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    return Figure(len(times) / took, p50, p95, cost * 1000)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], int(sys.argv[3]))
    else:
        main()
