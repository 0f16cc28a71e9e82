"""Dates, numbers and text cases."""

import pytest

from kb.csl.dates import Point, from_text, read_date
from kb.csl.numbers import is_many, is_numeric, page_range
from kb.csl.text_case import apply, sentence_case, title_case
from kb.language.roman_numerals import roman
from tests.csl.samples import one


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1994-12-10", (1994, 12, 10, 0), None),
        ("1994-12", (1994, 12, 0, 0), None),
        ("1994-21", (1994, 0, 0, 1), None),
        ("-0044-03-15", (-44, 3, 15, 0), None),
        ("1992-05-25/1998-07-06", (1992, 5, 25, 0), (1998, 7, 6, 0)),
        ("1992 ж. 25 мамыр", (1992, 5, 25, 0), None),
        ("25 мая 1992 г.", (1992, 5, 25, 0), None),
        ("May 25, 1992", (1992, 5, 25, 0), None),
        ("1-3 June 2010", (2010, 6, 1, 0), (2010, 6, 3, 0)),
        ("1994/95", (1994, 0, 0, 0), (1995, 0, 0, 0)),
        ("Spring-Summer 1999", (1999, 0, 0, 1), (1999, 0, 0, 2)),
    ],
)
def test_dates_of_text(text: str, start: tuple[int, ...], end: tuple[int, ...] | None) -> None:
    found = from_text(text)
    assert found is not None
    assert tuple(found.start) == start
    assert (tuple(found.end) if found.end else None) == end


@pytest.mark.parametrize(
    ("value", "point", "circa", "literal"),
    [
        ({"date-parts": [["1074"]], "circa": True}, Point(1074), True, ""),
        ({"raw": "ca. 1994"}, Point(1994), True, ""),
        ({"literal": "жылы көрсетілмеген"}, Point(), False, "жылы көрсетілмеген"),
        ("1994?", Point(1994), True, ""),
        (1994, Point(1994), False, ""),
        ({"date-parts": [[2001, 5]], "season": "2"}, Point(2001, 5), False, ""),
    ],
)
def test_date_values(value: object, point: Point, circa: bool, literal: str) -> None:
    found = read_date(value)
    assert found is not None
    assert (found.start, found.circa, found.literal) == (point, circa, literal)


@pytest.mark.parametrize("value", [None, {}, [], {"date-parts": []}, {"date-parts": [[]]}, {"raw": ""}, "", 1.5])
def test_what_is_no_date(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("attributes", "value", "printed"),
    [
        ('form="text"', {"date-parts": [[1992, 5, 25]]}, "May 25, 1992"),
        ('form="numeric"', {"date-parts": [[1992, 5, 25]]}, "05/25/1992"),
        ('form="text" date-parts="year-month"', {"date-parts": [[1992, 5, 25]]}, "May 1992"),
        ('form="text"', {"date-parts": [[1992, 5, 25], [1992, 5, 28]]}, "May 25–28, 1992"),
        ('form="text"', {"date-parts": [[1992, 5, 25], [1992, 7, 6]]}, "May 25–July 6, 1992"),
        ('form="text"', {"date-parts": [[1992, 5, 25], [1998, 7, 6]]}, "May 25, 1992–July 6, 1998"),
        ('form="text" date-parts="year"', {"date-parts": [[-44]]}, "44 BC"),
        ('form="text"', {"date-parts": [[2001]], "season": 2}, "Summer 2001"),
        ('form="text"', {"date-parts": [[1992], [0]]}, "1992–"),
    ],
)
def test_dates_in_print(attributes: str, value: object, printed: str) -> None:
    assert one(f'<date variable="issued" {attributes}/>', {"issued": value}) == printed


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("chicago-15", "71-72", "71–72"), ("chicago-15", "104-7", "104–7"), ("chicago-15", "321-325", "321–25"),
        ("chicago-15", "1496-1504", "1496–1504"), ("chicago-16", "1496-1504", "1496–504"),
        ("chicago-15", "13792-13803", "13792–803"), ("chicago-15", "600-613", "600–613"),
        ("minimal", "42-45", "42–5"), ("minimal-two", "42-45", "42–45"), ("minimal-two", "2787-2816", "2787–816"),
        ("expanded", "42-5", "42–45"), ("", "42-5", "42–5"), ("", "49", "49"), ("", "xi-xv", "xi–xv"),
        ("", "Michaelson-Morley", "Michaelson-Morley"), ("expanded", "110-N6", "110-N6"),
        ("expanded", "045501-1", "045501–1"), ("minimal", "31-30", "31–30"), ("", "1-2, 4-5", "1–2, 4–5"),
    ],
)  # fmt: skip
def test_page_ranges(form: str, text: str, printed: str) -> None:
    assert page_range(text, form, "–") == printed


@pytest.mark.parametrize("text", ["1", "1-3", "1, 2", "1 & 2", "12th", "A12", "2–4"])
def test_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "2nd edition", "IVa", "C", "1 2", "Special Issue"])
def test_not_numeric(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ("text", "many"),
    [("12", False), ("1-2", True), ("213, и 235", True), ("5 и 6", True), ("i-v", True), ("6,412,345", False)],
)
def test_plural(text: str, many: bool) -> None:
    assert is_many(text) is many


@pytest.mark.parametrize(("number", "text"), [(4, "iv"), (1994, "mcmxciv"), (0, "0"), (6000, "6000")])
def test_roman(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("the foreign policy of kazakhstan", "The Foreign Policy of Kazakhstan"),
        ("war and peace: a history of the steppe", "War and Peace: A History of the Steppe"),
        ("what we live for", "What We Live For"),
        ("an NGO in iPad times", "An NGO in iPad Times"),
        ("self-determination and after", "Self-Determination and After"),
    ],
)
def test_title_case(text: str, titled: str) -> None:
    assert title_case(text) == titled


def test_title_case_is_for_english_alone() -> None:
    assert apply("title", "сыртқы саясат", language="kk") == "сыртқы саясат"
    layout = '<text variable="title" text-case="title"/>'
    assert one(layout, {"title": "foreign policy", "language": "en-GB"}) == "Foreign Policy"
    assert one(layout, {"title": "сыртқы саясат", "language": "kk"}) == "сыртқы саясат"


@pytest.mark.parametrize(
    ("text", "low"),
    [("THE GREAT GAME", "The great game"), ("The Great Game", "The great game"), ("CIS and EAEU", "CIS and EAEU")],
)
def test_sentence_case(text: str, low: str) -> None:
    assert sentence_case(text) == low


def test_sentence_case_leaves_names_of_other_languages() -> None:
    assert apply("sentence", "қазақстан мен Ресей", language="kk") == "Қазақстан мен Ресей"
