"""In which of the three languages of the GOST styles the words of a reference stand, and the few words of others.

A work in Belarusian or Ukrainian says `у 3 т.` and `2-е выд.`, `2-ге вид.` (table `nearest` of wording.toml, with its
sources); the other words of its reference are those of the nearest language that the styles know.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import wording
from kb.language.detection import language_of

_SPOKEN: Final = ("kk", "ru", "en")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁёЄєІіЇїЎўҐґӘәӨөҮүҢңҺһҚқҒғҰұ]")
_UKRAINIAN: Final = {1: "ше", 2: "ге", 3: "тє", 7: "ме", 8: "ме"}  # 1-ше, 2-ге, 3-тє, 4-те видання


def language(item: Mapping[str, Any]) -> str:
    """Kk, ru or en: the item's language, or the one its title is written in; others by their script and table."""
    code = as_text(item.get("language"))[:2].casefold()
    if code in _SPOKEN:
        return code
    if not code:
        return language_of(as_text(item.get("title")))
    if not _CYRILLIC.search(as_text(item.get("title"))):
        return "en"
    return str(wording()["nearest"].get(code, {}).get("words", "ru"))


def own_form(item: Mapping[str, Any], name: str, number: str) -> str:
    """Return what a language says of a number of volumes or of an edition in words of its own; "" where it has none."""
    code = as_text(item.get("language"))[:2].casefold()
    form = wording()["nearest"].get(code, {}).get(name, "") if number.isdecimal() else ""
    if not form or not _CYRILLIC.search(as_text(item.get("title"))):
        return ""
    ending = _UKRAINIAN.get(int(number) % 10, "те") if int(number) % 100 not in (11, 12, 13, 17, 18) else "те"
    return str(form.format(number, ending=ending))


def of_its_words(work: dict[str, Any], lang: str) -> None:
    """Let a style take the terms of the nearest language for a language of which the styles have none."""
    code = as_text(work.get("language"))[:2].casefold()
    if code and code not in _SPOKEN and lang != "en":
        work["language"] = lang
