"""Records by hand: added, edited, removed and brought back; what is wrong is said, and nothing is lost."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.library import editing, records
from kb.library.session import Library
from tests.cli.conftest import Run
from tests.cli.test_duplicates import opened

BOOK = "@book{dala, title = {Дала жолы}, author = {Сейітқали, Асқар}, date = {2004}, publisher = {Парасат}}\n"
ARTICLE = {"id": "bozqyr", "type": "article-journal", "title": "Bozqyr", "issued": {"date-parts": [[2011]]}}
PRINTED = "Нұрпейіс К. Су және шекара. – Алматы: Ғылым, 2014. – 212 б."


@pytest.fixture
def own(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Run a command on a store without the collection; `text` is given to it as a file."""
    monkeypatch.setenv("KB_COLLECTION", "")

    def ran(*words: str, text: str = "") -> tuple[int, str]:
        if text:
            file = tmp_path / "text.txt"
            file.write_text(text, "utf-8")
            words = (*words, str(file))
        said = run(*words, home=tmp_path / "home", KB_COLLECTION="")
        return said.code, said.out + said.err

    return ran


Own = Callable[..., tuple[int, str]]


def store(tmp_path: Path) -> Library:
    return opened(tmp_path / "home")


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, str]) -> Path:
    """Set an editor that replaces a text by another at each call, one step a call; return where it logs its texts."""
    script, log = tmp_path / "editor.py", tmp_path / "log"
    script.write_text(
        "#!/usr/bin/env python3\nimport json, pathlib, sys\n"
        f"log = pathlib.Path({str(log)!r}); steps = json.loads({json.dumps(json.dumps(steps))})\n"
        "log.mkdir(exist_ok=True); call = len(list(log.iterdir())); file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text('utf-8'); (log / str(call)).write_text(text, 'utf-8')\n"
        "old, new = steps[call] if call < len(steps) else ('', '')\n"
        "file.write_text(text.replace(old, new, 1) if old else text, 'utf-8')\n",
        "utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return log


@pytest.mark.parametrize(("text", "key"), [
    (BOOK, "dala"), (json.dumps([ARTICLE]), "bozqyr"), (PRINTED, "nurpeiis-2014"),
    ("TY  - BOOK\nID  - ris-1\nTI  - Қала\nPY  - 1999\nER  - \n", "ris-1"),
])  # fmt: skip
def test_a_record_is_added_in_whatever_form_it_is_pasted(own: Own, tmp_path: Path, text: str, key: str) -> None:
    assert own("add", text=text) == (0, f"{key} is added.\n")
    record = records.look_up(store(tmp_path), key)
    assert record.scope == "imported"
    assert not record.cited_in


def test_a_near_double_is_shown_first(own: Own, tmp_path: Path) -> None:
    own("add", text=BOOK)
    twin = BOOK.replace("dala,", "twin,").replace("Дала жолы", "Dala zholy").replace("Асқар", "А.")
    code, said = own("add", text=twin)
    assert code == 1
    assert "twin may be dala" in said
    assert "Дала жолы" in said
    assert own("add", "--anyway", text=twin)[0] == 0
    assert {record.citekey for record in store(tmp_path).records.every()} == {"dala", "twin"}


def test_a_key_that_exists_is_not_written_over(own: Own, tmp_path: Path) -> None:
    own("add", text=BOOK)
    code, said = own("add", "--anyway", text=BOOK.replace("2004", "2005"))
    assert code == 1
    assert "there is a record dala already" in said
    assert own("add", "--anyway", "--key", "dala-2", text=BOOK)[0] == 0
    assert records.look_up(store(tmp_path), "dala").issued.text == "2004"  # type: ignore[union-attr]


def test_an_edit_is_stored_and_taken_back(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own("add", text=BOOK)
    before = records.look_up(store(tmp_path), "dala")
    editor(tmp_path, monkeypatch, ("2004", "2006"))
    assert own("edit", "dala") == (0, "dala is changed.\n")
    assert json.loads(own("history", "dala", "--json")[1])["data"][0]["fields"] == [
        {"field": "issued", "before": "2004", "after": "2006"}
    ]
    assert own("undo")[0] == 0
    assert records.look_up(store(tmp_path), "dala") == before
    assert own("undo", "--redo")[0] == 0
    assert records.look_up(store(tmp_path), "dala").issued.text == "2006"  # type: ignore[union-attr]
    assert own("undo")[0] == own("undo")[0] == 0
    code, said = own("undo")
    assert (code, "nothing left to take back" in said) == (1, True)
    assert own("show", "dala")[0] == 1
    assert "it was new" in own("history", "dala")[1]


def test_a_broken_text_comes_back_with_what_is_wrong(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own("add", text=BOOK)
    log = editor(tmp_path, monkeypatch, ("date ", "} date "), ("} date ", "date "), ("never", ""))
    assert own("edit", "dala") == (0, "Nothing was changed.\n")
    again = (log / "1").read_text("utf-8")
    assert again.startswith("% kb: line ")
    assert "} date" in again


def test_a_misspelt_field_comes_back_with_the_near_one(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own("add", text=BOOK)
    log = editor(tmp_path, monkeypatch, ("publisher", "publishr"), ("publishr ", "publisher "), ("never", ""))
    assert own("edit", "dala") == (0, "Nothing was changed.\n")
    again = (log / "1").read_text("utf-8")
    assert "no field 'publishr'. Did you mean publisher?" in again
    own("edit", "dala")
    text = (log / "2").read_text("utf-8").replace("publisher", "x-shelf")
    (tmp_path / "own.bib").write_text(text, "utf-8")
    assert own("edit", "dala", "--file", str(tmp_path / "own.bib"))[0] == 0  # a field of one's own


def test_an_emptied_text_gives_up(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own("add", text=BOOK)
    script, mark = tmp_path / "empties.sh", tmp_path / "called"
    script.write_text(f"[ ! -e {mark} ] && touch {mark} && : > $1\n", "utf-8")  # fails where it is called again
    monkeypatch.setenv("EDITOR", f"sh {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    assert own("edit", "dala") == (0, "Nothing was changed.\n")
    assert not list((tmp_path / "home" / "edits").glob("*"))


@pytest.mark.parametrize("text", ["https://doi.org/10.1000/182", "doi:10.1000/182"])
def test_an_address_alone_is_no_record(own: Own, text: str) -> None:
    code, said = own("add", text=text)
    assert (code, "names no work" in said) == (1, True)


def test_a_text_that_stays_broken_is_kept(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own("add", text=BOOK)
    editor(tmp_path, monkeypatch, ("@book{dala", "@book{dala, {"))
    code, said = own("edit", "dala")
    assert code == 1
    kept = tmp_path / "home" / "edits" / "dala.bib"
    assert str(kept) in said
    assert "@book{dala, {" in kept.read_text("utf-8")
    assert records.look_up(store(tmp_path), "dala").title().value == "Дала жолы"  # type: ignore[union-attr]


def test_a_record_gets_another_key_and_is_found_by_both(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own("add", text=BOOK)
    own("tag", "dala", "+steppe")
    own("add", "--anyway", text=BOOK.replace("dala", "other").replace("2004", "1999"))
    editor(tmp_path, monkeypatch, ("@book{dala", "@book{zhol"), ("@book{zhol", "@book{other"))
    assert own("edit", "dala") == (0, "dala is zhol now; the old key leads to it.\n")
    for key in ("dala", "zhol"):
        record = records.look_up(store(tmp_path), key)
        assert (record.citekey, record.tags) == ("zhol", ("steppe",))
        told = own("history", key)[1]
        assert ("rename dala → zhol" in told, "dala" in told, "it was new" in told) == (True, True, True)
    assert own("search", "Дала")[1].count("zhol") == 1
    assert own("undo")[0] == 0
    assert records.look_up(store(tmp_path), "dala").tags == ("steppe",)
    assert records.look_up(store(tmp_path), "dala").citekey == "dala"
    assert own("undo", "--redo")[0] == 0
    assert records.look_up(store(tmp_path), "dala").citekey == "zhol"
    assert own("edit", "zhol")[0] == 1
    assert records.look_up(store(tmp_path), "zhol").citekey == "zhol"


@pytest.mark.parametrize(("text", "said"), [
    ("\n", "the text is empty"), (" \n\t\n", "the text is empty"),
    ("\n\nno entry at all\n", "line 3: 'no entry at all' begins no BibLaTeX entry"),
    ("% a remark only\n", "line 1: no record was found"), (f"first\n{BOOK}", "line 1: 'first'"),
])  # fmt: skip
def test_a_file_without_a_record_opens_no_editor_and_is_told_by_line(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    own("add", text=BOOK)
    log = editor(tmp_path, monkeypatch)
    code, answer = own("edit", "dala", "--file", text=text)
    assert (code, said.replace("'", "") in answer.replace('"', "").replace("'", "")) == (1, True)
    assert not log.exists()


def test_each_command_says_its_own_way_to_another_key(own: Own) -> None:
    own("add", text=BOOK)
    own("add", "--anyway", text=BOOK.replace("dala", "other"))
    assert "--key" in own("add", "--anyway", text=BOOK)[1]
    code, said = own("edit", "dala", "--file", text=BOOK.replace("dala", "other"))
    assert (code, "there is a record other already. Give this one another key" in said, "--key" in said) == (
        1,
        True,
        False,
    )


def test_what_a_record_lacks_has_no_empty_line(own: Own) -> None:
    own("add", text=BOOK)
    code, said = own("show", "dala")
    assert (code, "topics:" in said, "value of" in said) == (0, False, False)
    assert said.strip()
    assert not said.endswith("\n\n")


def test_two_edits_at_once_are_told(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own("add", text=BOOK)
    library = store(tmp_path)
    first = records.look_up(library, "dala")
    editor(tmp_path, monkeypatch, ("2004", "2006"))
    own("edit", "dala")

    with pytest.raises(editing.ChangedSinceError):
        editing.remove(library, first)


def test_a_removed_record_comes_back(own: Own, tmp_path: Path) -> None:
    own("add", text=BOOK)
    assert own("remove", "dala")[0] == 0
    assert "dala" in own("show", "dala")[1]
    assert "it was removed" in own("history", "dala")[1]
    code, said = own("show", "dala")
    assert code == 1
    assert "`kb undo`" in said
    own("undo")
    assert own("show", "dala")[0] == 0


def test_an_edited_record_is_left_alone_by_its_file(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lib.bib"
    file.write_text(BOOK, "utf-8")
    own("import", str(file))
    editor(tmp_path, monkeypatch, ("2004", "2006"))
    own("edit", "dala")
    code, said = own("import", str(file), "--prune")
    assert code == 0
    assert "edited by hand" in said
    assert records.look_up(store(tmp_path), "dala").issued.text == "2006"  # type: ignore[union-attr]
    own("import", str(file), "--take-over")
    assert records.look_up(store(tmp_path), "dala").issued.text == "2004"  # type: ignore[union-attr]


def test_an_import_is_taken_back_whole(own: Own, tmp_path: Path) -> None:
    file = tmp_path / "lib.bib"
    file.write_text(BOOK + "@book{gone, title = {Кетер}}\n", "utf-8")
    own("import", str(file))
    before = list(store(tmp_path).records.every())
    file.write_text(BOOK.replace("2004", "2005") + "@book{fresh, title = {Жаңа}}\n", "utf-8")
    own("import", str(file), "--prune")
    assert [record.citekey for record in store(tmp_path).records.every()] == ["dala", "fresh"]
    assert own("undo")[1].endswith("is taken back: 2 records as before, 1 removed.\n")
    assert list(store(tmp_path).records.every()) == before


def test_a_merge_is_taken_back(own: Own, tmp_path: Path) -> None:
    file = tmp_path / "lib.bib"
    pointing = "@book{c, title = {C}, kb-relations = {related | twin}}\n"
    file.write_text(BOOK + BOOK.replace("dala,", "twin,") + pointing, "utf-8")
    own("import", str(file))
    before = list(store(tmp_path).records.every())
    own("duplicates", "--merge", "dala", "twin")
    own("undo")
    assert list(store(tmp_path).records.every()) == before


def test_the_collection_is_not_edited_here(run: Run, own_home: Path) -> None:
    for command in ("edit", "remove"):
        said = run(command, "kz-ru-friendship-1992", home=own_home)
        assert said.code == 1
        assert "collection" in said.err
