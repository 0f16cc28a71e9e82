"""Initials of given names in both scripts."""

import pytest

from kb.language.folding import fold_word
from kb.language.initials import initial_keys
from kb.language.latin import latin_key


@pytest.mark.parametrize(
    ("name", "initial"),
    [("Charles", "Ч"), ("Christopher", "К"), ("George", "Дж"[0]), ("Жанна", "Zh"), ("Yuri", "Ю"), ("Henry", "Г"),
     ("Шолпан", "Sh"), ("William", "У"), ("Өтеген", "U"), ("Nikolai", "Н"), ("Cecilia", "C")],
)  # fmt: skip
def test_an_initial_fits(name: str, initial: str) -> None:
    assert latin_key(fold_word(initial)) in initial_keys(name)


@pytest.mark.parametrize(("name", "initial"), [("Nikolai", "М"), ("Ержан", "А"), ("Peter", "S")])
def test_another_does_not(name: str, initial: str) -> None:
    assert latin_key(fold_word(initial)) not in initial_keys(name)


def test_what_is_no_name_has_none() -> None:
    assert initial_keys("1998") == ()
