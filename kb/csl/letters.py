"""Upper and lower case by language: Turkish and its kin tell the dotted i from the dotless one."""

import re
from functools import lru_cache
from typing import Final

_TAG: Final = re.compile(r"[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*")
_DOTTED: Final = re.compile(r"(?:tr|tur|az|aze|crh|gag|kk-latn|tt-latn)(?:-|\Z)")


@lru_cache(maxsize=1024)
def known_language(tag: str, default: str) -> str:
    """Return an item's language tag in lower case ("tr-tr").

    A text that is no tag counts as the style's language (`default`); but it makes no title English unless it begins so.
    """
    tag = tag.strip().lower()
    if _TAG.fullmatch(tag):
        return tag.replace("_", "-")
    if is_english(tag):
        return "en"
    return "und" if is_english(default) else default


def is_english(language: str) -> bool:
    """Return whether a language is English, whose titles have a case of their own."""
    return language.startswith("en")


def tells_dots(language: str) -> bool:
    """Return whether a language has a dotted and a dotless i."""
    return _DOTTED.match(language) is not None


def upper(text: str, language: str = "") -> str:
    """Return text in upper case."""
    return text.replace("i", "İ").upper() if tells_dots(language) else text.upper()


def lower(text: str, language: str = "") -> str:
    """Return text in lower case."""
    return text.replace("İ", "i").replace("I", "ı").lower() if tells_dots(language) else text.lower()
