"""What long use does to a server: its memory over many varied requests, and other readers beside one long list.

python -m benchmarks.endurance [--requests 200000] [--list 20000]

Made records, one server process on the loopback. Requests are varied: records, pages, lists by filter and page, words,
four in five of them new to the server. Then the list as Word, as a reader without a key gets it, while four others ask.
"""

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import SEED, Corpus
from benchmarks.growth import entries
from benchmarks.http import served, worked
from kb.library import importing
from kb.library.session import open_library
from kb.settings import from_environment

CLIENTS, EVERY, QUIET = 4, 10_000, 20.0


class Answer(NamedTuple):
    """One answer: its status, its length, the seconds until it was whole."""

    status: int
    length: int
    seconds: float


async def asked(port: int, path: str) -> Answer:
    """Ask once, on a connection of its own."""
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    data = await reader.read()
    while more := await reader.read(1 << 20):
        data += more
    writer.close()
    return Answer(int(data[9:12] or 0), len(data), time.perf_counter() - start)


class Addresses:
    """Varied addresses, always the same in the same order."""

    def __init__(self, size: int) -> None:
        self._chance, self._size, self._corpus = random.Random(SEED), size, Corpus()
        self.words = [word for lang in self._corpus.words.values() for word in lang.lemmas[:5_000] if word.isascii()]

    def next(self) -> str:
        """Return one more."""
        chance, number = self._chance, self._chance.randrange(self._size)
        kind = chance.random()
        if kind < 0.6:
            return f"/api/v1/records/record-{number}"
        if kind < 0.65:
            return f"/records/record-{number}?lang={chance.choice(('kk', 'ru', 'en'))}"
        if kind < 0.8:
            return f"/api/v1/records?from={chance.randint(1900, 2020)}&limit={chance.randint(1, 5)}&sort=date"
        if kind < 0.82:
            return f"/api/v1/records?q={chance.choice(self.words)}&limit=5"
        return f"/api/v1/records/record-{number % 20}/evidence"


def memory(process: int) -> tuple[float, int]:
    """Return the megabytes that a process has in memory, and how many files it has open."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    pages = int(status.partition("VmRSS:")[2].split()[0])
    return pages / 1000, len(list(Path(f"/proc/{process}/fd").iterdir()))


async def many(port: int, process: int, size: int, requests: int) -> None:
    """Ask so many times; print the memory every EVERY requests."""
    addresses, done, wrong, begun = Addresses(size), 0, 0, time.monotonic()

    async def client() -> None:
        nonlocal done, wrong
        while done < requests:
            done += 1
            number = done
            answer = await asked(port, addresses.next())
            wrong += answer.status != 200
            if number % EVERY == 0:
                megabytes, files = memory(process)
                seconds = time.monotonic() - begun
                print(
                    f"{number:>9,} requests {megabytes:7.1f} MB {files:4} files {wrong} wrong {seconds:6.0f} s",
                    flush=True,
                )

    print(f"{0:>9,} requests {memory(process)[0]:7.1f} MB", flush=True)
    await asyncio.gather(*(client() for _ in range(CLIENTS)))


async def beside(port: int, process: int, size: int) -> None:
    """Print the 95th percentile of readers alone, and while a list of all records is written as Word."""
    addresses, times, stop = Addresses(size), list[float](), asyncio.Event()

    async def reader() -> None:
        while not stop.is_set():
            times.append((await asked(port, addresses.next())).seconds)
            await asyncio.sleep(0.05)

    readers = [asyncio.ensure_future(reader()) for _ in range(CLIENTS)]
    await asyncio.sleep(QUIET)
    quiet = sorted(times)
    times.clear()
    before = worked(process)
    answer = await asked(port, "/api/v1/bibliography?format=docx")
    busy = sorted(times)
    stop.set()
    await asyncio.gather(*readers)
    if answer.status != 200 or not busy:
        raise RuntimeError(f"the list: {answer}")
    p95 = [some[int(len(some) * 0.95)] * 1000 for some in (quiet, busy)]
    print(
        f"{size:,} references as Word: {answer.status}, {answer.length:,} bytes, {answer.seconds:.1f} s,"
        f" {worked(process) - before:.1f} s of the server's processor, other readers included"
    )
    print(f"p95 of other readers: {p95[0]:.0f} ms alone, {p95[1]:.0f} ms beside it: {p95[1] / p95[0]:.1f} times")


def main() -> None:
    """Read the command line; fill a store, serve it, ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--list", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        settings = from_environment({})._replace(
            home=Path(home), database_url=f"sqlite:///{home}/bench.db", fills=False
        )
        library = open_library(settings)
        file = Path(home) / "made.bib"
        file.write_text("".join(entries(range(given.list))), "utf-8")
        importing.load(library.engine, library.vocabulary, [file], settings=settings)
        library.index_sync.catch_up()
        library.close()
        with served(home) as (port, process):
            asyncio.run(beside(port, process, given.list))
            asyncio.run(many(port, process, given.list, given.requests))


if __name__ == "__main__":
    main()
