"""Spans of days or months as people type them: март-апрель 2021, 12 мая – 3 июня 1992, 1993 жылдың қазан-желтоқсан."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from kb.language.typed_dates import TypedDate, dates_in, span

_SIGN = r"\s*(?:-{1,2}|–|—|\.\.+|…)\s*|\s+(?:to|until|till|through|до|по)\s+"
_OR_AND = rf"(?:{_SIGN}|\s*/\s*|\s+(?:and|и|мен|пен|бен)\s+)"
_WITHOUT_YEAR = r"(?:\d{1,2}\s+)?[^\W\d_]{3,14}(?:\s+\d{1,2})?"
_BEFORE = rf"(?i)(?<!\w){_WITHOUT_YEAR}\.?{_OR_AND}$"
_BEHIND = rf"(?i){_OR_AND}{_WITHOUT_YEAR}(?!\w|\s+\d)"
_BETWEEN = rf"(?i){_SIGN}"
_LONGEST = 40  # letters and signs of an end without a year


def spans_in(text: str) -> Iterator[TypedDate]:
    """Yield the spans of a text that two dates make, or one and a month or day that takes its year from it."""
    dates = [typed_date for typed_date in dates_in(text) if typed_date.date.precision in ("day", "month")]
    for date, following in zip_longest(dates, dates[1:]):
        if following and re.fullmatch(_BETWEEN, text[date.end : following.start]):
            yield from _span(text, date.start, following.end)
        if behind := re.match(_BEHIND, text[date.end :]):
            yield from _span(text, date.start, date.end + behind.end())
        if before := re.search(_BEFORE, text[max(0, date.start - _LONGEST) : date.start]):
            yield from _span(text, date.start - len(before.group()), date.end)


def _span(text: str, start: int, end: int) -> Iterator[TypedDate]:
    date = span(text[start:end])
    if date:
        yield TypedDate(date, start, end)
