"""An entry whose braces or quotes do not close is told, swallows no other field, and eats no other entry."""

from io import BytesIO

import pytest

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import biblatex

AFTER = "\n@book{after, author = {Сәрсен, Б.}, title = {Кейін}}\n"


def _read(text: str) -> tuple[list[Record], list[Problem]]:
    items = list(biblatex.parse(BytesIO(text.encode()), "a.bib"))
    return [item[0] for item in items if isinstance(item, tuple)], [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize(
    "entry",
    [
        "@book{a, author={Дала, Е, title={Жол}, year=1999",
        "@book{a, author={Дала, Е, title={Жол}, year=1999}",
        "@book{a,\n author = {Дала, Е,\n title = {Жол},\n year = {1999}\n}",
        '@book{a,\n author = "Дала, Е,\n title = "Жол",\n year = 1999\n}',
        "@book{a, author={Дала, Е}, year=1999, title={Жол",
    ],
)
def test_the_next_field_ends_a_value_that_is_not_closed(entry: str) -> None:
    (record, after), problems = _read(entry + AFTER)
    assert [(person.family, person.given) for person in record.contributors] == [("Дала", "Е")]
    assert record.issued is not None
    assert ([title.value for title in record.titles], record.issued.text) == (["Жол"], "1999")
    assert [(problem.check, problem.record) for problem in problems] == [("syntax", "a")]
    assert after.titles[0].value == "Кейін"


def test_what_is_closed_may_hold_what_looks_like_a_field() -> None:
    (record,), problems = _read("@book{a, title={Жол, year={1999} дейін}, note={x = 5, y = {6}}}")
    assert (record.titles[0].value, record.fields["note"], problems) == ("Жол, year=1999 дейін", "x = 5, y = 6", [])
