"""Dates in the words of a language; a partial date stays as partial as it is."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_month_names

from api.i18n import N_, Messages
from kb.domain import edtf
from kb.domain.edtf import Edtf, civil
from kb.domain.languages import SPOKEN
from kb.library.readable_dates import readable

_SEASONS = (N_("spring %(year)s"), N_("summer %(year)s"), N_("autumn %(year)s"), N_("winter %(year)s"))
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def in_words(value: Edtf, messages: Messages, act: bool = False) -> str:
    """Return a date in words: "25 May 1992", "May 1992", "1992", "1992 – 1998", "45 BC".

    An `act` is done on one day: its interval says between which days that was.
    """
    if value.precision == "interval":
        return _interval(value, messages, act)
    bare = value.text.rstrip("?~%")
    words = _single(value, bare, messages)
    if value.qualifier == "?":
        return messages.say("%(date)s (uncertain)", date=words)
    if value.qualifier == "~":
        return messages.say("about %(date)s", date=words)
    if value.qualifier == "%":
        return messages.say("about %(date)s (uncertain)", date=words)
    return words


def machine(value: Edtf) -> str:
    """Return the value of a `datetime` attribute; "" where HTML has no form for the date."""
    if value.qualifier or value.lower is None or not 1 <= civil(value.lower)[0] <= 9999:
        return ""
    year, month, day = civil(value.lower)
    forms = {"day": f"{year:04d}-{month:02d}-{day:02d}", "month": f"{year:04d}-{month:02d}", "year": f"{year:04d}"}
    return forms.get(value.precision, "")


def day_in_words(day: date, messages: Messages) -> str:
    """Return a calendar day in words."""
    return _day(day, messages.lang)


@lru_cache(maxsize=10_000)  # Babel reads its pattern anew for each
def _day(day: date, lang: str) -> str:
    return format_date(day, "long", SPOKEN[lang].locale)


def _interval(value: Edtf, messages: Messages, act: bool) -> str:
    start, _slash, end = value.text.partition("/")
    parts = [in_words(edtf.parse(part), messages) if part not in ("", "..") else "…" for part in (start, end)]
    if act and "…" not in parts:
        return messages.say("a day between %(one)s and %(other)s", one=parts[0], other=parts[1])
    return " – ".join(parts)


def _single(value: Edtf, bare: str, messages: Messages) -> str:
    year, month, day = civil(value.lower) if value.lower is not None else (0, 0, 0)
    if value.precision == "century" and bare[:2].isdigit():
        return messages.say("%(century)s century", century=_century(year // 100 + 1, messages.lang))
    if not 1 <= year <= 9999:
        return readable(edtf.parse(bare), messages.lang)
    if value.precision == "decade":
        return messages.say("the %(decade)ss", decade=year)
    if value.precision == "day":
        return day_in_words(date(year, month, day), messages)
    if value.precision == "month":
        name = get_month_names("wide", "stand-alone", SPOKEN[messages.lang].locale)[month].lower()
        name = name.capitalize() if messages.lang == "en" else name
        return messages.say("%(month)s %(year)s", month=name, year=year)
    if value.precision == "season":
        return messages.say(_SEASONS[int(bare[5:7]) - 21], year=year)
    return str(year)


def _century(number: int, lang: str) -> str:
    if lang == "en":
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters
