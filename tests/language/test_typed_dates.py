"""Dates in words, in the three languages."""

from kb.language.typed_dates import date_in_words


def test_a_day_in_three_languages() -> None:
    assert dict(date_in_words(1992, 5, 25)) == {
        "kk": "1992 жылғы 25 мамыр",
        "ru": "25 мая 1992 года",
        "en": "25 May 1992",
    }


def test_a_month_without_a_day() -> None:
    assert dict(date_in_words(1994, 3)) == {"kk": "1994 жылғы наурыз", "ru": "марта 1994 года", "en": "March 1994"}
