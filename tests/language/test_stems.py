"""Stems by language; the Kazakh stemmer has its own lists in test_kazakh.py."""

import pytest

from kb.language.stems import stem


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
