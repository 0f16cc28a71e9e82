"""Folding: one spelling whatever the keyboard, and the places of the original kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.folding import bones, fold, mixed_script_words, skeleton, words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Қазақстан", "қазақстан"),
        ("ҰЛЫ ЖІБЕК ЖОЛЫ", "ұлы жібек жолы"),
        ("қауiпсiздiк", "қауіпсіздік"),  # Latin i
        ("шешiмiмен", "шешімімен"),
        ("мəселе", "мәселе"),  # Latin schwa
        ("жəне", "және"),
        ("айдahар", "айдаһар"),
        ("Pеспублика", "республика"),  # Latin P
        ("Ɵзбекстан", "өзбекстан"),
        ("Hұрсұлтан", "нұрсұлтан"),
        ("догово́р", "договор"),
        ("мемле\u00adкет", "мемлекет"),
        ("и\u0306", "й"),  # decomposed
        ("Buzan", "buzan"),
        ("Yel'tsin", "yel'tsin"),
        ("COVID", "covid"),
        ("ІI", "іі"),
        ("H₂O", "h2o"),
        ("¹³⁷Cs", "137cs"),
    ],
)
def test_fold(typed: str, meant: str) -> None:
    assert fold(typed) == meant


def test_a_latin_word_stays_latin() -> None:
    assert fold("Cohen xi NATO Peace") == "cohen xi nato peace"
    assert fold("Сentral") == "сentral"  # a Cyrillic letter in a Latin word is not ours to guess


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("Қазақстан", "казакстан"),
        ("тәуелсіздік", "тауелсиздик"),
        ("көңіл", "конил"),
        ("ұлттық мүдде", "улттык мудде"),
        ("Байқоңыр", "баиконыр"),
        ("ещё", "еще"),
        ("жаһан", "жахан"),
    ],
)
def test_skeleton(word: str, typed: str) -> None:
    assert skeleton(word) == typed
    assert skeleton(typed) == typed


def test_words_keep_their_places() -> None:
    text = "«ҚР-ның» Yel'tsin, 1998 ж. № 319-III"
    assert [word.text for word in words(text)] == ["ҚР", "ның", "Yel'tsin", "1998", "ж", "319", "III"]
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_mixed_script_words_say_how_to_mend() -> None:
    found = mixed_script_words("Ұлттық қауiпсiздiк және Сentral")
    assert [(word.text, word.repaired) for word in found] == [
        ("қауiпсiздiк", "қауіпсіздік"),
        ("Сentral", None),
    ]
    assert mixed_script_words("Buzan B. Қауіпсіздік") == ()


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert bones(once) == skeleton(text)


@given(st.text(max_size=60))
def test_offsets_hold_for_any_text(text: str) -> None:
    end = 0
    for word in words(text):
        assert word.start >= end
        assert text[word.start : word.end] == word.text
        end = word.end
