"""What a change costs in libraries of several sizes: on the machine that imports and on one that shares its store.

python -m benchmarks.change [--sizes 2000 10000 40000] [--folder FOLDER] [--database URL]

Each figure is the processor time of one command, start-up included, user and system, of all its threads: `kb import` of
one new record, `kb search` on the other machine before and after it, the same for 1,000 changed records. So a busy
machine does not change them. With --database the store is that database, one size only.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth import entries

_KB = "import sys; from kb.cli import main; sys.exit(main())"
TIMES, CHANGES = 5, 1_000


class Cost(NamedTuple):
    """What one command took: seconds of processor time, seconds by the clock, megabytes at most."""

    worked: float
    took: float
    memory: float


class Machine:
    """A home of its own, with an index of its own, over a store that others may share."""

    def __init__(self, home: Path, database: str) -> None:
        self.home = home
        self._environment = {
            **os.environ, "KB_HOME": str(home), "KB_DATABASE_URL": database, "KB_COLLECTION": "", "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def cost(self, *command: str) -> Cost:
        """Run a command of `kb`; raises RuntimeError where it fails."""
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", _KB, *command], env=self._environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
        assert process.stderr
        said = process.stderr.read()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"kb {' '.join(command)}: {said.decode()[-2000:]}")
        return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1000)


def measured(size: int, folder: Path, database: str) -> Iterator[tuple[str, float]]:
    """Yield the figures of one size, by name."""
    first, second = Machine(folder / "first", database), Machine(folder / "second", database)
    whole = _file(folder / "made.bib", entries(range(size)))
    loaded = first.cost("import", str(whole))
    whole.unlink()
    yield "file to index, s", loaded.worked
    yield "file to index, records a second", size / loaded.worked
    yield "memory of the import, MB", loaded.memory
    stored = sum(file.stat().st_size for file in folder.glob("store.db*"))
    yield "store, bytes a record", stored / size
    yield "index, bytes a record", sum(file.stat().st_size for file in first.home.rglob("*") if file.is_file()) / size
    shutil.copytree(first.home, second.home)
    for name, machine in (("importing", first), ("other", second)):
        yield f"a search on the {name} machine, s", _median(machine.cost("search", "ба").worked for _ in range(TIMES))
    here, there = [], []
    for number in range(TIMES):
        one = _file(folder / f"one-{number}.bib", entries([size + number]))
        here.append(first.cost("import", str(one)))
        before_nothing = second.cost("search", "ба").worked
        there.append(before_nothing - second.cost("search", "ба").worked)
    yield "one record, importing machine, s", _median(cost.worked for cost in here)
    yield "memory of that import, MB", max(cost.memory for cost in here)
    yield "one record, other machine: catching up, s", _median(there)
    amended = (entry.replace("title = {", "title = {Changed ") for entry in entries(range(CHANGES)))
    many = _file(folder / "many.bib", amended)
    yield f"{CHANGES:,} changed, importing machine, s", first.cost("import", "--take-over", str(many)).worked
    after = second.cost("search", "ба")
    quiet = second.cost("search", "ба")
    yield f"{CHANGES:,} changed, other machine: catching up, s", after.worked - quiet.worked
    yield f"{CHANGES:,} changed, other machine: by the clock, s", after.took - quiet.took


def _median(values: Iterator[float] | Sequence[float]) -> float:
    return statistics.median(values)


def _file(path: Path, made: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(made)
    return path


def main() -> None:
    """Read the command line; measure each size, and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 10_000, 40_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--database", default="", help="an empty database, as KB_DATABASE_URL names it")
    given = parser.parse_args()
    table: dict[str, list[float]] = {}
    for size in given.sizes[:1] if given.database else given.sizes:
        folder = Path(tempfile.mkdtemp(prefix="kb-change-", dir=given.folder))
        try:
            for name, figure in measured(size, folder, given.database or f"sqlite:///{folder}/store.db"):
                table.setdefault(name, []).append(figure)
                print(f"{size:,} {json.dumps({name: round(figure, 3)})}", file=sys.stderr, flush=True)
        finally:
            shutil.rmtree(folder)
    print("| |" + "".join(f" {size:,} |" for size in given.sizes))
    print("|---|" + "---:|" * len(given.sizes))
    for name, row in table.items():
        print(f"| {name} | " + " | ".join(f"{value:.3g}" for value in row) + " |")


if __name__ == "__main__":
    main()
