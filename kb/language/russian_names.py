"""Russian names in the genitive, as "под редакцией" and "перевод" govern it.

Only what the letters decide is declined. Surnames in a consonant decline for men only; who is one is told by the
patronymic, by a surname in -ов or -ин, or by a given name of men. Who cannot be told keeps the name as it is.
"""

import re
from typing import Final

from kb.language.word_tables import table

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
_GENITIVES: Final = (
    (re.compile(r"(.*(?:[оеё]в|[иы]н))ой"), "а"),
    (re.compile(r"(.*(?:[оеё]в|[иы]н))а"), ""),
    (re.compile(r"(.*[сць]к)ого"), "ий"),
    (re.compile(r"(.*[сць]к)ой"), "ая"),
)
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]+(?:-[Ѐ-ӿ]+)*")
_SON: Final = re.compile(r".+(?:ович|евич|ич|ұлы|улы|оглы|оғлы)")
_DAUGHTER: Final = re.compile(r".+(?:овна|евна|ична|инична|қызы|кызы|гызы)")
_SET_NAMES: Final = {"павел": "Павла", "лев": "Льва", "пётр": "Петра", "петр": "Петра", "любовь": "Любови"}
_MEN: Final = frozenset(table("russian_names")["men"].split())
_CONSONANTS: Final = "бвгджзклмнпрстфхцчшщ"
_HUSHING: Final = "гкхжчшщ"


def genitive_name(family: str, given: str) -> tuple[str, str]:
    """Return a family name and given names in the genitive: Иванов, Юрий Яковлевич -> Иванова, Юрия Яковлевича."""
    man = _is_man(family, given)
    declined = surname_genitive(family)
    if declined == family and man:
        declined = _mans_surname(family)
    return declined, " ".join(_given_genitive(word, man) for word in given.split(" "))


def _is_man(family: str, given: str) -> bool | None:
    """Return whether a name is a man's, a woman's (False), or cannot be told (None)."""
    low = [word for word in given.casefold().split() if "." not in word]
    if any(_SON.fullmatch(word) for word in low[1:]) or (low and low[0] in _MEN):
        return True
    if any(_DAUGHTER.fullmatch(word) for word in low[1:]) or _WOMAN.fullmatch(family.casefold()):
        return False
    return True if _MAN.fullmatch(family.casefold()) else None


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


def surname_nominative(family: str) -> str:
    """Return a surname that stands in the genitive after "под ред.": Скворцова -> Скворцов, Кельчевской -> Кельчевская.

    Only endings that no nominative has, or that a genitive after these words always is, are turned; others stay.
    """
    if "-" in family:
        return "-".join(map(surname_nominative, family.split("-")))
    for pattern, ending in _GENITIVES:
        if match := pattern.fullmatch(family):
            return match.group(1) + ending
    return family


def _mans_surname(family: str) -> str:
    """Return a man's surname in a consonant: Бондарчук -> Бондарчука; in -ых, -их and -ец as it is."""
    if not _CYRILLIC.fullmatch(family) or family.endswith(("ых", "их", "ец")):
        return family
    if family[-1] in _CONSONANTS:
        return f"{family}а"
    return f"{family[:-1]}я" if family[-1] in "йь" else family


def _given_genitive(word: str, man: bool | None) -> str:
    """Return a given name or patronymic: Юрий -> Юрия, Яковлевич -> Яковлевича, Мария -> Марии, Анна -> Анны."""
    low = word.casefold()
    if low in _SET_NAMES:
        return _SET_NAMES[low]
    if len(word) < 3 or not _CYRILLIC.fullmatch(word) or low.endswith(("ұлы", "улы", "қызы", "кызы", "оглы")):
        return word
    if low[-1] == "я":
        return f"{word[:-1]}и"
    if low[-1] == "а":
        return f"{word[:-1]}{'и' if low[-2] in _HUSHING else 'ы'}"
    if low[-1] == "й":
        return f"{word[:-1]}я"
    if man and low[-1] == "ь":
        return f"{word[:-1]}я"
    return f"{word}а" if man and low[-1] in _CONSONANTS else word
