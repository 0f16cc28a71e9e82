"""Requests a second and latency of the HTTP interface, beside an empty endpoint of the same application.

One server process, eight clients, one run: python -m benchmarks.http. Uses wrk where it is installed, else a small
client of our own; either way every row is measured the same way, so only the ratios mean anything.
"""

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from fastapi.responses import Response

from api.app import create_app
from kb.library.session import open_library
from kb.settings import from_environment

CLIENTS = 8
SECONDS = 4
PATHS = {
    "empty endpoint": "/empty",
    "a record": "/api/v1/records/kz-ru-friendship-1992",
    "a list of 20": "/api/v1/records?topic=trade&limit=20",
    "a search": "/api/v1/records?q=%D1%88%D0%B5%D0%BA%D0%B0%D1%80%D0%B0&limit=20",
    "a chronology page": "/api/v1/chronology?limit=20",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Requests a second, and p50 and p95 in milliseconds."""

    rate: float
    p50: float
    p95: float


def main() -> None:
    """Serve the collection on a free port of the loopback interface, and print the table."""
    with tempfile.TemporaryDirectory() as home:
        library = open_library(
            replace(from_environment({}), home=Path(home), database_url=f"sqlite:///{home}/bench.db")
        )
        app = create_app(library)

        @app.get("/empty")
        async def empty() -> Response:
            return Response(b"{}", media_type="application/json")

        app.router.routes.insert(0, app.router.routes.pop())
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            _table(port)
        finally:
            server.should_exit = True
            thread.join()


def _table(port: int) -> None:
    tool = "wrk" if shutil.which("wrk") else "asyncio client"
    print(f"HTTP: one server process, {CLIENTS} clients ({tool}), {SECONDS} s a row, {sys.version.split()[0]}")
    print(f"{'':<20}{'req/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'of empty':>10}")
    base = 0.0
    for name, path in PATHS.items():
        figure = _measure(f"http://127.0.0.1:{port}{path}")
        base = base or figure.rate
        print(f"{name:<20}{figure.rate:>9.0f}{figure.p50:>9.2f}{figure.p95:>9.2f}{figure.rate / base:>10.2f}")


def _measure(url: str) -> Figure:
    if shutil.which("wrk"):
        script = Path(tempfile.gettempdir()) / "kb-wrk.lua"
        script.write_text(
            'done = function(s, l, r) io.write(string.format("FIGURE %f %f %f\\n", s.requests / s.duration * 1e6, '
            "l:percentile(50) / 1000, l:percentile(95) / 1000)) end\n"
        )
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-s", str(script), url]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = re.search(r"FIGURE (\S+) (\S+) (\S+)", text)
        if not found:
            raise RuntimeError(f"wrk printed no figure:\n{text}")
        return Figure(*(float(part) for part in found.groups()))
    return asyncio.run(_own_client(url))


async def _own_client(url: str) -> Figure:
    host, _, path = url.removeprefix("http://").partition("/")
    address, port = host.split(":")
    request = f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    times: list[float] = []
    end = time.perf_counter() + SECONDS

    async def client() -> None:
        reader, writer = await asyncio.open_connection(address, int(port))
        while (start := time.perf_counter()) < end:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
            times.append(time.perf_counter() - start)
        writer.close()

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    times.sort()
    return Figure(len(times) / SECONDS, times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000)


if __name__ == "__main__":
    main()
