"""Search at size: ours beside raw tantivy, raw SQLite FTS5 and, where reachable, PostgreSQL GIN, in one run.

python -m benchmarks.search [--sizes 10000 100000] [--million] [--repeat 3]

The same generated records go into every engine. Prints the build rate (by the clock, and by the time that cores
worked, all threads together), the size, and for each class of question the 50th and 95th percentile in milliseconds
for the first 20 hits with the exact number of all, and the ratio of our 95th percentile to each peer's. "tantivy,
terms" holds the terms of our analysis in one field and asks one term a word: it finds the inflected forms that ours
finds, which plain words do not. Ours analyses, ranks and counts; "explained" adds the reasons and snippets of each
hit; suggestions are those of 200 beginnings. PostgreSQL is measured if KB_BENCH_DATABASE_URL names a server where a
database may be made.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.corpus import SEED, Corpus
from benchmarks.search_peers import Fts5, Peer, PostgreSQL, RawTantivy, SameTerms
from kb.domain.edtf import ordinal
from kb.language.folding import fold, spellings
from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions
from kb.search.suggestions import suggestions

BEGINNINGS = 200
QUESTIONS = {"rare": 30, "frequent": 15, "two": 30, "prefix": 30, "faceted": 30}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: one or two words, a beginning of a word, or a word with a topic and years and facet counts."""

    kind: str
    words: tuple[str, ...]
    topic: str = ""
    low: int = 0
    high: int = 0


class Ours(Peer):
    """This project's index on disk."""

    def __init__(self, folder: Path, explained: bool = False) -> None:
        self._folder = folder
        self._explained = explained
        self._index: Index | None = None

    def build(self, corpus: Corpus, size: int) -> None:
        """Build the index as `kb` does after an import."""
        self._index = Index.rebuild(self._folder, corpus.records(size), "1")

    def explained(self) -> "Ours":
        """Return the same index with reasons and snippets."""
        other = Ours(self._folder, explained=True)
        other._index = self._index
        return other

    def answer(self, asked: Asked) -> int:
        """Answer as the API does, without reading the store."""
        assert self._index is not None
        words = " ".join(asked.words) + ("*" if asked.kind == "prefix" else "")
        if asked.kind != "faceted":
            return self._index.search(words, options=PageOptions(explained=self._explained)).total
        first, last = ordinal(asked.low, 1, 1), ordinal(asked.high, 12, 31)
        filters = IndexFilters((("topic_id", (asked.topic,)),), first_day=first, last_day=last)
        return self._index.search(words, filters, PageOptions(facets=("type",), explained=self._explained)).total

    def suggest(self, text: str) -> int:
        """Suggest as the API does."""
        assert self._index is not None
        return len(suggestions(self._index, text, 10))

    def bytes(self) -> int:
        """Return the size on disk."""
        return sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())


def questions(corpus: Corpus, size: int) -> list[Asked]:
    """Return questions by how many records have the word; chosen from a sample, the same in every run."""
    chance = random.Random(SEED)
    sample = [corpus.record(number) for number in range(0, size, max(1, size // 10_000))]
    counts = Counter(word for record in sample for word in {fold(one) for one in spellings(record.titles[0][1])})
    usable = [word for word in counts if len(word) > 4]
    frequent = sorted(usable, key=lambda word: -counts[word])[:40]
    rare = [word for word in usable if 1 <= counts[word] <= 2]
    middle = [word for word in usable if counts[word] >= len(sample) / 500]
    pairs = [tuple(chance.sample(spellings(record.titles[0][1]), 2)) for record in chance.sample(sample, 200)]
    pairs = [pair for pair in pairs if all(fold(word) in middle for word in pair)]
    found = [Asked("rare", (word,)) for word in chance.sample(rare, QUESTIONS["rare"])]
    found += [Asked("frequent", (word,)) for word in chance.sample(frequent, QUESTIONS["frequent"])]
    found += [Asked("two", pair) for pair in pairs[: QUESTIONS["two"]]]
    found += [Asked("prefix", (word[:4],)) for word in chance.sample(middle, min(len(middle), QUESTIONS["prefix"]))]
    for word in chance.choices(frequent, k=QUESTIONS["faceted"]):
        low = chance.randint(1950, 2010)
        found.append(Asked("faceted", (word,), f"topic-{chance.randint(1, 4)}", low, low + 15))
    return found


def beginnings(corpus: Corpus, size: int) -> list[str]:
    """Return what readers have typed so far: one to four words of titles, and names, the last one begun."""
    chance = random.Random(SEED)
    records = [corpus.record(number) for number in chance.sample(range(size), BEGINNINGS)]
    rows = [spellings(chance.choice((record.titles[0][1], *record.names))) for record in records]
    starts = [row[place:] for row in rows for place in [chance.randrange(len(row))]]
    whole = [row[: chance.randint(1, 4)] for row in starts]
    return [" ".join([*row[:-1], row[-1][: chance.randint(1, 6)]]) for row in whole]


def timed(engine: Peer, asked: Iterable[Asked], repeat: int) -> dict[str, list[float]]:
    """Return the milliseconds of each question, the fastest of `repeat`, by class."""
    times: dict[str, list[float]] = {kind: [] for kind in QUESTIONS}
    for one in asked:
        times[one.kind].append(_milliseconds(partial(engine.answer, one), repeat))
    return times


def _milliseconds(run: Callable[[], object], repeat: int) -> float:
    """Return the milliseconds of a call, the fastest of `repeat`."""
    best = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        best.append((time.perf_counter() - start) * 1000)
    return min(best)


def percentile(times: list[float], share: int) -> float:
    """Return a percentile of some times; 0.0 of none."""
    return statistics.quantiles(times, n=100, method="inclusive")[share - 1] if len(times) > 1 else sum(times)


def run(size: int, repeat: int, say: Callable[[str], object]) -> None:
    """Build every engine with `size` records, ask everything, print the tables."""
    corpus = Corpus()
    folder = Path(tempfile.mkdtemp(prefix="kb-bench-"))
    peers: dict[str, Peer] = {
        "ours": Ours(folder / "ours"),
        "raw tantivy": RawTantivy(folder / "tantivy"),
        "tantivy, terms": SameTerms(folder / "terms"),
        "FTS5": Fts5(folder / "fts5.sqlite"),
    }
    if os.environ.get("KB_BENCH_DATABASE_URL"):
        peers["PostgreSQL"] = PostgreSQL(os.environ["KB_BENCH_DATABASE_URL"])
    try:
        say(f"\n{size:,} records, load {os.getloadavg()[0]:.1f}\n{'':14}{'records/s':>12}{'a core':>10}{'MB':>8}")
        for name, peer in peers.items():
            corpus.spent, corpus.worked, start, worked = 0.0, 0.0, time.perf_counter(), time.process_time()
            peer.build(corpus, size)
            rate = size / (time.perf_counter() - start - corpus.spent)
            core = size / (time.process_time() - worked - corpus.worked)
            shown = f"{core:10,.0f}" if peer.here else f"{'':10}"
            say(f"{name:14}{rate:12,.0f}{shown}{peer.bytes() / 1e6:8.1f}")
        asked = questions(corpus, size)
        ours = peers["ours"]
        assert isinstance(ours, Ours)
        typed = [_milliseconds(partial(ours.suggest, text), repeat) for text in beginnings(corpus, size)]
        say(f"suggestions   {percentile(typed, 50):.2f}/{percentile(typed, 95):.2f} ms of {len(typed)} beginnings")
        report({**peers, "explained": ours.explained()}, asked, repeat, say)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def report(peers: dict[str, Peer], asked: list[Asked], repeat: int, say: Callable[[str], object]) -> None:
    """Print milliseconds at the 50th and 95th percentile, and our 95th as a ratio to each peer's."""
    times = {name: timed(peer, asked, repeat) for name, peer in peers.items()}
    say("ms p50/p95    " + "".join(f"{kind:>16}" for kind in QUESTIONS))
    for name, its in times.items():
        cells = (f"{percentile(its[kind], 50):.2f}/{percentile(its[kind], 95):.2f}" for kind in QUESTIONS)
        say(f"{name:14}" + "".join(f"{cell:>16}" for cell in cells))
    for name, its in times.items():
        if name not in ("ours", "explained"):
            ratios = (percentile(times["ours"][kind], 95) / percentile(its[kind], 95) for kind in QUESTIONS)
            say(f"ours : {name:12}"[:14].ljust(14) + "".join(f"{ratio:>15.2f}x" for ratio in ratios))


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="Search at size, ours beside its peers.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--million", action="store_true", help="also a million records: an hour on a small machine")
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    for size in [*given.sizes, *([1_000_000] if given.million else [])]:
        run(size, given.repeat, lambda line: sys.stdout.write(f"{line}\n"))


if __name__ == "__main__":
    main()
