"""One key for the Cyrillic and Latin spellings of a word: Kazakh 2018 and 2021, passport, BGN, ISO 9, as typed.

The key is for comparing only, never for display: it forgets what the romanisations disagree on (ы, и, й, і are
one letter, so are қ and к, ғ and г; signs, double letters and marks are dropped).
"""

import re
import unicodedata
from functools import lru_cache

from kb.language.folding import fold_word, is_cyrillic
from kb.language.word_tables import pairs, table

_FROM_CYRILLIC = str.maketrans(pairs(table("letters")["latin of cyrillic"]))
_FROM_LATIN = str.maketrans(pairs(table("letters")["latin of latin"]))
# Several letters for one sound, in this order. Capitals stand for sh, ch, ts until the end.
_Step = tuple[str, str] | tuple[str, str, re.Pattern[str]]  # letters, sound, and in what surroundings
_SOUNDS: tuple[_Step, ...] = (
    ("shch", "S"), ("shh", "S"), ("sch", "S"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("tsh", "C"), ("sh", "S"),
    ("tch", "C"), ("ch", "C"), ("tS", "C"), ("ts", "Z"), ("tz", "Z"), ("ck", "k"), ("c", "Z", re.compile("c(?=[eiy])")),
    ("c", "k"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ng", "n"),
    ("j", "i", re.compile("(?<=[aeiouy])j(?![aeiouy])")),
    ("q", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
# Cyrillic letters have become single sounds; only what two of them make together is left.
_MEETING: tuple[_Step, ...] = (("dj", "j"), ("sh", "S"), ("kh", "h"), ("gh", "g"), ("ng", "n"))
_VOWELS: tuple[_Step, ...] = (("yo", "e", re.compile("yo(?![aeiou])")), ("y", "i"))
_MERGED: tuple[_Step, ...] = (("ii", "i", re.compile("ii+")), ("ie", "e"))
_DOUBLED = re.compile(r"(.)\1+")
_LAST = str.maketrans({"S": "sh", "C": "ch", "Z": "ts"})


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, by first letter, (beginning, beginning of the common key) of names that differ by language."""
    pairs = [
        (_sounds(fold_word(other)), _sounds(fold_word(first)))
        for first, others in table("spellings").items()
        for other in others.split()
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return {pair[0][0]: tuple(other for other in pairs if other[0][0] == pair[0][0]) for pair in pairs}


def _sounds(folded: str, merged: bool = True) -> str:
    cyrillic = is_cyrillic(folded[:1] or " ") or any(map(is_cyrillic, folded))
    letters = folded.translate(_FROM_CYRILLIC) if cyrillic else folded.translate(_FROM_LATIN)
    if not letters.isascii():
        parts = unicodedata.normalize("NFD", letters)
        letters = "".join(part for part in parts if not unicodedata.combining(part))
    letters = _replaced(letters, _MEETING if cyrillic else _SOUNDS)
    letters = _replaced(letters, _VOWELS)
    if merged:
        letters = _DOUBLED.sub(r"\1", _replaced(letters, _MERGED))
    return letters if letters.islower() else letters.translate(_LAST)


def _replaced(letters: str, steps: tuple[_Step, ...]) -> str:
    for step in steps:
        if step[0] in letters:
            letters = step[2].sub(step[1], letters) if len(step) == 3 else letters.replace(step[0], step[1])
    return letters


@lru_cache(maxsize=200_000)
def latin_key(folded: str) -> str:
    """Return the key that all Cyrillic and Latin spellings of one folded word share, mostly ASCII small letters.

    "қадыржанов", "кадыржанов", "kadyrzhanov", "qadyrjanov" give one key; so do "қазақстан" and "kazakhstan",
    by the list of names in `data/spellings.txt`. Letters of other scripts stay as they are.
    """
    key = _sounds(folded)
    for beginning, common in _spellings().get(key[:1], ()):
        if key.startswith(beginning):
            return common + key[len(beginning) :]
    return key


_ITALIAN = re.compile(r"(?=\w*c[ei]|\w*ch[ei])[a-z]+[aeio]")
_SAID = ((re.compile("s?c?ch(?=[ei])"), lambda match: "sk" if match.group()[0] == "s" else "k"),
         (re.compile("c?c(?=[ei])"), lambda _match: "ch"))  # fmt: skip


@lru_cache(maxsize=20_000)
def italian_key(word: str) -> str:
    """Return the key of a folded Latin name read as an Italian one ("Anceschi" → "ancheski"); "" where none is."""
    if not _ITALIAN.fullmatch(word):
        return ""
    for letters, sound in _SAID:
        word = letters.sub(sound, word)
    return latin_key(word)


_BACK = (
    ("sh", "ш"), ("ch", "ч"), ("ts", "ц"), ("ia", "я"), ("iu", "ю"),
    *zip("abvgdejziklmnoprstufh", "абвгдежзиклмнопрстуфх", strict=True),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def cyrillic_guess(folded: str) -> str:
    """Return a folded Latin word in Cyrillic letters, without Kazakh ones, good enough to find its endings."""
    letters = _sounds(folded, merged=False)
    for latin, cyrillic in _BACK:
        letters = letters.replace(latin, cyrillic)
    return letters
