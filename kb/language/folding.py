"""One spelling for comparing: case and look-alike letters folded, with the places of the original kept.

Three forms of a word come from here: its original spelling with offsets (`words`), its folded spelling
(`fold`) and its skeleton (`skeleton`): what a reader types on a Russian keyboard.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A word: letters and digits, with stress marks, soft hyphens and inner apostrophes (Yel'tsin) inside.
_WORD = re.compile("[^\\W_]+(?:(?:[\\u0300-\\u036f\\u00ad]+|['\\u2019\\u02bc\\u02b9\\u02bb](?=[^\\W_]))[^\\W_]*)*")
_INVISIBLE = re.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]")
_STRESSED = re.compile("(?<=[\\u0400-\\u04ff])[\\u0300-\\u036f]")

# Latin letters (and letters of other alphabets) that are printed for Cyrillic ones.
_REPAIR = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "K": "К", "M": "М", "O": "О", "P": "Р",
    "T": "Т", "X": "Х", "Y": "У", "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у",
    "i": "і", "h": "һ",
    "k": "к", "\u0259": "ә", "\u018f": "Ә", "\u01dd": "ә", "\u0275": "ө", "\u019f": "Ө", "\u0131": "і",
}  # fmt: skip
_QUESTION = 300  # characters of a text that may be a question
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)  # H₂O is typed H2O
_SKELETON = str.maketrans("әғқңөұүһіёйѐѝїў", "агкноуухиеиеииу")


class Word(NamedTuple):
    """A word of a text in its original spelling, and its offsets in characters (`end` exclusive)."""

    text: str
    start: int
    end: int


class MixedWord(NamedTuple):
    """A word that mixes Cyrillic and Latin letters; `repaired` is None where no repair is safe."""

    text: str
    start: int
    end: int
    repaired: str | None


def is_cyrillic(letter: str) -> bool:
    """Return whether a character is a Cyrillic letter."""
    return "\u0400" <= letter <= "\u052f"


def is_latin(letter: str) -> bool:
    """Return whether a character is a Latin letter, with or without marks (also ə and ɵ)."""
    return "A" <= letter <= "Z" or "a" <= letter <= "z" or ("\u00c0" <= letter <= "\u02af" and letter not in "×÷")


def repair(word: str) -> str:
    """Return a word with Latin look-alikes made Cyrillic if all its other letters are; else the word."""
    if word.isascii() or _REPAIR.keys().isdisjoint(word):
        return word
    cyrillic = foreign = False
    for letter in word:
        if is_cyrillic(letter):
            cyrillic = True
        elif letter in _REPAIR:
            foreign = True
        elif is_latin(letter):
            return word
    if not (cyrillic and foreign):
        return word
    return "".join(_REPAIR.get(letter, letter) for letter in word)


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return one word in NFC and folded case, look-alikes repaired, stress marks and invisible signs gone."""
    plain = unicodedata.normalize("NFC", word).replace("\u0130", "I")
    if not (plain.isalpha() or plain.isascii()):  # no letter is a mark, a sign or a figure
        plain = _STRESSED.sub("", _INVISIBLE.sub("", plain)).translate(_FIGURES)
    return unicodedata.normalize("NFC", repair(plain).casefold())


def fold(text: str) -> str:
    """Return a text for comparing: each word folded as `fold_word` does, the rest in NFC and folded case.

    Folding twice gives what folding once gives. Only words whose other letters are Cyrillic are repaired: a
    Latin word stays Latin.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _WORD.sub(lambda match: fold_word(match.group()), text)


def skeleton(text: str) -> str:
    """Return a folded text with Kazakh letters as on a Russian keyboard (ә→а, қ→к, і→и …), and ё→е, й→и."""
    return fold(text).translate(_SKELETON)


def bones(folded: str) -> str:
    """Return the skeleton of a text that is folded already."""
    return folded.translate(_SKELETON)


def words(text: str) -> list[Word]:
    """Return the words of a text in order, in their original spelling, with offsets into `text` as given.

    A hyphen ends a word ("ҚР-ның" is two words), an apostrophe between letters does not.
    """
    return list(_words_of_question(text) if len(text) <= _QUESTION else _words(text))


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text))


_words_of_question = lru_cache(maxsize=500)(_words)  # each reader of a question reads its words


def spellings(text: str) -> list[str]:
    """Return the words of a text as `words` does, without their places."""
    return _WORD.findall(text)


def places(text: str) -> Iterator[re.Match[str]]:
    """Return the words of a text as `words` does, as matches."""
    return _WORD.finditer(text)


def mixed_script_words(text: str) -> tuple[MixedWord, ...]:
    """Return the words of a text that mix Cyrillic and Latin letters, for checks of data."""
    mixed = []
    for word in words(text):
        letters = word.text
        if any(map(is_cyrillic, letters)) and any(map(is_latin, letters)):
            repaired = repair(unicodedata.normalize("NFC", letters))
            whole = not any(map(is_latin, repaired))
            mixed.append(MixedWord(letters, word.start, word.end, repaired if whole else None))
    return tuple(mixed)
