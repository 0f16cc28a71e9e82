"""`kb backup` and `kb restore`: what was there comes back, with its index; a broken file is told."""

import json
from pathlib import Path

import pytest

from kb.cli import main
from tests.server_fixtures import FRIENDSHIP

SECOND = "@book{second, title = {Second}, date = {2002}}\n"


def test_a_store_goes_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KB_COLLECTION", "")
    first, second, file = tmp_path / "first.bib", tmp_path / "second.bib", tmp_path / "all.kb.gz"
    first.write_text(FRIENDSHIP, "utf-8")
    second.write_text(SECOND, "utf-8")
    assert main(["import", str(first)]) == 0
    assert main(["backup", str(file)]) == 0
    assert "1 record in" in capsys.readouterr().out
    assert main(["import", str(second)]) == 0
    assert main(["search", "second"]) == 0
    assert main(["restore", str(file)]) == 1
    said = capsys.readouterr().err
    assert "not empty: 2 records, 0 keys" in said
    assert "--replace" in said
    assert main(["show", "second"]) == 0
    assert main(["restore", str(file), "--replace", "--json"]) == 0
    told = capsys.readouterr().out
    assert json.loads(told[told.index("{") :])["records"] == 1
    main(["search", "second", "--json"])
    assert json.loads(capsys.readouterr().out)["meta"]["total"] == 0
    main(["search", "дружба", "--json"])
    assert json.loads(capsys.readouterr().out)["meta"]["total"] == 1
    monkeypatch.setenv("KB_HOME", str(tmp_path / "new"))
    assert main(["restore", str(file)]) == 0
    assert main(["show", "kz-ru-friendship-1992"]) == 0
    file.write_bytes(file.read_bytes()[:300])
    capsys.readouterr()
    assert main(["restore", str(file), "--replace"]) == 1
    assert "cut short; the store is as it was" in capsys.readouterr().err
    assert main(["show", "kz-ru-friendship-1992"]) == 0
    assert main(["backup", str(tmp_path / "no" / "folder")]) == 1
