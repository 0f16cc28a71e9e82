"""Dates and durations in words: whole days, partial dates as they are, marks, intervals and open ends."""

import pytest

from kb.domain import edtf
from kb.language import dates

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize(
    ("text", "kk", "ru", "en"),
    [
        ("1992-05-25", "1992 жылғы 25 мамыр", "25 мая 1992 г.", "25 May 1992"),
        ("1994-03", "1994 жылғы наурыз", "март 1994 г.", "March 1994"),
        ("1994", "1994 жыл", "1994 г.", "1994"),
        ("1994~", "шамамен 1994 жыл", "около 1994 г.", "about 1994"),
        ("1994-05~", "шамамен 1994 жылғы мамыр", "около мая 1994 г.", "about May 1994"),
        ("1994?", "1994 жыл (анық емес)", "1994 г. (не точно)", "1994 (uncertain)"),
        ("199X", "1990-жылдар", "1990-е гг.", "1990s"),
        ("18XX", "XIX ғасыр", "XIX век", "19th century"),
        ("20XX", "XXI ғасыр", "XXI век", "21st century"),
        ("30XX", "3000 – 3099", "3000 – 3099", "3000 – 3099"),
        ("1995-21", "1995 жылғы көктем", "весна 1995 г.", "spring 1995"),
        ("1992/1998", "1992–1998 жылдар", "1992–1998 гг.", "1992–1998"),
        ("1992-05/..", "1992 жылғы мамырдан бастап", "с мая 1992 г.", "from May 1992"),
        ("../2001", "2001 жылға дейін", "до 2001 г.", "until 2001"),
        ("Y-50000", "б. з. д. 50001 жыл", "50001 г. до н. э.", "50001 BC"),
        ("-0044~", "шамамен б. з. д. 45 жыл", "около 45 г. до н. э.", "about 45 BC"),
        ("XXXX", "?", "?", "?"),
    ],
)
def test_words(text: str, kk: str, ru: str, en: str) -> None:
    assert [dates.shown(edtf.parse(text), lang) for lang in LANGUAGES] == [kk, ru, en]


@pytest.mark.parametrize(
    ("text", "kk", "ru", "en"),
    [
        ("1992-05-25/1993-01", "1992 жылғы 25 мамыр – 1993 жылғы қаңтар аралығындағы бір күн",
         "один из дней промежутка 25 мая 1992 г. – январь 1993 г.", "a day between 25 May 1992 and January 1993"),
        ("1992-05-25", "1992 жылғы 25 мамыр", "25 мая 1992 г.", "25 May 1992"),
        ("1992/1998", "1992 жыл – 1998 жыл аралығындағы бір күн",
         "один из дней промежутка 1992 г. – 1998 г.", "a day between 1992 and 1998"),
        ("1992/..", "1992 жылдан бастап", "с 1992 г.", "from 1992"),
    ],
)  # fmt: skip
def test_an_act_is_done_on_one_day_of_an_interval(text: str, kk: str, ru: str, en: str) -> None:
    assert [dates.shown(edtf.parse(text), lang, act=True) for lang in LANGUAGES] == [kk, ru, en]


@pytest.mark.parametrize(
    ("lang", "duration", "month", "day"),
    [("ru", "20 лет, 6 месяцев", "январь", "25 мая 1992 г."), ("ga", "20 years, 6 months", "January", "25 May 1992")],
)
def test_a_language_without_rows_of_its_own_is_answered_in_english(
    lang: str, duration: str, month: str, day: str
) -> None:
    assert dates.lasting((20, 6, 0), lang) == duration
    assert dates.months(lang)[0] == month
    assert dates.shown(edtf.parse("1992-05-25"), lang) == day
