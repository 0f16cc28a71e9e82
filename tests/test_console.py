"""The command as a process: with a library opened quickly it is left at once, and nothing of it is lost by that."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

import pytest

from tests.server_fixtures import small_library

BEFORE = "import sys\nfrom kb.console import main\n"
CALLED = f"{BEFORE}sys.exit(main())"
TITLE = "kz-ru-friendship-1992"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with small_library(folder) as library:
        library.index_sync.catch_up()
    return folder


def python(home: Path, code: str, *words: str, stdout: int | IO[str] = subprocess.PIPE) -> CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env={"KB_HOME": str(home), "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8", "PATH": os.defpath},
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "left"),
    [
        (("search", "договор"), 0, True),
        (("search", "zzzzqqqq"), 1, True),
        (("suggest", "дог"), 0, True),
        (("search", "договор", "--json"), 0, False),  # whole records are of a library opened whole
        (("show", TITLE), 0, False),
        (("nothing-of-the-kind",), 2, False),
    ],
)
def test_a_process_is_left_where_nothing_was_opened_to_be_written(
    home: Path, words: tuple[str, ...], code: int, left: bool
) -> None:
    python(home, BEFORE + "main()", *words)  # what is made at a first start is made
    run = python(home, BEFORE + "code = main()\nprint('went on')\nsys.exit(code)", *words)
    within = python(home, "import sys\nfrom kb.cli import main\nsys.exit(main())", *words)
    assert run.returncode == within.returncode == code
    assert run.stdout == within.stdout + ("" if left else "went on\n")
    assert run.stderr == within.stderr


def test_nothing_is_left_to_be_finished(home: Path) -> None:
    code = (
        "import atexit, os, threading\nfrom kb.cli import main\n"
        "for words in (['search', 'договор'], ['suggest', 'дог']):\n    assert main(words) == 0\n"
        "print(threading.enumerate() == [threading.main_thread()], atexit._ncallbacks())"
    )
    for _start in range(2):
        run = python(home, code)
    assert run.stdout.splitlines()[-1] == "True 0"


def test_a_command_that_wrote_leaves_no_log_that_the_next_start_reads(home: Path) -> None:
    for _time in range(2):
        assert python(home, BEFORE + "sys.exit(main())", "tag", TITLE, "mine").returncode == 0
        assert not (home / "derekkoz.db-wal").exists()
        assert python(home, BEFORE + "sys.exit(main())", "search", "договор").returncode == 0


def test_garbage_is_not_looked_for_in_a_search(home: Path) -> None:
    counting = (
        "import gc, os\ncollections = []\ngc.callbacks.append(lambda phase, _about: collections.append(phase))\n"
        "os._exit = lambda code: print(code, len(collections))\n"
    )
    run = python(home, counting + BEFORE + "main()", "search", "договор")
    assert run.stdout.splitlines()[-1] == "0 0"


def test_a_question_that_cannot_be_written_is_no_traceback(home: Path) -> None:
    run = python(home, BEFORE + "sys.exit(main())", "search", "--nothing-of-the-kind")
    assert (run.returncode, run.stdout) == (2, "")
    assert "--nothing-of-the-kind" in run.stderr


def test_who_stops_reading_is_no_fault(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = python(home, BEFORE + "sys.exit(main())", "search", "договор", stdout=writing)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, "")


def test_an_interrupted_search_says_so(home: Path) -> None:
    interrupted = (
        "from kb.library import search\n"
        "def stop(*_arguments, **_options):\n    raise KeyboardInterrupt\n"
        "search.search_page = stop\n"
    )
    run = python(home, BEFORE + interrupted + "sys.exit(main())", "search", "договор")
    assert run.returncode == 130
    assert "stopped" in run.stderr


@pytest.mark.parametrize("module", ["kb.cli", "kb.cli.progress", "kb.cli.search_command", "kb.library.search"])
def test_an_interrupt_while_modules_are_loaded_says_so(home: Path, module: str) -> None:
    interrupted = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_more):\n"
        f"        if name == {module!r} and self in sys.meta_path:\n"
        "            sys.meta_path.remove(self)\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
    )
    run = python(home, BEFORE + interrupted + "sys.exit(main())", "search", "договор", "--ui", "ru")
    assert (run.returncode, run.stdout) == (130, "")
    assert "остановлено" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_pager_has_shown_all_before_the_process_is_left(home: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, terminal = pty.openpty()
    shown = tmp_path / "shown"
    paging = f"import os\nos.environ.update(KB_PAGER='sleep 0.3; cat > {shown}', TERM='dumb')\n"
    run = python(home, paging + BEFORE + "sys.exit(main())", "search", "договор", stdout=terminal)
    os.close(terminal)
    os.close(ours)
    assert run.returncode == 0
    assert TITLE in shown.read_text("utf-8")
    assert "1 found, 1 shown." in shown.read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["search договор", "--help", "topics --json", "export --format jsonl"])
def test_a_full_disk_under_what_is_printed_is_told(home: Path, words: str) -> None:
    with Path("/dev/full").open("w") as full:
        said = python(home, CALLED, *words.split(), stdout=full)
    assert said.returncode == 1
    assert said.stderr == "kb: stdout: No space left on device. Name a file that can be written.\n"


@pytest.mark.parametrize("words", ["search договор", "topics --json", "export --format jsonl"])
@pytest.mark.parametrize("closed", [(0, 1), (0, 1, 2)])
def test_streams_that_are_closed_are_no_error(home: Path, words: str, closed: tuple[int, ...]) -> None:
    """As cron and `>&-` leave them; no file that the command opens comes to stand in their place."""
    call = f"os.execv(sys.executable, [sys.executable, '-c', {CALLED!r}, *sys.argv[1:]])"
    code = f"import os, sys\nfor place in {closed}: os.close(place)\n{call}"
    said = python(home, code, *words.split())
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
