"""One chapter with defects planted in it, in each form, through every command that takes a manuscript."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.manuscript import chapter
from tests.manuscript.forms import FORMS, Thesis, in_form

CLEAN = Thesis(chapter.PARAGRAPHS, chapter.LIST_HEADING, chapter.ENTRIES)
WRONG = Thesis(
    (*chapter.PARAGRAPHS, "Жоқ еңбек [14, 5 б.] мен өлі нөмір [0].", "Бөтен тіл [2, 40 б.], беттен тыс [3, 99 б.]."),
    chapter.LIST_HEADING,
    (
        *chapter.ENTRIES, "Сейітов Қ.Ә. Дала жолдары мен керуендер - Алматы, Арна, 2011. - 240 б.",
        "Дала сайты. URL: https://dala.example.kz/a",
    ),
)  # fmt: skip
FOUND = [
    "dead-number", "entry-never-cited", "entry-never-cited", "link-without-access-date", "locator-language",
    "locator-outside-pages", "number-without-entry", "one-work-two-numbers",
]  # fmt: skip
CITED = [*chapter.CITED, (14, "page 5"), (2, "page 40"), (3, "page 99")]


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _file(folder: Path, form: str, thesis: Thesis) -> Path:
    path = folder / f"thesis.{form}"
    path.write_bytes(in_form(thesis, form))
    return path


def _data(run: Run, home: Path, *words: str | Path) -> Any:
    return json.loads(run(*words, "--json", home=home).out)["data"]


def _cited(item: Mapping[str, Any]) -> tuple[int, str]:
    located = " ".join(f"{locator['label']} {locator['value']}" for locator in item["locators"])
    return item["number"] or int(item["key"][1:]), located


def test_every_command_says_the_same_of_each_form(run: Run, own_home: Path, tmp_path: Path, form: str) -> None:
    path = _file(tmp_path, form, WRONG)
    data = _data(run, own_home, "manuscript", "add", path, "--name", "six")
    assert [_cited(item) for item in data["citations"]] == CITED
    assert [entry["text"] for entry in data["entries"]] == list(WRONG.entries)
    assert sorted(finding["kind"] for finding in data["findings"]) == FOUND
    checked = run("manuscript", "check", path, home=own_home)
    assert (checked.code, checked.out.splitlines()[-1]) == (1, "12 citations, 10 entries, 8 findings.")
    shown = json.loads(run("manuscript", "show", "six", "--json", home=own_home).out)
    assert [entry["printed"] for entry in shown["entries"]] == list(WRONG.entries)
    listed = run("bibliography", "--manuscript", "six", home=own_home).out.splitlines()
    assert len([line for line in listed if line[:1].isdigit()]) == len(WRONG.entries)
    assert run("manuscript", "write", path, "--dry-run", "--renumber", home=own_home).code == 1
    assert run("manuscript", "remove", "six", home=own_home).code == 0


def test_the_list_of_each_form_is_read_as_references(run: Run, own_home: Path, tmp_path: Path, form: str) -> None:
    works = _data(run, own_home, "references", _file(tmp_path, form, WRONG))
    assert [(work["number"], work["text"]) for work in works] == list(enumerate(WRONG.entries, 1))
    items = json.loads(run("references", tmp_path / f"thesis.{form}", "--format", "csl-json", home=own_home).out)
    assert [item["type"] for item in items][:3] == ["book", "book", "article-journal"]


STYLES = (
    ("gost-kz-dissertation", 9, True), ("apa", 9, True), ("modern-language-association", 9, True),
    ("chicago-author-date", 9, True), ("nature", 9, True), ("vancouver", 9, True),
)  # fmt: skip


@pytest.mark.parametrize(("style", "cited", "located"), STYLES)
def test_what_is_written_is_read_again(
    run: Run, own_home: Path, tmp_path: Path, form: str, style: str, cited: int, located: bool
) -> None:
    path, out, again = _file(tmp_path, form, CLEAN), tmp_path / f"out.{form}", tmp_path / f"again.{form}"
    assert run("manuscript", "write", path, "-o", out, "--style", style, home=own_home).code == 0
    read = _data(run, own_home, "manuscript", "check", out)
    assert (len(read["citations"]), len(read["entries"])) == (cited, len(CLEAN.entries))
    if located:
        pages = sorted(value for item in read["citations"] for value in _cited(item)[1].split(", ")[:1])
        assert len([page for page in pages if page]) == 6
    assert run("manuscript", "write", out, "-o", again, "--style", style, home=own_home).code == 0
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.parametrize("kind", ["md", "tex", "docx", "odt"])
def test_notes_are_read_again(run: Run, own_home: Path, tmp_path: Path, kind: str) -> None:
    path, out = _file(tmp_path, kind, CLEAN), tmp_path / f"out.{kind}"
    style = ("--style", "chicago-notes-bibliography")
    assert run("manuscript", "write", path, "-o", out, *style, home=own_home).code == 0
    assert len(_data(run, own_home, "manuscript", "check", out)["citations"]) == 9
    again = tmp_path / f"again.{kind}"
    assert run("manuscript", "write", out, "-o", again, *style, home=own_home).code == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_list_alone_keeps_the_numbers_that_the_text_cites(run: Run, own_home: Path, tmp_path: Path) -> None:
    path, out = _file(tmp_path, "md", CLEAN), tmp_path / "out.md"
    assert run("manuscript", "write", path, "-o", out, "--list-only", "--style", "apa", home=own_home).code == 0
    assert "\n7. Глинская" in out.read_text("utf-8")


def test_raised_numbers_become_brackets_and_stand_on_the_line(run: Run, own_home: Path, tmp_path: Path) -> None:
    raised, back = tmp_path / "raised.docx", tmp_path / "back.docx"
    run("manuscript", "write", _file(tmp_path, "docx", CLEAN), "-o", raised, "--style", "nature", home=own_home)
    run("manuscript", "write", raised, "-o", back, "--style", "gost-kz-dissertation", home=own_home)
    read = _data(run, own_home, "manuscript", "check", back)
    assert [item["raw"] for item in read["citations"]][:4] == [
        "[1, 51 б.]",
        "[2, с. 14–16; 3, 7 б.]",
        "[2, с. 14–16; 3, 7 б.]",
        "[4, т. 2, 35 б.]",
    ]
    assert run("manuscript", "write", back, "-o", tmp_path / "b2.docx", home=own_home).code == 0
    assert (tmp_path / "b2.docx").read_bytes() == back.read_bytes()
