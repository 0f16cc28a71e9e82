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
_ADJECTIVES: Final = (
    (re.compile(r"(.*[вдлнстцк])ая"), "ой"),
    (re.compile(r"(.*[вдлнст])ый"), "ого"),
    (re.compile(r"(.*[сць]к)ий"), "ого"),
    (re.compile(r"(.*(?:[вн]|[сц]к|ст|ут))ой"), "ого"),
)
_NOUNS: Final = (
    (re.compile(r"(.*[аеёиоуыэюя].*и)я"), "и"),
    (re.compile(r"(.*[аеёиоуыэюя].*[аеёиоуыэюя].*[гкхжчшщ])а"), "и"),
    (re.compile(r"(.*[аеёиоуыэюя].*[аеёиоуыэюя].*[бвдзлмнрстфц])а"), "ы"),
)
_OF_STATE: Final = re.compile(r"(Республикасы|Федерациясы|КСР)ның (?=\w)")


def kazakh_genitive(text: str) -> str:
    """Return a Kazakh noun phrase in the genitive: Республикасы -> Республикасының (vowel harmony, last sound).

    Of two genitives in a row the state's loses its ending: Республикасының Президенті -> Республикасы Президентінің.
    """
    text = _OF_STATE.sub(r"\1 ", text)
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
    """Return an abbreviation in the genitive: ҚР-ның, БҰҰ-ның."""
    return f"{word}-ның" if word and word[-1].isalpha() else text


def russian_genitive(text: str, heads: Mapping[str, str]) -> str:
    """Return a body in the genitive by its first words (Президент -> Президента); "" where they are not known."""
    for head in sorted(heads, key=len, reverse=True):
        if text == head or text.startswith(f"{head} "):
            rest = text[len(head) :]
            return heads[head] + rest
    return ""


def surname_genitive(family: str) -> str:
    """Return a Russian surname after "под ред.": Скворцов -> Скворцова, Кельчевская -> Кельчевской.

    Surnames that decline for men and women alike (-ов, -ин, adjectives, -ия, -а after a consonant in three syllables)
    take the genitive. Those in a consonant decline for men only, and initials do not tell who is one: they stay, as
    do -ко, -их, -ых and all that never decline.
    """
    if "-" in family:
        return "-".join(map(surname_genitive, family.split("-")))
    if match := _WOMAN.fullmatch(family):
        return f"{match.group(1)}ой"
    if _MAN.fullmatch(family):
        return f"{family}а"
    for pattern, ending in (*_ADJECTIVES, *_NOUNS):
        if match := pattern.fullmatch(family.casefold()):
            return family[: match.end(1)] + ending
    return family


def russian_place(place: str) -> str:
    """Return a town after "в": Москва -> Москве, Костанай -> Костанае; towns in -ы, -и, -о, -у, -е stay."""
    if place.endswith(("а", "я", "й")):
        return f"{place[:-1]}е"
    if place.endswith("ь"):
        return f"{place[:-1]}и"
    return f"{place}е" if place[-1:] in "бвгджзклмнпрстфхцчшщ" else place
