"""Spans of days and months as people type them."""

import pytest

from kb.language.date_spans import spans_in


def read(text: str) -> list[tuple[str, str]]:
    return [(its.date.text, text[its.start : its.end]) for its in spans_in(text)]


@pytest.mark.parametrize(
    "typed",
    [
        "февраль-апрель 2003", "февраль – апрель 2003 года", "февраля по апрель 2003 г.", "February-April 2003",
        "Feb.-Apr. 2003", "February to April 2003", "February and April 2003", "2003 жылғы ақпан-сәуір",
        "2003 ж. ақпан – сәуір", "2003-02 to 2003-04", "02.2003 – 04.2003", "2003 жылдың ақпан мен сәуір",
    ],
)  # fmt: skip
def test_a_span_of_months(typed: str) -> None:
    assert read(f"before, {typed}, after") == [("2003-02/2003-04", typed)]


@pytest.mark.parametrize(
    "typed",
    ["9 июня – 4 июля 1999", "09.06.1999 - 04.07.1999", "9 June to 4 July 1999", "1999 жылғы 9 маусым мен 4 шілде"],
)
def test_a_span_of_days(typed: str) -> None:
    assert read(typed) == [("1999-06-09/1999-07-04", typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "9 июня 1999 и 4 июля 2001", "9 июня 1999, 4 июля 2001", "протокол-июль 1999", "июль 1999 и протокол",
        "апрель-февраль 2003", "2003", "от и до", "",
    ],
)  # fmt: skip
def test_two_dates_or_none_are_no_span(typed: str) -> None:
    assert read(typed) == []


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("лето 1999 – зима 2000", "1999-06-01/2001-02-28"), ("с лета 1999 по весну 2000", "1999-06-01/2000-05-31"),
        ("summer 1999 to spring 2000", "1999-06-01/2000-05-31"),
        ("лета 1999 года до мая 2000", "1999-06-01/2000-05-31"),
        ("1999 жылдың жазынан 2000 жылдың көктеміне дейін", "1999-06-01/2000-05-31"),
        ("1999 жылғы маусымнан 2000 жылғы сәуірге дейін", "1999-06-01/2000-04-30"),
        ("1999 жылдың шілдесінен 2000 жылдың мамырына дейін", "1999-07-01/2000-05-31"),
    ],
)  # fmt: skip
def test_a_span_of_seasons_and_one_that_kazakh_says_by_its_cases(typed: str, days: str) -> None:
    assert [date for date, _text in read(typed)] == [days]


@pytest.mark.parametrize(
    "typed",
    ["1999 жылдың жазы 2000 жылдың көктемі", "1999 жылдың жазынан 2000 жылдың көктеміне", "зима 2001 – лето 1999",
     "лето 1999 и весна 2000"],
)  # fmt: skip
def test_two_seasons_are_no_span(typed: str) -> None:
    assert read(typed) == []
