"""Dates in words as GOST references print them in Kazakh, Russian and English (whole dates, months, years)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from kb.csl.dates import DateValue, Point, read_date
from kb.csl.item import as_text
from kb.domain import edtf
from kb.language.dates import months, shown

_MEETING: Final = re.compile(
    r"конференц|конф\.|симп(?:озиум|\.)|докл\.|семинар|съезд|конгресс|чтени|форум|совещани|conference|symposium|workshop|congress",
    re.I,
)


def _twelve(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ATTRIBUTIVE: Final = _twelve("дағы дағы дағы дегі дағы дағы дегі дағы тегі дағы дағы дағы")
_RUSSIAN_SHORT: Final = _twelve("янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.")
_RUSSIAN_IN: Final = _twelve("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре")
_ENGLISH_SHORT: Final = _twelve("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.")

_BETWEEN: Final = {"kk": "{} – {} аралығында", "ru": "между {} и {}", "en": "between {} and {}"}


def free(date: DateValue, lang: str, short: bool, plain_year: bool = False) -> str:
    """Return a free-standing date: 1992 ж. 25 мамыр, 25 мая 1992 года (short: г.), 25 May 1992 (short: May 25, 1992).

    `plain_year` writes Kazakh "жылғы" in place of "ж.".
    """
    if date.literal:
        return date.literal
    point = date.start
    if date.end and (days := day_and_month(date, lang, short)):
        return (
            f"{point.year} ж. {days}"
            if lang == "kk"
            else f"{days}{', ' if lang == 'en' and short else ' '}{_of(point, lang, short)}"
        )
    if lang == "kk":
        return _kazakh(point, "жылғы" if plain_year and point.month else "ж.")
    return _russian(point, short) if lang == "ru" else _english(point, short)


def of_act(date: DateValue, lang: str, short: bool) -> DateValue:
    """Return the date of an act, done on one day: of days in several months "between 5 May and 12 July 2007"."""
    first, last = date.start, date.end
    if date.literal or not (last and first.day and last.day) or (first.year, first.month) == (last.year, last.month):
        return date
    start, end = DateValue(first), free(DateValue(last), lang, short)
    if first.year != last.year:
        begun = free(start, lang, short)
    elif lang == "kk":
        begun, end = free(start, lang, short), day_and_month(DateValue(last), lang, short)
    else:
        begun = day_and_month(start, lang, short)
    return DateValue(first, literal=_BETWEEN.get(lang, _BETWEEN["en"]).format(begun, end))


def attributive(date: DateValue) -> str:
    """Return a Kazakh date before a noun: 1992 жылғы 25 мамырдағы."""
    if date.literal:
        return date.literal
    year, month, day, _season = date.start
    if not month:
        return f"{year} жылғы"
    return f"{year} жылғы {f'{day} ' if day else ''}{months('kk')[month - 1]}{_ATTRIBUTIVE[month - 1]}"


def genitive(date: DateValue, short: bool) -> str:
    """Return a Russian date after "от": 6 января 2012 года, января 2012 года, 2012 года (short: г.)."""
    year, month, day, _season = date.start
    if date.literal or day:
        return free(date, "ru", short)
    return f"{f'{_months_ru(False)[month - 1]} ' if month else ''}{year} {'г.' if short else 'года'}"


def day_and_month(date: DateValue, lang: str, short: bool) -> str:
    """The day of a newspaper: 5 шілде, 14 августа (short: 14 авг.), 6 April (short: Apr. 6); "" without a day.

    Days of several: 14–20 июня, 28 июня – 4 июля.
    """
    _year, month, day, _season = date.start
    if date.literal or not (month and day):
        return ""
    if end := date.end:
        if not end.day or end.year != date.start.year:
            return ""
        first, last = (day_and_month(DateValue(point), lang, short) for point in (date.start, end))
        if end.month != month:
            return f"{first} – {last}"
        return f"{day}–{last}" if last.startswith(f"{end.day} ") else f"{first}–{end.day}"
    if lang == "kk":
        return f"{day} {months('kk')[month - 1]}"
    if lang == "ru":
        return f"{day} {_months_ru(short)[month - 1]}"
    return f"{_ENGLISH_SHORT[month - 1]} {day}" if short else f"{day} {months('en')[month - 1]}"


def event(item: Mapping[str, Any], lang: str, short: bool, title: str = "title") -> str:
    """Return a conference as proceedings name it: Междунар. конф., Алматы, 3–5 мая 2015 г.; "" where none is named.

    One that the title names is not named again.
    """
    name = as_text(item.get("event-title"))
    if is_named(name, as_text(item.get(title))):
        return ""
    return ", ".join(part for part in (name, place_and_days(item, lang, short)) if part)


def is_named(name: str, text: str) -> bool:
    """Return whether a text names a body or a meeting in whatever case: Определение Арбитражного суда Омска."""
    low, words = text.casefold(), re.findall(r"[^\W\d_]{4,}", name.casefold())
    return name.casefold() in low or (bool(words) and all(word[:5] in low for word in words))


def held(words: str, item: Mapping[str, Any], lang: str, short: bool) -> str:
    """Return words that name a meeting with where and when it was held after them; alone where they tell the year."""
    venue = place_and_days(item, lang, short) if _MEETING.search(words) and not re.search(r"\d{4}", words) else ""
    return f"{words}, {venue}" if venue else words


def place_and_days(item: Mapping[str, Any], lang: str, short: bool) -> str:
    """Return where and when a conference was held: Алматы, 3–5 мая 2015 г.; "" where neither is known."""
    date = read_date(item.get("event-date"))
    year = str(date.start.year) if date and not date.literal else ""
    days = day_and_month(date, lang, short) if date else ""
    when = (
        f"{year} ж. {days}"
        if lang == "kk" and days
        else f"{days}{',' if lang == 'en' and short else ''} {year}{' г.' if lang == 'ru' else ''}"
        if days
        else year
    )
    return ", ".join(part for part in (as_text(item.get("event-place")), when) if part)


def seasons(date: DateValue, lang: str) -> str:
    """Return a span of seasons in words: осень 2001 – весна 2002; "" for other dates."""
    if not (date.end and date.start.season and date.end.season):
        return ""
    span = "/".join(f"{point.year:04d}-{20 + point.season}" for point in (date.start, date.end))
    return shown(edtf.parse(span), lang).replace(" г.", "")


def month_alone(date: DateValue, lang: str) -> str:
    """Return the month of an issue that has no day: Наурыз, Март, March; "" for a date without a month."""
    if date.literal or date.end or not date.start.month or date.start.month > 12:
        return ""
    return months(lang if lang in ("kk", "ru") else "en")[date.start.month - 1].capitalize()


def since(date: DateValue, lang: str, short: bool) -> str:
    """Return a date after "signed": Russian takes a preposition before a month or year (в мае 1992 г.)."""
    _year, month, day, _season = date.start
    if lang != "ru" or date.literal or day:
        return free(date, lang, short)
    year = f"{date.start.year} {'г.' if short else 'году'}"
    return f"в {_RUSSIAN_IN[month - 1]} {date.start.year} {'г.' if short else 'года'}" if month else f"в {year}"


def american(date: DateValue, short: bool) -> str:
    """Return an English date with the month first: January 6, 2012 (short: Jan. 6, 2012)."""
    if date.literal:
        return date.literal
    return _english(date.start, short, month_first=True)


def _of(point: Point, lang: str, short: bool) -> str:
    return str(point.year) if lang == "en" else f"{point.year} {'г.' if short else 'года'}"


def _kazakh(point: Point, word: str) -> str:
    if not point.month:
        return f"{point.year} ж."
    return f"{point.year} {word} {f'{point.day} ' if point.day else ''}{months('kk')[point.month - 1]}"


def _months_ru(short: bool) -> tuple[str, ...]:
    return _RUSSIAN_SHORT if short else months("ru", "of")


def _russian(point: Point, short: bool) -> str:
    if not point.month:
        return f"{point.year} {'г.' if short else 'год'}"
    of_year = f"{point.year} {'г.' if short else 'года'}"
    if not point.day:
        return f"{months('ru')[point.month - 1]} {of_year}"
    return f"{point.day} {_months_ru(short)[point.month - 1]} {of_year}"


def _english(point: Point, short: bool, month_first: bool = False) -> str:
    if not point.month:
        return str(point.year)
    month = (_ENGLISH_SHORT if short else months("en"))[point.month - 1]
    if not point.day:
        return f"{month} {point.year}"
    return f"{month} {point.day}, {point.year}" if short or month_first else f"{point.day} {month} {point.year}"
