"""The stem of a word by language: Snowball for Russian and English, our own for Kazakh."""

import re
import threading
from functools import lru_cache
from typing import Any

import Stemmer

from kb.language.folding import fold_word
from kb.language.kazakh import kazakh_stem, typed_kazakh_stem

KAZAKH = "kk"
CYRILLIC = (KAZAKH, "ru")  # the languages that a word in Cyrillic letters may be of
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_NAMES = {"ru": "russian", "en": "english"}
_SHORT = 3  # letters before "л" that are no verb: Арал, Урал
_VOWELS, _SHORTEST_NOUN = frozenset("аеиоуыэюя"), 4
_COMING = {"к": "ое", "ц": "е"}  # vowels that come and go before a last letter
_ADJECTIVE = "ск(?:о[йе]|ою|ом|и|ая|ую|и[йехм]|ими|о[гм][оу])$"  # no case of a noun in -сок
_local = threading.local()


def _snowball(lang: str) -> Any:
    """Return this thread's own stemmer: one stemmer must not be used by two threads at a time."""
    stemmers: dict[str, Any] = _local.__dict__.setdefault("stemmers", {})
    if lang not in stemmers:
        stemmers[lang] = Stemmer.Stemmer(_NAMES[lang])
    return stemmers[lang]


@lru_cache(maxsize=200_000)
def stem(word: str, lang: str) -> str:
    """Return the stem of one word, folded; of a language other than kk, ru, en the folded word."""
    folded = fold_word(word)
    if lang == KAZAKH:
        return kazakh_stem(folded)
    if lang in _NAMES:
        root = str(_snowball(lang).stemWord(folded.replace("ё", "е") if lang == "ru" else folded))
        short = lang == "ru" and len(root) <= _SHORT and "л" in folded[len(root) :]
        return folded[: folded.index("л", len(root)) + 1] if short else root
    return folded


def typed_stem(word: str, lang: str) -> str:
    """Return the stem of a folded word that was typed without a language's own letters: қ as к, ә as а."""
    return typed_kazakh_stem(word) if lang == KAZAKH else stem(word, lang)


def is_kazakh(folded: str) -> bool:
    """Return whether a folded word has a letter that Kazakh alone has."""
    return not _KAZAKH_LETTERS.isdisjoint(folded)


@lru_cache(maxsize=50_000)
def other_stems(folded: str) -> tuple[str, ...]:
    """Return what a folded Russian noun may have for a stem where a vowel before its last letter comes or goes.

    "участок" and "участка", "перевозка" and "перевозок", "владелец" and "владельца". Most of them are no words.
    """
    root = stem(folded, "ru")
    vowels = _COMING.get(root[-1:], "")
    if len(root) < _SHORTEST_NOUN or not vowels or re.search(_ADJECTIVE, folded):
        return ()
    before, at_end, last = root[:-2], root[-2], root[-1]
    if root == folded and at_end in vowels:  # nothing is cut off: a nominative, or a genitive of many
        soft = "й" if before[-1] in _VOWELS else "ь" if before[-1] == "л" and last == "ц" else ""
        return (f"{before}{soft}{last}",)
    if root == folded or at_end in _VOWELS:
        return ()
    return (f"{before}е{last}",) if at_end in "йь" else tuple(f"{before}{at_end}{vowel}{last}" for vowel in vowels)
