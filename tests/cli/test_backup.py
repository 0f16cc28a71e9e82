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


def test_a_manuscript_comes_back_with_its_file_and_is_not_replaced_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_COLLECTION", "")
    thesis, file = tmp_path / "thesis.txt", tmp_path / "all.kb.gz"
    thesis.write_text("Көпір туралы [1].\n\nӘдебиеттер\n1. Оспан Р. Көпір. – Алматы: Арна, 2003. – 310 б.\n", "utf-8")
    monkeypatch.setenv("KB_HOME", str(tmp_path / "first"))
    main(["manuscript", "add", str(thesis), "--name", "first"])
    assert main(["backup", str(file)]) == 0
    monkeypatch.setenv("KB_HOME", str(tmp_path / "second"))
    main(["manuscript", "add", str(thesis), "--name", "second"])
    capsys.readouterr()
    assert main(["restore", str(file)]) == 1
    assert "1 manuscripts" in capsys.readouterr().err
    assert main(["manuscript", "show", "second"]) == 0
    assert main(["restore", str(file), "--replace"]) == 0
    assert main(["manuscript", "show", "second"]) == 1
    assert main(["manuscript", "check", "first"]) == 0  # by its file, which came with it
    assert sorted(path.name for path in (tmp_path / "second" / "manuscripts").iterdir()) == ["first"]


@pytest.mark.parametrize(("data", "said"), [(None, "nosuch"), (b"A thesis.\n", "no backup"), (b"", "cut short")])
def test_what_is_no_backup_is_said_before_what_the_store_holds(
    data: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KB_COLLECTION", "")
    records, file = tmp_path / "a.bib", tmp_path / "nosuch.gz"
    records.write_text(SECOND, "utf-8")
    main(["import", str(records)])
    if data is not None:
        file.write_bytes(data)
    capsys.readouterr()
    assert main(["restore", str(file)]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "not empty" not in told
