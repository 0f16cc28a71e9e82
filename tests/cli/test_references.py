"""The command `kb references`: a list in text comes out as records."""

import json
from pathlib import Path

import pytest

from kb.cli import main
from tests.cli.conftest import Run

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


def test_match_says_which_record_each_entry_is(
    filled_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_HOME", str(filled_home))
    path = tmp_path / "list.txt"
    law = "Закон РК от 16.01.2013 г. № 70-V «О Государственной границе Республики Казахстан» // КП. – 2013. – № 5."
    path.write_text(f"1. {law}\n2. Лисовец А.В. Мосты // Вестник. – 2008. – № 3.\n", "utf-8")
    assert main(["references", str(path), "--match"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["1", "exact", "kz-state-border-law-2013"]
    assert second.split()[:2] == ["2", "none"]
    assert main(["references", str(path), "--match", "--json"]) == 0
    matches = [entry["match"] for entry in json.loads(capsys.readouterr().out)["data"]]
    assert (matches[0]["source"], matches[0]["agrees"]) == ("collection", ["date", "number", "title"])
    assert (matches[1]["certainty"], matches[1]["citekey"]) == ("none", "")
    assert main(["references", str(path), "--match", "--format", "biblatex"]) == 0
    assert "kz-state-border-law-2013; exact" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_the_encoding_of_a_list_is_told_by_its_letters(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.txt"
    text = (
        "1. Лисовец А.В. Мосты и дороги Урала // Вестник степи. - 2008. - С. 5-9.\n2. Жаров О.П. Степь. Омск, 2014.\n"
    )
    path.write_bytes(text.encode(encoding))
    assert main(["references", str(path), "--format", "csl-json"]) == 0
    out, told = capsys.readouterr()
    assert json.loads(out)[0]["title"] == "Мосты и дороги Урала"
    assert encoding in told


def test_the_list_of_the_collections_manuscript_is_proposed_by_two_doors(
    run: Run, filled_home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("12. James A. Made-up states. – London: Nowhere Press, 1986. – 300 p.\n"
                    "13. James A. Made-up borders. – London: Nowhere Press, 1988. – 90 p.\n", "utf-8")  # fmt: skip
    first = run("manuscript", "add", "dissertation", "--list", path, "--json", home=filled_home)
    second = run("references", path, "--manuscript", "dissertation", "--json", home=filled_home)
    assert first.out == second.out
    proposal = json.loads(first.out)["data"][0]
    assert (proposal["number"], proposal["citekey"], proposal["verdict"]) == (12, "source-12", "fills")
    patch = run("references", path, "--manuscript", "dissertation", "--format", "biblatex", home=filled_home)
    assert "title | stated |  | Made-up states |  | dissertation/list:12" in patch.out
    assert "differs" in run("references", path, "--manuscript", "dissertation", home=filled_home).out


def test_a_list_in_a_style_of_others_says_what_the_style_leaves_out(file: Path, run: Run, own_home: Path) -> None:
    entries = run("references", file, home=own_home).out
    file.with_suffix(".bib").write_text(entries, "utf-8")
    assert run("import", file.with_suffix(".bib"), home=own_home).code == 0
    written = run("bibliography", "--key", "seiitqali-2004", "--style", "modern-language-association", home=own_home)
    assert "the style leaves out publisher-place: seiitqali-2004 (1)" in written.err
    answer = json.loads(
        run(
            "bibliography", "--key", "seiitqali-2004", "--style", "modern-language-association", "--json", home=own_home
        ).out
    )
    assert answer["left_out"]["publisher-place"] == ["seiitqali-2004"]
    ours = run("bibliography", "--key", "seiitqali-2004", "--style", "gost-7.1-2003", "--json", home=own_home)
    assert json.loads(ours.out)["left_out"] == {}


def test_numbers_that_no_entry_has_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    works = (f"{number}. Сейітқали Б.Т. Дала {number}. – Алматы: Таңбалы, 2004. – 212 б." for number in (1, 2, 4, 5))
    path.write_text("\n".join(works), "utf-8")
    assert main(["references", str(path)]) == 0
    assert "no entry has these numbers: 3" in capsys.readouterr().err
