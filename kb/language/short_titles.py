"""Titles of treaties without the words that say who concluded them: what is left tells one from another."""

import re

_SHORTEST = 12  # letters that still say something
_RU = r"\s+между\s+(?:(?!\sмежду\s).)+?\s+и\s+.+?"
_EN = r"\s+between\s+(?:(?!\sbetween\s).)+?\s+and\s+.+?"
_KK = r"(?:(?!\sтуралы\s).)+?"
_PARTIES = {
    "ru": (re.compile(_RU + r"(?=\s+(?:об?|обо|относительно)\s)"), re.compile(_RU + r"(?=\s+(?:по|в|на|от)\s|$)")),
    "en": (re.compile(_EN + r"(?=\s+(?:on|about|concerning|regarding)\s)", re.I),
           re.compile(_EN + r"(?=\s+(?:for|in|to|of\s\d)\s|$)", re.I)),
    "kk": (re.compile(rf"(?:(?<=\sтуралы\s)|^){_KK}\s(?:мен|пен|бен|және)\s{_KK}\sарасындағы\s+"),),
}  # fmt: skip


def short_title(text: str, lang: str) -> str:
    """Return a title in `lang` without "between … and …"; the whole title where that says too little, or nothing."""
    for parties in _PARTIES.get(lang, ()):
        short = parties.sub("", text, count=1).strip()
        if short != text and len(short) >= _SHORTEST:
            return short[:1].upper() + short[1:]
    return text
