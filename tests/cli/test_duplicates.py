"""The command `kb duplicates`: near doubles are listed, two are merged, and the old key leads to the record."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.domain.queries import RecordQuery
from kb.library import importing, records
from kb.library.session import Library, open_library
from kb.settings import from_environment
from tests.cli.conftest import Run

BIB = """@book{dala-zholy, title = {Дала жолы}, author = {Сейітқали, Б. Т.}, date = {2004}, location = {Алматы},
  langid = {kazakh}, kb-numbers = {3}}
@article{suw, title = {Су бөлу мәселесі}, author = {Нұрпейіс, А.}, journaltitle = {Хабаршы},
  date = {2014}, number = {2}}
@book{shekara, title = {Шекара және сауда}, author = {Ермекұлы, Б.}, date = {2007},
  kb-relations = {related | dala-zholy}}
"""
RIS = """TY  - BOOK
ID  - Seyitqali2004
AU  - Seitkali, B.
TI  - Dala zholy
PY  - 2004
SP  - 212
CY  - Алма-Ата
ER  -

TY  - JOUR
ID  - Nurpeis2014
AU  - Нұрпейіс, А.
TI  - Су бөлу мәселесі
JO  - Хабаршы
PY  - 2014
ER  -

TY  - BOOK
ID  - Other2004
AU  - Сейітқали, Б. Т.
TI  - Теңіз жолы
PY  - 2004
ER  -
"""


def opened(home: Path) -> Library:
    return open_library(from_environment({"KB_HOME": str(home), "KB_COLLECTION": ""}))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose library has the same works from two managers."""
    for name, text in (("own.bib", BIB), ("own.ris", RIS)):
        (tmp_path / name).write_text(text, "utf-8")
        library = opened(tmp_path)
        importing.load(library.engine, library.vocabulary, [tmp_path / name], settings=library.settings)
        library.close()
    return tmp_path


def test_the_works_of_two_managers_are_pairs(run: Run, home: Path) -> None:
    said = run("duplicates", "--json", home=home, KB_COLLECTION="")
    pairs = {frozenset(pair["citekeys"]) for pair in json.loads(said.out)["data"]}
    assert pairs == {frozenset({"dala-zholy", "Seyitqali2004"}), frozenset({"suw", "Nurpeis2014"})}
    listed = run("duplicates", home=home, KB_COLLECTION="")
    assert "exact" in listed.out
    assert "2 pairs." in listed.err


def test_a_merge_keeps_every_value_and_the_old_key(run: Run, home: Path) -> None:
    said = run("duplicates", "--merge", "Seyitqali2004", "dala-zholy", home=home, KB_COLLECTION="")
    assert (said.code, said.out) == (0, "dala-zholy is another name of Seyitqali2004 now.\n")
    library = opened(home)
    record = records.look_up(library, "dala-zholy")
    assert record.citekey == "Seyitqali2004"
    assert {title.value for title in record.titles} == {"Dala zholy", "Дала жолы"}
    assert ("publisher-place", "Алматы") in {(item.field, item.value) for item in record.evidence}
    assert [place.number for place in record.cited_in] == [3]
    (other,) = records.look_up(library, "shekara").relations
    assert other.target == "Seyitqali2004"
    assert records.find(library, RecordQuery(q="жолы")).total == 2
    assert json.loads(run("duplicates", "--json", home=home, KB_COLLECTION="").out)["data"] != []
    library.close()


@pytest.mark.parametrize(
    ("kept", "gone", "is_told"),
    [("suw", "shekara", True), ("dala-zholy", "Other2004", True), ("Nurpeis2014", "suw", False)],
)
def test_a_merge_of_two_works_is_told(run: Run, home: Path, kept: str, gone: str, is_told: bool) -> None:
    said = run("duplicates", "--merge", kept, gone, home=home, KB_COLLECTION="")
    assert (said.code, said.out) == (0, f"{gone} is another name of {kept} now.\n")
    assert ("`kb undo`" in said.err) is is_told


def test_the_double_does_not_come_back_with_its_file(run: Run, home: Path) -> None:
    run("duplicates", "--merge", "dala-zholy", "Seyitqali2004", home=home, KB_COLLECTION="")
    again = run("import", home / "own.ris", home=home, KB_COLLECTION="")
    assert "Seyitqali2004 was merged into dala-zholy" in again.out + again.err
    assert records.look_up(opened(home), "Seyitqali2004").fields["number-of-pages"] == "212"
    run("import", home / "own.bib", home=home, KB_COLLECTION="")
    assert records.look_up(opened(home), "dala-zholy").fields["number-of-pages"] == "212"


def test_the_old_key_answers_301(run: Run, home: Path) -> None:
    run("duplicates", "--merge", "dala-zholy", "Seyitqali2004", home=home, KB_COLLECTION="")
    client = TestClient(create_app(opened(home)), follow_redirects=False)
    for path in ("/api/v1/records/Seyitqali2004?format=csl-json", "/api/v1/records/Seyitqali2004/evidence"):
        reply = client.get(path)
        assert (reply.status_code, reply.headers["location"].partition("/api/")[2]) == (
            301, path.replace("Seyitqali2004", "dala-zholy").partition("/api/")[2],
        )  # fmt: skip
    page = client.get("/records/Seyitqali2004")
    assert (page.status_code, page.headers["location"].endswith("/records/dala-zholy")) == (301, True)
    assert client.get("/api/v1/records/no-such").status_code == 404


def test_a_merge_of_one_or_of_the_collection_is_refused(run: Run, home: Path, own_home: Path) -> None:
    assert run("duplicates", "--merge", "suw", "suw", home=home, KB_COLLECTION="").code == 1
    said = run("duplicates", "--merge", "kz-ru-friendship-1992", "kz-state-border-law-2013", home=own_home)
    assert said.code == 1
    assert "corrected in its file" in said.err


def test_an_import_after_a_merge_is_no_fault_and_what_is_done_once_more_is_named(run: Run, home: Path) -> None:
    run("duplicates", "--merge", "dala-zholy", "Seyitqali2004", home=home, KB_COLLECTION="")
    for name in ("own.bib", "own.ris"):
        again = run("import", home / name, home=home, KB_COLLECTION="")
        assert (again.code, "conflict" in again.err) == (0, False)
        assert "merged" in again.err
    run("undo", home=home, KB_COLLECTION="")
    redone = run("undo", "--redo", home=home, KB_COLLECTION="")
    assert redone.out.startswith("The merge Seyitqali2004 of")
