"""EDTF dates (ISO 8601-2:2019, levels 0 and 1) with the earliest and latest day they can mean.

A day is an int: days of the proleptic Gregorian calendar, 0001-01-01 being day 1, as `datetime.date.toordinal`
counts, and zero or negative before it. An open or unknown end has no day (None).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from kb.errors import KbError
from kb.messages import Message

MAX_LENGTH = 60
FIRST_DAY, LAST_DAY = -(10**12), 10**12  # before and after every day that a date can name
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}

_SIZES, _PARTS = [4, 2, 2], 5
_DATE = (
    r"(?a)(-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX|-?[0-9]XXX|XXXX|Y-?[0-9]{5,9})"
    r"(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX|[0-3]X))?)?"
    r"(T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?"
    r"([?~%])?"
)


class EdtfError(KbError):
    """The text is not an EDTF date of level 0 or 1."""

    def __init__(self, text: str, reason: Message) -> None:
        super().__init__("not-a-date", given=text[:MAX_LENGTH], reason=reason)


class Edtf(NamedTuple):
    """A date as written, with its bounds in days.

    `precision` is "day", "month", "season", "year", "decade", "century" or "interval"; `qualifier` holds the
    ones in use ("?" uncertain, "~" approximate, "%" both).
    """

    text: str
    lower: int | None
    upper: int | None
    precision: str
    qualifier: str = ""

    @property
    def is_day(self) -> bool:
        """Return whether this is one whole, unqualified calendar day."""
        return self.precision == "day" and not self.qualifier

    @property
    def year(self) -> int | None:
        """The year of the earliest day, or of the latest where the start is open."""
        day = self.lower if self.lower is not None else self.upper
        return None if day is None else civil(day)[0]


def bounds(date: Edtf | None) -> tuple[int, int]:
    """Return (earliest, latest) as finite numbers that sort open and missing ends right."""
    if date is None:
        return LAST_DAY, LAST_DAY
    lower = FIRST_DAY if date.lower is None else date.lower
    return lower, LAST_DAY if date.upper is None else date.upper


def ordinal(year: int, month: int, day: int) -> int:
    """Return the day number of a proleptic Gregorian date; any year, astronomical numbering (year 0 exists)."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


def civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a day number; the inverse of `ordinal`."""
    era, of_era = divmod(day + 305, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@lru_cache(maxsize=16384)
def parse(text: str) -> Edtf:
    """Parse an EDTF text; raise EdtfError with the reason and examples of what to write."""
    if len(text) > MAX_LENGTH:
        raise EdtfError(text, Message("date-too-long"))
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text, text)
    if "/" in end:
        raise EdtfError(text, Message("date-slashes"))
    if start in ("", "..") and end in ("", ".."):
        raise EdtfError(text, Message("date-open-interval"))
    low = None if start in ("", "..") else _single(start, text)
    high = None if end in ("", "..") else _single(end, text)
    if low and high and (low.lower or 0) > (high.upper or 0):
        raise EdtfError(text, Message("date-interval-backwards"))
    qualifier = "".join(sorted({*(low.qualifier if low else ""), *(high.qualifier if high else "")}))
    return Edtf(text, low.lower if low else None, high.upper if high else None, "interval", qualifier)


def find(text: str) -> Edtf | None:
    """Parse an EDTF text, or give None where it is not one."""
    try:
        return parse(text)
    except EdtfError:
        return None


def of_day(day: int) -> Edtf:
    """Return the whole-day date of a day number."""
    year, month, date = civil(day)
    sign, size = "-" if year < 0 else "", abs(year)
    return parse(f"{'Y' if size > 9999 else ''}{sign}{size:04d}-{month:02d}-{date:02d}")


def _single(text: str, whole: str) -> Edtf:
    parts = _parts(text)
    if not parts:
        raise EdtfError(whole, Message("date-form"))
    year, month, day, time, qualifier = parts
    qualifier = qualifier or ""
    lower_year, upper_year = _years(year)
    if time and (day is None or "X" in text or qualifier):
        raise EdtfError(whole, Message("date-time"))
    if month is None:
        precision = {0: "year", 9: "decade", 99: "century"}.get(upper_year - lower_year, "century")
        return Edtf(whole, ordinal(lower_year, 1, 1), ordinal(upper_year, 12, 31), precision, qualifier)
    if lower_year != upper_year:
        if month != "XX" or day not in (None, "XX"):
            raise EdtfError(whole, Message("date-month-of-year"))
        return Edtf(whole, ordinal(lower_year, 1, 1), ordinal(upper_year, 12, 31), "century", qualifier)
    return _within_year(whole, lower_year, month, day, qualifier)


def _parts(text: str) -> Sequence[Any]:
    """Return year, month, day, time and qualifier as written, None for what is not; nothing where it is no date.

    Most dates are of figures alone, and need no pattern.
    """
    plain = text.split("-")
    if list(map(len, plain)) == _SIZES[: len(plain)] and all(part.isascii() and part.isdecimal() for part in plain):
        return (*plain, *[None] * (_PARTS - len(plain)))
    match = re.fullmatch(_DATE, text)
    return match.groups() if match else ()


def _years(text: str) -> tuple[int, int]:
    digits = text.lstrip("Y")
    negative = digits.startswith("-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (high, low) if negative else (low, high)


def _within_year(whole: str, year: int, month: str, day: str | None, qualifier: str) -> Edtf:
    if month == "XX":
        if day not in (None, "XX"):
            raise EdtfError(whole, Message("date-day-of-month"))
        return Edtf(whole, ordinal(year, 1, 1), ordinal(year, 12, 31), "year", qualifier)
    number = int(month)
    if number in SEASONS and day is None:
        first, last = SEASONS[number]
        end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
        upper = ordinal(end_year, end_month, month_length(end_year, end_month))
        return Edtf(whole, ordinal(year, first, 1), upper, "season", qualifier)
    if not 1 <= number <= 12:
        raise EdtfError(whole, Message("date-no-month", month=month))
    length = month_length(year, number)
    if day is None or day == "XX":
        return Edtf(whole, ordinal(year, number, 1), ordinal(year, number, length), "month", qualifier)
    low, high = max(1, int(day.replace("X", "0"))), min(length, int(day.replace("X", "9")))
    if ("X" not in day and not 1 <= int(day) <= length) or low > high:
        raise EdtfError(whole, Message("date-no-day", month=f"{year:04d}-{month}", days=length))
    precision = "month" if "X" in day else "day"
    return Edtf(whole, ordinal(year, number, low), ordinal(year, number, high), precision, qualifier)
