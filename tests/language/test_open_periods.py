"""Periods of a question with one end."""

import pytest

from kb.language.open_periods import is_open_period, open_periods


@pytest.mark.parametrize(
    ("typed", "interval"),
    [("после 2010 года", "2011/.."), ("с 2010", "2010/.."), ("до 2010 г.", "../2009"), ("вплоть до 2010", "../2010"),
     ("later than 2010", "2011/.."), ("until 2010", "../2010"), ("2010 жылдан бастап", "2010/.."),
     ("2010-нан кейін", "2011/.."), ("2010 ж. дейін", "../2009"), ("2010 жылга шейин", "../2009")],
)  # fmt: skip
def test_a_period_has_the_end_that_is_said(typed: str, interval: str) -> None:
    row = f"порт {typed} келісім"
    assert [(row[start:end].strip(), words, span) for start, end, words, span in open_periods(row)] == [
        (typed, typed, interval)
    ]
    assert is_open_period(typed)


@pytest.mark.parametrize("typed", ["с 2010 по 2012", "до 2010-2012", "2010 год", "2010 дейін", "после договора 2010"])
def test_other_years_are_none(typed: str) -> None:
    assert not is_open_period(typed)
