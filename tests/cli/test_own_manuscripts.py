"""`kb manuscript add|check|write|remove`: a thesis of one's own, by its file or by its name."""

import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run
from tests.manuscript import chapter


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.docx"
    path.write_bytes(chapter.word())
    return path


def test_added_checked_written_and_removed(run: Run, own_home: Path, file: Path, tmp_path: Path) -> None:
    data = json.loads(run("manuscript", "add", file, "--name", "My thesis", "--json", home=own_home).out)["data"]
    assert [len(data[part]) for part in ("citations", "entries")] == [13, 8]
    assert data["entries"][0]["record"]["titles"][0]["value"] == "Дала жолдары мен керуендер"
    assert {item["kind"] for item in data["findings"]} == {"first-mention-order"}
    names = [item["id"] for item in json.loads(run("manuscript", "list", "--json", home=own_home).out)]
    assert names == ["dissertation", "My-thesis"]
    shown = json.loads(run("manuscript", "show", "My thesis", "--json", home=own_home).out)
    assert [entry["printed"] for entry in shown["entries"]][4] == chapter.ENTRIES[4]
    assert run("citations", "--manuscript", "My-thesis", home=own_home).out.splitlines()[-1] == "13 citations."
    checked = run("manuscript", "check", "My thesis", home=own_home)
    assert (checked.code, checked.out.splitlines()[-1]) == (0, "13 citations, 8 entries, 1 finding.")
    out = tmp_path / "out.docx"
    assert run("manuscript", "write", "My-thesis", "-o", out, "--renumber", home=own_home).code == 0
    assert run("manuscript", "check", out, home=own_home).out.splitlines()[-1] == "13 citations, 8 entries, 0 findings."
    assert run("manuscript", "remove", "My thesis", home=own_home).code == 0
    assert "dissertation" in run("manuscript", "remove", "dissertation", home=own_home).err
    assert len(json.loads(run("manuscript", "list", "--json", home=own_home).out)) == 1


def test_a_manuscript_that_is_shown_names_the_known_records(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    treaty = "Договор о дружбе, сотрудничестве и взаимной помощи между Республикой Казахстан и Российской Федерацией"
    text = chapter.text().replace(chapter.ENTRIES[4], f"{treaty}. Москва, 25 мая 1992 г.")
    path.write_text(text, "utf-8")
    run("manuscript", "add", path, "--name", "mine", home=own_home)
    lines = json.loads(run("manuscript", "show", "mine", "--json", home=own_home).out)["entries"]
    known = {line["number"]: (line["record"], line["said_by"]) for line in lines if line["record"]}
    assert known[5] == ("kz-ru-friendship-1992", "exact")
    assert 1 not in known


def test_a_paragraph_has_one_number_in_each_answer(run: Run, own_home: Path, tmp_path: Path) -> None:
    document = Document()
    for heading in ("First", "Second"):
        document.add_heading(heading, 1)
        for words in ("", "Some words.", "", f"{heading} cites [1, p. 7]."):
            document.add_paragraph(words)
    document.add_paragraph("An unknown work [9].")
    document.add_heading("References", 1)
    document.add_paragraph("1. Penn R. Wells of the steppe. – London: Moor, 2001. – 320 p.")
    document.add_paragraph("2. Brown K. Roads of the hills. – London: Moor, 2003. – 120 p.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    finding = run("manuscript", "check", path, "--ui", "en", home=own_home).out
    written = run("manuscript", "write", path, "--dry-run", "--style", "apa", "--ui", "en", home=own_home)
    refused = run("manuscript", "write", path, "--dry-run", "--renumber", "--ui", "en", home=own_home)
    assert "paragraph 3" in finding
    assert "paragraph 3: [9]" in written.err
    assert "paragraph 3" in refused.err
    rows = [line.split()[0] for line in written.out.splitlines() if "[1, p. 7]" in line]
    assert rows == ["2", "2"]


def test_what_is_an_error_ends_with_one(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(chapter.text().replace("[5-7]", "[5-17], [0], [3, 99 б.]"), "utf-8")
    said = run("manuscript", "check", path, "--json", home=own_home)
    findings = json.loads(said.out)["data"]["findings"]
    assert said.code == 1
    kinds = [item["kind"] for item in findings if item["severity"] == "error"]
    assert sorted(set(kinds)) == ["dead-number", "locator-outside-pages", "number-without-entry"]
    outside = next(item for item in findings if item["kind"] == "locator-outside-pages")
    assert (outside["place"], outside["raw"]) == ("1.1, line 11", "[3, 99 б.]")
    assert "5–12" in outside["message"]
    assert outside["remedy"]


def test_a_dry_run_shows_old_and_new_numbers(run: Run, own_home: Path, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    data = json.loads(run("manuscript", "write", file, "--dry-run", "--renumber", "--json", home=own_home).out)["data"]
    assert [(item["before"], item["after"]) for item in data["numbers"]][4:6] == [(6, 5), (5, 6)]
    assert {"line": 5, "before": "[6, 12 б.]", "after": "[5, 12 б.]"} in data["markers"]
    assert "6" in run("manuscript", "write", file, "--dry-run", "--renumber", home=own_home).out
    assert file.read_bytes() == before


def test_a_check_that_repairs(run: Run, own_home: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(chapter.text().replace("[1, 51 б.]", "[1, с. 51]"), "utf-8")
    said = run("manuscript", "check", path, "--repair", "-o", out, home=own_home)
    assert "Repaired: 1 citation" in said.out
    assert out.read_text("utf-8") == chapter.text()


def test_a_repair_is_shown_before_it_is_written(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(wrong := chapter.text().replace("[1, 51 б.]", "[1, с. 51]"), "utf-8")
    shown = run("manuscript", "check", path, "--repair", "--dry-run", home=own_home)
    assert (shown.code, shown.err) == (0, "")
    assert "locator-language" in shown.out
    assert shown.out.splitlines()[-1] == "To be repaired: 1 citation; nothing is written."
    unnamed = run("manuscript", "check", path, "--repair", home=own_home)
    assert "locator-language" in unnamed.out
    assert "-o OUT" in unnamed.err
    assert (path.read_text("utf-8"), list(tmp_path.glob("*.txt"))) == (wrong, [path])


WRONG = [
    (("check", "FILE", "--repair"), "-o OUT"),
    (("write", "FILE"), "-o OUT"),
    (("write", "FILE", "-o", "x.docx", "--style", "nosuch"), "nosuch"),
    (("write", "FILE", "-o", "x.docx", "--order", "sideways"), "alphabetical"),
    (("write", "FILE", "-o", "x.pdf"), ".docx"),
    (("write", "FILE", "-o", "x"), ".docx"),
    (("write", "FILE", "-o", "FILE"), "another name"),
    (("check", "FILE", "--repair", "-o", "FILE"), "another name"),
    (("check", "nobody"), "nobody"),
    (("check",), "kb manuscript list"),
    (("add", "nobody.docx"), "nobody.docx"),
    (("remove", "nobody"), "nobody"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_written_wrong_says_what_to_do(
    run: Run, own_home: Path, file: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = run("manuscript", *(file if word == "FILE" else word for word in arguments), home=own_home)
    assert answer.code == 1
    assert said in answer.err


def test_live_fields_are_refused_where_they_cannot_be(run: Run, own_home: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text(chapter.text(), "utf-8")
    said = run("manuscript", "write", path, "-o", out, "--fields", "zotero", home=own_home)
    assert (said.code, out.exists()) == (1, False)
    assert "written into .docx only" in said.err


def test_a_list_in_another_file(run: Run, own_home: Path, tmp_path: Path) -> None:
    text, listed, out = tmp_path / "a.md", tmp_path / "list.txt", tmp_path / "out.md"
    text.write_text("Бірінші [2, 7 б.], екінші [1].", "utf-8")
    listed.write_text("\n".join(f"{number}. {entry}" for number, entry in enumerate(chapter.ENTRIES[:2], 1)), "utf-8")
    assert run("manuscript", "write", text, "--list", listed, "-o", out, "--renumber", home=own_home).code == 0
    assert out.read_text("utf-8").startswith("Бірінші [1, с. 7], екінші [2].")
    assert "1. Лунин" in out.read_text("utf-8")


def test_the_list_of_a_kept_manuscript_is_written_in_a_style(run: Run, own_home: Path, tmp_path: Path) -> None:
    text = tmp_path / "thesis.md"
    works = [
        "1. Сейітқали А. Дала жолы. – Алматы: Парасат, 2004. – 210 б.",
        "2. Ким В. Степь. – М.: Наука, 1999. – 90 с.",
    ]
    text.write_text("Сөз [1] және [2].\n\n# Пайдаланылған әдебиеттер тізімі\n\n" + "\n".join(works) + "\n", "utf-8")
    run("manuscript", "add", str(text), "--name", "менің еңбегім", home=own_home)
    for name in ("менің еңбегім", "менің-еңбегім"):
        said = run("bibliography", "--manuscript", name, home=own_home)
        assert said.code == 0
        lines = [line for line in said.out.splitlines() if line[:1].isdigit()]
        assert [line[:2] for line in lines] == ["1 ", "2 "]
        assert "Дала жолы" in lines[0]
        assert "Наука, 1999" in lines[1]


def test_what_repeats_a_citation_stays_and_is_not_called_unlisted(run: Run, own_home: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "b.txt"
    listed = "REFERENCES\n\n1. Penn R. Wells of the steppe. – London: Moor, 2001. – 320 p.\n"
    path.write_text(f"Wells are old [1, p. 7]. They run dry [Ibid., p. 9]. Lakes too [4, p. 2].\n\n{listed}", "utf-8")
    said = run("manuscript", "write", path, "-o", out, "--style", "apa", home=own_home).err
    assert "[Ibid., p. 9] stays as it is typed." in said
    assert "[4, p. 2] stays: the list has no such entry." in said
    assert said.count(" stays") == 2
