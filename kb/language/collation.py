"""Sort keys that put Kazakh, Russian and English text in order in any database.

A key is ASCII digits and small letters only: SQLite (BINARY) and PostgreSQL (any collation) sort it alike.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from kb.language.folding import fold

Order = Literal["kk", "ru", "en"]

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RUSSIAN_ORDER = "аәбвгғдежзиійкқлмнңоөпрстуүұфхһцчшщъыьэюя"
_LATIN_ORDER = "abcdđeəfghıijklłmnopqrstuvwxyz"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PARTS = re.compile(r"\d+|\s+|[^\d\s]")
_NO_MARKS = {"æ": "ae", "œ": "oe", "ø": "o", "þ": "th", "ð": "d", "ё": "е", "ї": "і", "є": "е"}
_LONGEST = 240
# First character of a weight: level mark, word break, numbers, then the three groups of scripts.
_LEVEL, _BREAK, _NUMBER, _OTHER = "00", "02", "1", "z"


@lru_cache(maxsize=8)
def _weights(lang: Order) -> dict[str, str]:
    cyrillic, latin = ("4", "2") if lang == "en" else ("2", "4")
    alphabet = KAZAKH_ALPHABET if lang == "kk" else _RUSSIAN_ORDER
    table: dict[str, str] = {}
    for group, letters in ((cyrillic, alphabet), (latin, _LATIN_ORDER)):
        for place, letter in enumerate(letters):
            table[letter] = chr(ord(group) + place // 36) + _DIGITS[place % 36]
    return table


def _plain(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return letter
    if letter in _NO_MARKS:
        return _NO_MARKS[letter]
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return bare or letter


@lru_cache(maxsize=20_000)
def _weigh(letter: str, lang: Order) -> tuple[str, str]:
    """Return the primary and the secondary weight of a folded character, or of a run of spaces or of digits.

    Both are empty where it is ignored; marks on letters are secondary.
    """
    if letter.isspace():
        return _BREAK, ""
    if letter[0].isdigit():
        return _number(letter), ""
    table = _weights(lang)
    plain = _plain(letter, table)
    if all(part in table for part in plain):
        return "".join(table[part] for part in plain), "0" if plain == letter else "1"
    if letter.isalpha():
        return f"{_OTHER}{_base36(ord(letter), 4)}", "0"
    return "", ""


def _base36(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


def _number(digits: str) -> str:
    value = "".join(str(unicodedata.digit(digit, 0)) for digit in digits).lstrip("0") or "0"
    return f"{_NUMBER}{_DIGITS[min(len(value), 35)]}{value}"


def sort_key(text: str, lang: Order = "kk") -> str:
    """Return a key that sorts by code point as a reader of `lang` sorts the text.

    Numbers first and by value, then Cyrillic, then Latin (for "en" Latin, then Cyrillic), then other scripts.
    "kk" has the Kazakh alphabet (ё after е, і after ы), "ru" and "en" the root order of ICU. Letter case and
    punctuation do not count; a shorter word sorts before a longer one; marks on letters (ö, in Russian ё)
    decide between texts that are otherwise equal. Texts alike in all this have the same key. At most 240
    characters of the text count.
    """
    first: list[str] = []
    second: list[str] = []
    for part in _PARTS.findall(fold(text)[:_LONGEST].strip()):
        primary, secondary = _weigh(part, lang)
        if primary and (primary != _BREAK or (first and first[-1] != _BREAK)):
            first.append(primary)
            second.append(secondary)
    while first and first[-1] == _BREAK:
        first.pop()
    marks = "".join(second).rstrip("0")
    return "".join(first) + (_LEVEL + marks if marks else "")
