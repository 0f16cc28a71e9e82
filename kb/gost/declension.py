"""The few cases that references need: Kazakh genitive, Russian genitive of bodies."""

import re
from collections.abc import Mapping
from typing import Final

_BACK: Final = "аоұыуяёю"
_FRONT: Final = "әөүіеэ"
_VOICELESS: Final = "пфкқтсшщчцхһ"
_NASAL_OR_VOWEL: Final = "мнңаәеиіоөуұүыэюяё"
_POSSESSED: Final = re.compile(r"(?<=[аәеиоуыіөұүэюя])с[ыі]$|(?<=[бвгғдйкқлмнңпрстчш])[ыі]$")
_ABBREVIATED: Final = re.compile(r"[А-ЯЁ]{2,}(?:,? [А-ЯЁ]{2,})*")
_OF_STATE: Final = re.compile(r"(Республикасы|Федерациясы|КСР)ның (?=\w)")


def kazakh_genitive(text: str) -> str:
    """Return a Kazakh noun phrase in the genitive: Республикасы -> Республикасының (vowel harmony, last sound).

    Of two genitives in a row the state's loses its ending: Республикасының Президенті -> Республикасы Президентінің.
    """
    text = _OF_STATE.sub(r"\1 ", text)
    word = text.rstrip(' .»”"')
    if not word or not word[-1].isalpha() or word[-1].isupper():
        return f"{word}-ның" if word and word[-1].isalpha() else text
    low = word.casefold()
    vowel = next((letter for letter in reversed(low) if letter in _BACK + _FRONT + "и"), "а")
    front = vowel in _FRONT or (vowel == "и" and not any(letter in "аоұы" for letter in low))
    last = low[-1]
    head = "т" if last in _VOICELESS or last in "бвгғд" else "н" if last in _NASAL_OR_VOWEL else "д"
    return f"{word}{head}{'ің' if front else 'ың'}"


def kazakh_unpossessed(text: str) -> str:
    """Return a Kazakh noun without the ending of what belongs to a body: хаттамасы -> хаттама, шарты -> шарт."""
    return _POSSESSED.sub("", text)


def russian_genitive(text: str, heads: Mapping[str, str]) -> str:
    """Return a body in the genitive by its first words (Президент -> Президента); "" where they are not known.

    Abbreviations (ВЦИК, СНК РСФСР) have no cases.
    """
    for head in sorted(heads, key=len, reverse=True):
        if text == head or text.startswith(f"{head} "):
            rest = text[len(head) :]
            return heads[head] + rest
    return text if _ABBREVIATED.fullmatch(text) else ""
