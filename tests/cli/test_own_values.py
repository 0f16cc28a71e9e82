"""Tags and notes of one's own: on any record, searched, exported, kept through everything, never the record's own."""

import json
import re
from pathlib import Path

from kb.library import records
from tests.cli.conftest import Run
from tests.cli.test_duplicates import opened

KEY = "kz-ru-friendship-1992"


def test_tags_and_a_note_stand_beside_a_record_of_the_collection(run: Run, own_home: Path) -> None:
    before = records.look_up(opened(own_home), KEY)
    assert run("tag", KEY, "+оқу керек", "+граница", home=own_home).out == f"{KEY}: оқу керек, граница\n"
    assert run("tag", KEY, "-граница", "--json", home=own_home).code == 0
    assert run("note", KEY, "Зыбкъмежа туралы", home=own_home).code == 0
    record = records.look_up(opened(own_home), KEY)
    assert (record, record.tags, record.note) == (before, ("оқу керек",), "Зыбкъмежа туралы")
    for question in (("зыбкъмежа",), ("--tag", "оқу керек")):
        found = json.loads(run("search", *question, "--json", home=own_home).out)
        assert [hit["citekey"] for hit in found["data"]] == [KEY]
    shown = json.loads(run("show", KEY, "--json", home=own_home).out)
    assert (shown["tags"], shown["note"]) == (["оқу керек"], "Зыбкъмежа туралы")
    exported = json.loads(run("export", "--tag", "оқу керек", "--format", "csl-json", home=own_home).out)
    assert "оқу керек" in exported[0]["keyword"]
    assert "Зыбкъмежа" in exported[0]["note"]
    assert run("tag", home=own_home).out == "     1  оқу керек\n"


def test_they_stay_through_imports_prune_and_a_backup(run: Run, own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "lib.bib"
    file.write_text("@book{a, title = {A}}\n@book{b, title = {B}}\n", "utf-8")
    run("import", file, home=own_home)
    run("tag", "a", "+x", home=own_home)
    file.write_text("@book{b, title = {B}}\n", "utf-8")
    run("import", file, "--prune", home=own_home)
    run("undo", home=own_home)
    run("backup", tmp_path / "all.kb", home=own_home)
    run("tag", "a", "-x", home=own_home)
    run("restore", tmp_path / "all.kb", "--replace", home=own_home)
    assert run("tag", "a", home=own_home).out == "a: x\n"


def test_a_tag_of_ten_thousand_letters_is_refused(run: Run, own_home: Path) -> None:
    said = run("tag", KEY, "+" + "ж" * 10_000, home=own_home)
    assert (said.code, "10,000 letters" in said.err) == (1, True)
    assert run("tag", KEY, "+a,b", home=own_home).code == 1
    assert run("note", KEY, "ж" * 30_000, home=own_home).code == 1
    assert run("tag", KEY, home=own_home).out == f"{KEY}: no tags\n"


def test_a_merge_joins_them(run: Run, own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "lib.bib"
    file.write_text("@book{a, title = {A}}\n@book{b, title = {A}}\n", "utf-8")
    run("import", file, home=own_home)
    run("tag", "a", "+x", "+y", home=own_home)
    run("tag", "b", "+y", "+z", home=own_home)
    run("note", "b", "Б", home=own_home)
    run("duplicates", "--merge", "a", "b", home=own_home)
    record = records.look_up(opened(own_home), "a")
    assert (record.tags, record.note) == (("x", "y", "z"), "Б")


def test_options_of_every_command_are_no_tags(run: Run, own_home: Path) -> None:
    said = run("tag", KEY, "+border", "--ui", "kk", "--json", home=own_home)
    assert json.loads(said.out)["data"]["tags"] == ["border"]
    said = run("tag", KEY, "-border", "--ui=ru", "--json", home=own_home)
    assert json.loads(said.out)["data"]["tags"] == []


def test_a_tag_and_a_keyword_that_was_typed_are_keywords_of_biblatex(run: Run, own_home: Path, tmp_path: Path) -> None:
    book = tmp_path / "own.bib"
    book.write_text("@book{mine, title = {Дала}, keywords = {жол}}\n", "utf-8")
    run("import", book, home=own_home)
    run("tag", "mine", "+шекара", home=own_home)
    run("tag", KEY, "+шекара", home=own_home)
    written = run("export", "--format", "biblatex", "--tag", "шекара", home=own_home).out
    lines = [line for line in written.splitlines() if line.strip().startswith("keywords")]
    assert len(lines) == 2
    assert all(", шекара}" in line or "{жол, шекара}" in line for line in lines)
    edited = run("edit", "mine", "--file", _with(written, tmp_path), home=own_home)
    assert edited.code == 0, edited.err
    shown = json.loads(run("show", "mine", "--json", home=own_home).out)
    assert shown["topics"] == ["caspian"]
    assert set(shown["fields"]["keyword"].split(", ")) >= {"жол", "су"}


def _with(written: str, folder: Path) -> Path:
    """Return a file with the entry of `mine`, in which a user has added a topic and a word of their own."""
    entry = next(part for part in written.split("\n@") if part.startswith("book{mine"))
    file = folder / "edited.bib"
    file.write_text("@" + re.sub(r"(keywords\s*= \{)", r"\1caspian, су, ", entry), "utf-8")
    return file
