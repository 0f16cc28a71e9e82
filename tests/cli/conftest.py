"""The command `kb` run in this process, over the real collection or over a home of the test's own."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kb.cli import main
from kb.library.session import open_library
from kb.settings import from_environment


class Said(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the collection and its index; for reading only."""
    home = tmp_path_factory.mktemp("filled") / "home"
    library = open_library(from_environment({"KB_HOME": str(home)}))
    library.index_sync.catch_up()
    library.close()
    return home


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command; `home` is its KB_HOME."""

    def running(*arguments: str | Path, home: Path, **environment: str) -> Said:
        monkeypatch.delenv("KB_DATABASE_URL", raising=False)
        for name, value in {"KB_HOME": str(home), "COLUMNS": "120", "LC_ALL": "C.UTF-8", **environment}.items():
            monkeypatch.setenv(name, value)
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:  # argparse's own way out
            code = int(stopped.code or 0)
        out, err = capsysbinary.readouterr()
        return Said(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))

    return running


@pytest.fixture
def own_home(filled_home: Path, tmp_path: Path) -> Path:
    """A copy of the filled home, to be changed."""
    return Path(shutil.copytree(filled_home, tmp_path / "own"))
