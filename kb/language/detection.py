"""The language of a title or a question: Kazakh, Russian or English."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from kb.language.folding import fold_word, is_cyrillic, words
from kb.language.word_tables import rows

Language = Literal["kk", "ru", "en"]

_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_RUSSIAN_LETTERS = re.compile("[ёщъ]|э[^к]|ь")
_WORDS = {name: frozenset(words.split()) for name, words in rows("words", "detection").items()}
_ENDS = {name: re.compile(f"(?:{'|'.join(ends.split())})$") for name, ends in rows("ends", "detection").items()}
_CYRILLIC_CLAIMS = ("uk", "ru", "be", "bg", "sr", "mk")
_ONLY_KAZAKH, _ONLY_UKRAINIAN, _NOT_UKRAINIAN = (re.compile(f"[{letters}]") for letters in ("әғқңөұүһ", "їєґ", "ыэёъ"))
_FEWEST_LETTERS = 3  # і, by which a text without letters of one language alone is told
_NO_UKRAINIAN_WORDS = frozenset(["и", "как", "что", "его", "из", "от", "со", "год", "года", "және", "туралы"])
_LATIN_KAZAKH_LETTERS = re.compile("[ǵńşğñūŋıə]|q(?!u)|[äöü].*[şğñūqı]")


def _cyrillic_points(word: str) -> int:
    """Return how Kazakh a folded Cyrillic word looks: above 0 Kazakh, below 0 Russian."""
    if _KAZAKH_LETTERS.search(word):
        return 6
    if word in _WORDS["kk"]:
        return 3
    if word in _WORDS["ru"]:
        return -3
    points = -2 if _RUSSIAN_LETTERS.search(word) else 0
    if len(word) > 4 and _ENDS["kk"].search(word):
        points += 2
    if len(word) > 3 and _ENDS["ru"].search(word):
        points -= 2
    return points


def _latin_points(word: str) -> int:
    """Return how Kazakh a folded Latin word looks; an English one gives less than 0."""
    if word in _WORDS["latin"]:
        return 3
    if _LATIN_KAZAKH_LETTERS.search(word):
        return 2
    return 1 if len(word) > 5 and _ENDS["latin"].search(word) else -1


_Points = Callable[[str], int]


@lru_cache(maxsize=20_000)
def language_of(text: str, otherwise: Language = "en") -> Language:
    """Return the language of a text; Kazakh may be in Latin letters or typed on a Russian keyboard.

    The script with more letters decides, then letters only Kazakh has, function words and endings. A
    Cyrillic text without any sign of Kazakh is Russian. A text without letters gives `otherwise`. It is a
    guess: where a record states the language, that stands.
    """
    folded = [fold_word(word.text) for word in words(text[:2000])]
    cyrillic = [word for word in folded if is_cyrillic(word[0])]
    latin = [word for word in folded if word[0].isalpha() and not is_cyrillic(word[0])]
    if not cyrillic and not latin:
        return otherwise
    if sum(map(len, cyrillic)) >= sum(map(len, latin)):
        return "kk" if _total(cyrillic, _cyrillic_points) > 0 else "ru"
    return "kk" if _total(latin, _latin_points) > 0 else "en"


_RUSSIAN_BEGINNINGS = frozenset(("о", "об", "обо"))


def contradicted(text: str, claimed: str) -> Language | None:
    """Return the language that the letters of a text show where they cannot be of the claimed one; else None.

    Kazakh and Russian texts are told from a claim of Ukrainian, which exports of Kazakhstan's journals make, and Kazakh
    ones from a claim of another language in Cyrillic letters.
    """
    cyrillic = [word for word in (fold_word(word.text) for word in words(text[:2000])) if is_cyrillic(word[0])]
    if claimed not in _CYRILLIC_CLAIMS or not cyrillic:
        return None
    if claimed == "ru" and cyrillic[0] in _RUSSIAN_BEGINNINGS:  # of a law, whose name may be Kazakh words
        return None
    kazakh = sum(bool(_ONLY_KAZAKH.search(word)) for word in cyrillic)
    if kazakh > 1 and kazakh * 3 >= len(cyrillic):
        return "kk"
    if claimed != "uk" or any(_ONLY_UKRAINIAN.search(word) for word in cyrillic):
        return None
    if any(_NOT_UKRAINIAN.search(word) or word in _NO_UKRAINIAN_WORDS for word in cyrillic):
        return "kk" if kazakh or any("і" in word for word in cyrillic) else "ru"
    return None


def can_be_ukrainian(text: str) -> bool:
    """Return whether a text with і can be Ukrainian as well as Kazakh: no letter or word of it tells otherwise."""
    folded = text.casefold()
    return "і" in folded and not _ONLY_KAZAKH.search(folded) and contradicted(text, "uk") is None


def more_ukrainian(text: str) -> bool:
    """Return whether a text has more letters that only Ukrainian has than ones that only Kazakh or Russian has.

    A text with і and none of any of these is Ukrainian: a few words of Kazakh have others too.
    """
    folded = text.casefold()
    others = len(_ONLY_KAZAKH.findall(folded)) + len(_NOT_UKRAINIAN.findall(folded))
    return len(_ONLY_UKRAINIAN.findall(folded)) > others or (not others and folded.count("і") >= _FEWEST_LETTERS)


def kazakh_points(text: str) -> int:
    """Return how Kazakh the Cyrillic words of a text look: above 0 Kazakh, below 0 Russian, near 0 either."""
    folded = [fold_word(word.text) for word in words(text[:2000])]
    return _total([word for word in folded if is_cyrillic(word[0])], _cyrillic_points)


def _total(words: list[str], points: _Points) -> int:
    return sum(map(points, words))
