"""Days and years of dates written in words, in three languages; words that are no date stay."""

import pytest

from kb.language.number_words import figures


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("двадцать пятого мая 1992 года", "25 мая 1992 года"),
        ("от шестого июля тысяча девятьсот девяносто восьмого года", "от 6 июля 1998 года"),
        ("тридцать первое декабря две тысячи пятого года", "31 декабря 2005 года"),
        ("семнадцатое августа девяносто первого", "17 августа 1991"),
        ("1992 жылғы жиырма бесінші мамыр", "1992 жылғы 25 мамыр"),
        ("бір мың тоғыз жүз тоқсан екінші жылғы алтыншы маусым", "1992 жылғы 6 маусым"),
        ("жиырма бесинши мамыр 1992", "25 мамыр 1992"),
        ("1997 жылдың он жетінші қыркүйегінде", "1997 жылдың 17 қыркүйегінде"),
        ("2001 жылдың жетінші шілдесінде", "2001 жылдың 7 шілдесінде"),
        ("twenty-fifth of May nineteen ninety-two", "25 of May 1992"),
        ("May twenty-fifth, 1992", "May 25, 1992"),
        ("двадцать пятого мая и шестого июля 1998", "25 мая и 6 июля 1998"),
    ],
)
def test_dates_in_words_become_figures(text: str, read: str) -> None:
    assert figures(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "первая мировая война",
        "третий президент",
        "в девяностых годах",
        "one of two treaties",
        "двадцать сорок мая",
        "",
        "жүз",
    ],
)
def test_other_numbers_in_words_stay(text: str) -> None:
    assert figures(text) == text
