"""EDTF dates as people write them in Kazakh, Russian and English: "1994 жылғы наурыз", "март 1994 г.", "about 1992".

Nothing is made up: a year stays a year, an open end stays open, a doubt is said.
"""

import re
from collections.abc import Iterable
from functools import cache

from kb.domain.edtf import Edtf
from kb.language.word_tables import table
from kb.messages import form_of

_PART = r"(-?\d{1,3}X{1,3}|XXXX|Y?-?\d+)(?:-(\d\d|XX))?(?:-([\dX]{2}))?(T[\d:+Z-]+)?([?~%])?"
_NO_DATE = r"(?i)n\.?\s?d|s\.?\s?a|б\.?\s?[гд]|ж\.?\s?к|no\sdate|undated"
_IN_WORDS = (
    r"(?i)без\s(?:указания\s)?(?:года|даты)|жылсыз|жылы\s(?:көрсетілмеген|белгісіз)|[бж]\.?\s?ж|sine\sanno|s\.?\s?d|o\.?\s?j|"
    r"в\sпечати|готовится\sк\s(?:печати|изданию|публикации)|баспада|"
    r"in\spress|forthcoming|to\sappear|in\spreparation|submitted|accepted"
)


def no_date(text: str) -> bool:
    """Return whether a text is the sign of a work without a date, of which each style has its own: б. г., n.d."""
    return bool(re.fullmatch(_NO_DATE, text.strip(" []().")))


def undated(text: str) -> bool:
    """Return whether a text says that a work bears no date or is yet to appear: б. г., без года, in press, баспада."""
    return no_date(text) or bool(re.fullmatch(_IN_WORDS, text.strip(" []().")))


def without_year(lang: str) -> str:
    """Return how a reference says that its work bears no year: б. г., n.d."""
    return _put("no-year", _spoken(lang))


@cache
def months(lang: str, case: str = "") -> tuple[str, ...]:
    """Return the names of the months in a language, January first.

    `case` is "of" (25 мая), "from" or "to" (мамырға дейін); where the language has no form of its own the plain name.
    """
    rows = table("dates")
    known = lang if f"months {lang}" in rows else "en"
    return tuple((rows.get(f"months {known} {case}") or rows[f"months {known}"]).split())


def date_in_words(year: int, month: int, day: int | None = None) -> tuple[tuple[str, str], ...]:
    """Return (language, text) of a day or a month in Kazakh, Russian and English; `month` is 1 to 12."""
    number = f"{day} " if day else ""
    return (
        ("kk", f"{year} жылғы {number}{months('kk')[month - 1]}"),
        ("ru", f"{number}{months('ru', 'of')[month - 1]} {year} года"),
        ("en", f"{number}{months('en')[month - 1]} {year}"),
    )


def _spoken(lang: str) -> str:
    """Return the language of whose dates there are rows; English while a language of ours has none."""
    return lang if f"{lang} day" in table("dates") else "en"


def _put(name: str, lang: str, **parts: str | int) -> str:
    """Return the parts of a date put together as a language does."""
    return table("dates")[f"{lang} {name}"].format(**parts)


def shown(date: Edtf, lang: str, act: bool = False) -> str:
    """Return a date in words of `lang` (kk, ru or en); the interval of an `act` is told as one day in it."""
    lang = _spoken(lang)
    start, slash, end = date.text.partition("/")
    if not slash:
        return _single(start, lang)
    if start in ("", ".."):
        return _put("to", lang, one=_single(end, lang, "to"))
    if end in ("", ".."):
        return _put("from", lang, one=_single(start, lang, "from"))
    if not act and start.isdigit() and end.isdigit():
        return _put("bare-years", lang, one=start, other=end)
    return _put("between" if act else "years", lang, one=_single(start, lang), other=_single(end, lang))


def lasting(counts: Iterable[int], lang: str) -> str:
    """Return how long something lasts, by its years, months and days: "20 years", "1 год, 6 месяцев"."""
    lang = _spoken(lang)
    units = [unit.split() for unit in table("dates")[f"{lang} count"].split("/")]
    counted = zip(counts, units, strict=True)
    return ", ".join(f"{count} {forms[min(form_of(count, lang), len(forms) - 1)]}" for count, forms in counted if count)


def _single(text: str, lang: str, case: str = "") -> str:
    """Return one date; `case` is "from" or "to" where it follows or precedes such a word."""
    match = re.fullmatch(_PART, text)
    if not match:
        return text
    year, month, day, _time, mark = match.groups()
    about, before = mark in ("~", "%"), "X" not in year and int(year.lstrip("Y")) <= 0
    if before:  # EDTF has a year 0, people have none
        year = str(1 - int(year.lstrip("Y")))
    words = _certain(year.lstrip("Y"), month or "", day or "", lang, case or ("about" if about else ""))
    if before:
        words = _put("before-era", lang, one=words)
    if about:
        words = _put("about", lang, one=words)
    return _put("doubt", lang, one=words) if mark in ("?", "%") else words


def _certain(year: str, month: str, day: str, lang: str, case: str) -> str:
    if "X" in year:
        return _many_years(year, lang)
    if not month.isdigit():
        ending = {"from": " жылдан", "to": " жылға"}.get(case) if lang == "kk" else None
        return year + ending if ending else _put("year", lang, year=year)
    number = int(month)
    if number > 12:
        return _put("month", lang, year=year, month=table("dates")[f"{lang} seasons"].split()[number - 21])
    name = months(lang, "of" if lang == "ru" and (day.isdigit() or case) else case)[number - 1]
    if day.isdigit():
        return _put("day", lang, year=year, month=name, day=int(day))
    return _put("month", lang, year=year, month=name)


def _many_years(year: str, lang: str) -> str:
    if year == "XXXX":
        return "?"
    if year.count("X") == 1:
        return _put("decade", lang, year=year.replace("X", "0"))
    numbers = table("dates")[f"{lang} centuries"].split()
    if year[2:] == "XX" and int(year[:2]) < len(numbers):
        return _put("century", lang, year=numbers[int(year[:2])])
    return _put("years", lang, one=year.replace("X", "0"), other=year.replace("X", "9"))
