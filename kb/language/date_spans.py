"""Spans of days, months or seasons as people type them: март-апрель 2021, 12 мая – 3 июня 1992, лето 2005 – весна 2006,
1993 жылдың қазан-желтоқсан, 2001 жылдың мамырынан 2002 жылдың көктеміне дейін.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from kb.domain import edtf
from kb.domain.edtf import Edtf, civil
from kb.language.months import month_or_season
from kb.language.typed_dates import TypedDate, dates_in, span

_SIGN = r"\s*(?:-{1,2}|–|—|\.\.+|…)\s*|\s+(?:to|until|till|through|до|по)\s+"
_OR_AND = rf"(?:{_SIGN}|\s*/\s*|\s+(?:and|и|мен|пен|бен)\s+)"
_WITHOUT_YEAR = r"(?:\d{1,2}\s+)?[^\W\d_]{3,14}(?:\s+\d{1,2})?"
_BEFORE = rf"(?i)(?<!\w){_WITHOUT_YEAR}\.?{_OR_AND}$"
_BEHIND = rf"(?i){_OR_AND}{_WITHOUT_YEAR}(?!\w|\s+\d)"
_BETWEEN = rf"(?i){_SIGN}"
_OF_YEAR = r"(\d{4})\s*(?:жылдың|жылғы|ж\.)\s+([^\W\d_]{3,14}"
_UNTIL = rf"(?i)(?<!\d){_OF_YEAR}[дтн][ае]н)\s+{_OF_YEAR}[нгқғк][ае])(?=\s+(?:дейін|шейін)(?!\w))"  # of Kazakh
_LONGEST = 40  # letters and signs of an end without a year


def spans_in(text: str) -> Iterator[TypedDate]:
    """Yield the spans of a text that two dates make, or one and a month or day that takes its year from it."""
    for place in re.finditer(_UNTIL, text) if "ейін" in text else ():
        ends = (place.groups()[:2], place.groups()[2:])
        first, last = (edtf.find(f"{year}-{month_or_season(name) or 0:02d}") for year, name in ends)
        yield from _from_to(first, last, *place.span())
    dates = [typed_date for typed_date in dates_in(text) if typed_date.date.precision in ("day", "month", "season")]
    for date, following in zip_longest(dates, dates[1:]):
        if following and re.fullmatch(_BETWEEN, text[date.end : following.start]):
            if "season" in (date.date.precision, following.date.precision):
                yield from _from_to(date.date, following.date, date.start, following.end)
            else:
                yield from _span(text, date.start, following.end)
        if date.date.precision == "season":
            continue
        if behind := re.match(_BEHIND, text[date.end :]):
            yield from _span(text, date.start, date.end + behind.end())
        if before := re.search(_BEFORE, text[max(0, date.start - _LONGEST) : date.start]):
            yield from _span(text, date.start - len(before.group()), date.end)


def _span(text: str, start: int, end: int) -> Iterator[TypedDate]:
    date = span(text[start:end])
    if date:
        yield TypedDate(date, start, end)


def _from_to(first: Edtf | None, last: Edtf | None, start: int, end: int) -> Iterator[TypedDate]:
    """Yield the days from the first of one date to the last of another."""
    if first and last and first.lower is not None and last.upper is not None and first.lower < last.upper:
        ends = [civil(ordinal) for ordinal in (first.lower, last.upper)]
        date = edtf.find("/".join(f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in ends))
        if date:
            yield TypedDate(date, start, end)
