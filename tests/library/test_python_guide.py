"""The guide to Derekköz from Python: its examples are run as they stand."""

import doctest
from pathlib import Path

import pytest

from tests.conftest import ROOT


def test_the_examples_give_what_they_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path / "home"))
    for name in ("KB_DATABASE_URL", "KB_COLLECTION"):
        monkeypatch.delenv(name, raising=False)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert (result.failed, result.attempted > 15) == (0, True)
