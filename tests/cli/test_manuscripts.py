"""A user's own manuscript: alone in a store, and beside the collection; nothing of one shows in the other."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OWN = """
@book{ivanov2001, title={Книга о границе}, author={Иванов, Иван}, date={2001}, kb-numbers={1}, kb-mentions={2.1:30}}
@book{buzan2003, title={Regions and Powers}, author={Buzan, Barry}, date={2003}, kb-numbers={2, 7}}
@legal{kz-ru-friendship-1992, title={Договор о дружбе}, date={1992-05-25}, kb-numbers={3}}
"""
LIST = {1: "ivanov2001", 2: "buzan2003", 3: "kz-ru-friendship-1992", 7: "buzan2003"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my.bib"
    path.write_text(OWN, "utf-8")
    return path


def entries(run: Run, home: Path, name: str) -> dict[int, str]:
    """The reference list of a manuscript, number to citekey."""
    shown = json.loads(run("manuscript", "show", name, "--json", home=home).out)
    return {entry["number"]: entry["record"] for entry in shown["entries"]}


def names(run: Run, home: Path) -> list[str]:
    return [one["id"] for one in json.loads(run("manuscript", "list", "--json", home=home).out)]


def test_a_store_with_a_users_records_alone_shows_nothing_else(run: Run, file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run("import", file, home=home).code == 0
    assert names(run, home) == ["my"]
    assert entries(run, home, "my") == LIST
    listed = run("bibliography", home=home)
    assert [line.split()[0] for line in listed.out.splitlines()[2:]] == ["1", "2", "3", "7"]
    assert run("citations", home=home).out.splitlines()[-1] == "0 citations."
    assert run("check", home=home).out == "3 records checked: 0 errors, 0 warnings.\n"
    assert run("export", home=home).out.count("\n@") == 3
    assert "buzan2003 [2] [7]" in run("show", "7", home=home).out
    assert "no record holds number 99 of my" in run("show", "99", home=home).err


def test_an_empty_collection_setting_fills_no_store(run: Run, tmp_path: Path) -> None:
    assert run("search", home=tmp_path, KB_COLLECTION="").out.startswith("0 found")


def test_beside_the_collection_both_keep_their_numbers(run: Run, own_home: Path, file: Path) -> None:
    said = run("import", "--manuscript", "thesis", file, home=own_home)
    assert said.out == "2 are new, 1 changed, 0 the same, 0 removed; 1 problem.\n"
    assert "conflict" in said.err  # the collection's record stays as it is, and is cited in one manuscript more
    assert names(run, own_home) == ["dissertation", "thesis"]
    assert entries(run, own_home, "thesis") == LIST
    assert len(entries(run, own_home, "dissertation")) == 238
    shown = json.loads(run("show", "kz-ru-friendship-1992", "--json", home=own_home).out)
    assert shown["numbers"] == [122]
    assert shown["cited_in"] == [
        {"manuscript": "dissertation", "number": 122},
        {"manuscript": "thesis", "number": 3},
    ]
    assert (
        run("show", "3", "--manuscript", "thesis", "--json", home=own_home).out.count('"numbers": [\n    3\n  ]') == 1
    )
    found = run("search", "--number", "3", "--manuscript", "thesis", home=own_home)
    assert "kz-ru-friendship-1992" in found.out and "[3]" in found.out
    assert "source-3" in run("search", "--number", "3", home=own_home).out
    listed = run("bibliography", "--manuscript", "thesis", home=own_home).out
    assert [line.split()[0] for line in listed.splitlines()[2:]] == ["1", "2", "3", "7"]
    dated = json.loads(run("chronology", "--manuscript", "thesis", "--json", home=own_home).out)["data"]
    assert {entry["record"]["citekey"] for entry in dated} == {"kz-ru-friendship-1992"}
    assert dated[0]["record"]["numbers"] == [3]
    records = len(json.loads(run("export", "--format", "csl-json", home=own_home).out))
    ending = f"{records} records checked: 0 errors, 0 warnings.\n"
    assert run("check", home=own_home).out.endswith(ending)


def test_a_file_with_the_name_of_the_collections_manuscript_has_one_of_its_own(
    run: Run, own_home: Path, file: Path
) -> None:
    file = file.rename(file.with_name("dissertation.bib"))
    run("import", file, home=own_home)
    assert entries(run, own_home, "dissertation-2") == LIST
    assert len(entries(run, own_home, "dissertation")) == 238


def test_pruning_and_reindexing_leave_a_users_manuscript_alone(run: Run, own_home: Path, file: Path) -> None:
    run("import", file, home=own_home)
    collection = Path(__file__).parents[2] / "references.bib"
    assert run("import", "--prune", collection, home=own_home).code == 0
    assert run("reindex", home=own_home).code == 0
    assert entries(run, own_home, "my") == LIST
    run("import", "--prune", file, home=own_home)
    assert entries(run, own_home, "my") == LIST
    file.write_text(OWN.replace(", kb-numbers={3}", ""), "utf-8")
    run("import", "--prune", file, home=own_home)
    assert entries(run, own_home, "my") == {number: key for number, key in LIST.items() if number != 3}


def test_a_file_that_is_imported_again_keeps_its_numbers_where_they_are(run: Run, file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("import", "--manuscript", "thesis", file, home=home)
    file.write_text(OWN.replace("граница", "граница и право").replace("{2, 7}", "{2, 8}"), "utf-8")
    assert run("import", file, home=home).code == 0
    assert names(run, home) == ["thesis"]
    assert entries(run, home, "thesis") == {1: "ivanov2001", 2: "buzan2003", 3: "kz-ru-friendship-1992", 8: "buzan2003"}
    run("import", "--manuscript", "second", file, home=home)  # whoever names another one means it
    assert entries(run, home, "thesis") == {}
    assert len(entries(run, home, "second")) == 4


def test_a_file_of_several_manuscripts_does_not_guess_whose_its_plain_numbers_are(run: Run, tmp_path: Path) -> None:
    path, home = tmp_path / "both.bib", tmp_path / "home"
    path.write_text("@book{a, title={A}, kb-numbers={other: 1}}\n", "utf-8")
    for _ in range(2):
        assert run("import", path, home=home).code == 0
    path.write_text("@book{b, title={B}, kb-numbers={5}}\n@book{a, title={A}, kb-numbers={other: 1}}\n", "utf-8")
    said = run("import", path, home=home)
    assert (said.code, "--manuscript NAME" in said.err) == (1, True)
    assert entries(run, home, "other") == {1: "a"}
    assert run("import", path, "--manuscript", "mine", home=home).code == 0
    assert (entries(run, home, "mine"), entries(run, home, "other")) == ({5: "b"}, {1: "a"})


def test_two_records_that_claim_one_number_are_told_with_the_manuscript(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twice.bib"
    path.write_text("@book{a, title={A}, kb-numbers={1}}\n@book{b, title={B}, kb-numbers={1, other: 1}}\n", "utf-8")
    said = run("import", path, home=tmp_path / "home")
    assert (said.code, said.out[:9]) == (1, "2 are new")
    assert "number-twice: number 1 of 'twice' already belongs to a. Give each number to one record." in said.err
    assert entries(run, tmp_path / "home", "twice") == {1: "a"}
    assert entries(run, tmp_path / "home", "other") == {1: "b"}


def test_where_several_are_meant_one_must_be_named(run: Run, file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("import", "--manuscript", "one", file, home=home)
    file.write_text("@book{c, title={C}, kb-numbers={1}}", "utf-8")
    run("import", "--manuscript", "two", file, home=home)
    run("reindex", home=home)  # so that `kb search` starts quickly, too
    for line in ("show 1", "citations", "bibliography --number 1", "search --number 1", "search --number 1 --json"):
        said = run(*line.split(), home=home)
        assert (said.code, "Name one of them: one or two." in said.err) == (1, True), line
    assert "C" in run("bibliography", "--number", "1", "--manuscript", "two", home=home).out


def test_a_manuscript_is_found_by_its_name_as_the_user_writes_it(run: Run, file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("import", "--manuscript", "Моя диссертация", file, home=home)
    other = tmp_path / "other.bib"
    other.write_text("@book{c, title={C}, kb-numbers={7}}", "utf-8")
    run("import", other, home=home)
    assert names(run, home) == ["other", "Моя-диссертация"]
    name = ("--manuscript", "Моя диссертация")
    for line in ("show 7", "search --number 7", "bibliography", "chronology --party KAZ", "manuscript show"):
        said = run(*line.split(), *(name if line != "manuscript show" else name[1:]), home=home)
        assert (said.code, said.err) == (0, ""), line
    assert [line.split()[0] for line in run("bibliography", *name, home=home).out.splitlines()[2:]] == list("1237")
    assert "[2][7]" in run("search", *name, "Regions", home=home).out


def test_a_manuscript_beside_the_collection_is_listed_by_its_own_numbers(
    run: Run, own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "turned.bib"
    keys = [f"t{number:03d}" for number in range(1, 251)]  # more than one page of the index
    rows = zip(keys, range(250, 0, -1), strict=True)
    file.write_text("\n".join(f"@book{{{key}, title={{Turned}}, kb-numbers={{{number}}}}}" for key, number in rows))
    run("import", file, home=own_home)
    wanted = ["--manuscript", "turned", "--limit", "3"]
    for line in (["--sort", "number"], [], ["Turned", "--sort", "number"]):
        found = json.loads(run("search", *line, *wanted, "--json", home=own_home).out)
        assert [record["citekey"] for record in found["data"]] == ["t250", "t249", "t248"], line
        assert found["meta"]["total"] == 250
        assert "t250" in run("search", *line, *wanted, home=own_home).out.splitlines()[1]
    for words in ("number:238", "[238]", "238", "turned number:238..238"):  # the collection numbers a source so too
        found = json.loads(run("search", words, "--manuscript", "turned", "--json", home=own_home).out)
        assert [record["citekey"] for record in found["data"]] == ["t013"], words
    written = run("export", "--manuscript", "turned", "--format", "jsonl", home=own_home).out.splitlines()
    assert [json.loads(line)["citekey"] for line in written] == keys[::-1]


UNKNOWN = ["citations --manuscript x", "manuscript show x", "bibliography --manuscript x", "search --manuscript x",
           "chronology --manuscript x", "show 1 --manuscript x", "export --manuscript x"]  # fmt: skip


@pytest.mark.parametrize("line", UNKNOWN)
def test_an_unknown_manuscript_lists_the_known_ones(run: Run, filled_home: Path, line: str) -> None:
    said = run(*line.split(), home=filled_home)
    assert (said.code, said.err.strip()) == (
        1, f"kb {line.split(maxsplit=1)[0]}: unknown manuscript 'x'. Valid: dissertation"
    )  # fmt: skip


def test_a_store_without_manuscripts_says_what_to_do(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text("@book{c, title={C}}", "utf-8")
    run("import", file, home=tmp_path / "home")
    said = run("manuscript", "show", home=tmp_path / "home")
    assert (said.code, "kb import --manuscript NAME FILE" in said.err) == (1, True)
    assert run("manuscript", "list", home=tmp_path / "home").out == "0 manuscripts.\n"


def test_an_import_that_is_taken_back_leaves_no_manuscript(
    run: Run, own_home: Path, file: Path, tmp_path: Path
) -> None:
    text = tmp_path / "kept.txt"
    text.write_text("Сөз [1].", "utf-8")
    assert "Kept as kept.\n" in run("manuscript", "add", text, home=own_home).out
    assert "in place of" in run("manuscript", "add", text, home=own_home).out
    run("import", "--manuscript", "thesis", file, home=own_home)
    assert names(run, own_home) == ["dissertation", "kept", "thesis"]
    assert run("undo", home=own_home).code == 0
    assert names(run, own_home) == ["dissertation", "kept"]
    run("undo", "--redo", home=own_home)
    assert names(run, own_home) == ["dissertation", "kept", "thesis"]
    assert "does not bring it back" in run("manuscript", "remove", "kept", home=own_home).out


def test_a_manuscript_whose_text_is_not_here_says_so(run: Run, own_home: Path) -> None:
    said = run("manuscript", "check", "dissertation", home=own_home)
    assert said.code == 1
    assert "the text of 'dissertation' is not kept here" in said.err
    assert "dissertation" in run("manuscript", "check", "nobody", home=own_home).err
