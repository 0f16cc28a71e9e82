"""The processes of a server: those that cannot begin are tried again with pauses, and the others are left alone."""

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.supervisors.multiprocess import SIGNALS

from kb.cli import processes
from kb.cli.processes import LONGEST_PAUSE, Processes, ServerProcess
from kb.errors import KbError


@dataclass(eq=False)
class Acted:
    """A process as the supervisor sees it."""

    begins: bool = True
    alive: bool = True
    deeds: list[str] = field(default_factory=list)
    pid = 0
    exitcode: int | None = None

    @property
    def process(self) -> "Acted":
        return self

    def start(self) -> None:
        self.alive = self.begins
        self.deeds.append("start")

    def is_alive(self, timeout: float) -> bool:
        return self.alive

    def is_ready(self, timeout: float) -> bool:
        return self.alive

    def kill(self) -> None:
        self.deeds.append("kill")

    def join(self) -> None:
        self.deeds.append("join")


@dataclass
class Stage:
    """A supervisor over acted processes, its clock, and whether those that are begun from now on can begin."""

    supervisor: Any
    now: float = 100.0
    begins: bool = True
    begun: list[Acted] = field(default_factory=list)

    def passed(self, seconds: float) -> int:
        """Let time pass in the steps of the supervisor; return how many processes were begun meanwhile."""
        before = len(self.begun)
        for _ in range(int(seconds * 2)):
            self.now += 0.5
            self.supervisor.keep_subprocess_alive()
        return len(self.begun) - before


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    heard = {number: signal.getsignal(number) for number in SIGNALS}
    acting = Stage(Processes(Config("api.app:serving", workers=2), []))

    def begun(_config: object, _sockets: object) -> Acted:
        acting.begun.append(Acted(acting.begins))
        return acting.begun[-1]

    monkeypatch.setattr(processes, "ServerProcess", begun)
    monkeypatch.setattr(processes, "time", SimpleNamespace(monotonic=lambda: acting.now))
    acting.supervisor.init_processes()
    acting.passed(1)
    yield acting
    for number, handler in heard.items():
        signal.signal(number, handler)


def test_a_process_that_died_is_replaced_at_once(stage: Stage) -> None:
    first, second = stage.supervisor.processes
    first.alive = False
    assert stage.passed(0.5) == 1
    assert stage.supervisor.processes == [stage.begun[-1], second]
    assert (first.deeds, second.deeds) == (["start", "kill", "join"], ["start"])


@pytest.mark.parametrize(("code", "told"), [
    (-signal.SIGBUS, "was ended by signal 7 (Bus error)"), (-signal.SIGKILL, "signal 9 "), (1, "ended with code 1"),
    (None, "does not answer"),
])  # fmt: skip
def test_how_a_process_ended_is_told(
    stage: Stage, caplog: pytest.LogCaptureFixture, code: int | None, told: str
) -> None:
    """Its readers see a dropped connection alone, as where a file of the index was cut short under it."""
    first = stage.supervisor.processes[0]
    first.alive, first.exitcode = False, code
    stage.passed(2)
    assert [told in record.getMessage() for record in caplog.records] == [True]


def test_a_process_that_cannot_begin_is_tried_with_longer_and_longer_pauses(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.begins = False
    _first, second = stage.supervisor.processes
    stage.supervisor.processes[0].alive = False
    assert stage.passed(60) == 6  # at once, then after 1, 2, 4, 8, 16 and 32 seconds and half a second each to see it
    assert stage.passed(600) in range(9, 12)
    pauses = [record.args for record in caplog.records if "next begins" in record.msg]
    assert pauses[:4] == [(1,), (2,), (4,), (8,)]
    assert pauses[-1] == (LONGEST_PAUSE,)
    assert stage.supervisor.processes[1] is second
    assert not stage.supervisor.should_exit.is_set()


def test_after_sighup_it_is_tried_at_once_and_pauses_begin_anew(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_SETTINGS", "settings")
    stage.begins = False
    stage.supervisor.processes[0].alive = False
    stage.passed(200)
    stage.begins = True
    stage.supervisor.handle_hup()
    assert stage.passed(1) == 1
    assert all(process.alive for process in stage.supervisor.processes)
    stage.begins = False
    stage.supervisor.processes[0].alive = False
    assert stage.passed(3) == 2  # the pause was forgotten: at once, and a second later


def test_a_server_that_ends_begins_no_process(stage: Stage) -> None:
    stage.supervisor.processes[0].alive = False
    stage.supervisor.should_exit.set()
    assert stage.passed(5) == 0


def test_nobody_waits_for_the_answer_of_a_process_that_has_ended() -> None:
    process = ServerProcess(Config("kb.no_such_module:serving", log_level="critical"), [])
    process.start()
    begun = time.monotonic()
    while process.is_alive(timeout=600):
        time.sleep(0.01)
    process.kill()
    process.join()
    assert not process.is_alive(timeout=600)
    assert time.monotonic() - begun < 600


def test_a_process_that_cannot_begin_says_why_in_a_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def run(_self: object, _sockets: object) -> None:
        raise KbError("public-url-wrong", given="nonsense")

    monkeypatch.setattr("uvicorn.Server.run", run)
    with pytest.raises(SystemExit) as ended:
        ServerProcess(Config("api.app:serving"), []).target()
    assert ended.value.code == 1
    (line,) = caplog.messages
    assert "nonsense" in line
    assert "\n" not in line
