"""Records that carry HTML, LaTeX, formulas, forged line ends and control characters do no harm in any output."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import icalendar
import pytest
import rispy
from lxml import html
from starlette.testclient import TestClient

from api.app import create_app
from kb.cli import main
from kb.formats.bibtex import reader
from kb.library import importing
from kb.library.session import Library
from tests.server_fixtures import small_library

HTML = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
HOSTILE = {
    "html": HTML,
    "attribute": "' onmouseover='alert(1)' x='",
    "comment": "--><svg onload=alert(1)><!--",
    "script-end": "</script><script>alert(1)</script>",
    "template": "{{7*7}} {% include '/etc/passwd' %} ${7*7}",
    "latex": r"\input{/etc/passwd} \write18{id} \immediate\openout \csname end\endcsname % $x^2$ #1 & ~",
    "entry": "}}, year = 1}\n@book{forged, title = {{",
    "formula": "=HYPERLINK(\"http://evil.example\";\"x\")",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-tab": "\t=1+1",
    "ris": "x\nER  - \nTY  - BOOK\nTI  - forged",
    "ics": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    "rtf": r"{\object\objdata 01} \field{\*\fldinst HYPERLINK x}",
    "markdown": "[x](javascript:alert(1)) <b>x</b> **x** `x`",
    "terminal": "\x1b]0;forged\x07\x1b[31mred\x1b[0m \x9b2J",
    "control": "a\x01b\x0bc\x0cd\x7fe\u2028f\u2029g",
    "noncharacter": "\ufffe\uffff and \ufffd",
    "direction": "\u202etxt.exe\u202c \u2066x\u2069 \ufeff",
    "superscript": "²",
    "arabic": "٣",
    "huge": "9" * 5_000,
    "long": "ж" * 20_000,
    "combining": "a" + "\u0301" * 2_000,
}  # fmt: skip
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
COMMANDS = re.compile(r"(?<!\\)\\(input|write|immediate|openout|csname|object|objdata|field)\b")


def hostile_lines() -> str:
    """JSON Lines: each text in every field that a foreign file may fill."""
    rows = []
    for name, text in HOSTILE.items():
        rows.append({
            "citekey": f"{name}{HTML}/../x", "type": "treaty", "kind": "treaty", "scope": "imported",
            "status": "identified",
            "language": "en", "issued": "1999-01-02", "issued_origin": "identified",
            "titles": [{"value": text, "lang": "en", "origin": "identified"}, {"value": text, "lang": HTML}],
            "contributors": [{"role": "author", "family": text, "given": text}, {"role": "editor", "literal": text}],
            "fields": {"URL": "javascript:alert(1)//" + text, "container-title": text, "publisher": text,
                       "page": text, "publisher-place": text, "volume": text, "issue": text, "number": text,
                       "DOI": text, "ISBN": text, "note": text, "x-foreign": text,
                       "edition": text, "accessed": text, "collection-number": text, "number-of-pages": text,
                       "chapter-number": text, "section": text, "page-first": text, "event-date": text},
            "parties": [{"code": "KAZ", "capacity": "state"}, {"code": "RUS", "capacity": "state"}],
            "actions": [{"kind": "signature", "date": "1999-01-02", "place": text, "act": text, "note": text}],
            "topics": ["caspian"], "cited_for": {"en": text, "ru": text}, "remarks": [{"en": text, "kk": text}],
            "candidates": [{"reference": text, "reason": text, "source": "javascript:alert(1)"}],
            "evidence": [{"field": "title", "value": text, "origin": "identified", "note": text,
                          "source": "javascript:alert(1)//" + text}],
        })  # fmt: skip
    return "\n".join(json.dumps(row) for row in rows)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("hostile")
    path = home / "hostile.jsonl"
    path.write_text(hostile_lines(), "utf-8")
    with small_library(home / "home") as opened:
        outcome = importing.load(opened.engine, opened.vocabulary, [path])
        assert outcome.new == len(HOSTILE), outcome.problems
        told = {"address", "citekey", "control-character", "identifier"}
        assert {problem.check for problem in outcome.problems} == told
        yield opened


@pytest.fixture(scope="module")
def client(library: Library) -> TestClient:
    return TestClient(create_app(library))


@pytest.fixture(scope="module")
def keys(client: TestClient) -> list[str]:
    found = client.get("/api/v1/records?scope=dissertation&scope=imported&limit=200").json()["data"]
    return [record["citekey"] for record in found]


def assert_harmless(text: str) -> None:
    """Nothing of a page runs: no script but our files, no handler, no address that is a program."""
    for element in html.fromstring(text).iter("*"):
        said = str(html.tostring(element, encoding="unicode"))[:200]
        if element.tag == "script" and element.get("type") != "application/ld+json":
            assert not element.text, said
        assert element.tag not in ("img", "iframe", "object", "embed"), said
        for name, value in element.items():
            assert not str(name).startswith("on"), said
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                assert not re.match(r"\s*(javascript|data|vbscript):", str(value), re.IGNORECASE), said


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_pages_run_nothing(client: TestClient, keys: list[str], lang: str) -> None:
    paths = [f"/records/{key}" for key in keys] + [
        "/", "/about", "/topics", "/topics/caspian", "/citations", "/bibliography?scope=imported",
        "/search?scope=imported&q=alert", "/chronology?scope=imported", "/search?q=" + HTML, "/nothing/" + HTML,
    ]  # fmt: skip
    for path in paths:
        reply = client.get(path, params={"lang": lang}, headers={"Accept": "text/html"})
        assert reply.status_code < 500, path
        assert_harmless(reply.text)


def exported(client: TestClient, name: str) -> str:
    reply = client.get(f"/api/v1/records?scope=imported&format={name}")
    assert reply.status_code == 200
    return reply.text


def test_a_spreadsheet_finds_no_formula(client: TestClient) -> None:
    for text in (exported(client, "csv"), client.get("/api/v1/chronology?scope=imported&format=csv").text):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r-]", cell.lstrip("﻿ \n"))]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtex_holds_no_command_and_no_forged_entry(client: TestClient, name: str) -> None:
    text = exported(client, name)
    assert not COMMANDS.search(text)
    entries = list(reader.parse(io.BytesIO(text.encode()), "x.bib"))
    assert len(entries) == len(HOSTILE)
    assert "forged" not in {getattr(entry, "key", "") for entry in entries}


def test_ris_holds_no_forged_entry(client: TestClient) -> None:
    assert len(rispy.loads(exported(client, "ris"))) == len(HOSTILE)


@pytest.mark.parametrize("name", ["csl-json", "json-ld"])
def test_json_is_json(client: TestClient, name: str) -> None:
    found = json.loads(exported(client, name))
    assert len(found if isinstance(found, list) else found["@graph"]) == len(HOSTILE)


def test_json_lines_bring_all_back(client: TestClient) -> None:
    rows = [json.loads(line) for line in exported(client, "jsonl").rstrip("\n").split("\n")]
    texts = {UNFIT.sub("\ufffd", text) for text in HOSTILE.values()}
    assert {row["fields"]["x-foreign"] for row in rows} == texts


@pytest.mark.parametrize(("name", "forbidden"), [
    ("text", UNFIT.pattern),
    ("markdown", r"(?<!\\)<(script|img|svg)|(?<!\\)\]\(javascript"),
    ("latex", COMMANDS.pattern),
    ("rtf", r"(?<!\\)\\(object|objdata|field|fldinst)"),
    ("bib", COMMANDS.pattern),
])  # fmt: skip
def test_a_bibliography_in_any_format_is_text(client: TestClient, name: str, forbidden: str) -> None:
    reply = client.get(f"/api/v1/bibliography?scope=imported&format={name}")
    assert reply.status_code == 200
    found = re.search(forbidden, reply.text)
    assert not found, reply.text[max(0, found.start() - 80) : found.end() + 80]


def test_a_bibliography_in_html_runs_nothing(client: TestClient) -> None:
    assert_harmless(client.get("/api/v1/bibliography?scope=imported&format=html").text)


def test_a_docx_opens_and_has_no_link_that_runs(client: TestClient) -> None:
    reply = client.get("/api/v1/bibliography?scope=imported&format=docx")
    document = docx.Document(io.BytesIO(reply.content))
    assert len(document.paragraphs) >= len(HOSTILE)
    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert not [target for target in targets if not target.startswith(("http://", "https://"))]


def test_a_calendar_has_no_forged_event(client: TestClient) -> None:
    text = client.get("/api/v1/chronology?scope=imported&format=ics").text
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(HOSTILE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize("name", ["md", "svg", "jsonld", "timelinejs"])
def test_the_other_forms_of_the_chronology_are_whole(client: TestClient, name: str) -> None:
    reply = client.get(f"/api/v1/chronology?scope=imported&format={name}")
    assert reply.status_code == 200
    if name == "svg":
        assert not [one for one in ElementTree.fromstring(reply.text).iter() if one.tag.endswith(("script", "image"))]
    elif name == "md":
        assert not re.search(r"<script|<img|<svg", reply.text)
    else:
        json.loads(reply.text)


@pytest.mark.parametrize("path", [
    "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListRecords&metadataPrefix=mods", "/sitemap.xml",
])  # fmt: skip
def test_xml_is_well_formed(client: TestClient, path: str) -> None:
    root = ElementTree.fromstring(client.get(path).text)
    assert not [one for one in root.iter() if "forged" in one.tag or one.tag.endswith("script")]


def test_every_record_answers_in_every_format(client: TestClient, keys: list[str]) -> None:
    for key in keys:
        links: dict[str, Any] = client.get(f"/api/v1/records/{key}").json()["links"]
        for address in links.values():
            assert client.get(address).status_code == 200, address


def test_a_terminal_gets_no_control_sequence(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home: Path = library.settings.home
    monkeypatch.setenv("KB_HOME", str(home))
    for arguments in (["search", "forged", "--scope", "imported"], ["search", "--scope", "imported"]):
        main(arguments)
    said = capsys.readouterr()
    assert said.out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said.out + said.err)
