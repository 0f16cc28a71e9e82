"""Editions as a reference prints them: 2-е изд., доп. from "2-е, доп.", "второе издание, доп." or "2"."""

import re
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import wording
from kb.language.number_words import number_of
from kb.language.roman_numerals import roman_number

_WORD: Final = r"(?:изд(?:ание|\.)?|ed(?:ition|n)?\.?|бас(?:ылым\w*|ылуы|\.)?)"
_FIGURES: Final = re.compile(r"(\d{1,3})(?:-?(?:е|ое|ші|шы|нші|й)|st|nd|rd|th)?\.?")
_SAID: Final = re.compile(
    rf"(?P<number>[\w-]+?(?:\.(?=[,;]))?)(?:[\s-]+(?P<word>{_WORD}))?(?P<rest>(?:[,;]|\s+[^\W\d]).*)?", re.I
)
_ADJECTIVE: Final = re.compile(r"[^\W\d]+(?:ed|ое|ее|ген|ған|ілген|ылған)", re.I)
_LONGEST: Final = 99


def counted(edition: str) -> tuple[int, str] | None:
    """Return the number of an edition that is said without GOST's word for it, and what is said besides."""
    match = _SAID.fullmatch(edition.strip())
    if not match:
        return None
    figures = _FIGURES.fullmatch(match["number"])
    typed = match["number"]
    number = int(figures[1]) if figures else (typed.isupper() and roman_number(typed)) or number_of(typed)
    if not 0 < number <= _LONGEST or (figures and match["word"]):
        return None  # as it was typed: 2-е изд., 2nd edition
    return number, (match["rest"] or "").strip(" ,;")


def edition_area(edition: str, lang: str) -> str:
    """Return an edition in words of a language, beginning with a capital: 2-бас., толықт.; Third -> 3rd ed."""
    counted_edition = counted(edition)
    form = wording()["edition"][lang]
    if counted_edition:
        number = _english_ordinal(counted_edition[0]) if lang == "en" else counted_edition[0]
        return ", ".join(part for part in (form.format(number), counted_edition[1]) if part)
    if _ADJECTIVE.fullmatch(edition):  # Revised, переработанное
        edition = form.replace("-е", "").replace("-", " ").format(edition)
    return edition[:1].upper() + edition[1:]


def in_words(item: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return an item for styles of others: they count an edition by themselves, but read no words."""
    edition = as_text(item.get("edition"))
    counted_edition = counted(edition) if edition and not edition.isdecimal() else None
    if not counted_edition:
        return item
    return {**item, "edition": edition_area(edition, lang) if counted_edition[1] else str(counted_edition[0])}


def _english_ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
