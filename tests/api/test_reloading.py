"""Any setting is changed while a server answers: it reads its file again; one that will not do changes nothing."""

import asyncio
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from fastapi.testclient import TestClient
from uvicorn import Config
from uvicorn.supervisors.multiprocess import SIGNALS, Process

from api import app
from api.reloading import Reloading
from kb.cli.processes import Processes
from tests.server_fixtures import free_port, small_library

START = "import sys; from kb.cli import main; sys.exit(main())"
BOOKS = "@book{one, title = {One}, date = {2001}}\n@book{two, title = {Two}, date = {2002}}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of settings that KB_SETTINGS names; there is an empty store to begin with."""
    made = tmp_path / "settings"
    monkeypatch.setenv("KB_SETTINGS", str(made))
    monkeypatch.setenv("KB_COLLECTION", "")
    monkeypatch.setenv("KB_HOME", str(tmp_path / "empty"))
    made.write_text("")
    return made


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A home of two records."""
    with small_library(tmp_path / "filled", BOOKS):
        return tmp_path / "filled"


def total(client: TestClient) -> int:
    return int(client.get("/api/v1/records").json()["meta"]["total"])


def test_settings_are_read_again(file: Path, filled: Path, tmp_path: Path) -> None:
    serving = Reloading(app.from_environment)
    client = TestClient(serving, client=("127.0.0.1", 5000))
    assert total(client) == 0
    log = tmp_path / "log"
    file.write_text(
        f"KB_HOME={filled}\nKB_PROXIES=127.0.0.1\nKB_PUBLIC_URL=https://kb.kz\nKB_READS_A_MINUTE=2\nKB_LOG={log}\n"
    )
    asyncio.run(serving.renew())
    from_afar = {"X-Forwarded-For": "198.51.100.7"}
    assert total(client) == 2
    assert "<loc>https://kb.kz/topics</loc>" in client.get("/sitemap.xml").text
    assert [client.get("/about", headers=from_afar).status_code for _ in range(3)] == [200, 200, 429]
    file.write_text("")
    asyncio.run(serving.renew())
    lines = len(log.read_text().splitlines())
    assert total(client) == 0
    assert len(log.read_text().splitlines()) == lines


@pytest.mark.parametrize("text", ["KB_HOM=/x", "KB_PUBLIC_URL=kb.kz", "KB_DATABASE_URL=sqlite:////no/such/folder/x.db"])
def test_settings_that_will_not_do_change_nothing(
    file: Path, filled: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(f"KB_HOME={filled}\n")
    serving = Reloading(app.from_environment)
    client = TestClient(serving)
    file.write_text(text)
    asyncio.run(serving.renew())
    assert total(client) == 2
    assert "the settings before stay in use" in caplog.text


@contextmanager
def server(port: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", START, "serve", "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            yield process
        finally:
            process.terminate()
            said = process.communicate(timeout=600)[0].decode()
    assert "Traceback" not in said, said


def until(holds: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Wait until something holds, as long as the server runs."""
    while not holds():
        assert process.poll() is None, "the server stopped"
        time.sleep(0.05)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_server_takes_another_store_and_loses_no_answer(file: Path, filled: Path, workers: int) -> None:
    port, stop, faults = free_port(), threading.Event(), []
    address = f"http://127.0.0.1:{port}/api/v1/records"

    def asked() -> int:
        try:
            with urlopen(address, timeout=600) as reply:
                return int(json.load(reply)["meta"]["total"])
        except OSError:
            return -1

    def ask() -> None:
        while not stop.is_set():
            if asked() < 0:
                faults.append(time.monotonic())

    with server(port, "--workers", str(workers)) as process:
        until(lambda: asked() == 0, process)
        reader = threading.Thread(target=ask, daemon=True)
        reader.start()
        file.write_text(f"KB_HOME={filled}\n")
        os.kill(process.pid, signal.SIGHUP)
        until(lambda: {asked() for _ in range(20)} == {2}, process)
        stop.set()
        reader.join(600)
    assert faults == []


def test_several_processes_keep_what_was_in_use_and_end_while_they_renew(
    file: Path, filled: Path, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log"
    settings = f"KB_HOME={filled}\nKB_LOG={log}\n"
    file.write_text(settings)

    def total_of_all() -> set[int]:
        try:
            with urlopen(f"http://127.0.0.1:{port}/api/v1/records", timeout=600) as reply:
                return {int(json.load(reply)["meta"]["total"])}
        except OSError:
            return set()

    def written(word: str) -> int:
        return log.read_text("utf-8").count(word) if log.exists() else 0

    with server(port, "--workers", "2") as process:
        until(lambda: total_of_all() == {2}, process)
        file.write_text(f"{settings}KB_PUBLIC_URL=nonsense\n")
        os.kill(process.pid, signal.SIGHUP)
        until(lambda: written("the settings before stay in use: KB_PUBLIC_URL") == 2, process)
        assert set.union(*(total_of_all() for _ in range(20))) == {2}
        file.write_text(f"{settings}KB_PUBLIC_URL=https://kb.kz\n")
        os.kill(process.pid, signal.SIGHUP)
        until(lambda: written('"settings-read"') == 2, process)
        os.kill(process.pid, signal.SIGHUP)
    assert process.returncode == 0


def test_who_is_to_end_does_not_wait_for_a_process_that_says_nothing() -> None:
    heard = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        processes = Processes(Config("api.app:serving", workers=2, timeout_graceful_shutdown=20), [])
        processes.processes = [Process(processes.config, []) for _ in range(2)]
        signal.raise_signal(signal.SIGTERM)
        assert all(process.ping(timeout=600) for process in processes.processes)
        processes.handle_signals()
        assert processes.should_exit.is_set()
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)


def test_what_stays_is_set_aside_once_all_is_ready(file: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(f"KB_HOME={filled}\n")
    seen: list[bool] = []
    serving = Reloading(app.from_environment)
    monkeypatch.setattr(gc, "freeze", lambda: seen.append("readings" in vars(serving._app.state.library.labels)))
    monkeypatch.setattr(gc, "collect", lambda: 0)
    monkeypatch.setattr(gc, "set_threshold", lambda *_limits: None)

    async def live() -> None:
        messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
        told: list[str] = []

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            told.append(message["type"])

        await serving({"type": "lifespan", "state": {}}, receive, send)
        assert told == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
        assert seen == [True]
        await serving.renew()
        assert seen == [True, True]

    asyncio.run(live())
