"""Tags and notes of one's own: on any record, searched, exported, kept through everything, never the record's own."""

import json
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
