"""Volumes: which one an item is (Т. 2, Т. II) and of how many (в 4 т.), however an entry says it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import Family
from kb.gost.item_language import own_form
from kb.gost.typed_fields import PREFIX, typed, word
from kb.language.number_words import number_of

_ROMAN: Final = r"(?:[IVX]|[IVXLC]{2,})"
_ROMAN_NUMBER: Final = re.compile(rf"{_ROMAN}(?:\s?[–/-]\s?{_ROMAN})?")
_ONE: Final = re.compile(
    rf"(?:(?:т|том|vol|volume|v)\b\.?\s*)?(?P<number>\d+|{_ROMAN})(?:[- ]?(?:шы|ші|нші|й))?(?:[- ]?(?:том|т\.))?", re.I
)
_TOTAL: Final = re.compile(r"(?P<count>\d+)(?:-?(?:х|ти|ми))?[- ]?(?:т\.?|том\w*|tom\w*|vols?\.?|volumes?)", re.I)
_SAID: Final = re.compile(r"\bтомдық\b|\bв \w+ (?:томах|т\.)|\bin \w+ vol(?:umes|\.)", re.I)
_MORE: Final = re.compile(r"(?:в|in) \d|\d+ томд")


def with_named_part(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item whose volume has its own title (CSL's volume-title) as BibLaTeX says it: under a main title."""
    part = as_text(item.get("volume-title"))
    if not part or typed(item, "maintitle") or item.get("container-title"):
        return item
    return {**item, "title": part, f"{PREFIX}maintitle": as_text(item.get("title"))}


def total(item: Mapping[str, Any]) -> str:
    """Return of how many volumes a work is, in figures where nothing but their number is said (4 vols., 10-томдық)."""
    volumes = as_text(item.get("number-of-volumes")).strip()
    match = _TOTAL.fullmatch(volumes)
    return match["count"] if match else str(number_of(volumes) or volumes)


def volumes_of(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return of how many volumes a work is: в 2 т., 2 томдық, in 2 vol.; in full for a whole work where words are."""
    typed_count, number = as_text(item.get("number-of-volumes")).strip(), total(item)
    if not number or _MORE.match(typed_count):
        return typed_count
    if _SAID.search(as_text(item.get("title"))):  # Шығармаларының екі томдық жинағы
        return ""
    if not number.isdecimal():
        return f"в {number}" if lang == "ru" and re.match(r"\d+ [а-я]", number) else number
    if own := own_form(item, "volumes", number):
        return own
    part = bool(item.get("volume") or typed(item, "maintitle"))
    counted = "parts" if item.get("part-number") and not item.get("volume") else "volumes"
    return word("serial", counted, lang, replace(family, full_words=family.full_words and not part)).format(number)


def numbered(text: str) -> str:
    """Return the number of a volume without its word: т. 2, 2-том, II том; other texts as they are."""
    match = _ONE.fullmatch(text.strip())
    return match["number"] if match else str(number_of(text) or text)


def labelled(number: str, label: str) -> str:
    """Return a Roman number after its word, which CSL writes before figures only: Т. II, № IV."""
    return f"{label} {number}" if _ROMAN_NUMBER.fullmatch(number) else number


def volume_number(item: Mapping[str, Any], lang: str, family: Family) -> str:
    """Return the designation of a volume before its own title: Т. 2, Vol. 2; "" where the item has no number."""
    volume, part = as_text(item.get("volume")).strip(), as_text(item.get("part-number")).strip()
    if volume and not re.fullmatch(r"\d[\d–-]*|[IVXLC]+", volume):
        volume = volume[:1].upper() + volume[1:]
    elif volume:
        volume = f"{word('serial', 'volume', lang, family)} {volume}"
    if part.isalnum() and len(part) < 6:
        part = word("serial", "section", lang, family).format(part)
        part = part[:1].lower() + part[1:] if volume else part
    return ", ".join(text for text in (volume, part) if text)
