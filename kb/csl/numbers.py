"""Numbers, ordinals, roman numerals, plurality and page ranges (CSL 1.0.2, "Number", "Label", "Page Ranges")."""

import re
from typing import Final

from kb.csl.terms import Locale

_UNIT: Final = (  # digits with their affixes, or a roman numeral below 400; one letter is one only if it is i, v or x
    r"(?:[^\W\d_]*\d[^\W_]*|(?=[ivxlc]{2}|[ivx])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
)
_NUMERIC: Final = re.compile(rf"\s*{_UNIT}(?:\s*(?:,|--?|–|—|&|\band\b|\bet\b|\bи\b)\s*{_UNIT})*\s*", re.I)
_MANY: Final = re.compile(
    r"\d\w*\s*(?:[-–—,;&]\s*|\s?\b(?:and|et|und|y|e|to|и|және|мен|пен|бен)\s+)+(?:[^\W\d_]*\d)|\b[ivxlcdm]+\s*[-–—]\s*[ivxlcdm]+\b",
    re.I,
)
_GROUPED: Final = re.compile(r"\s*\d{1,3}(?:,\d{3}){2,3}\s*")
_RANGE: Final = re.compile(r"\s*((?:\d*[^\W\d_]+)?)(\d+)\s*(--?|–|—)\s*((?:\d*[^\W\d_]+)?)(\d+)\s*")
_NUMBERS: Final = re.compile(r"(?<![^\s,;&])(\d{1,15})\s*(?:--?|–)\s*(\d{1,15})(?![^\s,;&])")
_ROMANS: Final = re.compile(r"\s*([ivxlcdm]+)\s*(?:--?|–|—)\s*([ivxlcdm]+)\s*", re.I)
_PIECE: Final = re.compile(r"(\s*[,;&]\s*|\s+and\s+)")
_HYPHENS: Final = re.compile(r"\s*(?:--?|–)\s*")
_LEADING: Final = re.compile(r"\s*(\d{1,15})(?!\d)")
MOST_DIGITS: Final = 15
MOST_READ: Final = 500  # longer content is no number


def is_numeric(text: str) -> bool:
    """Return whether content is a number, with affixes or in roman numerals, or a list or range of such."""
    return text.isdecimal() or (len(text) <= MOST_READ and _NUMERIC.fullmatch(text) is not None)


def sortable(text: str) -> str:
    """Return a number that begins a text with leading zeros, so that it sorts by value; other text as it is."""
    match = _LEADING.match(text)
    return match.group(1).zfill(MOST_DIGITS) if match else text


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return a number with its ordinal suffix: the most specific ordinal term whose `match` holds."""
    terms = locale.ordinals
    if ("ordinal", "") not in terms and ("ordinal-04", "") in terms:
        return f"{number}{_old_suffix(number, locale)}"
    for form in (gender, "") if gender else ("",):
        for name in (f"ordinal-{number % 100:02d}", f"ordinal-{number % 10:02d}"):
            term = terms.get((name, form))
            if term is None:
                continue
            text, match = term
            if _matches(name, match or ("last-digit" if int(name[8:]) < 10 else "last-two-digits"), number):
                return f"{number}{text}"
        plain = terms.get(("ordinal", form))
        if plain is not None:
            return f"{number}{plain[0]}"
    return str(number)


def _old_suffix(number: int, locale: Locale) -> str:
    """The suffix by the scheme of CSL 1.0, which holds where ordinal-01 to ordinal-04 stand without "ordinal"."""
    last = number % 10 if number % 10 in (1, 2, 3) and number % 100 // 10 != 1 else 4
    return locale.ordinals.get((f"ordinal-{last:02d}", ""), ("", ""))[0]


def _matches(name: str, match: str, number: int) -> bool:
    target = int(name[8:])
    if match == "whole-number":
        return number == target
    if match == "last-two-digits":
        return number % 100 == target
    return number % 10 == target


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return "first" to "tenth" as words in the asked gender; other numbers as ordinals."""
    if 0 < number < 11:
        name = f"long-ordinal-{number:02d}"
        words = locale.exact(name, f"long:{gender}") if gender else None
        if words:
            return words[0]
        text = locale.term(name)
        if text:
            return text
    return ordinal(number, locale, gender)


def is_many(text: str) -> bool:
    """Return whether content names several numbers, so that its label is plural; 6,412,345 is one."""
    if _GROUPED.fullmatch(text):
        return False
    return _MANY.search(text[:MOST_READ]) is not None


def page_range(text: str, form: str, delimiter: str) -> str:
    """Return page ranges in the asked format, with the locale's delimiter (CSL 1.0.2, Appendix V)."""
    if ("-" not in text and "–" not in text) or len(text) > MOST_READ:
        return text
    pieces = _PIECE.split(text)
    return "".join(
        (_one_range(piece, form, delimiter) if place % 2 == 0 else _joint(piece)) for place, piece in enumerate(pieces)
    )


def number_range(text: str, delimiter: str, shortened: bool) -> str:
    """Return ranges of plain numbers with the locale's delimiter; `shortened`: the second may leave digits out."""

    def ranged(match: re.Match[str]) -> str:
        first, last = match.groups()
        return f"{first}{delimiter}{last}" if shortened or int(first) < int(last) else match.group()

    if len(text) > MOST_READ:
        return text
    return _HYPHENS.sub(delimiter, text) if is_roman_range(text) else _NUMBERS.sub(ranged, text)


def is_roman_range(text: str) -> bool:
    """Return whether a text is a range of two roman numerals."""
    return len(text) <= MOST_READ and _ROMANS.fullmatch(text) is not None


def _joint(sign: str) -> str:
    bare = sign.strip()
    return f"{bare} " if bare in (",", ";") else f" {bare} "


def _one_range(text: str, form: str, delimiter: str) -> str:
    match = _RANGE.fullmatch(text)
    if match is None:
        return _loose(text, delimiter)
    letters, first, sign, others, last = match.groups()
    if others != letters:
        return f"{letters}{first}{sign}{others}{last}"
    if not form or len(first) > MOST_DIGITS or len(last) > MOST_DIGITS:
        return f"{letters}{first}{delimiter}{others}{last}"
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if int(first) >= int(whole):  # no span of pages: 045501-1
        return f"{letters}{first}{delimiter}{others}{last}"
    return f"{letters}{first}{delimiter}{_FORMATS[form](first, whole) if form in _FORMATS else letters + whole}"


def _loose(text: str, delimiter: str) -> str:
    """Return a range that is not of plain numbers with the locale's delimiter for roman numerals or an en dash."""
    text = text.replace("\\-", "-") if "\\" in text else text
    if is_roman_range(text):
        return _HYPHENS.sub(delimiter, text)
    return re.sub(r"\s*(?:--|–)\s*", delimiter, text)


def _minimal(first: str, last: str, least: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = next((i for i in range(len(last)) if first[i] != last[i]), len(last))
    return last[min(same, max(len(last) - least, 0)) :]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago15(first: str, last: str) -> str:
    number = int(first)
    if number > 100 and number % 100 and number // 100 == int(last) // 100:
        return _minimal(first, last, 1 if number % 100 < 10 else 2)
    if number >= 10000 and len(first) == len(last):
        return _minimal(first, last, 2)
    return last


def _chicago16(first: str, last: str) -> str:
    number = int(first)
    if number > 100 and number % 100:
        return _minimal(first, last, 1 if number % 100 < 10 else 2)
    return last


_FORMATS: Final = {
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago15,
    "chicago-15": _chicago15,
    "chicago-16": _chicago16,
}
