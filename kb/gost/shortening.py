"""Abbreviated words of Russian references (GOST 7.12-93, R 7.0.12-2011) and places of publication."""

import re
from functools import lru_cache

from kb.gost.families import Family, wording

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.I)
_ADJECTIVE = re.compile(r"ий|ая|ое|ие|ого|ому|им|ой|ую|их|ими")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def shortened(text: str, lang: str, family: Family) -> str:
    """Return other words than the main title as the family prints them: Ин-т, Респ., междунар.; one word in full."""
    if not family.abbreviated or text.strip().isalpha():  # учебник, Университет
        return text
    if lang == "ru":
        if _KAZAKH.search(text):
            return text
        return _WORD.sub(lambda match: _short(match.group()), text).replace("..", ".") if ".." not in text else text
    return text.replace("abstract of", "abstr. of") if lang == "en" else text


@lru_cache(maxsize=4096)
def _short(word: str) -> str:
    low = word.casefold()
    if word.isupper() and len(word) > 3:  # a name in capitals is no word to shorten
        return word
    for whole, short in wording()["contractions"].items():
        if low.startswith(whole) and len(low) - len(whole) <= 3:
            return _cased(short + low[len(whole) :], word)
    compound = "-" in word  # научно-популярный is not науч.
    starts = (
        start
        for start in wording()["abbreviations"]
        if low.startswith(start) and ("-" in start) == compound and not _is_town(low, start)
    )
    head = max(starts, key=len, default="")
    return _cased(wording()["abbreviations"][head], word) if head else word


def _is_town(word: str, start: str) -> bool:
    """Return whether a word is no adjective but the town of one: Омск, in whatever case, beside омский."""
    return start.endswith("ск") and not _ADJECTIVE.fullmatch(word, len(start))


def _cased(short: str, word: str) -> str:
    return short[:1].upper() + short[1:] if word[:1].isupper() else short


def place(name: str, family: Family) -> str:
    """Return a place of publication: М. and СПб. are written out in R 7.0.100, shortened elsewhere; others full."""
    table: dict[str, str] = wording()["publication-places"]
    if family.full_places:
        back = {short: whole for whole, short in table.items()}
        return back.get(name, name)
    return table.get(name, name)
