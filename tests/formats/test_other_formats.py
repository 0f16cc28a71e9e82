"""Tables, JSON-LD, plain BibTeX, rows, LaTeX, JSON Lines and the data files: what each writes and refuses."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from kb.data import manuscript, vocabulary
from kb.domain.instruments import Instrument
from kb.domain.prose import Prose
from kb.domain.records import Party, Record
from kb.errors import KbError, Problem
from kb.formats import csv_table, jsonl, jsonld
from kb.formats.bibtex import export, latex, rows
from tests.conftest import ROOT
from tests.factories import body, in_force, person, record, relation, signed, split, states, stream, title
from tests.record_strategies import WHOLE_RECORDS, records, texts

DATA = ROOT / "kb" / "data"
TREATY = record(
    numbers=[119, 7],
    issued="1992-05-25",
    kind="treaty",
    titles=[title("Шарт"), title("Договор", "ru", "supplied")],
    parties=states("KAZ", "RUS"),
    actions=[signed("1992-05-25", place="Мәскеу"), in_force("1993-02-11")],
    relations=[relation("replaces", "old"), relation("related", "other")],
    topics=["cis"],
    contributors=[body("Парламент"), person("Абай", "Қ.")],
)


def test_a_table_row() -> None:
    head, row = csv.reader(io.StringIO("".join(csv_table.dump([TREATY]))))
    found = dict(zip(head, row, strict=True))
    assert tuple(head) == csv_table.COLUMNS
    assert found["numbers"] == "119; 7"
    assert found["title_kk"] == "Шарт"
    assert found["title_ru"] == "[Договор]"
    assert found["title_en"] == ""
    assert found["authors"] == "Парламент; Абай Қ."
    assert found["parties"] == "KAZ (state); RUS (state)"
    assert (found["place"], found["place_of_signature"]) == ("", "Мәскеу")


CELLS = [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("1992", "1992"), ("", ""),
         (" =1+1", "' =1+1"), ("\u00a0\ufeff\u200b@", "'\u00a0\ufeff\u200b@"), (" 19", " 19"), (" ", " ")]  # fmt: skip


@pytest.mark.parametrize(("cell", "written"), CELLS)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert csv_table.safe(cell) == written


@given(records())
@WHOLE_RECORDS
def test_any_record_is_one_row_and_one_node(known: Record) -> None:
    lines = list(csv.reader(io.StringIO("".join(csv_table.dump([known])), newline="")))
    assert [len(line) for line in lines] == [len(csv_table.COLUMNS)] * 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in lines[1])
    graph = json.loads("".join(jsonld.dump([known, known])))["@graph"]
    assert [node["@id"] for node in graph] == [f"/records/{known.citekey}"] * 2


def test_a_treaty_is_legislation_for_schema_org() -> None:
    node = jsonld.to_node(TREATY, "https://kb/records/")
    assert (node["@type"], node["legislationDate"], node["legislationType"]) == ("Legislation", "1992-05-25", "treaty")
    assert node["legislationRepeals"] == [{"@id": "https://kb/records/old"}]
    assert node["isRelatedTo"] == [{"@id": "https://kb/records/other"}]
    assert node["temporalCoverage"] == "1993-02-11/.."
    assert node["name"][1] == {"@value": "Договор", "@language": "ru"}
    assert node["author"][0] == {"@type": "Organization", "name": "Парламент"}


OLD = [
    (TREATY, "misc", {"title": "{Шарт}", "year": "1992", "keywords": "treaty"}),
    (record(type="legislation", kind="law", fields={"keyword": "шекара, мұнай"}), "misc",
     {"keywords": "legislation, law, шекара, мұнай"}),
    (record(type="book", fields={"keyword": "шекара"}), "book", {"keywords": "шекара"}),
    (record(type="article-journal", fields={"container-title": "Заң", "page": "1–9"}), "article",
     {"journal": "Заң", "pages": "1--9"}),
    (record(type="thesis", fields={"publisher": "ҚазҰУ"}), "phdthesis", {"school": "ҚазҰУ"}),
    (record(type="chapter", fields={"container-title": "Жинақ"}), "incollection", {"booktitle": "Жинақ"}),
    (record(titles=[title("Шарт", origin="supplied")]), "misc", {"title": "{[Шарт]}"}),
    (record(issued="1992-05-25", actions=[signed("1992-05-25", place="Мәскеу")]), "misc",
     {"year": "1992", "month": "05", "day": "25", "venue": "Мәскеу"}),
    (record(type="book", fields={"ISBN": "0-521-81412-X", "number-of-pages": "564", "collection-number": "91"}), "book",
     {"isbn": "0-521-81412-X", "pagetotal": "564", "number": "91"}),
    (record(type="article-journal", fields={"page": "241-268", "issue": "2"}), "article",
     {"pages": "241--268", "number": "2"}),
]  # fmt: skip


@pytest.mark.parametrize(("known", "kind", "fields"), OLD)
def test_plain_bibtex_for_old_programs(known: Record, kind: str, fields: dict[str, str]) -> None:
    entry = parse_string("".join(export.dump([known])), "bibtex").entries[known.citekey]
    assert entry.type == kind
    assert {name: entry.fields[name] for name in fields} == fields


def test_plain_bibtex_says_no_kind_where_there_is_none() -> None:
    entry = parse_string("".join(export.dump([record(type="webpage")])), "bibtex").entries["kz-ru-friendship-1992"]
    assert (entry.fields["keywords"], "howpublished" in entry.fields) == ("webpage", False)


@given(st.lists(st.lists(texts(), min_size=1, max_size=4).filter(any), max_size=4))
def test_rows_are_read_as_written_but_for_empty_ends(table_of: list[list[str]]) -> None:
    def trimmed(row: list[str]) -> list[str]:
        return trimmed(row[:-1]) if row and not row[-1] else row

    assert rows.parse(rows.dump(table_of)) == [trimmed(row) for row in table_of]


MARKUP = [
    ("{\\'e}{\\\"O}{\\c C}", "éÖÇ"), ("{Қазақ} {{Стан}}", "Қазақ Стан"), ("50\\% \\& \\#1", "50% & #1"),
    ("a~b", "a\u00a0b"),
    ("\\emph{x} y", "<i>x</i> y"), ("Қазақстан", "Қазақстан"), ("1--5", "1–5"), ("a---b", "a—b"), ("-{}-", "--"),
    ("https://x.kz/a--b", "https://x.kz/a--b"),
    ("\\textbackslash{}x", "\\x"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text"), MARKUP)
def test_latex_is_decoded_where_there_is_any(written: str, text: str) -> None:
    assert latex.decode(written) == text


@given(texts(lines=False))
def test_latex_gives_back_what_it_wrote(text: str) -> None:
    assert " ".join(latex.decode(latex.encode(text)).split()) == text


@given(st.text())
def test_cyrillic_and_every_other_letter_is_left_alone(text: str) -> None:
    assert [one for one in latex.encode(text) if not one.isascii()] == [one for one in text if not one.isascii()]


LINES = [
    # a line                                                       what is wrong
    ("", None),
    ('{"citekey": "a", "type": "book"}', None),
    ('\ufeff{"citekey": "a", "type": "book"}', None),
    ("{", "Expecting property name"),
    ("[1]", "a record is a JSON object"),
    ('{"citekey": "a"}', "a record needs a type"),
    ('{"citekey": "", "type": "book"}', "a record needs a citekey"),
    ('{"citekey": 5, "type": "book"}', "citekey: a text is wanted"),
    ('{"citekey": "a", "type": "book", "colour": "red"}', "unknown key 'colour'; valid: citekey"),
    ('{"citekey": "a", "type": "book", "titles": "x"}', "titles: a list is wanted"),
    ('{"citekey": "a", "type": "book", "titles": [{"value": "x"}]}', "titles: lang is missing"),
    ('{"citekey": "a", "type": "book", "numbers": ["1"]}', "numbers: a list of whole numbers"),
    ('{"citekey": "a", "type": "book", "numbers": [true]}', "numbers: a list of whole numbers"),
    ('{"citekey": "a", "type": "book", "mentions": [{"section": "1", "line": "5"}]}', "line: a whole number"),
    ('{"citekey": "a", "type": "bill", "actions": [{"kind": "adoption", "act": 5}]}', "act: each one is a JSON object"),
    ('{"citekey": "a", "type": "bill", "actions": [{"kind": "adoption", "act": {"no": "5"}}]}', "'no'"),
    ('{"citekey": "a", "type": "book", "issued": "soon"}', "'soon' is not a date"),
    ('{"citekey": "a", "type": "book", "fields": {"a": 1}}', "fields.a: a text is wanted"),
    ('{"citekey": "a", "type": "book", "kind": "\\ud800"}', "surrogates not allowed"),
    ('{"citekey": "a", "type": "book", "numbers": [' + "9" * 5000 + "]}", "limit"),
    ("[" * 100_000, "recursion"),
]


@pytest.mark.parametrize(("line", "message"), LINES, ids=lambda value: str(value)[:50])
def test_json_lines(line: str, message: str | None) -> None:
    found, problems = split(jsonl.parse(stream(line + '\n{"citekey": "z", "type": "book"}\n'), "a.jsonl"))
    assert found[-1][0].citekey == "z"
    assert [(one.file, one.line) for one in problems] == [("a.jsonl", 1)] * (message is not None)
    assert all(message and message in one.message for one in problems)


@pytest.mark.parametrize("turn", [1, -1])
def test_numbers_of_the_file_and_of_named_manuscripts_stand_together(turn: int) -> None:
    keys = ('"numbers": [4]', '"cited_in": [{"manuscript": "thesis", "number": 9}]')[::turn]
    line = f'{{"citekey": "a", "type": "book", {", ".join(keys)}}}\n'
    records, problems = split(jsonl.parse(stream(line), "a.jsonl"))
    assert {(place.manuscript, place.number) for place in records[0][0].cited_in} == {("", 4), ("thesis", 9)}
    assert problems == []


def test_an_instrument_is_a_text_or_its_parts() -> None:
    acts = ('"Law No. 1"', '{"name": "Law", "number": "1"}')
    lines = "".join(
        f'{{"citekey": "a", "type": "bill", "actions": [{{"kind": "adoption", "act": {act}}}]}}\n' for act in acts
    )
    found, problems = split(jsonl.parse(stream(lines), "a.jsonl"))
    assert problems == []
    assert [one.actions[0].act for one, _line in found] == [Instrument("Law No. 1"), Instrument("Law", "1")]
    assert "".join(jsonl.dump(one for one, _line in found)) == lines


def test_bytes_that_are_no_text_are_a_problem() -> None:
    assert [type(one) for one in jsonl.parse(stream(b"\xff\n"), "a.jsonl")] == [Problem]


def test_json_leaves_out_what_is_empty() -> None:
    assert json.loads(next(jsonl.dump([Record("a", "book", parties=(Party("KAZ", "state"),))]))) == {
        "citekey": "a", "type": "book", "parties": [{"code": "KAZ", "capacity": "state"}],
    }  # fmt: skip


BROKEN = [
    ("topics.toml", None, r"topics\.toml: .*install Derekköz again"),
    ("parties.toml", "x = [", r"parties\.toml: .*install Derekköz again"),
    ("topics.toml", '[[topic]]\nkk = "x"\n', "lacks 'id'"),
    ("parties.toml", "", "lacks 'party'"),
]


@pytest.mark.parametrize(("name", "text", "message"), BROKEN)
def test_broken_vocabularies_name_the_file(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    (folder / name).unlink() if text is None else (folder / name).write_text(text, "utf-8")
    with pytest.raises(KbError, match=message):
        vocabulary.parse(folder)


def test_the_digest_changes_with_any_data_file(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    marks = {vocabulary.parse(folder).digest}
    for name in ("terms.toml", "manuscripts/dissertation.csv", "events.jsonl"):
        with (folder / name).open("a", encoding="utf-8") as out:
            out.write("\n")
        marks.add(vocabulary.parse(folder).digest)
    assert len(marks) == 4


EVENTS = [("{", 1), ('\n{"id": "a"}', 2), ('{"id": "a", "date": "soon"}', 1), ("[]", 1)]


@pytest.mark.parametrize(("text", "line"), EVENTS)
def test_a_broken_event_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "events.jsonl").write_text(text, "utf-8")
    with pytest.raises(KbError, match=rf"events\.jsonl:{line}: "):
        manuscript.events(tmp_path)


def test_the_events_of_the_collection() -> None:
    assert len({one.id for one in manuscript.events(DATA)}) == len(manuscript.events(DATA)) > 0


def test_prose_is_a_text_or_its_phrases() -> None:
    notes = ('"seen"', '["seen", "no date"]', '["peace; war"]')
    lines = "".join(
        f'{{"citekey": "a", "type": "bill", "evidence": [{{"field": "title", "note": {note}}}]}}\n' for note in notes
    )
    found, problems = split(jsonl.parse(stream(lines), "a.jsonl"))
    assert problems == []
    phrases = [one.evidence[0].note.phrases for one, _line in found]
    assert phrases == [("seen",), ("seen", "no date"), ("peace; war",)]
    assert "".join(jsonl.dump(one for one, _line in found)) == lines
    old = '{"citekey": "a", "type": "bill", "term": {"note": "seen; no date"}}'
    ((earlier, _line),) = split(jsonl.parse(stream(old), "a.jsonl"))[0]
    assert earlier.term.note == Prose(("seen", "no date"))
