"""The few cases that references need: Kazakh genitive, Russian genitive of bodies and surnames, Russian places."""

import re
from collections.abc import Mapping
from typing import Final

_BACK: Final = "аоұыуяёю"
_FRONT: Final = "әөүіеэ"
_VOICELESS: Final = "пфкқтсшщчцхһ"
_NASAL_OR_VOWEL: Final = "мнңаәеиіоөуұүыэюяё"
_WOMAN: Final = re.compile(r"(.*(?:[оеё]в|[иы]н))а")
_MAN: Final = re.compile(r".*(?:[оеё]в|[иы]н)")


def kazakh_genitive(text: str) -> str:
    """Give a Kazakh noun phrase in the genitive: Республикасы -> Республикасының (vowel harmony, last sound)."""
    word = text.rstrip(' .»”"')
    if not word or not word[-1].isalpha() or word[-1].isupper():
        return _of_abbreviation(text, word)
    low = word.casefold()
    vowel = next((letter for letter in reversed(low) if letter in _BACK + _FRONT + "и"), "а")
    front = vowel in _FRONT or (vowel == "и" and not any(letter in "аоұы" for letter in low))
    last = low[-1]
    head = "т" if last in _VOICELESS or last in "бвгғд" else "н" if last in _NASAL_OR_VOWEL else "д"
    return f"{word}{head}{'ің' if front else 'ың'}"


def _of_abbreviation(text: str, word: str) -> str:
    """Give an abbreviation in the genitive: ҚР-ның, БҰҰ-ның."""
    return f"{word}-ның" if word and word[-1].isalpha() else text


def russian_genitive(text: str, heads: Mapping[str, str]) -> str:
    """Give a body in the genitive by its first words (Президент -> Президента); "" where they are not known."""
    for head in sorted(heads, key=len, reverse=True):
        if text == head or text.startswith(f"{head} "):
            rest = text[len(head) :]
            return heads[head] + rest
    return ""


def surname_genitive(family: str) -> str:
    """Give a Russian surname after "под ред.": Скворцов -> Скворцова, Кельчевская -> Кельчевской.

    Only surnames in -ов, -ев, -ин, -ын, -ский, -цкий and their feminine forms; others stay as they are.
    """
    if match := _WOMAN.fullmatch(family):
        return f"{match.group(1)}ой"
    if _MAN.fullmatch(family):
        return f"{family}а"
    for ending, other in (("ский", "ского"), ("цкий", "цкого"), ("ская", "ской"), ("цкая", "цкой")):
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    return family


def russian_place(place: str) -> str:
    """Give a town after "в": Москва -> Москве, Оренбург -> Оренбурге; towns in -ы, -и, -о, -у, -е stay."""
    if place.endswith(("а", "я")):
        return f"{place[:-1]}е"
    if place.endswith("ь"):
        return f"{place[:-1]}и"
    return f"{place}е" if place[-1:] in "бвгджзклмнпрстфхцчшщ" else place
