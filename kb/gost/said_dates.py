"""The day and number of an act where its title says them once more: Договор о дружбе от 25 мая 1992 г., … № 5-VI."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kb.csl.dates import DateValue, read_date
from kb.csl.item import as_text
from kb.domain.item_types import ACTS
from kb.gost import dates
from kb.gost.families import Family
from kb.gost.legal_titles import Act, LegalTitle
from kb.language.typed_dates import TypedDate, dates_in

_LETTER: Final = re.compile(r"(?:Письм|Телеграмм|Записк)", re.I)
_OF: Final = r"\b(?:от|of|dated|on|signed)\s*$"
_LEAD: Final = re.compile(rf"[\s,(]*{_OF}|[\s,]*,\s*$", re.I)
_OF_ANOTHER: Final = re.compile(_OF, re.I)  # of the act that is amended, unless its own number follows
_BEFORE_A_NOUN: Final = ("ғы", "гі")


def unsaid(title: str, date: DateValue | None, number: str) -> str:
    """Return a title without the act's own day (and number) at its end or, in Kazakh, at its beginning.

    Another day, as that of the act which a law amends, stays.
    """
    for own_date in _own(title, date):
        before, after = title[: own_date.start], title[own_date.end :].strip(" .,)")
        if number:
            after = re.sub(rf"^(?:№|No\.?|N)\s*{re.escape(number)}$", "", after)
        lead = _LEAD.search(before)
        if not after and lead and (bare := before[: lead.start()]).count("(") == bare.count(")"):
            return bare
        if not before.strip() and after[:1].isupper():
            return after
    return title


def says(title: str, date: DateValue | None, number: str) -> tuple[bool, bool]:
    """Return whether a title says in words of its own the act's day (принята 30 августа 1995 г.), and the number too.

    A day after "от" or before a noun may be that of another act, but not beside the act's own number.
    """
    sign = rf"(?:№|No\.?|N)\s*{re.escape(number)}"
    for own_date in _own(title, date):
        before, after = title[: own_date.start], title[own_date.end :]
        numbered = bool(number) and bool(
            re.match(rf"[\s,]*{sign}(?![\w-])", after) or re.search(rf"{sign}[\s,]*(?:от|of|dated)?\s*$", before)
        )
        another = _OF_ANOTHER.search(before) or title[: own_date.end].endswith(_BEFORE_A_NOUN)
        if numbered or not another:
            return True, numbered
    return False, False


def said_once(item: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    """Return an act's item by which a style prints its day and number once, where its reference says them twice.

    The day is taken from the end of the title; where the title tells it in its own words, the style prints the year.
    A number that the title tells is left to it.
    """
    date, title, number = read_date(item.get("issued")), as_text(item.get("title")), as_text(item.get("number"))
    if as_text(item.get("type")) not in ACTS or date is None:
        return item
    word = rf"(?<![\w-]){re.escape(number)}(?![\w-])"
    if number and says(title, date, number)[1] and len(re.findall(word, reference)) > 1:
        item = {name: value for name, value in item.items() if name != "number"}
    if len(list(_own(reference, date))) < 2:
        return item
    bare = unsaid(title, date, "")
    if bare == title and says(title, date, number)[0]:
        return {**item, "issued": {"date-parts": [[date.start.year]]}}
    return {**item, "title": bare}


def letter(act: Act, family: Family) -> LegalTitle:
    """Return the title of a letter with its day: Письмо Б. С. Боднарскому от 20 октября 1925 г. (R 7.0.5, 26)."""
    if act.date and act.lang == "ru" and _LETTER.match(act.title) and not re.search(r"\d{4}", act.title):
        return LegalTitle(f"{act.title} от {dates.genitive(act.date, family.abbreviated)}", dated=True)
    is_in = bool(act.date and str(act.date.start.year) in act.title)
    return LegalTitle(act.title, () if is_in or not act.date else (dates.free(act.date, act.lang, family.abbreviated),),
                      dated=True)  # fmt: skip


def is_of_day(act: Act) -> bool:
    """Return whether the day of a document is known, or its title says the year."""
    return act.date is not None and bool(act.date.start.day or str(act.date.start.year) in act.title)


def of_file(act: Act, family: Family) -> str:
    """Return the day of a document in an archive; "" where the title says it."""
    if act.date is None or str(act.date.start.year) in act.title:
        return ""
    return dates.free(act.date, act.lang, family.abbreviated)


def _own(title: str, date: DateValue | None) -> Iterator[TypedDate]:
    """Yield the places in a title of the act's own day."""
    if date is None or date.end or not date.start.day or f"{date.start.year % 100:02d}" not in title:
        return
    day = f"{date.start.year:04d}-{date.start.month:02d}-{date.start.day:02d}"
    yield from (typed_date for typed_date in dates_in(title) if typed_date.date.text == day)


def case(act: Act, family: Family) -> LegalTitle:
    """Return a case or a hearing with its number and day, the court after the slash: № 2-15/2004 от 6 мая 2004 г."""
    number = f"{'No.' if act.lang == 'en' else '№'} {act.number}" if act.number else ""
    day = dates.free(act.date, act.lang, family.abbreviated) if act.date else ""
    if number and act.date:
        day = {
            "kk": f"{dates.attributive(act.date)} {number}",
            "ru": f"{number} от {dates.genitive(act.date, family.abbreviated)}",
        }.get(act.lang, f"{number}, {day}")
    return LegalTitle(act.title, (day or number,), dated=bool(act.date), body=act.body)
