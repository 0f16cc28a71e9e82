"""`kb chronology`: every format, a table that fits, and a wrong question answered with exit code 1."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kb.cli import main
from kb.domain.formats import Format, serving
from tests.timeline import rfc5545


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, filled_home: Path) -> None:
    """Ask the collection; its home is filled, or a slow machine would tell how far it is beside what is measured."""
    monkeypatch.setenv("KB_HOME", str(filled_home))
    monkeypatch.delenv("KB_DATABASE_URL", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["chronology", *words]) == 0
    return capsys.readouterr().out


def test_the_table_fits_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "--from", "1990", "--to", "1992", "--ui", "kk").splitlines()
    table = lines[: next(index for index, line in enumerate(lines) if "көрсетілді: " in line)]
    assert table[0].split() == ["күні", "әрекет", "орны", "құжат"]
    assert max(map(len, table)) <= 80
    assert table[1].split()[:3] == ["1990-11-21", "Қол", "қойылды"]


def test_the_text_s_date_stands_beside(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "--from", "2002", "--to", "2002", "--ui", "ru", "--q", "Каспийского", "--action", "signature")
    assert "2002-05-13" in said
    assert "в тексте: 2002 г." in " ".join(said.split())
    said = run(capsys, "--party", "RUS", "--party", "BLR", "--from", "1999", "--to", "1999", "--action", "signature")
    assert "the text: 1999" in " ".join(said.split())


def test_in_force_says_why_and_how_many_cannot_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(run(capsys, "--in-force-on", "1995-06-01").split())
    assert "It had entered into force, and nothing says that it had ended." in said
    assert "In force on 1995-06-01, of all the documents chosen:" in said
    assert re.search(r"In force: \d+, Applied provisionally: \d+, Not known: \d+, Not in force: \d+\.", said)
    assert "has not come" not in said
    assert "This day has not come" in run(capsys, "--in-force-on", "2999-06-01")


def test_in_force_is_asked_of_documents_each_on_one_line_with_its_first_act(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("--topic", "space-and-baikonur", "--in-force-on", "2001-06-01")
    acts = json.loads(run(capsys, *asked, "--json"))
    documents = {line["record"]["citekey"] for line in acts["data"] if line["record"]}
    assert len(acts["data"]) > len(documents)  # data has every act
    lines = run(capsys, *asked).splitlines()
    days = [line[:10] for line in lines[1:] if re.match(r"\d{4}", line)]
    assert len(days) == len(documents)
    assert f"{len(documents)} shown" in " ".join(lines)


def test_the_totals_count_every_line_and_document(capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(run(capsys, "--topic", "caspian", "--json"))
    told = json.loads(run(capsys, "--topic", "caspian", "--totals", "--limit", "1", "--json"))
    documents = {line["record"]["citekey"] for line in (*whole["data"], *whole["undated"])}
    assert told["total"] == sum(told["years"].values()) == len(whole["data"])
    assert told["topics"]["caspian"] == max(told["topics"].values()) == len(documents)
    lines = run(capsys, "--topic", "caspian", "--totals", "--ui", "ru").splitlines()
    assert f"{len(documents):<10}  Каспийское море" in lines
    assert [line.split() for line in lines if line[:4] == "2002"] == [["2002", str(told["years"]["2002"])]]


@pytest.mark.parametrize("form", serving("chronology"), ids=lambda form: form.name)
def test_each_format_goes_into_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Format) -> None:
    name = form.name
    path = tmp_path / "chronology"
    assert run(capsys, "--format", name, "--ui", "kk", "--events", "--output", str(path)) == ""
    data = path.read_bytes()
    if form.ending in ("json", "jsonld"):
        assert json.loads(data)
    elif name == "svg":
        assert ElementTree.fromstring(data).get("lang") == "kk"
    elif name == "ics":
        assert len(rfc5545.read(data).events) > 300
    else:
        assert "kz-ru-baikonur-lease-1994" in data.decode()


def test_a_calendar_reaches_the_terminal_with_its_line_ends(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["chronology", "--format", "ics", "--ui", "ru"]) == 0
    assert len(rfc5545.read(capsysbinary.readouterr().out).events) > 300


def test_json_tells_the_stated_date_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "--json", "--in-force-on", "2000-01-01", "--force", "yes"))
    lease = [one for one in found["data"] if one["record"]["citekey"] == "kz-ru-baikonur-lease-1994"]
    assert lease[0]["stated_date"] == "1994"
    assert [one["date"] for one in lease[0]["also"]] == ["1994"]
    said = found["force"]["kz-ru-baikonur-lease-1994"]
    assert (said["answer"], said["reason"]) == ("yes", "entered-into-force")
    assert set(said["words"]) == {"kk", "ru", "en"}


WRONG = [
    (["--from", "1990-02-31"], "month 1990-02 has 28 days"),
    (["--from", "abc"], "Write 1992"),
    (["--from", "2000", "--to", "1990"], "Swap the two dates"),
    (["--party", "KAS"], "Did you mean"),
    (["--in-force-on", "1995"], "a whole day is wanted"),
    (["--laterality", "trilateral"], "Valid: bilateral"),
    (["--format", "pdf"], "Valid: table, json, csv"),
    (["--ui", "de"], "Valid: kk, ru, en"),
    (["--format", "csv", "--output", "/no/such/folder/a.csv"], "Name a file that can be written"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_question_ends_with_1(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main(["chronology", *words]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_what_changed_since_a_date_is_told_in_the_words_of_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "--since", "01.06.2022", "--action", "ended", "--ui", "ru")
    assert "2022-06-23  Перестал " in said  # by the entry into force of the treaty that replaced it
    assert run(capsys, "--since", "2050").splitlines()[-1].startswith("0 entries")


def test_a_treaty_of_several_parties_is_shown_with_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "un-charter-1945"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["IND", "1945-06-26", "Instrument", "deposited", "1945-10-30"] in lines  # after it was in force for others
    assert ["FRA", "1945-06-26", "Instrument", "deposited", "1945-08-31", "1945-10-24"] in lines


@pytest.mark.parametrize(("lang", "note"), [("ru", "наше толкование"), ("kk", "біздің пайымдауымызша")])
def test_a_note_on_a_value_is_shown_behind_it(capsys: pytest.CaptureFixture[str], lang: str, note: str) -> None:
    assert main(["show", "kz-ru-border-2005", "--ui", lang]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "kz-ru-delimitation-intentions-1998" in line]
    assert note in lines[0]
