"""Stems by language; the Kazakh stemmer has its own lists in test_kazakh.py."""

import pytest

from kb.language.stems import other_stems, stem


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("ru", "договор договора договоре договоров Договорами"),
        ("ru", "граница границы границе границ"),
        ("en", "treaty treaties Treaties"),
        ("en", "borders border"),
    ],
)
def test_forms_share_a_stem(lang: str, forms: str) -> None:
    assert len({stem(form, lang) for form in forms.split()}) == 1


def test_yo_is_ye_in_russian() -> None:
    assert stem("причёска", "ru") == stem("прическа", "ru")


def test_other_languages_are_folded_only() -> None:
    assert stem("Sicherheit", "de") == "sicherheit"


@pytest.mark.parametrize(
    "forms",
    ["участок участка", "перевозка перевозок", "стройка строек", "копейка копеек", "владелец владельца",
     "беженец беженцы", "порядок порядке"],
)  # fmt: skip
def test_a_vowel_comes_and_goes_before_the_last_letter_of_russian_nouns(forms: str) -> None:
    for one, other in (forms.split(), reversed(forms.split())):
        assert stem(other, "ru") in other_stems(one)


@pytest.mark.parametrize("word", ["русской", "по-русски", "язык", "языка", "банк", "рукава", "срока", "отряд"])
def test_other_words_have_one_stem(word: str) -> None:
    assert other_stems(word) == ()
