"""A text that is a date as a whole, as fields of bibliographies hold one: c. 1890, spring 1999, 1998a, 25 мамыр 1992 ж.

What stands inside a text is read by `typed_dates`, the forms of a field that is nothing but a date stand here.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.language.data import months
from kb.language.folding import fold_word
from kb.language.typed_dates import dates_in, month_of

_ABOUT = re.compile(
    r"(?:c|ca|circa|about|approx|around|около|ок|приблизительно|примерно|шамамен|um|vers|env)\b\.?\s*(?=\S)",
    re.IGNORECASE,
)
_YEAR_WORDS = re.compile(
    r"(?<=\d)\s*(?:гг?|годы?|года|годов|жж?|жылы?|жылдары?|жылғы)\b\.?|^(?:year|год|жыл)\s+|\s+(?:AD|CE|н\.\s*э\.)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"-?\d{3,4}")
_DASH = re.compile(r"\s*(?:-{1,3}|–|—|/)\s*")
_OPEN = re.compile(
    r"(?:open|present|\.\.|now|н\.?\s*в\.?|наст(?:оящее)?\.?\s*вр(?:емя)?\.?|bis heute|осы уақытқа дейін|)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"(?:unknown|uuuu|\?+|неизв(?:естно)?\.?)", re.IGNORECASE)
_UNSPECIFIED = re.compile(r"(\d{1,3})([uUxX?_-]{1,3})")
_SUFFIXED = re.compile(r"(\d{4})\s?([a-zа-я])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TWO_MONTHS = re.compile(
    r"(?P<first>[^\W\d_]+)\.?\s*(?:-{1,3}|–|—|/|\s(?:and|und|и|мен|пен|бен|et|y)\s)\s*(?P<last>[^\W\d_]+)\.?,?"
    r"(?:\s+(?P<year>\d{4}))?|(?P<year_before>\d{4}),?\s+(?P<first_after>[^\W\d_]+)\.?\s*(?:-{1,3}|–|—|/)\s*"
    r"(?P<last_after>[^\W\d_]+)\.?"
)
_DATE_AND_NAME = re.compile(
    r"(?:(?P<day>\d{1,2})\.?(?:st|nd|rd|th|-?го|-?ші|-?шы)?(?:\s*(?:-{1,2}|–|—)\s*(?P<last_day>\d{1,2})\.?)?[\s-]+)?"
    r"(?:of\s+|de\s+)?(?P<name>[^\W\d_]{3,})\.?,?[\s/]+(?:of\s+|de\s+)?(?P<year>\d{4})"
    r"|(?P<year_before>\d{4})[,\s/]+(?:(?P<day_between>\d{1,2})\s+)?(?P<name_after>[^\W\d_]{3,})\.?(?:\s+(?P<day_after>\d{1,2}))?"
    r"|(?P<name_first>[^\W\d_]{3,})\.?\s+(?P<day_second>\d{1,2})(?:\s*(?:-{1,2}|–|—)\s*(?P<last_second>\d{1,2}))?,?\s+(?P<year_third>\d{4})"
)


class WholeDate(NamedTuple):
    """What a text says as EDTF; `whole` is False where a part of it (a letter after the year) is no date."""

    date: Edtf
    whole: bool = True


@lru_cache(maxsize=4096)
def whole_date(text: str) -> WholeDate | None:
    """Return the date that a text is; None where it is none. An EDTF text is read as it stands."""
    tidy = " ".join(text.replace("~", " ").split()) if edtf.find(text) is None else text
    tidy = tidy.strip().strip("()[],;").strip()
    if date := edtf.find(tidy):
        return WholeDate(date)
    about = _ABOUT.match(tidy)
    if about or tidy.endswith("?"):
        inner = whole_date(tidy[about.end() :] if about else tidy.rstrip("? "))
        mark = "~" if about else "?"
        ends = (end + mark if end[-1:].isalnum() else end for end in inner.date.text.split("/")) if inner else ()
        marked = edtf.find("/".join(ends))
        return WholeDate(marked, inner.whole) if inner and marked else None
    plain = " ".join(_YEAR_WORDS.sub(" ", tidy).split()).strip(" .,")
    date = _years(plain) or _named(plain) or _typed(tidy)
    if date:
        return WholeDate(date)
    if suffixed := _SUFFIXED.fullmatch(plain):
        return WholeDate(edtf.parse(suffixed[1]), False)
    return _nearly(plain)


def month_number(word: str) -> int | None:
    """Return the month (1 to 12) or the season (21 to 24) that a word names in any language that we know."""
    if word.isdecimal():
        return int(word) if len(word) <= 2 and (1 <= int(word) <= 12 or 21 <= int(word) <= 24) else None
    plain = word.casefold().strip(".")
    return _season(plain) or month_of(plain) or _foreign(plain)


def _season(word: str) -> int | None:
    return next((number for number, names in months.SEASONS.items() if word in names.split()), None)


def _foreign(word: str) -> int | None:
    folded = fold_word(word)
    for names in months.MONTHS.values():
        for number, name in enumerate(names.split(), 1):
            if name == word or (len(word) > 2 and len(name) > 2 and fold_word(name).startswith(folded)):
                return number
    return None


def _years(text: str) -> Edtf | None:
    """Return years: 1998, 1998-1999, 1998/99, 199u, 1998/unknown, 1999/open."""
    if _YEAR.fullmatch(text):
        return edtf.find(text if text.startswith("-") else f"{text:0>4}")
    if unspecified := _UNSPECIFIED.fullmatch(text):
        return edtf.find(unspecified[1] + "X" * (4 - len(unspecified[1]))) if _fills(unspecified) else None
    ends = [end.strip(" .,") for end in _DASH.split(text)]
    if len(ends) != 2 or not any(_YEAR.fullmatch(end) for end in ends):
        return None
    first, last = ends
    if _YEAR.fullmatch(first) and last.isdecimal() and len(last) == 2 and (first[2:] < last):
        last = first[:2] + last
    if not all(_YEAR.fullmatch(end) or _OPEN.fullmatch(end) or _UNKNOWN.fullmatch(end) for end in (first, last)):
        return None
    begin, end = ("" if _UNKNOWN.fullmatch(part) else ".." if _OPEN.fullmatch(part) else part for part in (first, last))
    return edtf.find(f"{begin}/{end}")


def _fills(match: re.Match[str]) -> bool:
    return len(match[0]) == 4 and (len(match[1]) > 1 or "-" not in match[2])


def _named(text: str) -> Edtf | None:
    """Return a date with a month or a season in words, of one or two months or days."""
    if both := _TWO_MONTHS.fullmatch(text):
        parts = both.groupdict()
        year = parts["year"] or parts["year_before"]
        first = month_number(parts["first"] or parts["first_after"] or "")
        last = month_number(parts["last"] or parts["last_after"] or "")
        return edtf.find(f"{year}-{first:02d}/{year}-{last:02d}") if year and first and last else None
    match = _DATE_AND_NAME.fullmatch(text)
    if not match:
        return None
    parts = match.groupdict()
    year = parts["year"] or parts["year_before"] or parts["year_third"]
    number = month_number(parts["name"] or parts["name_after"] or parts["name_first"] or "")
    day = parts["day"] or parts["day_between"] or parts["day_after"] or parts["day_second"]
    last_day = parts["last_day"] or parts["last_second"]
    if not number:
        return None
    month = f"{year}-{number:02d}"
    if not day:
        return edtf.find(month)
    whole = f"{month}-{int(day):02d}"
    return edtf.find(f"{whole}/{month}-{int(last_day):02d}" if last_day else whole)


def _typed(text: str) -> Edtf | None:
    """Return the one date of which a text consists."""
    dates = dates_in(text)
    rest = text[: dates[0].start] + text[dates[0].end :] if len(dates) == 1 else text
    return dates[0].date if dates and not _WORD.search(rest) and not re.search(r"\d", rest) else None


def _nearly(text: str) -> WholeDate | None:
    """Return the year or month of a date whose day is none (1992-02-30)."""
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", text)
    for part in (f"{match[1]}-{int(match[2]):02d}", match[1]) if match else ():
        if date := edtf.find(part):
            return WholeDate(date, match is not None and match[3] is None and int(match[2]) < 10 and "-" in part)
    return None
