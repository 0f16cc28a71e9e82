"""What servers beside each other answer: one of them and all in turn, behind a proxy, over one store, the same load.

python -m benchmarks.servers [--records 20000] [--rounds 4] [--seconds 15] [--cluster]

The store is PostgreSQL with a replica; the index is in each server's home, or with --cluster on three search nodes. No
address is asked twice, so nothing is remembered. Answers a second depend on what else the machine does; the processor
time of an answer does not, and says what more cores would give.
"""

import argparse
import asyncio
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.corpus import SEED
from benchmarks.endurance import Addresses, asked
from benchmarks.growth import entries
from benchmarks.http import TICK
from deploy.databases import Databases
from deploy.front import Front, proxy_settings
from deploy.parts import Part, answers
from deploy.search_nodes import SearchNodes
from deploy.trial import import_file

CLIENTS = 8


class Figure(NamedTuple):
    """Answers a second, the 95th percentile in ms, ms of processor time an answer: of servers, of all else."""

    rate: float
    p95: float
    servers: float
    others: float


def varied(size: int) -> Iterator[str]:
    """Yield addresses of records, their pages, lists and questions, none twice."""
    numbers, words = list(range(size)), sorted(Addresses(size).words)
    random.Random(SEED).shuffle(numbers)
    for lang, part in {"kk": "", "ru": "/evidence", "en": "/history"}.items():
        for number in numbers:
            first, key = 1900 + number % 120, f"record-{number}"
            yield f"/api/v1/records/{key}{part}"
            yield f"/records/{key}?lang={lang}"
            yield f"/api/v1/records?from={first}&to={first + number // 120}&limit=5&sort=date&lang={lang}"
            yield f"/api/v1/records?q={words[number % len(words)]}&limit=5&lang={lang}"


def spent(parts: list[Part]) -> float:
    """Return the seconds of processor time that parts have used, their children too, ended or not."""
    roots = [part.process.pid for part in parts if part.process]
    seconds = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text("ascii").rpartition(")")[2].split()
            if int(path.parent.name) in roots or int(fields[1]) in roots:
                seconds += sum(map(int, fields[11:15])) / TICK  # its own and that of children it has waited for
    return seconds


class Ground(NamedTuple):
    """What is asked: the servers, and what they stand on."""

    front: Front
    stores: list[Part]


async def measured(ground: Ground, proxy: Part, port: int, paths: Iterator[str], seconds: float) -> Figure:
    """Ask the proxy at a port without pause; return what that gave and cost."""
    others = [proxy, *ground.stores]
    begun, before, others_before = time.monotonic(), spent(ground.front.servers), spent(others)
    times: list[float] = []

    async def client() -> None:
        while time.monotonic() - begun < seconds:
            answer = await asked(port, path := next(paths))
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer}")
            times.append(answer.seconds)

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    took, count = time.monotonic() - begun, len(times)
    times.sort()
    return Figure(
        count / took, times[int(count * 0.95)] * 1000,
        (spent(ground.front.servers) - before) / count * 1000, (spent(others) - others_before) / count * 1000,
    )  # fmt: skip


def before_one(front: Front, folder: Path) -> tuple[Part, int]:
    """Start a proxy before the first server alone; return it and its port."""
    folder.mkdir()
    port, configuration = front.port - 1, folder / "nginx.conf"
    configuration.write_text(proxy_settings([f"127.0.0.1:{front.ports[0]}"], f"127.0.0.1:{port}", folder), "utf-8")
    command = ["nginx", "-p", str(folder), "-c", str(configuration), "-g", "daemon off;"]
    proxy = Part("proxy of one", command, folder / "proxy.log")
    proxy.start()
    proxy.wait_until(lambda: answers(f"http://127.0.0.1:{port}/healthz"), 20)
    return proxy, port


def compare(ground: Ground, folder: Path, given: argparse.Namespace) -> None:
    """Ask one server and all in turn; print each round and what it means."""
    front = ground.front
    alone, port = before_one(front, folder / "alone")
    paths, ways = varied(given.records), {"one": (alone, port), "all": (front.proxy, front.port)}
    rows: dict[str, list[Figure]] = {way: [] for way in ways}
    try:
        for number in range(given.rounds + 1):  # the first is longer and not counted: each server learns its records
            for way, (proxy, at) in ways.items():
                seconds = given.seconds * (1 if number else 1 if way == "one" else len(front.servers))
                figure = asyncio.run(measured(ground, proxy, at, paths, seconds))
                print(f"{way} {_row(figure)}   load {os.getloadavg()[0]:.1f}", flush=True)
                rows[way] += [figure] if number else []
    finally:
        alone.stop()
    one, every = (Figure(*map(median, zip(*rows[way], strict=True))) for way in ways)
    print(f"middle of {given.rounds}:\none {_row(one)}\nall {_row(every)}   {every.rate / one.rate:.2f} of one")
    for cores in (2, 4, 8):
        bounds = (cores * 1000 / (every.servers + every.others), len(front.servers) * 1000 / every.servers)
        print(f"{cores} cores with nothing else to do, by processor time: {min(bounds):.0f} answers/s")


def _row(figure: Figure) -> str:
    return (
        f"{figure.rate:7.0f} answers/s   p95 {figure.p95:6.0f} ms"
        f"   {figure.servers:6.2f} ms of servers and {figure.others:5.2f} of proxy, store and index an answer"
    )


def main() -> None:
    """Read the command line; bring all up, compare, end all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--cluster", action="store_true", help="the index on three search nodes")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kb-servers-"))
    folder.chmod(0o755)
    databases = Databases(folder / "databases")
    nodes = SearchNodes(folder / "search") if given.cluster else None
    settings = {"KB_DATABASE_URL": databases.url, "KB_DATABASE_READ_URL": databases.read_urls}
    front = Front(folder / "front", settings | ({"KB_SEARCH_URL": nodes.url} if nodes else {}))
    try:
        databases.start()
        if nodes:
            nodes.start()
        file = folder / "made.bib"
        file.write_text("".join(entries(range(given.records))), "utf-8")
        import_file(settings, file)
        front.start()
        compare(Ground(front, [*databases.parts, *(nodes.parts if nodes else ())]), folder, given)
    finally:
        for part in (front, nodes, databases):
            if part:
                part.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
