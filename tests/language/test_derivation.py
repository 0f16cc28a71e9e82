"""Nouns of the root of a verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.derivation import nouns_of_verb
from kb.language.stems import stem


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("лечат", "лечение"), ("обучаются", "обучение"), ("торгует", "торговля"), ("охраняют", "охрана"),
        ("поставлять", "поставка"), ("использует", "использование"), ("финансировали", "финансирование"),
        ("служил", "служба"), ("прекратили", "прекращение"), ("защищать", "защита"), ("строят", "строительство"),
    ],
)  # fmt: skip
def test_a_russian_verb_has_the_nouns_of_its_root(verb: str, noun: str) -> None:
    assert stem(noun, "ru") in nouns_of_verb(verb)


@pytest.mark.parametrize(("verb", "noun"), [("іздейді", "іздеу"), ("сөндіреді", "сөндіру"), ("реттесе", "реттеу")])
def test_a_kazakh_verb_has_its_verbal_noun(verb: str, noun: str) -> None:
    assert nouns_of_verb(verb) == (stem(noun, "kk"),)


def test_other_words_have_none() -> None:
    assert nouns_of_verb("treats") == nouns_of_verb("7") == ()


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщьыэюяіңғқ-", min_size=1, max_size=20))
def test_any_word_is_read(word: str) -> None:
    assert all(len(noun) > 3 for noun in nouns_of_verb(word))
