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
        ("шестнадцатого января две тысячи четвёртого", "16 января 2004"),
        ("третье июня две тысячи четвёртого года", "3 июня 2004 года"),
        ("the tenth of June two thousand and eleven", "the 10 of June 2011"),
        ("June the tenth, two thousand and eleven", "June the 10, 2011"),
        ("December twentieth, nineteen ninety-one", "December 20, 1991"),
        ("in the year two thousand and ten", "in the year 2010"),
        ("екі мыңыншы жылдың жиырма алтыншы мамыры", "2000 жылдың 26 мамыры"),
        ("тоқсан екінші жылдың мамыры", "1992 жылдың мамыры"),
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
        "one hundred and one treaties",
        "тысяча и одна ночь",
        "",
        "жүз",
    ],
)
def test_other_numbers_in_words_stay(text: str) -> None:
    assert figures(text) == text
