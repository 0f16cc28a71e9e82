"""Prose on one line and back: phrases stay what they are, whatever stands in them."""

import pytest
from hypothesis import given

from kb.domain.prose import Prose, divided, joined
from tests.record_strategies import PROSE


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ("", ()),
        ("seen on the shelf", ("seen on the shelf",)),
        ("seen on the shelf; no date", ("seen on the shelf", "no date")),
        (" a ;b;  c;; ", ("a ;b", "c;")),
        ("see http://a.kz/?b=1;c=2; no date", ("see http://a.kz/?b=1;c=2", "no date")),
        (r"its parts (peace\; war) are two; dated", ("its parts (peace; war) are two", "dated")),
        (r"kept in C:\notes; ends in \\; so", (r"kept in C:\notes", "ends in \\", "so")),
        ("; ;", ()),
    ],
)
def test_a_line_is_divided_at_its_semicolons(line: str, phrases: tuple[str, ...]) -> None:
    assert divided(line) == phrases
    assert Prose.parse(line) == Prose(phrases)
    assert divided(joined(phrases)) == phrases


@given(PROSE)
def test_what_is_written_is_read_back(prose: Prose) -> None:
    assert Prose.parse(prose.line) == prose


def test_a_reader_sees_no_mark() -> None:
    prose = Prose.of(("peace; war", " ", " dated "))
    assert (prose.line, prose.text) == (r"peace\; war; dated", "peace; war; dated")
    assert not Prose.of(("", " "))
