"""The command `kb references`: a list in text comes out as records."""

import json
from pathlib import Path

import pytest

from kb.cli import main

LIST = """Әдебиет
1. Сейітқали Б.Т. Дала жолы. – Алматы: Таңбалы, 2004. – 212 б.
2. Лисовец А.В. Мосты // Вестник. – 2008. – № 3. – С. 5–9.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_becomes_biblatex(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", str(file)]) == 0
    out, told = capsys.readouterr()
    assert "@book{seiitqali-2004," in out
    assert "@article{lisovets-2008," in out
    assert "kb-numbers" in out
    assert "line 1 belongs to no entry (heading): Әдебиет" in told
    assert "2 entries." in told


def test_a_list_becomes_csl_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", str(file), "--format", "csl-json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first["author"] == [{"family": "Сейітқали", "given": "Б.Т."}]
    assert first["issued"] == {"date-parts": [[2004]]}
    assert (second["type"], second["container-title"], second["page"]) == ("article-journal", "Вестник", "5-9")


def test_json_says_which_characters_a_value_came_from(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", str(file), "--json"]) == 0
    reply = json.loads(capsys.readouterr().out)
    spans = {field["field"]: LIST[slice(*field["span"])] for field in reply["data"][0]["fields"]}
    assert spans["publisher"] == "Таңбалы"
    assert reply["data"][1]["record"]["cited_in"] == [{"manuscript": "", "number": 2}]


def test_what_is_no_list_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("milk\nbread\nsalt\n", "utf-8")
    assert main(["references", str(path)]) == 1
    assert "no reference list" in capsys.readouterr().err
    assert main(["references", str(tmp_path / "none.txt")]) == 1
