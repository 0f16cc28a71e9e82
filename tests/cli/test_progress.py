"""How far a command is: a bar on a terminal, lines in a log, nothing with --json; and a stop in the middle."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kb.cli import progress
from kb.progress import followed
from tests.cli.conftest import Run

BOOKS = "".join(f"@book{{b{n}, title = {{Кітап {n}}}, date = {{2001}}}}\n" for n in range(200))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show every look."""
    for name in ("FIRST", "NEXT", "IN_A_LOG"):
        monkeypatch.setattr(progress, name, -1.0)


class Terminal(io.StringIO):
    """An error stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_lines(run: Run, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "books.bib").write_text(BOOKS, "utf-8")
    said = run("import", str(tmp_path / "books.bib"), home=own_home)
    assert said.code == 0
    assert "50 read" in said.err
    assert "\x1b" not in said.err
    assert "50 records written 25 %" not in said.out


def test_an_index_that_catches_up_is_followed_too(run: Run, own_home: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.bib", tmp_path / "second.bib"
    first.write_text("@book{first, title = {X}}", "utf-8")
    second.write_text(BOOKS, "utf-8")
    assert run("import", str(first), home=own_home).code == 0
    assert "50 records indexed 25 %" in run("import", str(second), home=own_home).err


def test_json_is_silent(run: Run, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "books.bib").write_text(BOOKS, "utf-8")
    assert run("import", str(tmp_path / "books.bib"), "--json", home=own_home).err == ""


def test_a_terminal_gets_a_bar_that_goes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.shown(silent=False):
        assert list(followed(range(200), "index", lambda: 200)) == list(range(200))
    text = stream.getvalue()
    assert "50 %" in text
    assert text.endswith("\r\x1b[K")


def test_what_is_said_when_the_work_is_done_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    for total in (200, 0):  # known before, or not
        with progress.shown(silent=False):
            assert len(list(followed(range(200), "index", lambda total=total: total))) == 200  # type: ignore[misc]
            stream.write("200 records indexed.\n")
    lines = stream.getvalue().replace("\r\x1b[K", "\n").splitlines()
    assert [line for line in lines if line.endswith("indexed.")] == ["200 records indexed."] * 2


def test_nobody_watches_and_nothing_is_asked() -> None:
    def total() -> int:
        raise AssertionError

    assert list(followed([1, 2], "index", total)) == [1, 2]


def test_a_stop_in_the_middle_changes_nothing_and_says_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.bib")  # an import that waits for more
    environment = {**os.environ, "KB_HOME": str(tmp_path / "home"), "LC_ALL": "ru_RU.UTF-8"}
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "  # a background job ignores it
    command = [sys.executable, "-c", f"{heard}from kb.cli import main; raise SystemExit(main())"]
    file = tmp_path / "books.bib"
    file.write_text(BOOKS, "utf-8")
    first = subprocess.run(
        [*command, "import", str(file)], env=environment, capture_output=True, timeout=600, check=True
    )
    assert b"200" in first.stdout
    running = subprocess.Popen(
        [*command, "import", str(tmp_path / "slow.bib"), "--prune"],
        env=environment,
        stderr=subprocess.PIPE,
    )
    with (tmp_path / "slow.bib").open("w") as pipe:  # returns when the import has opened the other end
        pipe.write("@book{other, title = {X}}\n")
        pipe.flush()
        running.send_signal(signal.SIGINT)
        _out, err = running.communicate(timeout=600)
    assert running.returncode == 130
    assert "остановлено" in err.decode()
    listed = subprocess.run(
        [*command, "export", "--format", "csv"], env=environment, capture_output=True, timeout=600, check=True
    )
    assert listed.stdout.count(b"\n") == 201
