"""Text typed under another keyboard layout (English for Russian or Kazakh, and back), and Kazakh in Arabic script."""

import re
from typing import NamedTuple

from kb.language.folding import is_cyrillic

_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_SHIFTED = ('~{}:"<>?', "ЁХЪЖЭБЮ,")
_KAZAKH_DIGITS = ("234589", "әіңғүұ"), ("0-=", "қөһ")  # the row of digits of the Kazakh layout
# The Arabic script of Kazakh: a letter for a sound; a hamza before a word makes all its vowels front ones.
_ARABIC = dict(zip("ابۆگعدەجزيكقلمنڭوپرستۋۇفحھچشى", "абвгғдежзйкқлмнңопрстуұфхһчшы", strict=True))
_FROM_ARABIC = str.maketrans(_ARABIC | {"ۈ": "ү", "ٶ": "ө", "ٴ": "ء"})
_FRONT, _HAMZA = str.maketrans("аоұы", "әөүі"), "ء"
_MOST = 300  # characters of a text that is worth turning


class Turned(NamedTuple):
    """A text as it would be under another layout or script: what it was typed in, what was meant, the text."""

    typed: str
    meant: str
    text: str


def _table(typed: str, meant: str) -> dict[int, str]:
    pairs = dict(zip(typed, meant, strict=True))
    pairs |= {key.upper(): letter.upper() for key, letter in pairs.items() if key.isalpha() and letter.isalpha()}
    return {ord(key): letter for key, letter in pairs.items()}


_RU = _table(_ENGLISH + _SHIFTED[0], _RUSSIAN + _SHIFTED[1])
_KK = _RU | {ord(key): letter for keys, letters in _KAZAKH_DIGITS for key, letter in zip(keys, letters, strict=True)}
_DIGITS = str.maketrans(*_KAZAKH_DIGITS[0]) | {ord("0"): "қ"}  # without the hyphen, which words have
_DIGIT_INSIDE = r"[^\W\d_][2-589]|[2-5890][^\W\d_]"  # beside a letter: no number
_BACK = {ord(letter): chr(key) for key, letter in (*_KK.items(), *_RU.items())}


def _from_arabic(word: str) -> str:
    """Return a Kazakh word of the Arabic script in Cyrillic letters; other words as they stand."""
    plain = word.translate(_FROM_ARABIC)
    front = _HAMZA in plain
    plain = plain.replace(_HAMZA, "")
    return plain.translate(_FRONT) if front else plain


def turned(text: str) -> tuple[Turned, ...]:
    """Return what a text may have been meant to be, were it typed under another layout; the likelier one first."""
    if len(text) > _MOST:
        return ()
    if any("\u0621" <= letter <= "\u06ff" for letter in text):
        return (Turned("arab", "kk", " ".join(map(_from_arabic, text.split()))),)
    if any(map(is_cyrillic, text)):
        spelt = " ".join(word.translate(_DIGITS) if re.search(_DIGIT_INSIDE, word) else word for word in text.split())
        kazakh = (Turned("ru", "kk", spelt),) if spelt != text else ()
        return (*kazakh, Turned("ru", "en", text.translate(_BACK)))
    readings = (Turned("en", "ru", text.translate(_RU)), Turned("en", "kk", text.translate(_KK)))
    return readings if readings[0].text != readings[1].text else readings[:1]
