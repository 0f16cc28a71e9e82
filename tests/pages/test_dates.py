"""Dates in words: whole days, partial dates as they are, marks and intervals."""

import pytest

from api import dates, i18n
from kb.domain import edtf


@pytest.mark.parametrize(
    ("text", "kk", "ru", "en"),
    [
        ("1992-05-25", "1992 ж. 25 мамыр", "25 мая 1992 г.", "25 May 1992"),
        ("1994-03", "1994 ж. наурыз", "март 1994 г.", "March 1994"),
        ("1994", "1994", "1994", "1994"),
        ("1994~", "шамамен 1994", "около 1994", "about 1994"),
        ("1994?", "1994 (анық емес)", "1994 (не точно)", "1994 (uncertain)"),
        ("199X", "1990-жылдар", "1990-е годы", "the 1990s"),
        ("18XX", "XIX ғасыр", "XIX век", "19th century"),
        ("1995-21", "1995 жылғы көктем", "весна 1995 г.", "spring 1995"),
        ("1992/1998", "1992 – 1998", "1992 – 1998", "1992 – 1998"),
        ("1992-05/..", "1992 ж. мамыр – …", "май 1992 г. – …", "May 1992 – …"),
        ("../2001", "… – 2001", "… – 2001", "… – 2001"),
        ("Y-50000", "б. з. д. 50001 жыл", "50001 г. до н. э.", "50001 BC"),
        ("-0044~", "шамамен б. з. д. 45 жыл", "около 45 г. до н. э.", "about 45 BC"),
        ("XXXX", "?", "?", "?"),
    ],
)
def test_words(text: str, kk: str, ru: str, en: str) -> None:
    date = edtf.parse(text)
    words = [
        dates.in_words(date, i18n.messages(lang)).replace("\u202f", " ").replace("\xa0", " ")
        for lang in ("kk", "ru", "en")
    ]
    assert words == [kk, ru, en]


@pytest.mark.parametrize(
    ("text", "kk", "ru", "en"),
    [
        ("1992-05-25/1993-01", "1992 ж. 25 мамыр – 1993 ж. қаңтар аралығындағы бір күн",
         "один из дней промежутка 25 мая 1992 г. – январь 1993 г.", "a day between 25 May 1992 and January 1993"),
        ("1992-05-25", "1992 ж. 25 мамыр", "25 мая 1992 г.", "25 May 1992"),
        ("1992/..", "1992 – …", "1992 – …", "1992 – …"),
    ],
)  # fmt: skip
def test_an_act_is_done_on_one_day_of_an_interval(text: str, kk: str, ru: str, en: str) -> None:
    date = edtf.parse(text)
    said = [dates.in_words(date, i18n.messages(lang), act=True) for lang in ("kk", "ru", "en")]
    assert [words.replace("\u202f", " ").replace("\xa0", " ") for words in said] == [kk, ru, en]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1992-05-25", "1992-05-25"),
        ("1994-03", "1994-03"),
        ("1994", "1994"),
        ("1994~", ""),
        ("199X", ""),
        ("1992/..", ""),
    ],
)
def test_dates_for_programs(text: str, value: str) -> None:
    assert dates.machine(edtf.parse(text)) == value
