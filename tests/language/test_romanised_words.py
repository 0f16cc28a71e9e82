"""Words in Cyrillic as romanisations print them, and months among them."""

import re

import pytest

from kb.language.months import month_of, printed_month
from kb.language.romanised_words import month_romanised, romanised


@pytest.mark.parametrize("word", ["obrashcheniya", "obrashhenija", "obrashcheniia", "obraŝeniâ"])
def test_one_word_in_every_romanisation(word: str) -> None:
    assert re.fullmatch(romanised("обращения"), word)


@pytest.mark.parametrize(
    ("word", "month"),
    [("dekabrja", 12), ("dekabria", 12), ("dek.", 12), ("ijulja", 7), ("qyrkúıek", 9), ("zheltoksan", 12),
     ("qazan", 10),
     ("Sen", None), ("Kazan", None), ("December", None), ("декабря", None)],
)  # fmt: skip
def test_romanised_months(word: str, month: int | None) -> None:
    assert month_romanised(word) == month


def test_months_of_printed_lists_are_no_months_of_a_question() -> None:
    assert [printed_month(word) for word in ("Aralık", "лют", "dekabrja")] == [12, 2, 12]
    assert month_of("Aralık") is None


def test_words_of_lists_are_not_remembered_for_ever() -> None:
    assert month_romanised.cache_info().maxsize is not None
