"""The chronology of many documents: pages by keyset and counts by year, beside the same question in plain SQL.

`python -m benchmarks.chronology` takes 100,000 dated documents, `--full` a million, made with a fixed seed and imported
into a SQLite store. The peer is `sqlite3` on the same tables in the same run: the question as one writes it by hand,
with joins, OFFSET for the page in the middle, and rows for an answer. Ours gives whole records, with all their parts.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kb.data import vocabulary as vocabulary_files
from kb.domain import edtf
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Action, Party, Record
from kb.domain.titles import Title
from kb.domain.vocabulary import Vocabulary
from kb.settings import from_environment
from kb.store import chronology_changes, importing, reference_data
from kb.store import engine as database
from kb.store.chronology import ChronologyFilter
from kb.store.migrating import migrate

SEED, PAGE, RUNS = 1990, 50, 5
SINCE = edtf.ordinal(1990, 1, 1)
PAIRS = (("KAZ", "RUS"), ("KAZ", "RUS"), ("KAZ", "CHN"), ("KAZ", "UZB"), ("RUS", "BLR"), ("KAZ", "RUS", "BLR"))
KINDS = ("agreement", "agreement", "protocol", "declaration", "memorandum", "treaty")
Key = tuple[int, int, str]


def documents(number: int) -> Iterator[PlacedRecord]:
    """Yield bilateral and other documents of 1900 to 2025; one date in four is a month or a year."""
    chance = random.Random(SEED)
    for index in range(number):
        year = chance.randint(1900, 2025) if index % 10 == 0 else chance.randint(1990, 2025)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        text = (f"{year}", f"{year}-{month:02d}", *[f"{year}-{month:02d}-{day:02d}"] * 6)[index % 8]
        actions = [Action("signature", edtf.parse(text), origin="identified")]
        if index % 2:
            actions.append(Action("entry-into-force", edtf.parse(f"{year + 1}-{month:02d}"), origin="identified"))
        sides = tuple(Party(code, "government") for code in chance.choice(PAIRS))
        record = Record(
            f"doc-{index:07d}",
            "treaty",
            kind=chance.choice(KINDS),
            status="identified",
            scope="imported",
            titles=(Title(f"Келісім № {index}", "kk", "identified"),),
            issued=edtf.parse(text),
            issued_origin="identified",
            parties=sides,
            actions=tuple(actions),
            topics=("economic-cooperation",),
        )
        yield PlacedRecord(record, "made.bib", index + 1)


PLAIN = """
    FROM chronology c JOIN records r ON r.id = c.record_id
    WHERE r.stage = 'signed' AND c.superseded_by = '' AND c.sort_upper >= ?
      AND EXISTS (SELECT 1 FROM record_parties p WHERE p.record_id = r.id AND p.code = 'KAZ')
      AND EXISTS (SELECT 1 FROM record_parties p WHERE p.record_id = r.id AND p.code = 'RUS')
      AND NOT EXISTS (SELECT 1 FROM record_parties p WHERE p.record_id = r.id AND p.code NOT IN ('KAZ', 'RUS'))
"""
ROWS = f"SELECT c.sort_lower, c.sort_upper, c.sort_key, r.citekey {PLAIN}" \
       " ORDER BY c.sort_lower, c.sort_upper, c.sort_key LIMIT ? OFFSET ?"  # fmt: skip
YEARS = f"SELECT c.year, count(*) {PLAIN} GROUP BY c.year ORDER BY c.year"


def made(folder: Path, number: int, vocabulary: Vocabulary) -> database.Engine:
    """Return a store with the documents in it."""
    settings = from_environment({"KB_HOME": str(folder)})
    engine = database.open_engine(settings.database_url)
    migrate(engine, settings.migrations)
    reference_data.load(engine, vocabulary, None)
    started = time.perf_counter()
    importing.load(engine, documents(number), vocabulary, str.casefold)
    print(f"imported {number:,} documents in {time.perf_counter() - started:.0f} s")
    return engine


def best(question: Callable[[], object]) -> float:
    """Return the shortest of several runs, in milliseconds."""
    times = []
    for _run in range(RUNS):
        started = time.perf_counter()
        question()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def asked(vocabulary: Vocabulary, since: int) -> ChronologyFilter:
    """Return the default question: Kazakhstan and Russia, both and no other."""
    return ChronologyFilter(
        parties=(vocabulary.lineage("KAZ"), vocabulary.lineage("RUS")), match="exactly", sides=("KAZ", "RUS"),
        first=since,
    )  # fmt: skip


def measure(engine: database.Engine, vocabulary: Vocabulary, since: int) -> None:
    """Print the times of one question, ours and the peer's, with their ratios."""
    wanted = asked(vocabulary, since)
    assert engine.url.database
    plain = sqlite3.connect(engine.url.database)
    counted = dict(plain.execute(YEARS, (since,)).fetchall())
    total = sum(counted.values())
    assert counted == chronology_changes.chronology_years(engine, wanted), "the two answers differ"
    middle: list[Key] = [row[:3] for row in plain.execute(ROWS, (since, 1, total // 2 - 1))]
    ours = [entry.key for entry in chronology_changes.chronology(engine, wanted, PAGE, middle[0])]
    theirs = [row[2] for row in plain.execute(ROWS, (since, PAGE, total // 2))]
    assert ours == theirs, "the two pages differ"
    rows = (
        ("first page", lambda: chronology_changes.chronology(engine, wanted, PAGE),
         lambda: plain.execute(ROWS, (since, PAGE, 0)).fetchall()),
        ("page in the middle", lambda: chronology_changes.chronology(engine, wanted, PAGE, middle[0]),
         lambda: plain.execute(ROWS, (since, PAGE, total // 2)).fetchall()),
        ("counts by year", lambda: chronology_changes.chronology_years(engine, wanted),
         lambda: plain.execute(YEARS, (since,)).fetchall()),
    )  # fmt: skip
    print(f"\nfrom {edtf.civil(since)[0]}: {total:,} lines answer; pages of {PAGE}; best of {RUNS}")
    print(f"{'':20}{'ours':>12}{'plain SQL':>12}{'plain / ours':>14}")
    taken = {}
    for name, mine, peer in rows:
        taken[name] = best(mine), best(peer)
        print(f"{name:20}{taken[name][0]:>9.1f} ms{taken[name][1]:>9.1f} ms{taken[name][1] / taken[name][0]:>13.1f}x")
    for who, column in (("ours", 0), ("plain SQL", 1)):
        ratio = taken["page in the middle"][column] / taken["first page"][column]
        print(f"{who}: a page in the middle costs {ratio:.2f} times the first")
    plain.close()


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="a million documents")
    parser.add_argument("--number", type=int, default=0, help="another number of documents")
    arguments = parser.parse_args()
    number = arguments.number or (1_000_000 if arguments.full else 100_000)
    vocabulary = vocabulary_files.parse(from_environment({}).data)
    folder = Path(tempfile.mkdtemp(prefix="kb-chronology-"))
    try:
        engine = made(folder, number, vocabulary)
        for since in (SINCE, edtf.ordinal(2015, 6, 1)):
            measure(engine, vocabulary, since)
        engine.dispose()
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
