"""Large files are read an entry at a time: the same records as at once, and what is wrong is said in its place."""

import json
from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson, json_items
from kb.formats.ris import reader
from kb.language import encodings

ITEMS = [{"id": f"k{number}", "type": "book", "title": f"Дала {number}", "note": "x" * 50} for number in range(40)]


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "_WHOLE", 1000)
    monkeypatch.setattr(encodings, "_PIECE", 7)


def _records(data: bytes) -> list[Record]:
    return [item[0] for item in csljson.parse(BytesIO(data), "a.json") if not isinstance(item, Problem)]


def _title(record: Record) -> str:
    title = record.title()
    return title.value if title else ""


@pytest.mark.parametrize("wrap", ["{}", '{{"items": {}}}', '\ufeff{{"message": {{"rows": 2, "items": {}}}}}'])
def test_items_of_a_large_file_are_those_of_a_small_one(wrap: str) -> None:
    text = wrap.format(json.dumps(ITEMS, ensure_ascii=False))
    assert [record.citekey for record in _records(text.encode())] == [item["id"] for item in ITEMS]
    assert _title(_records(text.encode())[3]) == "Дала 3"


def test_half_a_large_file_gives_its_whole_items_and_says_where_it_breaks() -> None:
    data = json.dumps(ITEMS).encode()
    read = list(csljson.parse(BytesIO(data[: len(data) // 2]), "a.json"))
    assert len(read) > 10
    assert isinstance(read[-1], Problem)
    assert read[-1].check == "syntax"


def test_bytes_that_are_no_utf8_in_the_middle_are_a_problem_with_its_line() -> None:
    data = "TY  - BOOK\nTI  - Дала\nER  - \n".encode() * 9 + "TY  - BOOK\nTI  - Степь\nER  - \n".encode("cp1251")
    (problem,) = reader.parse(BytesIO(data), "a.ris")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.line) == ("encoding", 29)
    assert encodings.not_utf8(BytesIO("Дала\n".encode() * 30), "a") is None


def test_an_entry_that_is_too_large_is_said_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_BLOCK", 100)
    large = "TY  - BOOK\nTI  - " + "x" * 300 + "\n" + "N1  - y\n" * 50 + "ER  - \n"
    data = (large + "TY  - BOOK\nTI  - Дала\nER  - \n").encode()
    problem, read = reader.parse(BytesIO(data), "a.ris")
    assert isinstance(problem, Problem)
    assert not isinstance(read, Problem)
    assert (problem.check, problem.line) == ("block-too-large", 1)
    assert (_title(read[0]), read[1]) == ("Дала", 54)


def test_half_a_small_file_gives_its_whole_items_and_the_line_where_it_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "_WHOLE", 1 << 20)
    half = '[{"id": "a", "title": "Дала"},\n {"id": "b", "ti'
    *read, problem = csljson.parse(BytesIO(half.encode()), "a.json")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.line) == ("syntax", 2)
    assert [item[0].citekey for item in read if not isinstance(item, Problem)] == ["a"]
