"""EDTF dates as people write them in Kazakh, Russian and English: "1994 жылғы наурыз", "март 1994 г.", "about 1992".

Nothing is made up: a year stays a year, an open end stays open, a doubt is said.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from kb.domain.edtf import Edtf

MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kk": (
            "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
            "желтоқсан",
        ),
        "ru": (
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ),
        "en": (
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
    }
)  # fmt: skip
_OF_MONTH = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_CASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "from": (
            "қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан", "шілдеден", "тамыздан",
            "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан",
        ),
        "to": (
            "қаңтарға", "ақпанға", "наурызға", "сәуірге", "мамырға", "маусымға", "шілдеге", "тамызға", "қыркүйекке",
            "қазанға", "қарашаға", "желтоқсанға",
        ),
    }
)  # fmt: skip
_SEASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kk": ("көктем", "жаз", "күз", "қыс"),
        "ru": ("весна", "лето", "осень", "зима"),
        "en": ("spring", "summer", "autumn", "winter"),
    }
)
_PATTERNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "kk": {
            "day": "{year} жылғы {day} {month}", "month": "{year} жылғы {month}", "year": "{year} жыл",
            "decade": "{year}-жылдар", "from": "{one} бастап", "to": "{one} дейін", "about": "шамамен {one}",
            "doubt": "{one} (?)", "years": "{one} – {other}",
        },
        "ru": {
            "day": "{day} {month} {year} г.", "month": "{month} {year} г.", "year": "{year} г.",
            "decade": "{year}-е гг.", "from": "с {one}", "to": "до {one}", "about": "около {one}",
            "doubt": "{one} (?)", "years": "{one} – {other}",
        },
        "en": {
            "day": "{day} {month} {year}", "month": "{month} {year}", "year": "{year}", "decade": "{year}s",
            "from": "from {one}", "to": "until {one}", "about": "about {one}", "doubt": "{one} (?)",
            "years": "{one} – {other}",
        },
    }
)  # fmt: skip
_PART = re.compile(r"(-?\d{1,3}X{1,3}|XXXX|Y?-?\d+)(?:-(\d\d|XX))?(?:-([\dX]{2}))?(T[\d:+Z-]+)?([?~%])?")


def shown(date: Edtf, lang: str) -> str:
    """Return a date in words of `lang` (kk, ru or en)."""
    lang = lang if lang in _PATTERNS else "en"
    patterns = _PATTERNS[lang]
    start, slash, end = date.text.partition("/")
    if not slash:
        return _single(start, lang)
    if start in ("", ".."):
        return patterns["to"].format(one=_single(end, lang, "to"))
    if end in ("", ".."):
        return patterns["from"].format(one=_single(start, lang, "from"))
    return patterns["years"].format(one=_single(start, lang), other=_single(end, lang))


def _single(text: str, lang: str, case: str = "") -> str:
    """Return one date; `case` is "from" or "to" where it follows or precedes such a word."""
    match = _PART.fullmatch(text)
    if not match:
        return text
    patterns = _PATTERNS[lang]
    year, month, day, _time, mark = match.groups()
    about = mark in ("~", "%")
    words = _certain(year.lstrip("Y"), month or "", day or "", lang, case or ("about" if about else ""))
    if about:
        words = patterns["about"].format(one=words)
    return patterns["doubt"].format(one=words) if mark in ("?", "%") else words


def _certain(year: str, month: str, day: str, lang: str, case: str) -> str:
    patterns = _PATTERNS[lang]
    if "X" in year:
        return _many_years(year, lang)
    if not month.isdigit():
        ending = {"from": " жылдан", "to": " жылға"}.get(case) if lang == "kk" else None
        return year + ending if ending else patterns["year"].format(year=year)
    number = int(month)
    if number > 12:
        return patterns["month"].format(year=year, month=_SEASONS[lang][number - 21])
    name = _month(number - 1, lang, case, bool(day.isdigit()))
    if day.isdigit():
        return patterns["day"].format(year=year, month=name, day=int(day))
    return patterns["month"].format(year=year, month=name)


def _month(index: int, lang: str, case: str, with_day: bool) -> str:
    if lang == "ru" and (with_day or case):
        return _OF_MONTH[index]
    return _CASES[case][index] if lang == "kk" and case in _CASES else MONTHS[lang][index]


def _many_years(year: str, lang: str) -> str:
    if year == "XXXX":
        return "?"
    if year.count("X") == 1:
        return _PATTERNS[lang]["decade"].format(year=year.replace("X", "0"))
    return _PATTERNS[lang]["years"].format(one=year.replace("X", "0"), other=year.replace("X", "9"))
