"""What imports leave in a store: what its owner put in, and chapters with what stands in books imported before."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

BARREN = {
    "empty.bib": b"", "words.bib": "тек сөздер\n".encode(), "unknown.bib": b"@book{a, title={\xc0\xe1\xe0\xe9}}",
    "page.ris": b"<html><body>no references</body></html>", "odd.json": b"[1, 2]",
}  # fmt: skip


@pytest.mark.parametrize("name", BARREN)
def test_a_first_import_that_yields_nothing(run: Run, tmp_path: Path, name: str) -> None:
    file, home = tmp_path / name, tmp_path / "home"
    file.write_bytes(BARREN[name])
    assert run("import", file, home=home).code == 1
    assert "@" not in run("export", home=home).out
    file.with_name("own.bib").write_text("@book{a, title={Дала}, date={1999}}", "utf-8")
    assert run("import", file.with_name("own.bib"), home=home).out.startswith("1 is new")
    assert run("export", home=home).out.count("\n@") == 1


def test_an_import_that_only_tries_leaves_an_untouched_home(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.bib").write_bytes(b"")
    run("import", "--dry-run", tmp_path / "empty.bib", home=tmp_path / "home")
    assert run("export", home=tmp_path / "home").out.count("\n@") > 600


def test_a_chapter_takes_from_the_book_that_was_imported_before(run: Run, tmp_path: Path) -> None:
    book, chapter, home = tmp_path / "book.bib", tmp_path / "chapter.bib", tmp_path / "home"
    book.write_text("@proceedings{оқулар, title={Дала оқулары}, editor={Бек, С.}, date={2011-05}, publisher={Ғылым}}")
    chapter.write_text("@inproceedings{т1, title={Қала}, author={Ким, В.}, crossref={оқулар}}")
    assert run("import", chapter, "--dry-run", home=home).code == 1  # the book stands nowhere yet
    run("import", book, home=home)
    assert run("import", chapter, home=home).code == 0
    said = run("export", "--format", "biblatex", home=home).out
    entry = " ".join(said[said.index("@inproceedings") :].split())
    assert all(part in entry for part in ("booktitle = {Дала оқулары}", "{Бек, С.}", "{2011-05}", "{Ғылым}"))


@pytest.mark.parametrize(("typed", "name"), [("плохое имя!", "плохое-имя"), ("My thesis", "My-thesis"), ("thesis", "")])
def test_a_manuscript_that_is_called_otherwise_here_is_told(
    run: Run, own_home: Path, tmp_path: Path, typed: str, name: str
) -> None:
    (tmp_path / "one.bib").write_text("@book{dala, title = {Дала}, kb-numbers = {12}}", "utf-8")
    said = run("import", str(tmp_path / "one.bib"), "--manuscript", typed, "--dry-run", home=own_home).out
    assert (f"is called {name} here" in said) is bool(name), said


def test_the_history_of_what_another_file_took_over_says_that_no_value_changed(
    run: Run, own_home: Path, tmp_path: Path
) -> None:
    for name in ("first.bib", "second.bib"):
        (tmp_path / name).write_text("@book{dala, title = {Дала}}", "utf-8")
        assert run("import", str(tmp_path / name), "--take-over", home=own_home).code == 0
    said = run("history", "dala", "--ui", "ru", home=own_home).out
    assert said.count("значения остались прежними") == 1
