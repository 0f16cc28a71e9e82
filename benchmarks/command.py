"""A search from the command line, from nothing to the answer: ours beside papis, pubs and cobib.

Each has a library of the same records (ours, exported as BibTeX) in a folder of its own, its bytecode compiled and
its caches warm. Peers are found by PATH; one that is missing is named and left out.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RUNS = 15
WORD = "Байконур"
KB = (sys.executable, "-c", "import sys; from kb.console import main; sys.exit(main())")


@dataclass(frozen=True, slots=True)
class Peer:
    """A command that searches, and how its library is made; `{bib}` and `{home}` stand for the file and the folder."""

    name: str
    prepare: Callable[[Path], None]
    fill: tuple[tuple[str, ...], ...]
    search: tuple[str, ...]


def _papis(home: Path) -> None:
    (home / ".config" / "papis").mkdir(parents=True)
    (home / "papers").mkdir()
    text = f"[settings]\ndefault-library = papers\n[papers]\ndir = {home / 'papers'}\n"
    (home / ".config" / "papis" / "config").write_text(text, "utf-8")


def _nothing(_home: Path) -> None:
    pass


PEERS = (
    Peer("papis", _papis, (("papis", "bibtex", "read", "{bib}", "import", "--all"),), ("papis", "list", "--all", WORD)),
    Peer("pubs", _nothing, (("pubs", "init"), ("pubs", "import", "{bib}")), ("pubs", "list", f"title:{WORD}")),
    Peer("cobib", _nothing, (("cobib", "init"), ("cobib", "add", "-b", "{bib}")), ("cobib", "search", WORD)),
)


def main() -> int:
    """Measure each, and print a table: the median of wall and processor seconds, and the ratio to ours."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "kb"
        ours = _environment(home)
        bib = Path(folder) / "all.bib"
        every = ("--scope", "dissertation", "--scope", "corpus")
        _run((*KB, "export", *every, "--format", "bibtex", "--output", str(bib)), ours)
        rows = [("kb search", *_measured((*KB, "search", WORD, "--limit", "5"), ours))]
        for peer in PEERS:
            if shutil.which(peer.name) is None:
                print(f"{peer.name} is not installed: left out.")
                continue
            try:
                rows.append((peer.name, *_of(peer, Path(folder) / peer.name, bib)))
            except RuntimeError as error:
                print(f"{peer.name} does not run here: left out ({error}).")
    print(f"{'command':<12}{'wall s':>9}{'cpu s':>9}{'cpu beside ours':>18}")
    for name, wall, cpu in rows:
        print(f"{name:<12}{wall:>9.3f}{cpu:>9.3f}{cpu / rows[0][2]:>17.2f}x")
    return 0


def _of(peer: Peer, home: Path, bib: Path) -> tuple[float, float]:
    environment = _environment(home)
    home.mkdir()
    peer.prepare(home)
    for command in peer.fill:
        _run(tuple(word.format(bib=bib, home=home) for word in command), environment)
    return _measured(peer.search, environment)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KB_", "XDG_", "PYTHON"))}
    return {**kept, "HOME": str(home), "KB_HOME": str(home), "NO_COLOR": "1"}


def _measured(command: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float]:
    """Return the median wall and processor seconds of a command that has run twice before."""
    for _ in range(2):
        _run(command, environment)
    walls, cpus = [], []
    for _ in range(RUNS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        _run(command, environment)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls), statistics.median(cpus)


def _run(command: tuple[str, ...], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])}: {done.stderr.decode().strip()[-200:]}")


if __name__ == "__main__":
    sys.exit(main())
