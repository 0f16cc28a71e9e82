"""Dates and durations in words: a language whose rows are not written yet says them in English."""

import pytest

from kb.domain import edtf
from kb.language import dates


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
