"""Runs one import again and again, each time with a fault at another writing call; run with the shim preloaded.

Usage: python -m tests.faults.driver FOLDER MODE MOST. Prints a line of JSON for each run: the call at which it broke,
the exit code (negative: the signal), what the store holds afterwards, whether a search agrees with it, and the errors.
Where more runs are wanted than an import has calls, larger and larger files are imported. The mode "random" kills it at
moments by chance instead, evenly over the time that an import takes.

A fault costs a tenth of a second of a core: the process that each run is forked from has done all of it once, so that a
fork finds modules, patterns and the vocabularies' files read.
"""

import ctypes
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from kb.cli import main
from kb.data import vocabulary as vocabulary_files
from kb.library import index_query
from kb.settings import from_environment

MODES = {"once": 1, "full": 2, "die": 3, "tear": 4}
OLD = {"kept": "Бұрынғы", "changed": "Ескі атау", "gone": "Кетеді"}
NEW = {"kept": "Бұрынғы", "changed": "Жаңа атау", "new-1": "Бірінші", "new-2": "Екінші"}
BEYOND = 10_000_000
SEARCH = ["search", "2001", "--json", "--limit", "200"]


class Run(NamedTuple):
    """A command that ended: its code (negative: the signal that ended it), what it said, its writing calls."""

    code: int
    out: str
    err: str
    calls: int


class Outcome(NamedTuple):
    """What a fault at one call left."""

    call: int
    code: int
    state: str
    found: bool
    err: str
    calls: int


def bibliography(titles: dict[str, str]) -> str:
    """Return a file of books with these titles."""
    return "".join(f"@book{{{key}, title = {{{title}}}, date = {{2001}}}}\n" for key, title in titles.items())


def warm(folder: Path) -> None:
    """Do here what the forks will do, into a store that none of them sees, and keep what was read of constant files."""
    vocabulary = vocabulary_files.parse(from_environment().data)
    labels = index_query.labels(vocabulary)
    patch.object(vocabulary_files, "parse", return_value=vocabulary).start()
    patch.object(index_query, "labels", return_value=labels).start()
    os.environ["KB_HOME"] = str(folder / "warm")
    file = folder / "books.bib"
    for titles in (OLD, NEW):
        file.write_text(bibliography(titles), "utf-8")
        with redirect_stdout(io.StringIO()):
            assert (main(["import", str(file), "--prune"]), main(SEARCH)) == (0, 0)


def forked(home: Path, words: list[str], mode: int = 0, call: int = 0, killed: float | None = None) -> Run:
    """Run a command in a process of its own, with a fault armed, or killed after so many seconds."""
    out, err, calls = (home.parent / f"child.{name}" for name in ("out", "err", "calls"))
    child = os.fork()
    if not child:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.environ["KB_HOME"] = str(home)
        shim = ctypes.CDLL(None)
        shim.arm(mode, call)
        code = 70  # an error that nobody caught
        try:
            code = main(words)
        except BaseException:  # noqa: BLE001 - told by its traceback
            traceback.print_exc()
        sys.stdout.flush()
        counted = shim.calls()
        shim.arm(0, 0)
        calls.write_text(str(counted))
        os._exit(code)
    if killed is not None:
        time.sleep(killed)
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count = int(calls.read_text()) if code >= 0 else 0
    return Run(code, out.read_text("utf-8", "replace"), err.read_text("utf-8", "replace"), count)


def stored(home: Path) -> dict[str, str]:
    """Return the titles in the store by citekey; raise AssertionError where the file is damaged."""
    with closing(sqlite3.connect(home / "derekkoz.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT citekey, value FROM titles JOIN records ON records.id = titles.record_id")
        return dict(rows.fetchall())


def searched(home: Path) -> set[str]:
    """Return the citekeys that a search for all books finds."""
    answer = forked(home, SEARCH)
    return {hit["citekey"] for hit in json.loads(answer.out)["data"]} if answer.code == 0 else {f"?{answer.err}"}


def fresh(folder: Path) -> Path:
    """Return a copy of the template in place of the one before."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(folder / "template", home)
    return home


def broken(folder: Path, mode: str, call: int, killed: float | None = None, more: int = 0) -> Outcome:
    """Import into a copy of the template, with `more` books than NEW has, a fault at one call; look at what is left."""
    home, new = fresh(folder), NEW | {f"more-{number}": f"Тағы {number}" for number in range(more)}
    (folder / "books.bib").write_text(bibliography(new), "utf-8")
    run = forked(home, ["import", str(folder / "books.bib"), "--prune"], MODES.get(mode, 0), call, killed)
    titles = stored(home)
    state = "old" if titles == OLD else "new" if titles == new else f"mixed {titles}"
    again = searched(home)
    return Outcome(call, run.code, state, again == titles.keys(), run.err, run.calls)


def length(folder: Path) -> float:
    """Return the seconds that an import takes now if nothing breaks it."""
    home = fresh(folder)
    (folder / "books.bib").write_text(bibliography(NEW), "utf-8")
    start = time.monotonic()
    forked(home, ["import", str(folder / "books.bib"), "--prune"])
    return time.monotonic() - start


def each_fault(folder: Path, mode: str, most: int) -> Iterator[Outcome]:
    """Yield what a fault at the first, second, … writing call leaves, about so many, evenly over all calls."""
    template = folder / "template"
    os.environ["KB_COLLECTION"] = ""
    warm(folder)
    (folder / "books.bib").write_text(bibliography(OLD), "utf-8")
    first = forked(template, ["import", str(folder / "books.bib")])
    assert first.code == 0, first.err
    assert searched(template) == OLD.keys()
    if mode == "random":
        chance, longest = random.Random(most), 0.0
        for number in range(most):
            if number % 10 == 0:  # a machine is more busy, or less, than a minute ago
                longest = length(folder)
            yield broken(folder, mode, number, chance.uniform(0, longest))
        return
    left = most
    for more in range(most):
        calls = broken(folder, "once", BEYOND, more=more).calls
        for call in range(1, calls + 1, max(1, calls // left)):
            yield broken(folder, mode, call, more=more)
            left -= 1
        if left <= 0:
            return


if __name__ == "__main__":
    for outcome in each_fault(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])):
        sys.stdout.write(json.dumps(outcome._asdict()) + "\n")
