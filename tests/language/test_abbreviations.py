"""Abbreviations and long names meet, in the three languages and in any case."""

import pytest

from kb.language.abbreviations import mentions, things
from kb.language.folding import bones, fold_word, words
from kb.language.stems import stem


def named(text: str, lang: str) -> list[str]:
    folded = [fold_word(word.text) for word in words(text)]
    stems = [bones(stem(word, lang)) for word in folded]
    return [mention.id for mention in mentions([bones(word) for word in folded], stems, lang)]


@pytest.mark.parametrize("thing", things().values(), ids=lambda thing: thing.id)
def test_every_name_is_found_in_its_language(thing) -> None:  # type: ignore[no-untyped-def]
    for lang, text in (*thing.short, *thing.long):
        assert thing.id in named(text, lang), text


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Қазақстан Республикасының ТМД елдерімен", "kk", ["kazakhstan", "cis"]),
        ("ҰҚШҰ-ға мүше мемлекеттер", "kk", ["csto"]),
        ("между Республикой Казахстан и Российской Федерацией", "ru", ["kazakhstan", "russia"]),
        ("Организации Договора о коллективной безопасности", "ru", ["csto"]),
        ("the Eurasian Economic Union and the SCO", "en", ["eaeu", "sco"]),
        ("тәуелсіз мемлекеттердің саясаты", "kk", []),
        ("Тауелсиз Мемлекеттер Достастыгы", "kk", ["cis"]),
    ],
)
def test_mentions(text: str, lang: str, found: list[str]) -> None:
    assert named(text, lang) == found


def test_required_abbreviations_are_there() -> None:
    known = {name for thing in things().values() for name in thing.names}
    wanted = "ҚР РФ ТМД ҰҚШҰ ЕАЭО БҰҰ ШЫҰ РК СНГ ОДКБ ЕАЭС ООН ШОС CIS CSTO EAEU UN SCO"
    assert set(wanted.split()) <= known
