"""`kb proposals`: a file of corrections in, decisions, and the patch out."""

import json
from pathlib import Path

from tests.cli.conftest import Run

KEY = "kz-ru-friendship-1992"


def test_a_file_of_corrections_is_decided_on_and_becomes_a_patch(run: Run, own_home: Path, tmp_path: Path) -> None:
    run("show", KEY, home=own_home)  # fills the store with the collection
    table = tmp_path / "c.csv"
    rows = [
        f"{KEY},publisher,Әділет,https://example.kz/1",
        f"{KEY},date,someday,x",
        "nobody,title,X,x",
        f"{KEY},other,Y,z",
    ]
    table.write_text("\n".join(["citekey,field,value,source", *rows]), "utf-8")
    added = run("proposals", "add", str(table), "--json", home=own_home)
    assert (added.code, json.loads(added.out)) == (1, {"kept": 2, "there": 0, "wrong": 2})
    assert "someday" in added.err
    listed = json.loads(run("proposals", "--json", home=own_home).out)["data"]
    assert [(item["field"], item["state"]) for item in listed] == [("publisher", "waiting"), ("other", "waiting")]
    patch = tmp_path / "p.patch"
    first, second = (str(item["id"]) for item in listed)
    assert run("proposals", "accept", first, "--patch", str(patch), home=own_home).code == 0
    text = patch.read_text("utf-8")
    assert text.startswith("--- a/references.bib\n+++ b/references.bib\n")
    assert "+  publisher" in text
    assert not [line for line in text.splitlines()[2:] if line.startswith("-")]
    assert run("proposals", "refuse", second, home=own_home).code == 1
    assert run("proposals", "refuse", second, "--reason", "no source", home=own_home).code == 0
    assert run("proposals", "show", "77", home=own_home).code == 1
    assert "no source" in run("proposals", "show", second, home=own_home).out
    assert json.loads(run("proposals", "--json", home=own_home).out)["data"] == []


def test_many_are_decided_on_at_once_and_a_file_is_taken_once(run: Run, own_home: Path, tmp_path: Path) -> None:
    run("show", KEY, home=own_home)
    table = tmp_path / "c.csv"
    rows = [*(f"{KEY},other,Value {number},z" for number in range(5)), "kz-ru-baikonur-lease-1994,publisher,X,z"]
    table.write_text("\n".join(["citekey,field,value,source", *rows]), "utf-8")
    assert json.loads(run("proposals", "add", str(table), "--json", home=own_home).out)["kept"] == 6
    again = run("proposals", "add", str(table), home=own_home)
    assert (again.code, again.out) == (0, "0 proposals added; 6 there before; 0 wrong.\n")
    patch = str(tmp_path / "p.patch")
    decided = run("proposals", "accept", "1-2", "6", "99", "--patch", patch, "--json", home=own_home)
    assert decided.code == 1  # there is no 99; the others are decided on
    assert [item["id"] for item in json.loads(decided.out)["data"]] == [1, 2, 6]
    assert run("proposals", "refuse", KEY, "--reason", "no", home=own_home).code == 0
    assert json.loads(run("proposals", "--json", home=own_home).out)["data"] == []
    assert run("proposals", "accept", KEY, "--patch", patch, home=own_home).code == 1
