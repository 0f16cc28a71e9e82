"""What a record costs as the library grows: bytes, time and memory at each size, and the curves through them.

python -m benchmarks.growth [--sizes 1000 10000 100000] [--cluster URL] [--records-too]

Made records go into an index of this machine (and, with --cluster, one on OpenSearch), and with --records-too through
`kb import` into a store. Times are of a core (`process_time`), so that a busy machine does not change them; those of a
cluster are by the clock. A curve is a power of the size, through the sizes measured, up to a hundred million.
"""

import argparse
import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.search import QUESTIONS, Asked, percentile, questions
from kb.domain.edtf import ordinal
from kb.library import importing
from kb.library.session import open_library
from kb.search.cluster.index import ClusterPlace
from kb.search.index import Index
from kb.search.index_places import SearchIndex
from kb.search.index_values import IndexFilters, PageOptions
from kb.settings import from_environment

FURTHEST = (1_000_000, 10_000_000, 100_000_000)
Figures = dict[str, float]


def ask(index: SearchIndex, asked: Asked) -> None:
    """Ask one question as the API does, with reasons."""
    words = " ".join(asked.words) + ("*" if asked.kind == "prefix" else "")
    if asked.kind != "faceted":
        index.search(words)
        return
    first, last = ordinal(asked.low, 1, 1), ordinal(asked.high, 12, 31)
    filters = IndexFilters((("topic_id", (asked.topic,)),), first_day=first, last_day=last)
    index.search(words, filters, PageOptions(facets=("type",)))


def times(index: SearchIndex, corpus: Corpus, size: int, clock: Callable[[], float]) -> Figures:
    """Return the 95th percentile of each class of question in milliseconds, asked for the second time."""
    figures: Figures = {}
    asked = questions(corpus, size)
    for kind in QUESTIONS:
        taken = []
        for one in (one for one in asked if one.kind == kind):
            ask(index, one)
            start = clock()
            ask(index, one)
            taken.append((clock() - start) * 1000)
        figures[f"p95 {kind}, ms"] = percentile(taken, 95)
    return figures


def machine(size: int, folder: Path) -> Figures:
    """Return what an index on this machine costs."""
    corpus, start = Corpus(), time.process_time()
    index = Index.rebuild(folder, corpus.records(size), "1")
    spent = time.process_time() - start - corpus.worked
    change = time.process_time()
    index.update([corpus.record(size)], (), "2")
    figures = {"index, bytes a record": _bytes(folder) / size, "index, records a second of a core": size / spent}
    figures["one record more, s of a core"] = time.process_time() - change
    return figures | times(index, corpus, size, time.process_time)


def reading(size: int, folder: Path) -> Figures:
    """Return what a process that only reads such an index holds in memory."""
    corpus = Corpus()
    before = _memory()
    index = Index.open(folder)
    for one in questions(corpus, size):
        ask(index, one)
    return {"index, MB of memory of a reader": (_memory() - before) / 1e6}


def cluster(size: int, url: str) -> Figures:
    """Return what an index on a cluster costs, by the clock."""
    place, corpus, start = ClusterPlace(f"{url}/growth-{size}"), Corpus(), time.perf_counter()
    index = place.rebuild(corpus.records(size), "1")
    spent = time.perf_counter() - start
    change = time.perf_counter()
    index.update([corpus.record(size)], (), "2")
    figures = {"cluster, records a second": size / spent, "cluster, one record more, s": time.perf_counter() - change}
    name = place.marker().name
    place.cluster.ask("POST", f"/{name}/_flush", wait=120)
    stats = place.cluster.ask("GET", f"/{name}/_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]
    figures |= {f"cluster, {kind}": took for kind, took in times(index, corpus, size, time.perf_counter).items()}
    place.remove(name)
    return {"cluster, bytes a record (one copy)": int(stats) / size, **figures}


def store(size: int, folder: Path) -> Figures:
    """Return what a store costs: records by way of a BibLaTeX file."""
    home, file = folder / "home", folder / "made.bib"
    file.write_text("".join(entries(range(size))), "utf-8")
    settings = from_environment({"KB_HOME": str(home), "KB_COLLECTION": ""})._replace(fills=False)
    library = open_library(settings)
    start = time.process_time()
    importing.load(library.engine, library.vocabulary, [file], settings=settings)
    spent = time.process_time() - start
    library.close()
    stored = sum(path.stat().st_size for path in home.glob("derekkoz.db*"))
    return {"store, bytes a record": stored / size, "import, records a second of a core": size / spent}


def entries(numbers: Iterable[int]) -> Iterator[str]:
    """Yield made records as BibLaTeX."""
    corpus = Corpus()
    for record in map(corpus.record, numbers):
        authors = " and ".join(f"{name.split()[0]}, {name.split()[1]}" for name in record.names)
        note = f"  annotation = {{{record.notes[0][1]}}},\n" if record.notes else ""
        author = f"  author = {{{authors}}},\n" if authors else ""
        yield (
            f"@book{{{record.key},\n  title = {{{record.titles[0][1]}}},\n{author}  date = {{{record.year_from}}},\n"
            f"  langid = {{{ {'kk': 'kazakh', 'ru': 'russian', 'en': 'english'}[record.languages[0]] }}},\n{note}}}\n"
        )


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _memory() -> float:
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def curve(points: Sequence[tuple[int, float]]) -> Callable[[float], float]:
    """Return the power of the size that goes through some points as nearly as can be."""
    logs = [(math.log(size), math.log(max(value, 1e-9))) for size, value in points]
    middle = [sum(part) / len(logs) for part in zip(*logs, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _y in logs)
    slope = sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / spread if spread else 0.0
    return lambda size: math.exp(middle[1] + slope * (math.log(size) - middle[0]))


def _apart(what: str, size: int, place: str) -> Figures:
    """Return the figures of one measurement, made by a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", what, "--sizes", str(size), "--place", place]
    figures: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def main() -> None:
    """Read the command line; measure, and print the table as Markdown."""
    parser = argparse.ArgumentParser(description="What a record costs as the library grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--cluster", default="", help="an address as KB_SEARCH_URL has it, without a name")
    parser.add_argument("--records-too", action="store_true", help="also the store and the import")
    parser.add_argument("--one", choices=["machine", "reading", "cluster", "store"], help=argparse.SUPPRESS)
    parser.add_argument("--place", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        make = {"machine": machine, "reading": reading, "store": store}.get(given.one)
        measure = partial(make, folder=Path(given.place)) if make else partial(cluster, url=given.place)
        print(json.dumps(measure(given.sizes[0])))
        return
    table: dict[str, list[tuple[int, float]]] = {}
    for size in given.sizes:
        folder = Path(tempfile.mkdtemp(prefix="kb-growth-"))
        figures = _apart("machine", size, str(folder / "index")) | _apart("reading", size, str(folder / "index"))
        figures |= _apart("store", size, str(folder)) if given.records_too else {}
        figures |= _apart("cluster", size, given.cluster) if given.cluster else {}
        shutil.rmtree(folder)
        for name, value in figures.items():
            table.setdefault(name, []).append((size, value))
        print(f"{size:,}: {json.dumps(figures)}", file=sys.stderr, flush=True)
    print("| |" + "".join(f" {size:,} |" for size in given.sizes) + "".join(f" *{size:,}* |" for size in FURTHEST))
    print("|---|" + "---:|" * (len(given.sizes) + len(FURTHEST)))
    for name, points in table.items():
        cells = [f"{value:.3g}" for _size, value in points] + [f"*{curve(points)(size):.3g}*" for size in FURTHEST]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
