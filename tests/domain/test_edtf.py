"""EDTF levels 0 and 1: what each text means in days, what is refused, and what always holds."""

from typing import Any

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given
from hypothesis import strategies as st

from kb.domain import edtf
from kb.domain.edtf import EdtfError, civil, month_length, ordinal

MEANINGS = """
    text                        earliest      latest        precision  mark
    1992                        1992-01-01    1992-12-31    year
    1992-05                     1992-05-01    1992-05-31    month
    1992-05-25                  1992-05-25    1992-05-25    day
    1992-02                     1992-02-01    1992-02-29    month
    1900-02                     1900-02-01    1900-02-28    month
    2000-02-29                  2000-02-29    2000-02-29    day
    1992-05-25T10:30:00Z        1992-05-25    1992-05-25    day
    1992-05-25T23:59:59+06:00   1992-05-25    1992-05-25    day
    0000                        0000-01-01    0000-12-31    year
    -0001                       -0001-01-01   -0001-12-31   year
    1992~                       1992-01-01    1992-12-31    year       ~
    1992-05?                    1992-05-01    1992-05-31    month      ?
    1992-05-25%                 1992-05-25    1992-05-25    day        %
    199X                        1990-01-01    1999-12-31    decade
    19XX                        1900-01-01    1999-12-31    century
    1XXX                        1000-01-01    1999-12-31    century
    XXXX                        0000-01-01    9999-12-31    century
    -019X                       -0199-01-01   -0190-12-31   decade
    1992-XX                     1992-01-01    1992-12-31    year
    1992-XX-XX                  1992-01-01    1992-12-31    year
    1992-05-XX                  1992-05-01    1992-05-31    month
    1992-05-1X                  1992-05-10    1992-05-19    month
    1992-05-0X                  1992-05-01    1992-05-09    month
    1992-05-3X                  1992-05-30    1992-05-31    month
    1992-21                     1992-03-01    1992-05-31    season
    1992-24                     1992-12-01    1993-02-28    season
    1995-24~                    1995-12-01    1996-02-29    season     ~
    Y12345                      12345-01-01   12345-12-31   year
    Y-12345                     -12345-01-01  -12345-12-31  year
    1990/1994                   1990-01-01    1994-12-31    interval
    1990-12-21/1991             1990-12-21    1991-12-31    interval
    1992-05/1992-05             1992-05-01    1992-05-31    interval
    1990~/1994?                 1990-01-01    1994-12-31    interval   ?~
    1992/..                     1992-01-01    -             interval
    1992/                       1992-01-01    -             interval
    ../1992                     -             1992-12-31    interval
    /1992                       -             1992-12-31    interval
    -0100/0100                  -0100-01-01   0100-12-31    interval
"""
ROWS = [line.split() for line in MEANINGS.strip().splitlines()[1:]]


def number(text: str) -> int | None:
    if text == "-":
        return None
    sign = -1 if text.startswith("-") else 1
    year, month, day = text.removeprefix("-").split("-")
    return ordinal(sign * int(year), int(month), int(day))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_date_means(row: list[str]) -> None:
    text, lower, upper, precision, mark = (*row, "")[:5]
    found = edtf.parse(text)
    assert (found.text, found.lower, found.upper) == (text, number(lower), number(upper))
    assert (found.precision, found.qualifier) == (precision, mark)


REFUSED = """
    92 199 19922 1992-5 1992-13 1992-00 1992-05-00 1992-05-32 1991-02-30 1900-02-29 1992-02-3X 1992-21-01 25.05.1992
    1992-05-25T25:00:00Z 1992-05-25T10:61:00Z 1992-05T10:00:00Z 1992-05-25T10:00:00Z~ 199X-05 XXXX-05 1992-XX-05
    1994/1992 1992-06/1992-05 1992/1993/1994 .. / ../.. /.. Y1992 X992 1992?~ ~1992 ?
    1992-05-25-01 1９92 ١٩٩٢ 1992-05–06 Y1234567890
"""
SPACED = ("", " 1992", "1992 ", "1992\n", "мамыр 1992", "1992" * 50, "\x00")


@pytest.mark.parametrize("text", [*REFUSED.split(), *SPACED])
def test_refused_with_a_reason_and_examples(text: str) -> None:
    with pytest.raises(EdtfError, match=r"is not a date: .+\. Write 1992, 1992-05"):
        edtf.parse(text)
    assert edtf.find(text) is None


SHAPED = st.text("0123456789-/X.~?%YTZ:+", max_size=26)


@given(st.text() | SHAPED)
@example("Y-999999999/Y999999999")
@example("0000-02-30")
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        found = edtf.parse(text)
    except EdtfError as error:
        assert len(str(error)) < 700
        return
    assert found.text == text
    assert found.lower is not None or found.upper is not None
    assert found.lower is None or found.upper is None or found.lower <= found.upper
    assert isinstance(found.year, int)


YEARS = st.integers(-10_000, 10_000) | st.integers(-999_999_999, 999_999_999)


@given(YEARS, st.integers(1, 12), st.integers(1, 31))
def test_civil_undoes_ordinal(year: int, month: int, day: int) -> None:
    day = min(day, month_length(year, month))
    assert civil(ordinal(year, month, day)) == (year, month, day)


@given(st.integers(-(10**9), 10**9))
def test_ordinal_undoes_civil_and_days_follow_one_another(day: int) -> None:
    assert ordinal(*civil(day)) == day
    assert civil(day) < civil(day + 1)


@given(st.dates())
def test_days_are_counted_as_python_counts_them(date: Any) -> None:
    assert ordinal(date.year, date.month, date.day) == date.toordinal()
    assert edtf.parse(date.isoformat()).lower == date.toordinal()


@given(st.integers(ordinal(-999_999_999, 1, 1), ordinal(999_999_999, 12, 31)))
def test_a_day_number_gives_its_date(day: int) -> None:
    found = edtf.of_day(day)
    assert (found.lower, found.upper, found.is_day) == (day, day, True)


@given(st.integers(0, 9999), st.integers(1, 12), st.integers(1, 28))
def test_what_is_less_precise_holds_what_is_more_precise(year: int, month: int, day: int) -> None:
    texts = (f"{year:04d}"[:2] + "XX", f"{year:04d}", f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}-{day:02d}")
    found = [edtf.parse(text) for text in texts]
    lowers, uppers = [date.lower or 0 for date in found], [date.upper or 0 for date in found]
    assert lowers == sorted(lowers)
    assert uppers == sorted(uppers, reverse=True)


# Differing on purpose: open ends (ten years long there), winters (in December there), 1868?/.. (a crash there).
PROBES = """
    1992 1992-05 1992-05-25 2000-02-29 1999-02 199X 19XX 1992-XX 1992-05-XX 1992-21 1992-23 Y12345 Y-12345 -0100
    1990/1994 1990-12-21/1991-12-25 1992-05/1993
"""


@pytest.mark.parametrize("text", PROBES.split())
def test_the_edtf_package_agrees(text: str) -> None:
    peer = parse_edtf(text)
    found = edtf.parse(text)
    lower, upper = peer.lower_strict(), peer.upper_strict()
    assert found.lower == ordinal(lower.tm_year, lower.tm_mon, lower.tm_mday)
    assert found.upper == ordinal(upper.tm_year, upper.tm_mon, upper.tm_mday)


@pytest.mark.parametrize("text", ["1991-02-30", "1992-13", "25.05.1992", "1994-05-32"])
def test_the_edtf_package_refuses_the_same(text: str) -> None:
    assert edtf.find(text) is None
    with pytest.raises((EDTFParseException, ValueError)):
        parse_edtf(text).lower_strict()
