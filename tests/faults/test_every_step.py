"""An import that fails or dies at any of its writing calls leaves the old state or the new one, whole.

The n-th call that writes fails once, fails from there on as on a full disk, kills the process, or kills it with half of
its bytes written; or it is killed at any moment. KB_FAULTS says how many calls of each kind are tried (200 where CI is
set, else 60; `make soak`: all calls of imports of many sizes), KB_KILLS how many such moments.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHIM = Path(__file__).with_name("shim.c")
MOST = int(os.environ.get("KB_FAULTS", "200" if os.environ.get("CI") else "60"))
KILLS = int(os.environ.get("KB_KILLS", "25"))
PATIENCE = 3000 + 20 * max(MOST, KILLS)  # seconds, for machines that are very busy
COMPILER = shutil.which("cc")


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shim, compiled."""
    if COMPILER is None:
        if os.environ.get("CI"):
            pytest.fail("no C compiler, and faults are not skipped in CI: apt-get install gcc libc6-dev")
        pytest.skip("no C compiler is installed: apt-get install gcc libc6-dev")
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", "-o", made, SHIM, "-ldl"], check=True, timeout=600)
    return made


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: killed processes leave the same there, and no disk is waited for."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


def outcomes(shim: Path, folder: Path, mode: str, most: int = MOST) -> list[dict[str, Any]]:
    environment = {**os.environ, "LD_PRELOAD": str(shim), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    command = [sys.executable, "-m", "tests.faults.driver", str(folder), mode, str(most)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("mode", ["once", "full", "die", "tear"])
def test_the_old_state_or_the_new_one_stands_whole(shim: Path, folder: Path, mode: str) -> None:
    runs = outcomes(shim, folder, mode)
    assert len(runs) >= MOST
    assert {run["state"] for run in runs} == {"old", "new"}  # both were reached: before the commit and after it
    assert [run for run in runs if not run["found"]] == []
    if mode in ("die", "tear"):
        assert {run["code"] for run in runs} == {-9}
        return
    assert {run["code"] for run in runs} <= {0, 1}
    for run in runs:
        assert run["state"] == "new" if run["code"] == 0 else run["err"].startswith("kb import: "), run
        assert "Traceback" not in run["err"], run


@pytest.mark.timeout(PATIENCE)
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_one(shim: Path, folder: Path) -> None:
    runs = outcomes(shim, folder, "random", KILLS)
    assert len(runs) == KILLS
    assert {run["state"] for run in runs} <= {"old", "new"}
    assert [run for run in runs if not run["found"]] == []
