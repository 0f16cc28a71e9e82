"""Signs that programs took over from web pages are read as what they mean: entities, marks of paragraphs."""

import json

import pytest

from kb.domain.records import Record
from kb.formats import csljson
from kb.formats.bibtex import biblatex
from kb.formats.ris import reader as ris
from tests.factories import split, stream

MEANT = [
    ("Дала &amp; Тау", "Дала & Тау"), ("Дала &amp;amp; Тау", "Дала & Тау"), ("&#1178;азына", "Қазына"),
    ("&#x49A;азына", "Қазына"), ("Caf&eacute;", "Café"), ("R&D; S&P", "R&D; S&P"), ("5 &lt; 6", "5 < 6"),
]  # fmt: skip


def _title(records: list[tuple[Record, int]]) -> str:
    ((record, _line),) = records
    return record.titles[0].value


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_entities_are_letters(written: str, meant: str) -> None:
    item = json.dumps([{"id": "a", "type": "book", "title": written}])
    assert _title(split(csljson.parse(stream(item), "a.json"))[0]) == meant
    assert _title(split(ris.parse(stream(f"TY  - BOOK\nTI  - {written}\nER  - \n"), "a.ris"))[0]) == meant
    escaped = written.replace("R&D; S&P", r"R\&D; S\&P")
    assert _title(split(biblatex.parse(stream(f"@book{{a, title={{{escaped}}}}}"), "a.bib"))[0]) == meant


def test_an_entity_that_was_escaped_once_more_is_one_sign() -> None:
    assert _title(split(biblatex.parse(stream(r"@book{a, title={Дала \&amp; Тау}}"), "a.bib"))[0]) == "Дала & Тау"


def test_a_note_has_no_marks_of_paragraphs() -> None:
    text = "TY  - BOOK\nTI  - A\nN1  - <p>Көшірме.</p><p class='x'>Екінші жол</p>\nER  - \n"
    ((record, _line),), _problems = split(ris.parse(stream(text), "a.ris"))
    assert record.fields["note"] == "Көшірме. Екінші жол"


@pytest.mark.parametrize(
    ("typed", "title"),
    [(r"Шегі \&lt; 5", "Шегі < 5"), (r"2.5 {{\&}}mu;m қабат", "2.5 μm қабат"), (r"{\&}\#1178;азына", "Қазына"),
     (r"{\&}lt;i{\&}gt;Stipa{\&}lt;/i{\&}gt;", "<i>Stipa</i>"), (r"R\&D; S\&Ps;", "R&D; S&Ps;")],
)  # fmt: skip
def test_signs_that_a_program_escaped_for_latex(typed: str, title: str) -> None:
    assert _title(split(biblatex.parse(stream(f"@book{{a, title={{{typed}}}}}"), "a.bib"))[0]) == title
