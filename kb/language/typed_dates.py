"""Dates as people type them, in Kazakh, Russian and English: 25.05.92, 25 мая 1992 года, May 25, 1992, the nineties.

The one reader of typed dates: `dates_in` for those that stand in a text, `whole_date` for a text that is a date and
nothing else, as fields of bibliographies hold one (c. 1890, spring 1999, 1998a, 1998/open), with months and seasons of
more languages. A date of figures is read day first; where that gives no day, month first.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.language.folding import bones, fold_word
from kb.language.months import month_number, month_of, month_or_season, named, roman_month

_NAME = r"[^\W\d_]{3,14}"
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_WORDS = (
    "гг годов годах годы года году годом год г жж жылдары жылдар жыл[ғг]ы жылы жылды[ңн] жылда жылдан жыл[ғг]а жыл ж"
)
_MONTHS = 12
_YEAR_WORD = rf"(?:\s*-?(?:ж\.\s?ж|г\.\s?г|{_YEAR_WORDS.replace(' ', '|')})\b\.?)"
_OF_YEAR = rf"(?P<year>(?:1\d|20)\d\d){_YEAR_WORD}?"
_MONTH = rf"(?P<name>{_NAME})(?:\s+(?:месяц[ае]?|ай(?:ы|ын\w*|лар\w*))(?!\w))?"
_OF = r"(?:of\s+|de\s+)?"
_DAY = (
    r"«?(?P<day>\d{1,2})»?(?:\s*-?(?:st|nd|rd|th|го|ое|е|ші|шы|і|ы)\b)?\.?"
    r"(?:\s*(?:-{1,2}|–|—|\bпо\b|\bto\b)\s*(?P<last_day>\d{1,2})\b\.?)?"
)
_DASH = r"\s*(?:-|–|—|\.\.+|…|/|\s(?:до|по|to|until|till|through|and|и|мен|пен|бен)\s)\s*"
_FORMS = (
    rf"(?<!\d)(?P<year>{_YEAR})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?![\d])",
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?P<sign>[./-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>{_YEAR}|\d\d)(?![\d/-]){_YEAR_WORD}?",
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?P<mark>[./-]|\s)(?-i:(?P<roman>[IVX]{{1,4}}))(?P=mark)(?P<year>(?:1\d|20)?\d\d){_YEAR_WORD}?(?!\d)",
    rf"(?<!\d){_DAY}[\s/-]+{_OF}{_MONTH}\.?,?[\s/-]+{_OF}{_OF_YEAR}(?!\d)",
    rf"(?<!\w){_MONTH}\.?\s+{_DAY},?\s+{_OF_YEAR}(?!\d)",
    rf"(?<!\d){_OF_YEAR},?\s*{_DAY}[\s-]+{_MONTH}(?!\w)",
    rf"(?<!\d){_OF_YEAR},?\s+{_MONTH}\.?\s+{_DAY}(?!\d)",
    rf"(?<!\d){_DAY}[\s/-]+{_MONTH}\.?,?\s+['’]?(?P<year>\d\d)(?:{_YEAR_WORD}|\s*$)",
    rf"(?<!\d)(?P<year>\d\d){_YEAR_WORD}\s*{_DAY}[\s-]+{_MONTH}(?!\w)",
    rf"(?<!\w){_MONTH}\.?,?[\s-]+{_OF}{_OF_YEAR}(?!\d)",
    rf"(?<!\d){_OF_YEAR}[,/-]?\s*{_MONTH}(?!\w)",
    rf"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[./](?P<year>{_YEAR})(?![\d./-]){_YEAR_WORD}?",
    rf"(?<![\d./-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d./-])",
    rf"(?<![\d-])(?P<year>{_YEAR}){_YEAR_WORD}?(?:дан|ден)?{_DASH}(?P<last>{_YEAR}|\d\d){_YEAR_WORD}?(?!\d|-\d)",
    rf"(?<!\d)(?P<year>{_YEAR})\s*(?:жылдан|жылы?|ж\.)\s+(?:бастап\s+)?(?P<last>{_YEAR})\s*(?:жылға|ж\.)",
    rf"(?<!\d)(?P<decade>(?:(?:1[5-9]|20)\d|\d)0)(?:-?(?:е|х|ых|ые|тые|тых|s|'s)\b{_YEAR_WORD}?|(?:-?(?:шы|ші)\s+|\s?-?)жылдар\w*)",
)
_PAST = (
    r"(?P<past>\s+(?:прошлого|xx|хх|20-?го)\s+(?:века|столетия)|\s+of\s+(?:the\s+)?(?:last|20th|twentieth)\s+century)"
)
_SPOKEN = rf"(?<!\w)(?P<spoken>{_NAME}){_YEAR_WORD}?{_PAST}?"

_ABOUT = r"(?i)(?:c|ca|circa|about|approx|around|около|ок|приблизительно|примерно|шамамен|um|vers|env)\b\.?\s*(?=\S)"
_AROUND_YEARS = (
    r"(?i)(?<=\d)\s*(?:гг?|годы?|года|годов|жж?|жылы?|жылдары?|жылғы)\b\.?|^(?:year|год|жыл)\s+"
    r"|\s+(?:AD|CE|н\.\s*э\.)$"
)
_YEAR_ALONE = r"-?\d{3,4}"
_SIGN = r"\s*(?:-{1,3}|–|—|/)\s*"
_OPEN = r"(?i)(?:open|present|\.\.|now|н\.?\s*в\.?|наст(?:оящее)?\.?\s*вр(?:емя)?\.?|bis heute|осы уақытқа дейін|)"
_UNKNOWN = r"(?i)(?:unknown|uuuu|\?+|неизв(?:естно)?\.?)"
_UNSPECIFIED = r"(\d{1,3})([uUxX?_-]{1,3})"
_SUFFIXED = r"(?i)(\d{4})\s?([a-zа-я])"
_COPYRIGHT = (
    r"(?i)(\d{4})[\s,]*[\[(]?\s*(?:c|с|cop\.?|©|i\. ?e\.|т\. ?е\.|(?:на (?:обл|тит)|печ|бас|printed|publ)[\w. ]*)\s*"
    r"\d{4}[\])]?"
)  # 2010 [c2009]; 2013, печ. 2012
_MARK = r"©\s*(?=\d{4}\b)"
_BETWEEN = r"(?i)\s*(?:-{1,3}|–|—|/)\s*|\s+(?:and|und|и|мен|пен|бен|et|y|to|until|till|по|до)\s+"


class TypedDate(NamedTuple):
    """A date in a text: what it says as EDTF, and its place; `end` is exclusive.

    `other` is the other reading of figures with slashes, month first, where both are dates.
    """

    date: Edtf
    start: int
    end: int
    other: Edtf | None = None


def dates_in(text: str, month: Callable[[str], int | None] = month_or_season) -> tuple[TypedDate, ...]:
    """Return the dates of a text in order, `month` telling months; none overlap. A bare year is none: a name's part."""
    dates: list[TypedDate] = []
    for form in _forms_for(text):
        for place in form.finditer(text):
            date = _date(place, month)
            if date and all(place.end() <= earlier.start or place.start() >= earlier.end for earlier in dates):
                dates.append(TypedDate(date, place.start(), place.end(), _month_first(place, date)))
    return tuple(sorted(dates, key=lambda date: date.start))


def impossible_days_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places (start, end) of days that a text names and no calendar has: 31 April 1993, 30.02.95, 45 May."""
    if not any(map(str.isdecimal, text)):
        return ()
    places: list[tuple[int, int]] = []
    for place in (place for form in _forms() if "<day>" in form.pattern for place in form.finditer(text)):
        overlaps = any(place.start() < end and start < place.end() for start, end in places)
        numbered = text[: place.start()].rstrip().endswith("№")  # of a journal: № 45, May 1995
        if not (overlaps or numbered or _date(place)) and _is_of_a_month(place.groupdict()):
            places.append((place.start(), place.end()))
    return tuple(places)


def _is_of_a_month(parts: Mapping[str, str | None]) -> bool:
    """Return whether what a form matched has a month, and a day as there is in others."""
    named = parts.get("name")
    month = month_of(named) if named else int(parts.get("month") or 0)
    return 0 < (month or 0) <= _MONTHS and 28 < int(parts["day"] or 0) <= (99 if named else 31)


def _forms_for(text: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms that can stand in a text; one without figures can only name a decade."""
    if any(map(str.isdecimal, text)):
        return _forms()
    return (_spoken(),) if any(_spoken_decade(word) for word in re.findall(_NAME, text)) else ()


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a date, compiled when a text first has figures: it takes longer than a search."""
    return (*(re.compile(form, re.IGNORECASE) for form in _FORMS), _spoken())


@lru_cache(maxsize=1)
def _spoken() -> re.Pattern[str]:
    return re.compile(_SPOKEN, re.IGNORECASE)


def _date(place: re.Match[str], named: Callable[[str], int | None] = month_or_season) -> Edtf | None:
    """Return what a form matched says, `named` telling a month by its word; None where it is no date after all."""
    parts = place.groupdict()
    if parts.get("spoken"):
        decade = _spoken_decade(parts["spoken"])
        return _decade(decade + 1900 if parts.get("past") else decade) if decade else None
    if parts.get("decade"):
        return _decade(int(parts["decade"]))
    year = _whole_year(parts["year"])
    if parts.get("last"):
        last = int(parts["last"]) if len(parts["last"]) == 4 else year // 100 * 100 + int(parts["last"])
        return edtf.find(f"{year:04d}/{last:04d}") if last > year else None
    roman = parts.get("roman")
    month = named(parts["name"]) if parts.get("name") else roman_month(roman) if roman else int(parts["month"])
    if not month:
        return None
    if not parts.get("day"):
        return edtf.find(f"{year:04d}-{month:02d}")
    day = int(parts["day"])
    if last_day := parts.get("last_day"):
        return edtf.find(f"{year:04d}-{month:02d}-{day:02d}/{year:04d}-{month:02d}-{int(last_day):02d}")
    return edtf.find(f"{year:04d}-{month:02d}-{day:02d}") or (
        None if parts.get("name") else edtf.find(f"{year:04d}-{day:02d}-{month:02d}")
    )


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
    return {bones(word): int(first) for first, words in named("decade") for word in words}


@lru_cache(maxsize=10_000)
def _spoken_decade(word: str) -> int | None:
    folded = bones(fold_word(word))
    if folded.endswith(("ых", "ым")):  # девяностых
        folded = folded[:-1] + "е"
    return _decades().get(folded)


def either_way(text: str) -> bool:
    """Return whether figures leave open which is the day and which the month: 03/04/2011, 2001-13-05."""
    if slashed := re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\s*", text):
        return slashed[1] != slashed[2] and int(slashed[1]) <= _MONTHS >= int(slashed[2])
    turned = re.fullmatch(r"\s*\d{4}[-./](\d\d)[-./](\d\d)\s*", text)
    return turned is not None and int(turned[2]) <= _MONTHS < int(turned[1]) <= 31


class WholeDate(NamedTuple):
    """What a text says as EDTF; `whole` is False where a part of it (a letter after the year) is no date."""

    date: Edtf
    whole: bool = True


@lru_cache(maxsize=4096)
def whole_date(text: str) -> WholeDate | None:
    """Return the date that a text is; None where it is none. An EDTF text is read as it stands."""
    tidy = " ".join(text.replace("~", " ").split()) if edtf.find(text) is None else text
    tidy = re.sub(_MARK, "", tidy.strip(), count=1).strip("()[],;").strip()
    if date := edtf.find(tidy):
        return WholeDate(date)
    about = re.match(_ABOUT, tidy)
    if about or tidy.endswith("?"):
        inner = whole_date(tidy[about.end() :] if about else tidy.rstrip("? "))
        mark = "~" if about else "?"
        ends = (end + mark if end[-1:].isalnum() else end for end in inner.date.text.split("/")) if inner else ()
        marked = edtf.find("/".join(ends))
        return WholeDate(marked, inner.whole) if inner and marked else None
    plain = " ".join(re.sub(_AROUND_YEARS, " ", tidy).split()).strip(" .,")
    date = _years(plain) or _single(plain) or _single(tidy) or span(plain)
    if date:
        return WholeDate(date)
    if copyright_year := re.fullmatch(_COPYRIGHT, plain):
        return WholeDate(edtf.parse(copyright_year[1]), False)
    if suffixed := re.fullmatch(_SUFFIXED, plain):
        return WholeDate(edtf.parse(suffixed[1]), False)
    return _nearly(plain)


def _years(text: str) -> Edtf | None:
    """Return years: 1998, 1998-1999, 1998/99, 199u, 1998/unknown, 1999/open."""
    if re.fullmatch(_YEAR_ALONE, text):
        return edtf.find(text if text.startswith("-") else f"{text:0>4}")
    if unspecified := re.fullmatch(_UNSPECIFIED, text):
        return edtf.find(unspecified[1] + "X" * (4 - len(unspecified[1]))) if _fills(unspecified) else None
    ends = [end.strip(" .,") for end in re.split(_SIGN, text)]
    if len(ends) != 2 or not any(re.fullmatch(_YEAR_ALONE, end) for end in ends):
        return None
    first, last = ends
    if re.fullmatch(_YEAR_ALONE, first) and last.isdecimal() and len(last) == 2 and (first[2:] < last):
        last = first[:2] + last
    begin, end = _end(first), _end(last)
    return None if begin is None or end is None else edtf.find(f"{begin}/{end}")


def _end(text: str) -> str | None:
    """Return an end of a span of years as EDTF: a year, ".." where it is open, "" where it is not known."""
    if re.fullmatch(_UNKNOWN, text):
        return ""
    return ".." if re.fullmatch(_OPEN, text) else text if re.fullmatch(_YEAR_ALONE, text) else None


def _fills(match: re.Match[str]) -> bool:
    return len(match[0]) == 4 and (len(match[1]) > 1 or "-" not in match[2])


def _single(text: str) -> Edtf | None:
    """Return a date of one of the forms, or an EDTF text."""
    matches = (form.fullmatch(text) for form in _forms())
    return next((date for match in matches if match and (date := _date(match, month_number))), None)


def span(text: str) -> Edtf | None:
    """Return a span of two dates, of which one may lack the year: Jan.-Feb. 1998, 12 мая – 3 июня 1992."""
    for sign in re.finditer(_BETWEEN, text):
        first, last = text[: sign.start()], text[sign.end() :]
        begin, end = _single(first), _single(last)
        begin = begin or (_single(f"{first} {end.year:04d}") if end else None)
        end = end or (_single(f"{last} {begin.year:04d}") if begin else None)
        if begin and end and "/" not in begin.text + end.text and (span := edtf.find(f"{begin.text}/{end.text}")):
            return span
    return None


def _nearly(text: str) -> WholeDate | None:
    """Return the year or month of a date whose day is none (1992-02-30)."""
    if day_first := re.fullmatch(r"\d{1,2}([-./])(\d{1,2})\1(\d{4})", text):
        date = edtf.find(f"{day_first[3]}-{int(day_first[2]):02d}")
        return WholeDate(date, False) if date else None
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", text)
    for part in (f"{match[1]}-{int(match[2]):02d}", match[1]) if match else ():
        if date := edtf.find(part):
            return WholeDate(date, match is not None and match[3] is None and int(match[2]) < 10 and "-" in part)
    return None
