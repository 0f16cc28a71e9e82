"""Chinese names as Russian and Kazakh write them, by the table of Palladius, in pinyin: Цзян Цзэминь, Jiang Zemin.

Only what hardly another word looks like is read: ван, ли and ху are names too, and other words far more often.
"""

import re
from functools import cache, lru_cache

from kb.language.word_tables import pairs, table

_TELLING = "цз|чж|[бвгджклмнпрстфхцчшу]э|яо|юа|[цсн]я|уан"
_CASES = (  # endings that Russian and Kazakh give a name, and what was there: Цзэминем, Пэна, Цзябаоға
    ("(?<=н)(?:я|ю|ем|е)$", "ь"), ("(?<=[нй])(?:[ая]|[ую]|[ое]м|е)$", ""),
    ("(?:[нд]ің|[нд]ың|[дтн][аеыі]н?|[нгқғк][ае]|[мпб]ен)$", ""),
)  # fmt: skip
_SOFT = {"z": "j", "c": "q", "s": "x"}
_LABIALS, _BARE = "bpmf", "uo"  # behind which this is o


@lru_cache(maxsize=20_000)
def pinyin(folded: str) -> tuple[str, ...]:
    """Return what a folded word may be in pinyin, without tones, if it is a Chinese name; () for another word."""
    if not re.search(_TELLING, folded):
        return ()
    bare = (re.sub(ending, end, folded) for ending, end in _CASES)
    return tuple(dict.fromkeys(filter(None, map(_read, (folded, *bare)))))


def _read(word: str) -> str:
    """Return the pinyin of a word that is made of syllables; "" of another."""
    whole, syllable = _patterns()
    return "".join(map(_latin, syllable.finditer(word))) if whole.fullmatch(word) else ""


def _latin(place: re.Match[str]) -> str:
    if place["alone"]:
        return _row("alone")[place["alone"]]
    beginning = _row("beginning")[place["beginning"]]
    if place["soft"]:
        return _SOFT.get(beginning, beginning) + _row("soft")[place["soft"]]
    final = _row("hard")[place["hard"]]
    return beginning + ("o" if final == _BARE and beginning in _LABIALS else final)


@cache
def _row(name: str) -> dict[str, str]:
    return pairs(table("letters")[f"pinyin {name}"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a whole name is, and one syllable with nothing but syllables behind it."""
    beginning, soft, hard, alone = ("|".join(_row(name)) for name in ("beginning", "soft", "hard", "alone"))
    any_syllable = rf"(?:(?:{beginning})(?:{soft}|{hard})|{alone})"
    named = rf"(?:(?P<beginning>{beginning})(?:(?P<soft>{soft})|(?P<hard>{hard}))|(?P<alone>{alone}))"
    return re.compile(rf"{any_syllable}+"), re.compile(rf"{named}(?={any_syllable}*$)")
