"""Dates in words, in the three languages, and dates as people type them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.dates import date_in_words
from kb.language.months import month_of
from kb.language.typed_dates import dates_in, impossible_days_in, whole_date


def read(text: str) -> list[tuple[str, str]]:
    return [(one.date.text, text[one.start : one.end]) for one in dates_in(text)]


def test_a_day_in_three_languages() -> None:
    assert dict(date_in_words(1992, 5, 25)) == {
        "kk": "1992 жылғы 25 мамыр",
        "ru": "25 мая 1992 года",
        "en": "25 May 1992",
    }


def test_a_month_without_a_day() -> None:
    assert dict(date_in_words(1994, 3)) == {"kk": "1994 жылғы наурыз", "ru": "марта 1994 года", "en": "March 1994"}


@pytest.mark.parametrize(
    "typed",
    [
        "07.11.2013", "7.11.2013 г.", "07/11/13", "7-11-2013", "2013-11-07", "2013.11.07", "7 ноября 2013 года",
        "7 ноября 2013", "7 нояб 2013", "November 7, 2013", "Nov. 7th, 2013", "7 November 2013", "7th of November 2013",
        "2013 ж. 7 қараша", "2013 жылғы 7 қараша", "2013 жылғы 7 қарашадағы", "7 қараша 2013 жыл",
        "2013 жылгы 7 карашада", "7 ноября 13 года", "7-XI-2013", "7 XI 2013", "13 жылғы 7 қараша", "7.XI.13",
        "2013-жылғы 7-қараша",
    ],
)  # fmt: skip
def test_a_day_in_every_form(typed: str) -> None:
    assert read(f"before {typed} after") == [("2013-11-07", typed)]


@pytest.mark.parametrize(
    "typed",
    ["май месяц 2009", "мае месяце 2009 года", "2009 жылғы мамыр айы", "2009 жылдың мамыр айында", "2009-ж. мамыр"],
)
def test_a_month_called_so(typed: str) -> None:
    assert read(f"before {typed} after") == [("2009-05", typed)]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("ноябрь 2013", "2013-11"), ("в ноябре 2013 г.", "2013-11"), ("November 2013", "2013-11"),
        ("2013 жылғы қараша", "2013-11"), ("11.2013", "2013-11"), ("2013-11", "2013-11"),
        ("2009-2013", "2009/2013"), ("2009–13", "2009/2013"), ("с 2009 по 2013 год", "2009/2013"),
        ("from 2009 to 2013", "2009/2013"), ("2009 жылдан 2013 жылға дейін", "2009/2013"),
        ("в 80-е", "198X"), ("80-х годах", "198X"), ("the 1980s", "198X"), ("in the eighties", "198X"),
        ("восьмидесятых", "198X"), ("80-жылдары", "198X"), ("сексенінші жылдар", "198X"),
    ],
)  # fmt: skip
def test_months_and_years(typed: str, edtf: str) -> None:
    assert [one.date.text for one in dates_in(typed)] == [edtf]


@pytest.mark.parametrize(
    ("typed", "impossible"),
    [("от 30 февраля 2010 года", ["30 февраля 2010 года"]), ("31.09.1999 и 30.09.1999", ["31.09.1999"]),
     ("November 31, 2013", ["November 31, 2013"]), ("7 ноября 2013", []), ("31 статья 2013", []), ("", [])],
)  # fmt: skip
def test_days_that_no_calendar_has(typed: str, impossible: list[str]) -> None:
    assert [typed[start:end].strip() for start, end in impossible_days_in(typed)] == impossible


def test_figures_are_read_day_first_where_both_readings_are_dates() -> None:
    assert [one.date.text for one in dates_in("09/07/2010")] == ["2010-07-09"]
    assert [one.date.text for one in dates_in("07/19/2010")] == ["2010-07-19"]
    assert dates_in("31.02.2010") == ()


@pytest.mark.parametrize("typed", ["2013", "Казань 2015", "pp. 107-130", "527-IV", "A/51/138", "3-5", "2013 форум"])
def test_what_is_no_date(typed: str) -> None:
    assert dates_in(typed) == ()


def test_months_in_cases() -> None:
    assert [month_of(name) for name in ("мая", "мамырда", "May", "марте", "мәртебе")] == [5, 5, 5, 3, None]


@given(st.text(max_size=80))
def test_any_text_has_dates_in_order(text: str) -> None:
    found = dates_in(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("«12» января 1999 г.", "1999-01-12"), ("12.I.1999", "1999-01-12"), ("12-Jan-1999", "1999-01-12"),
        ("1999 Jan 12", "1999-01-12"), ("25. Mai 1992", "1992-05-25"), ("3 de junio de 1992", "1992-06-03"),
        ("12–14 мая 1992", "1992-05-12/1992-05-14"), ("28 мая – 3 июня 1992", "1992-05-28/1992-06-03"),
        ("с 1 мая по 3 июня 1992", ""), ("Jan.-Feb. 1998", "1998-01/1998-02"), ("1998 мамыр-маусым", "1998-05/1998-06"),
        ("12.05.1992 – 14.05.1992", "1992-05-12/1992-05-14"), ("весна 1992 – лето 1993", "1992-21/1993-22"),
        ("12 мая 1478", "1478-05-12"), ("12 декабря 1992 года Астана", ""), ("мамыр", ""), ("13.XIII.1999", ""),
    ],
)  # fmt: skip
def test_a_text_that_is_a_date_as_a_whole(text: str, edtf: str) -> None:
    date = whole_date(text)
    assert (date.date.text if date else "") == edtf


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = whole_date(text)
    assert date is None or date.date.text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("что подписали летом 1992 года", "1992-22"), ("1998 жылдың жазында қол қойылған", "1998-22"),
        ("treaties of autumn 2013", "2013-23"), ("зима 1995", "1995-24"),
    ],
)  # fmt: skip
def test_seasons_stand_in_a_text(text: str, date: str) -> None:
    assert [typed.date.text for typed in dates_in(text)] == [date]
