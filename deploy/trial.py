"""Each part is killed in turn while readers ask and records are imported: what was lost, wrong, and for how long."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from deploy.load import Asked, Readers, entry
from deploy.parts import HERE
from deploy.stage import Stage

_WATCHED = 12.0  # seconds that readers are watched after a kill, before the part is started again
_QUIET = 8.0  # the same, where nothing is killed
_SLOW = 2.0  # seconds above which an answer counts as slow


class Row(NamedTuple):
    """What one kill did: answers in the time watched, and the seconds until the last that was lost or slow."""

    part: str
    answers: int
    lost: int
    wrong: int
    slow: int
    recovery: float
    slowest: float
    causes: tuple[str, ...]


class Kill(NamedTuple):
    """One part: its name, what kills it, and what brings it back."""

    part: str
    kill: Callable[[], object]
    again: Callable[[], None]


def run(stage: Stage, records: int, more: int) -> None:
    """Fill the store, start readers and an import, kill each part in turn until that has ended; print a table."""
    folder = stage.front.servers[0].log.parent
    import_file(stage.settings, _file(folder / "first.bib", records, "q"))
    stage.front.start()
    readers = Readers(stage.front.port, records)
    readers.learn()
    readers.start()
    importer = None
    try:
        _table([_watched("nothing", readers, lambda: None, _QUIET)])
        importer = _Import(stage.settings, _file(folder / "more.bib", more, "w"))
        _table([_watched("nothing, during an import", readers, lambda: None, _QUIET)])
        kills = [*_database_kills(stage), *_kills(stage)]
        while importer.is_going():
            for name, kill, again in kills:
                _table([_watched(name, readers, kill, _WATCHED)])
                start = time.monotonic()
                again()
                print(f"    back after {time.monotonic() - start:.0f} s", flush=True)
                importer.is_going()
            kills = list(_kills(stage))
        print(f"    at the end: {_state(stage)}", flush=True)
        _table([_watched("nothing, at the end", readers, lambda: None, _QUIET)])
    finally:
        readers.stop()
        if importer:
            importer.stop()


def _state(stage: Stage) -> str:
    """Return how many records the store and the index have, once they are as many on every server."""
    states: list[dict[str, object]] = []
    while not states or any(state.get("records") != state.get("indexed") for state in states):
        time.sleep(0.5)
        addresses = [f"http://127.0.0.1:{port}/readyz" for port in stage.front.ports]
        states = [json.loads(urlopen(address, timeout=60).read()) for address in addresses]
    return f"{states[0]['records']} records, {states[0]['indexed']} in the index"


def _database_kills(stage: Stage) -> Iterator[Kill]:
    """Yield what kills the databases: once, while the import has not come to its end, which then has to begin again."""
    databases = stage.databases
    yield Kill("database replica", databases.parts[1].kill, lambda: databases.start_one(1))
    yield Kill("database replica, frozen", databases.parts[1].freeze, databases.parts[1].thaw)

    def fail_over(lose: Callable[[], object], to: int) -> None:
        lose()
        databases.promote(to)

    for old, new, how in ((0, 1, "killed"), (1, 0, "frozen"), (0, 1, "frozen")):
        lose = databases.parts[old].kill if how == "killed" else databases.parts[old].freeze
        back = partial(databases.follow, old, primary=new)
        yield Kill(f"database primary {how}, replica promoted", partial(fail_over, lose, new), back)


def _kills(stage: Stage) -> Iterator[Kill]:
    """Yield what kills each other part."""
    front, nodes = stage.front, stage.nodes
    for number in (0, 3):
        yield Kill(f"server {number}", front.servers[number].kill, partial(front.start_one, number))

    def node_back(number: int) -> None:
        nodes.parts[number].start()
        nodes.wait()

    for number in range(len(nodes.parts)):
        yield Kill(f"search node {number}", nodes.parts[number].kill, partial(node_back, number))

    def proxy_again() -> None:
        front.proxy.kill()
        front.start_proxy()

    yield Kill("proxy, started again at once", proxy_again, lambda: None)


def _watched(name: str, readers: Readers, kill: Callable[[], object], seconds: float) -> Row:
    """Kill something; return what readers saw from then on."""
    start = time.monotonic()
    kill()
    time.sleep(max(0.0, start + seconds - time.monotonic()))
    answers = [asked for asked in readers.seen() if asked.at - asked.took >= start - 0.05 or asked.at >= start]
    return _row(name, answers, start)


def _row(name: str, answers: list[Asked], start: float) -> Row:
    lost = [asked for asked in answers if asked.fault == "lost"]
    wrong = [asked for asked in answers if asked.fault == "wrong"]
    slow = [asked for asked in answers if asked.took > _SLOW]
    last = max((asked.at for asked in (*lost, *wrong, *slow)), default=start)
    causes = tuple(dict.fromkeys(asked.cause[:110] for asked in (*wrong, *lost)))[:3]
    slowest = max((asked.took for asked in answers), default=0.0)
    return Row(name, len(answers), len(lost), len(wrong), len(slow), last - start, slowest, causes)


def _table(rows: list[Row]) -> None:
    for row in rows:
        print(
            f"{row.part:38}{row.answers:7} answers{row.lost:5} lost{row.wrong:4} wrong{row.slow:4} slow"
            f"   recovered in {row.recovery:4.1f} s, slowest {row.slowest:4.1f} s", flush=True,
        )  # fmt: skip
        for cause in row.causes:
            print(f"      {cause}")


def _file(path: Path, count: int, first: str) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(entry(number, first))
    return path


def _command(settings: Mapping[str, str], file: Path) -> tuple[list[str], dict[str, str]]:
    program = "import sys; from kb.cli import main; sys.exit(main())"
    environment = {
        **os.environ, **settings, "KB_HOME": str(file.parent / "importer"), "PYTHONPATH": str(HERE.parent),
        "KB_COLLECTION": "",
    }  # fmt: skip
    return [sys.executable, "-c", program, "import", str(file)], environment


def import_file(settings: Mapping[str, str], file: Path) -> None:
    """Import a file into what settings name, on a machine of its own."""
    command, environment = _command(settings, file)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


class _Import:
    """A command that imports a file beside the readers; it is begun again where it failed, as without a primary."""

    def __init__(self, settings: Mapping[str, str], file: Path) -> None:
        self._command, self._environment = _command(settings, file)
        self._log = file.with_suffix(".log")
        self._done = False
        self._begin()

    def is_going(self) -> bool:
        """Return whether it has not succeeded yet."""
        code = self._process.poll()
        if code is not None and not self._done:
            self._done = code == 0
            last = self._log.read_text("utf-8", "replace").strip().splitlines()[-1:]
            print(f"    the import: exit {code} after {time.monotonic() - self._begun:.0f} s: {' '.join(last)[:120]}")
            if code:
                self._begin()
        return not self._done

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(30)

    def _begin(self) -> None:
        self._begun = time.monotonic()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(self._command, env=self._environment, stdout=log, stderr=log)
