"""Dates as people type them, in Kazakh, Russian and English: 25.05.92, 25 мая 1992 года, May 25, 1992, the nineties.

The one reader of typed dates. A date of figures is read day first; where that gives no day, month first.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.language.dates import MONTHS
from kb.language.folding import bones, fold_word

KAZAKH, ENGLISH = MONTHS["kk"], MONTHS["en"]
RUSSIAN = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
           "декабря")  # fmt: skip

# Kazakh newspapers say көкек for April; records exported by Kazakhstan's journals have Ukrainian months.
_OTHER_NAMES = {
    "көкек": 4, "січень": 1, "лютий": 2, "березень": 3, "квітень": 4, "травень": 5, "червень": 6, "липень": 7,
    "серпень": 8, "вересень": 9, "жовтень": 10, "листопад": 11, "грудень": 12,
}  # fmt: skip

_RUSSIAN_ENDINGS = ("", "а", "е", "у", "ь", "я", "ю", "й", "ом", "ем")
_KAZAKH_ENDINGS = re.compile(  # in the letters of a skeleton
    "(?:[дт][ае]|нд[ае]|[дт]агы|[дт]еги|ндагы|ндеги|[дт][ае]н|н[ае]н|[гк][ае]|[ыи]н?|[ыи]нд[ае]|[дтн][ыи]н)?"
)
_SHORTEST = 3  # letters of a month cut short
_NAME = r"[^\W\d_]{3,14}"
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_WORDS = (
    "гг годов годах годы года году годом год г жж жылдары жылдар жыл[ғг]ы жылы жылды[ңн] жылда жылдан жыл[ғг]а жыл ж"
)
_YEAR_WORD = rf"(?:\s*(?:{_YEAR_WORDS.replace(' ', '|')})\b\.?)"
_OF_YEAR = rf"(?P<year>{_YEAR}){_YEAR_WORD}?"
_DAY = r"(?P<day>\d{1,2})(?:\s*-?(?:st|nd|rd|th|го|ое|е|ші|шы|і|ы)\b)?"
_DASH = r"\s*(?:-|–|—|\.\.+|…|/|\s(?:до|по|to|until|till|through|and|и|мен|пен|бен)\s)\s*"
_DECADES = {
    "двадцатые": 20, "тридцатые": 30, "сороковые": 40, "пятидесятые": 50, "шестидесятые": 60, "семидесятые": 70,
    "восьмидесятые": 80, "девяностые": 90, "жиырмасыншы": 20, "отызыншы": 30, "қырқыншы": 40, "елуінші": 50,
    "алпысыншы": 60, "жетпісінші": 70, "сексенінші": 80, "тоқсаныншы": 90, "twenties": 20, "thirties": 30,
    "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d)(?P<year>{_YEAR})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?![\d])",
        rf"(?<![\d./-])(?P<day>\d{{1,2}})(?P<sign>[./-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>{_YEAR}|\d\d)(?![\d/-]){_YEAR_WORD}?",
        rf"(?<!\d){_DAY}[\s-]+(?:of\s+)?(?P<name>{_NAME})\.?,?\s+{_OF_YEAR}(?!\d)",
        rf"(?<!\w)(?P<name>{_NAME})\.?\s+{_DAY},?\s+{_OF_YEAR}(?!\d)",
        rf"(?<!\d){_OF_YEAR},?\s*{_DAY}[\s-]+(?P<name>{_NAME})(?!\w)",
        rf"(?<!\w)(?P<name>{_NAME})\.?,?\s+(?:of\s+)?{_OF_YEAR}(?!\d)",
        rf"(?<!\d){_OF_YEAR},?\s*(?P<name>{_NAME})(?!\w)",
        rf"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[./](?P<year>{_YEAR})(?![\d./-]){_YEAR_WORD}?",
        rf"(?<![\d./-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d./-])",
        rf"(?<![\d-])(?P<year>{_YEAR}){_YEAR_WORD}?(?:дан|ден)?{_DASH}(?P<last>{_YEAR}|\d\d){_YEAR_WORD}?(?!\d|-\d)",
        rf"(?<!\d)(?P<year>{_YEAR})\s*(?:жылдан|жылы?|ж\.)\s+(?:бастап\s+)?(?P<last>{_YEAR})\s*(?:жылға|ж\.)",
        rf"(?<!\d)(?P<decade>(?:(?:1[5-9]|20)\d|\d)0)(?:-?(?:е|х|ых|ые|тые|тых|s|'s)\b{_YEAR_WORD}?|-?жылдар\w*)",
        rf"(?<!\w)(?P<spoken>{_NAME}){_YEAR_WORD}?",
    )
)


class TypedDate(NamedTuple):
    """A date in a text: what it says as EDTF, and its place; `end` is exclusive.

    `other` is the other reading of figures with slashes, month first, where both are dates.
    """

    date: Edtf
    start: int
    end: int
    other: Edtf | None = None


def dates_in(text: str) -> tuple[TypedDate, ...]:
    """Return the dates of a text in order; none overlap. A bare year is no date here: it may be a part of a name."""
    dates: list[TypedDate] = []
    figures = any(map(str.isdecimal, text))
    for form in _FORMS if figures else _FORMS[-1:]:  # a text without figures can only name a decade
        for place in form.finditer(text):
            date = _date(place)
            if date and all(place.end() <= earlier.start or place.start() >= earlier.end for earlier in dates):
                dates.append(TypedDate(date, place.start(), place.end(), _month_first(place, date)))
    return tuple(sorted(dates, key=lambda date: date.start))


def _date(place: re.Match[str]) -> Edtf | None:
    """Return what a form matched says; None where it is no date after all."""
    parts = place.groupdict()
    if parts.get("spoken"):
        decade = _spoken_decade(parts["spoken"])
        return _decade(decade) if decade else None
    if parts.get("decade"):
        return _decade(int(parts["decade"]))
    year = _whole_year(parts["year"])
    if parts.get("last"):
        last = int(parts["last"]) if len(parts["last"]) == 4 else year // 100 * 100 + int(parts["last"])
        return edtf.find(f"{year:04d}/{last:04d}") if last > year else None
    month = month_of(parts["name"]) if parts.get("name") else int(parts["month"])
    if not month:
        return None
    if not parts.get("day"):
        return edtf.find(f"{year:04d}-{month:02d}") if month <= 12 else None
    day = int(parts["day"])
    return edtf.find(f"{year:04d}-{month:02d}-{day:02d}") or edtf.find(f"{year:04d}-{day:02d}-{month:02d}")


def _month_first(place: re.Match[str], date: Edtf) -> Edtf | None:
    """Return a day written with slashes as one writes it month first; None where that gives nothing else."""
    parts = place.groupdict()
    if parts.get("sign") != "/":
        return None
    other = edtf.find(f"{_whole_year(parts['year']):04d}-{int(parts['day']):02d}-{int(parts['month']):02d}")
    return None if other == date else other


def _whole_year(text: str) -> int:
    """Return a year; one of two figures is of the years 1930 to 2029."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 30 else 1900)


def _decade(first: int) -> Edtf | None:
    """Return a decade by its first year; one of two figures is of the twentieth century, the twenties of this one."""
    year = first if first > 99 else first + (1900 if first > 20 else 2000)
    return edtf.find(f"{year // 10}X")


@lru_cache(maxsize=1)
def _decades() -> dict[str, int]:
    return {bones(word): first for word, first in _DECADES.items()}


@lru_cache(maxsize=10_000)
def _spoken_decade(word: str) -> int | None:
    folded = bones(fold_word(word))
    if folded.endswith(("ых", "ым")):  # девяностых
        folded = folded[:-1] + "е"
    return _decades().get(folded)


@lru_cache(maxsize=1000)
def month_of(word: str) -> int | None:
    """Return the month (1 to 12) that a word names in Kazakh, Russian or English, in any case; None for others."""
    folded = fold_word(word)
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded]
    spelt = bones(folded)
    for number, (kazakh, russian, english) in enumerate(zip(KAZAKH, MONTHS["ru"], ENGLISH, strict=True), 1):
        cut = len(folded) >= _SHORTEST and any(name.casefold().startswith(folded) for name in (russian, english))
        root = russian.rstrip("ьй")
        inflected = folded.startswith(root) and folded[len(root) :] in _RUSSIAN_ENDINGS
        name = bones(kazakh)
        if cut or inflected or (spelt.startswith(name) and _KAZAKH_ENDINGS.fullmatch(spelt[len(name) :])):
            return number
    return None


def date_in_words(year: int, month: int, day: int | None = None) -> tuple[tuple[str, str], ...]:
    """Return (language, text) of a day or a month in Kazakh, Russian and English; `month` is 1 to 12."""
    number = f"{day} " if day else ""
    return (
        ("kk", f"{year} жылғы {number}{KAZAKH[month - 1]}"),
        ("ru", f"{number}{RUSSIAN[month - 1]} {year} года"),
        ("en", f"{number}{ENGLISH[month - 1]} {year}"),
    )
