"""One key for the Cyrillic and Latin spellings of a word: Kazakh 2018 and 2021, passport, BGN, ISO 9, as typed.

The key is for comparing only, never for display: it forgets what the romanisations disagree on (ы, и, й, і are
one letter, so are қ and к, ғ and г; signs, double letters and marks are dropped).
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from kb.language.folding import fold_word, is_cyrillic

_DATA = Path(__file__).parent / "data" / "spellings.toml"
_FROM_CYRILLIC = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
        "з": "z", "и": "i", "й": "y", "і": "i", "ы": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n",
        "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u",
        "ф": "f", "х": "h", "һ": "h", "ц": "Z", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ї": "i", "є": "e", "ў": "u",
    }
)  # fmt: skip
_FROM_LATIN = str.maketrans(
    {
        "ǵ": "g", "ğ": "g", "ġ": "g", "ş": "sh", "š": "sh", "ș": "sh", "ŝ": "sh", "ž": "zh", "č": "ch", "ç": "ch",
        "ń": "n", "ñ": "n", "ņ": "n", "ŋ": "n", "ı": "i", "ï": "i", "ī": "i", "ý": "u", "â": "ya", "û": "yu",
        "è": "e", "ë": "e", "ə": "a", "ɵ": "o", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ß": "ss",
        "ʹ": "", "ʺ": "", "'": "", "’": "", "ʼ": "", "ʻ": "", "`": "", "\u00ad": "",
    }
)  # fmt: skip
# Several letters for one sound, in this order. Capitals stand for sh, ch, ts until the end.
_DIGRAPHS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|shh|sch", "S"), ("d?zh|dj", "j"), ("t?sh(?=ch)", ""), ("sh", "S"), ("t?ch|tS", "C"), ("t[sz]", "Z"),
        ("ck", "k"), ("c(?=[eiy])", "Z"), ("c", "k"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ng", "n"),
        ("(?<=[aeiouy])j(?![aeiouy])", "i"), ("dj", "j"), ("q", "k"), ("w", "v"), ("x", "ks"),
        ("yo(?![aeiou])", "e"), ("y", "i"),
    )
)  # fmt: skip
_MERGED = ((re.compile("i+"), "i"), (re.compile("ie"), "e"), (re.compile(r"(.)\1+"), r"\1"))
_LAST = str.maketrans({"S": "sh", "C": "ch", "Z": "ts"})


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    """Give (beginning, beginning of the common key) of names that differ by language, longest first."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    pairs = [(_sounds(other), _sounds(first)) for first, others in data["names"].items() for other in others]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _sounds(word: str, merged: bool = True) -> str:
    folded = fold_word(word)
    cyrillic = any(map(is_cyrillic, folded))
    letters = folded.translate(_FROM_CYRILLIC) if cyrillic else folded.translate(_FROM_LATIN)
    if not letters.isascii():
        parts = unicodedata.normalize("NFD", letters)
        letters = "".join(part for part in parts if not unicodedata.combining(part))
    for pattern, sound in _DIGRAPHS:
        letters = pattern.sub(sound, letters)
    for pattern, sound in _MERGED if merged else ():
        letters = pattern.sub(sound, letters)
    return letters.translate(_LAST)


@lru_cache(maxsize=200_000)
def latin_key(word: str) -> str:
    """Give the key that all Cyrillic and Latin spellings of one word share, mostly ASCII small letters.

    "Қадыржанов", "Кадыржанов", "Kadyrzhanov", "Qadyrjanov" give one key; so do "Қазақстан" and "Kazakhstan",
    by the list of names in data/spellings.toml. Letters of other scripts stay as they are.
    """
    key = _sounds(word)
    for beginning, common in _spellings():
        if key.startswith(beginning):
            return common + key[len(beginning) :]
    return key


_BACK = (
    ("sh", "ш"), ("ch", "ч"), ("ts", "ц"), ("ia", "я"), ("iu", "ю"),
    *zip("abvgdejziklmnoprstufh", "абвгдежзиклмнопрстуфх", strict=True),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def cyrillic_guess(word: str) -> str:
    """Give a Latin word in Cyrillic letters, without Kazakh ones, good enough to find its endings."""
    letters = _sounds(word, merged=False)
    for latin, cyrillic in _BACK:
        letters = letters.replace(latin, cyrillic)
    return letters
