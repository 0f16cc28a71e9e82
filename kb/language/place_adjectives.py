"""Russian adjectives and people of places: Казань -> казанский, казанцы; Франция -> французский."""

import re
from collections.abc import Iterator
from typing import Final

from kb.language.folding import fold_word, is_cyrillic
from kb.language.word_tables import pairs, table

ADJECTIVE_ENDINGS: Final = ["ий", "ая", "ое", "ие", "ого", "ой", "ую", "ою", "ому", "им", "ом", "их", "ими"]
_VOWEL, _SIBILANT = "аеёиоуыэюя", "жцчшщ"
_SHORT = 3  # letters: what so short a name would give may be another word
_DUE_TO_RIVERS: Final = frozenset(("уральск",))  # the adjective of the town is that of a river as well
_DUE_TO_PERSONS: Final = frozenset(("ленинск",))  # whose followers are called as the people would be
_OTHERS, _PEOPLE = (pairs(table("russian_names")[what], ", ") for what in ("adjectives", "people"))


def place_adjectives(name: str) -> Iterator[str]:
    """Yield the adjectives, folded, in the masculine, that a place with a Russian name of one word may have."""
    folded = fold_word(name)
    if folded in _OTHERS:
        yield _OTHERS[folded]
    elif is_cyrillic(folded[0]) and re.fullmatch(r"[\w-]{4,}", folded) and folded not in _DUE_TO_RIVERS:
        yield from (f"{stem}ий" for stem in _stems(folded))


def place_people(name: str) -> Iterator[str]:
    """Yield what the people of a place with a Russian name of one word are called, folded; one of them or many."""
    folded = fold_word(name)
    if folded in _PEOPLE:
        yield _PEOPLE[folded]
        return
    if folded in _DUE_TO_PERSONS or not re.fullmatch("[а-яё-]+", folded):
        return
    for adjective in place_adjectives(name):
        stem = adjective.removesuffix("ий").removesuffix("ск")
        if len(stem) > _SHORT and stem[-1] not in (*_SIBILANT, "ь"):
            stem = f"{stem[:-1]}ж" if stem.endswith("г") else stem
            yield from (f"{stem.removesuffix('й')}ец", f"{stem}цы")


def _stems(name: str) -> Iterator[str]:
    """Yield what the endings of adjectives follow: most places have one of these, and no other word has the rest."""
    if name.endswith(("ск", "цк")):
        yield name
    elif name.endswith("ия"):
        yield from (f"{name[:-1]}йск", f"{name[:-2]}ск", f"{name[:-2]}ьск")
    elif name.endswith(("а", "я", "ы")):
        yield from (f"{name[:-1]}ск", f"{name[:-1]}инск", f"{name[:-1]}ьск")
    elif name.endswith("ь") or name[-1] in _SIBILANT:
        yield from (f"{name[:-1]}ск", f"{name}ск")
    elif name[-1] not in _VOWEL:
        yield f"{name}ск"
