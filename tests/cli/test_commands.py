"""Every command on the real collection: what it prints, as text and as JSON, and its exit code."""

import json
from pathlib import Path

import pytest

from kb.cli import COMMANDS
from tests.cli.conftest import Run

NEW = "@book{new-2024, title = {Жаңа кітап}, author = {Doe, Jane}, date = {2024}}\n"


@pytest.mark.parametrize(("line", "shows"), [
    ("search Байқоңыр --limit 3", "kz-ru-baikonur"),
    ("search Baikonur lease --limit 3", "kz-ru-baikonur-lease-1994"),
    ("search --number 125", "kz-ru-baikonur-lease-1994"),
    ("search --party KAZ --party RUS --match exactly --sort date --limit 2", "2 shown"),
    ("show 125", "kz-ru-baikonur-lease-1994 [125]"),
    ("show kz-ru-friendship-1992", "1992-05-25"),
    ("chronology --from 1992 --to 1992", "1992-05-25"),
    ("chronology --in-force-on 1995-06-01", "In force on 1995-06-01"),
    ("search Baikonur lease --explain --limit 1", " × "),
    ("suggest байк", "space-and-baikonur"),
    ("topics", "space-and-baikonur"),
    ("topics --lang ru", "Космос и Байконур"),
    ("bibliography --topic caspian --order citation", "Каспий"),
    ("export --number 125", "@"),
    ("export --number 125 --format ris", "TY  - STAT"),
    ("export --number 125 --format csv", "kz-ru-baikonur-lease-1994"),
    ("export --key 125 --key kz-ru-friendship-1992 --format csl-json", "kz-ru-friendship-1992"),
    ("citations --number 119", "[119, 49 б.]"),
    ("check", "0 errors"),
    ("styles chicago --field law", "chicago-"),
    ("styles nature physics", "nature"),
    ("check --rules gost-7.1", "reference"),
    ("keys list", "revoked"),
])  # fmt: skip
def test_a_command_does_its_work(run: Run, filled_home: Path, line: str, shows: str) -> None:
    said = run(*line.split(), home=filled_home)
    assert said.code == 0, said.err
    assert shows in said.out


@pytest.mark.parametrize(("line", "key"), [
    ("search Байқоңыр --limit 3", "data"),
    ("show 125", "evidence"),
    ("chronology --from 1992 --to 1992", "data"),
    ("suggest байк", ""),
    ("topics", ""),
    ("bibliography --topic caspian", "entries"),
    ("export --number 125", ""),
    ("citations --number 119", ""),
    ("check", "problems"),
    ("styles gost", ""),
    ("keys list", ""),
])  # fmt: skip
def test_with_json_it_prints_one_json_value(run: Run, filled_home: Path, line: str, key: str) -> None:
    said = run(*line.split(), "--json", home=filled_home)
    assert said.code == 0, said.err
    value = json.loads(said.out)
    assert key in value if key else isinstance(value, list)


def test_the_quick_search_and_the_whole_one_find_the_same(run: Run, filled_home: Path) -> None:
    for words in ("Байқоңыр", "шекара делимитация", "author:Кадыржанов", "egemendik", "topic:caspian treaty", "спс"):
        quick = run("search", words, "--limit", "7", home=filled_home)
        whole = json.loads(run("search", words, "--limit", "7", "--json", home=filled_home).out)
        assert f"{whole['meta']['total']} found, {len(whole['data'])} shown." in quick.out
        places = [quick.out.replace("\n", "").find(record["citekey"].split("-")[0]) for record in whole["data"]]
        assert -1 not in places


def test_what_was_put_right_is_said_in_the_readers_language(run: Run, filled_home: Path) -> None:
    said = run("search", "topic:нет", home=filled_home, LC_ALL="kk_KZ.UTF-8")
    assert "«нет» деген атау табылмады" in said.out, said.out
    (note,) = json.loads(run("search", "topic:нет", "--json", home=filled_home).out)["meta"]["understood"]["notes"]
    assert (note["code"], note["values"]) == ("no-such-name", {"what": "topic", "given": "нет"})
    assert note["words"]["ru"] == "нет такого названия: «нет» (тема)"


@pytest.mark.parametrize("line", ["search xyzzyplugh", "search --from 1700 --to 1701"])
def test_nothing_found_is_exit_code_one(run: Run, filled_home: Path, line: str) -> None:
    said = run(*line.split(), home=filled_home)
    assert (said.code, said.out.startswith("0 found")) == (1, True)


def test_import_counts_and_the_search_finds_at_once(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.bib"
    path.write_text(NEW, "utf-8")
    assert run("import", "--dry-run", path, home=own_home).out.startswith("1 would be new")
    assert run("search", "кітап", "Жаңа", "--scope", "imported", home=own_home).code == 1
    assert run("import", path, home=own_home).out == "1 is new, 0 changed, 0 the same, 0 removed; 0 problems.\n"
    assert "new-2024" in run("search", "Жаңа", "--scope", "imported", home=own_home).out
    told = json.loads(run("import", path, "--json", home=own_home).out)
    assert (told["new"], told["same"], told["problems"]) == (0, 1, [])


def test_a_record_of_another_file_is_left_unless_taken_over(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.bib"
    path.write_text("@book{kz-ru-friendship-1992, title = {Mine}, date = {1900}}\n", "utf-8")
    said = run("import", path, home=own_home)
    assert (said.code, said.err.count("conflict")) == (1, 1)
    assert "references.bib" in said.err
    assert "1992-05-25" in run("show", "kz-ru-friendship-1992", home=own_home).out
    assert run("import", "--take-over", path, home=own_home).code == 0
    assert "Mine" in run("show", "kz-ru-friendship-1992", home=own_home).out


def test_a_file_that_has_the_collections_name_is_not_the_collection(run: Run, own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(NEW, "utf-8")
    assert run("import", "--prune", path, home=own_home).out.startswith("1 is new, 0 changed, 0 the same, 0 removed")
    assert run("show", "kz-ru-friendship-1992", home=own_home).code == 0


def test_keys_are_made_listed_and_revoked(run: Run, own_home: Path) -> None:
    made = run("keys", "make", "Library of Astana", home=own_home)
    secret = made.out.split()[0]
    listed = json.loads(run("keys", "list", "--json", home=own_home).out)
    assert [key["name"] for key in listed] == ["Library of Astana"]
    assert secret.startswith(f"kb_{listed[0]['id']}_")
    assert secret not in json.dumps(listed)
    assert run("keys", "revoke", listed[0]["id"], home=own_home).code == 0
    assert run("keys", "revoke", listed[0]["id"], home=own_home).code == 1
    assert json.loads(run("keys", "list", "--json", home=own_home).out)[0]["revoked"]


def test_the_index_is_built_anew(run: Run, own_home: Path) -> None:
    counted = json.loads(run("check", "--json", home=own_home).out)
    total = counted["records"]
    assert run("reindex", home=own_home).out == f"{total} records indexed.\n"
    assert json.loads(run("reindex", "--json", home=own_home).out) == {"records": total}


def test_an_export_says_what_its_format_cannot_carry(run: Run, filled_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.ris"
    said = run("export", "--number", "125", "--format", "ris", "--output", path, home=filled_home)
    assert (said.code, said.out) == (0, "")
    assert "ris cannot carry: evidence" in said.err
    assert path.read_text("utf-8").startswith("TY  - STAT")


def test_citations_of_a_text_of_ones_own(run: Run, filled_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Бірінші сөйлем [1]. Екінші [2, 24 б.].\n", "utf-8")
    said = run("citations", "--read", path, "--json", home=filled_home)
    assert [(one["number"], one["locator"]) for one in json.loads(said.out)] == [
        (1, None), (2, {"label": "page", "value": "24"}),
    ]  # fmt: skip


def test_without_a_command_it_says_which_there_are(run: Run, filled_home: Path) -> None:
    said = run(home=filled_home)
    assert (said.code, said.out) == (2, "")
    assert all(command in said.err for command in COMMANDS)
    assert run("--help", home=filled_home).code == 0
    assert run("--version", home=filled_home).out.startswith("kb ")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run: Run, filled_home: Path, command: str) -> None:
    said = run(command, "--help", home=filled_home)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"usage: kb {command}")
    assert "--json" in said.out


def test_a_list_of_the_first_entries(run: Run, filled_home: Path) -> None:
    said = run("bibliography", "--topic", "caspian", "--limit", "2", "--json", home=filled_home)
    assert len(json.loads(said.out)["entries"]) == 2
    records = run("bibliography", "--topic", "caspian", "--limit", "2", "--format", "ris", home=filled_home)
    assert records.out.count("TY  - ") == 2
    assert run("bibliography", "--limit", "0", home=filled_home).code == 2
