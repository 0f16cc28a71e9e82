"""Nouns of the root of a verb, where they are made by rule: вещает -> вещание, служить -> служба, іздейді -> іздеу."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from kb.language.folding import is_cyrillic
from kb.language.stems import KAZAKH, is_kazakh, stem

_REFLEXIVE = r"(?<=.{3})с[яь]$"
_RUSSIAN = (
    r"([а-яё]{3,}?)(ир?ова|ыва|ива|[аяеиу])?"
    r"(?:ть|[ею]т|ем|ете|[ияау]т|им|ите|л[аои]?|н|вш[а-я]{2,3}|[юя]щ[а-я]{2,3}|нн[а-я]{2,3}|н[аоы])"
)
_KAZAKH = r"(\w{2,}?)(?:[аей]?д[ыі]|[ыі]?п|[ғқ]ан|[гк]ен|с[ае]|т[ыі]|[аей]|[аей]?т[ыі]н)"
_SOFTER = {"т": "щ", "д": "ж", "с": "ш", "з": "ж", "щ": "т", "ж": "зд", "ш": "с", "ч": "к", "к": "ч", "г": "ж"}
_LIPS = "бпвмф"  # an л stands behind them: поставка, поставлять
_NOUNS = ("ание", "ение", "яние", "ка", "ба", "ство", "чество", "тельство", "ительство", "ля", "ча", "ж", "от", "а", "")
_SHORTEST = 4  # letters of the stem of a noun


@lru_cache(maxsize=5_000)
def nouns_of_verb(folded: str) -> tuple[str, ...]:
    """Return the stems of nouns that may be of the root of a folded word, if it looks like a verb in Cyrillic letters.

    Most of them are no words: only those that records have tell anything.
    """
    if not is_cyrillic(folded[0]):
        return ()
    nouns = [] if is_kazakh(folded) else list(_russian(re.sub(_REFLEXIVE, "", folded)))
    kazakh = re.fullmatch(_KAZAKH, folded)
    nouns += [stem(f"{kazakh[1]}у", KAZAKH)] if kazakh else []
    return tuple(dict.fromkeys(noun for noun in nouns if len(noun) >= _SHORTEST))


def _russian(verb: str) -> Iterator[str]:
    """Yield the stems of what may be nouns of a Russian verb: the last consonant of its root may be another in them."""
    place = re.fullmatch(_RUSSIAN, verb)
    if not place:
        return
    root, theme = place[1], place[2] or ""
    roots = [root, *(root[:-1] + last for last in _SOFTER.get(root[-1], ""))]
    roots += [f"{root}л"] if root[-1] in _LIPS else [root[:-1]] if root[-1] == "л" and root[-2] in _LIPS else []
    yield from (base for base in roots if len(base) > _SHORTEST)  # as the stem of some cases is
    yield from (stem(f"{base}{ending}", "ru") for base, ending in product(roots, _NOUNS))
    if theme == "у" or theme.endswith("ова"):
        yield from (stem(f"{root}{ending}", "ru") for ending in ("ование", "ирование", "овля"))
