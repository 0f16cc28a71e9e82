"""Date values of items read into plain numbers (CSL-JSON dates, EDTF levels 0 and 1 in part, simple raw dates)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

MOST_READ: Final = 200  # longer text is no date
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS: Final = {
    name: place + 1
    for place, names in enumerate(
        (
            "jan,қаң,янв",
            "feb,ақп,фев",
            "mar,нау,мар",
            "apr,сәу,апр",
            "may,мам,май,мая",
            "jun,мау,июн",
            "jul,шіл,июл",
            "aug,там,авг",
            "sep,қыр,сен",
            "oct,қаз,окт",
            "nov,қар,ноя",
            "dec,жел,дек",
        )
    )
    for name in names.split(",")
}
_EDTF: Final = re.compile(r"(-?\d{1,6}|[Yy]-?\d{1,9})(?:-(\d\d?)(?:-(\d\d?))?)?([?~%]?)")
_CIRCA: Final = re.compile(r"^\s*(?:c\.?|ca\.?|circa|about|ок\.|шамамен)\s+(?=\d)", re.I)
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{3,4})")
_YEARS: Final = re.compile(r"(\d{4})\s*[-–/]\s*(\d\d)")
_BETWEEN: Final = re.compile(r"\s*(?:--|[-–—/])\s*")
_WORDY: Final = re.compile(r"[^\W\d_]+\.?|\d+")


class Point(NamedTuple):
    """One calendar point; 0 where a part is missing. `season` is 1 to 4."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0

    def key(self) -> str:
        """Return a sort key of fixed width; seasons say nothing of the order."""
        return f"{self.year + 10_000_000:08d}{self.month:02d}{self.day:02d}"


class DateValue(NamedTuple):
    """A date, a range (`end`), an open range (`open_end`), or literal text."""

    start: Point
    end: Point | None = None
    circa: bool = False
    literal: str = ""
    open_end: bool = False


def read_date(value: Any) -> DateValue | None:
    """Return the date of a CSL-JSON value, or None where it holds nothing readable."""
    if value.__class__ is dict and len(value) == 1 and (usual := _usual(value.get("date-parts"))):
        return usual
    if isinstance(value, (dict, Mapping)):
        return _from_mapping(value)
    if isinstance(value, str):
        return from_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return DateValue(Point(_limited(value)))
    return None


def _usual(parts: Any) -> DateValue | None:
    """Return the date of one list of one to three whole numbers, as nearly all dates are; None for others."""
    if parts.__class__ is not list or len(parts) != 1 or parts[0].__class__ is not list or not 0 < len(parts[0]) < 4:
        return None
    year, month, day = parts[0] if len(parts[0]) == 3 else [*parts[0], 1, 1][:3]
    if year.__class__ is not int or month.__class__ is not int or day.__class__ is not int:
        return None
    if not (0 < year < 10_000 and 0 < month < 13 and 0 < day < 32):
        return None
    return DateValue(Point(*parts[0]))


def _from_mapping(value: Mapping[str, object]) -> DateValue | None:
    parts = value.get("date-parts")
    circa = value.get("circa") not in (None, False, 0, "", "0", "false")
    if isinstance(parts, (list, Sequence)) and not isinstance(parts, str) and parts:
        points = [_point(part) for part in parts[:2]]
        if points[0] is not None:
            season = _season(value.get("season"))
            start = points[0]._replace(season=season) if season and not points[0].month else points[0]
            end = points[1] if len(points) > 1 else None
            open_end = len(points) > 1 and end is None
            if end is not None and season and not end.month and not end.season:
                end = end._replace(season=season)
            return DateValue(start, end if end != start else None, circa, open_end=open_end)
    for name in ("raw", "edtf"):
        raw = value.get(name)
        if isinstance(raw, str) and raw.strip():
            date = from_text(raw)
            return date._replace(circa=date.circa or circa) if date else None
    literal = value.get("literal")
    if isinstance(literal, (str, int)) and str(literal).strip():
        return DateValue(Point(), literal=str(literal), circa=circa)
    year = _whole(value.get("year"))
    return DateValue(Point(year, _whole(value.get("month")), _whole(value.get("day"))), circa=circa) if year else None


def _season(value: object) -> int:
    if isinstance(value, str) and value.strip().lower() in _SEASONS:
        return _SEASONS[value.strip().lower()]
    number = _whole(value)
    return number if 1 <= number <= 4 else _season_of_month(number)


def _season_of_month(month: int) -> int:
    """Return the season that a month's number stands for: 13-16, 17-20 and 21-24 count spring to winter."""
    return (month - 13) % 4 + 1 if 13 <= month <= 24 else 0


def _whole(value: object) -> int:
    if value.__class__ is int:
        return _limited(value)
    if isinstance(value, float) and abs(value) < 1e9:
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"\s*[-+]?\d{1,9}\s*", value):
        return int(value)
    return 0


def _limited(value: int) -> int:
    return value if abs(value) < 1_000_000_000 else 0


def _point(value: object) -> Point | None:
    """Return the point of [year, month, day]; None where there is no year."""
    if isinstance(value, (str, int)):
        value = [value]
    if not isinstance(value, (list, Sequence)) or not value:
        return None
    if len(value) == 1 and value[0].__class__ is int and 0 < value[0] < 10_000:
        return Point(value[0])
    numbers = [_whole(part) for part in value[:3]] + [0, 0]
    if not numbers[0]:
        return None
    return _checked(numbers[0], numbers[1], numbers[2])


def _checked(year: int, month: int, day: int) -> Point:
    """Return the point with months 13-24 read as the four seasons over and over, and what cannot be left out."""
    season = _season_of_month(month) if month > 12 else 0
    if not 1 <= month <= 12:
        month = 0
    return Point(year, month, day if month and 1 <= day <= 31 else 0, season)


def from_text(text: str) -> DateValue | None:
    """Return the date of EDTF or simple free text; text that is no date stays literal."""
    text = text.strip()
    if not text:
        return None
    if len(text) > MOST_READ:
        return DateValue(Point(), literal=text)
    first, slash, second = text.partition("/")
    start = _edtf(first)
    if start is not None:
        end = _edtf(second) if slash else None
        if start[0].year and (not slash or (end is not None and end[0].year > 99) or second in ("..", "")):
            circa = start[1] or bool(end and end[1])
            return DateValue(start[0], end[0] if end else None, circa, open_end=bool(slash) and end is None)
    return _free(text)


def _edtf(text: str) -> tuple[Point, bool] | None:
    match = _EDTF.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, mark = match.groups()
    number = int(year.lstrip("Yy"))
    if int(month or 0) > 41:
        return None
    return _checked(number, int(month or 0), int(day or 0)), bool(mark)


def _free(text: str) -> DateValue:
    """Read "12 May 2001", "5/12/2001", "June-July 1990", "[1998?]", "ca. 1994"; what is no date stays as text."""
    bare = _CIRCA.sub("", text).strip("[]() ")
    circa = bare != text.strip("[]() ") or bare.endswith(("?", "~"))
    bare = bare.rstrip("?~")
    slashed = _SLASHED.fullmatch(bare)
    if slashed:
        month, day, year = (int(part) for part in slashed.groups())
        return DateValue(_checked(year, month, day), circa=circa)
    short = _YEARS.fullmatch(bare)
    if short:
        year = int(short.group(1))
        return DateValue(Point(year), Point(year // 100 * 100 + int(short.group(2))), circa)
    alone = _words(bare)
    if alone is not None and alone.year:
        return DateValue(alone, circa=circa)
    sides = _BETWEEN.split(bare)
    if len(sides) == 2:
        first, second = _words(sides[0]), _words(sides[1])
        if first is not None and second is not None and (first.year or second.year):
            return DateValue(*_completed(first, second), circa=circa)
    return DateValue(Point(), literal=text)


def _completed(first: Point, second: Point) -> tuple[Point, Point]:
    """Return both ends of a range, each with what only the other states: 1-3 June 2010."""
    year = first.year or second.year
    month = first.month or (second.month if not first.season else 0)
    return first._replace(year=year, month=month), second._replace(year=second.year or year)


def _words(text: str) -> Point | None:
    """Return the point of a few words and numbers, or None where one of them is neither or there are too many."""
    year = month = day = season = 0
    if _BETWEEN.search(text):
        return None
    for word in _WORDY.findall(text):
        low = word.lower().rstrip(".")
        if word.isdecimal() and len(word) >= 3 and not year:
            year = _limited(int(word[:9]))
        elif word.isdecimal() and len(word) <= 2 and not day:
            day = int(word)
        elif low in _SEASONS and not season:
            season = _SEASONS[low]
        elif low[:3] in _MONTHS and not month:
            month = _MONTHS[low[:3]]
        elif low not in ("of", "the", "г", "ж"):
            return None
    if not (year or month or season or day):
        return None
    return Point(year, month, day if day <= 31 else 0, season)
