"""The date of an entry: `date`, or the older year, month and day, as people write them; and back."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kb.domain import edtf
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats.bibtex import latex, reader
from kb.formats.bibtex.fields import FOREIGN
from kb.formats.bibtex.reader import BibtexEntry
from kb.language.dates import undated
from kb.language.months import month_number
from kb.language.typed_dates import WholeDate, either_way, whole_date
from kb.messages import Message

LITERAL = FOREIGN + "date"  # a record's field: what stands for a date and is none (in press), as it is written
_ORIGIN = "date+an:origin"
_OTHER = ("urldate", "eventdate", "origdate")
_OLD = ("year", "month", "day")
_TWO = re.compile(r"\s*(?:-{1,3}|–|—|/|\\slash|\band\b|\bи\b|&)\s*")


def read(entry: BibtexEntry, values: dict[str, Any], problems: list[Problem]) -> None:
    """Put the date into `values`; what is no date stays a field as it is written, and is a Problem."""
    old = {name: _plain(entry.fields.get(name, "")) for name in _OLD}
    text = _plain(entry.fields.get("date", ""))
    name = "date" if text else "year"
    typed = whole_date(text) if text else _old_date(old)
    if typed is None and text and any(old.values()):  # a date that is none beside a year that is one
        _keep(values, LITERAL, text)
        typed = _old_date(old)
    elif text and typed:
        _keep_others(old, typed, values)
    old_text = " ".join(part for part in (old["day"], old["month"], old["year"]) if part)
    date_text = text or old_text
    if text and not typed and old_text != text:  # neither is a date: both are kept
        date_text = f"{text}, {old_text}".rstrip(", ")
    if typed:
        origin = entry.fields.get(_ORIGIN, "").strip().lstrip("=").strip('"') or (
            "supplied" if is_supplied(entry.fields) else "stated"
        )
        values |= {"issued": typed.date, "issued_origin": origin}
        if not typed.whole:
            _keep(values, FOREIGN + name, date_text)
            message = Message("date-in-part", field=name, given=date_text, read=typed.date.text)
            problems.append(Problem("date", message, entry.file, entry.line, entry.key, "warning"))
        elif either_way(date_text):
            message = Message("date-either-way", field=name, given=date_text, read=typed.date.text)
            problems.append(Problem("date", message, entry.file, entry.line, entry.key, "warning"))
    elif date_text:
        _keep(values, LITERAL, date_text)
        if not undated(date_text):
            message = Message("bibtex-date", field=name, given=date_text)
            problems.append(Problem("date", message, entry.file, entry.line, entry.key, "warning"))


def odd_days(entry: BibtexEntry) -> Iterator[Problem]:
    """Yield a Problem for each other date of an entry, as the day of access, that is none (2023-02-30)."""
    for name in _OTHER:
        text = _plain(entry.fields.get(name, ""))
        typed = whole_date(text) if text and text[:1].isdigit() else None
        if typed and not typed.whole:
            message = Message("bibtex-date", field=name, given=text)
            yield Problem("date", message, entry.file, entry.line, entry.key, "warning")


def day_of_access(text: str) -> str:
    """Return a day typed in another way than ISO's (15.06.2023, 15 июня 2023) as EDTF; other texts as they are.

    Figures with slashes may be a month first.
    """
    typed = whole_date(text) if "/" not in text else None
    return typed.date.text if typed and typed.whole and typed.date.is_day else text


def is_supplied(fields: Mapping[str, str]) -> bool:
    """Return whether a date is the cataloguer's: year={[2004]} and no `date` (GOST 7.1-2003, 4.7)."""
    return not fields.get("date") and fields.get("year", "").strip().startswith("[")


def write(record: Record, values: dict[str, str]) -> None:
    """Write the date of a record, or what stands in its place."""
    literal = record.fields.get(LITERAL, "")
    if record.issued:
        values["date"] = record.issued.text
        if record.issued_origin:
            values[_ORIGIN] = f'="{record.issued_origin}"'
    elif literal and is_written(literal):
        values["year"] = latex.encode(literal)


def is_written(literal: str) -> bool:
    """Whether a text in a date's place comes back from the field `year` as it is."""
    return literal == _plain(latex.encode(literal)) and whole_date(literal) is None


def _keep(values: dict[str, Any], name: str, text: str) -> None:
    values["fields"] = {**values["fields"], name: text}


def _keep_others(old: Mapping[str, str], typed: WholeDate, values: dict[str, Any]) -> None:
    """Keep a year, month and day that say something else than the date beside them."""
    for name, text in old.items():
        number = month_number(_month(text)) if name == "month" else text.lstrip("0")
        same = name == "year" and number == str(typed.date.year)
        if text and not same and str(number) not in re.findall(r"[1-9]\d*", typed.date.text):
            _keep(values, FOREIGN + name, text)


def of_year_and_month(year: str, month: str) -> WholeDate | None:
    """Return the date of a year and what stands in a field beside it: a month, a range, a season, March 5."""
    return _old_date({"year": year, "month": month, "day": ""})


def _old_date(old: Mapping[str, str]) -> WholeDate | None:
    """Return the date of year, month and day; a month may be a word, a range, a season, or hold the day (3~jan)."""
    year, month, day = (old[name].strip("[]() ").removesuffix(".") if name != "year" else old[name] for name in _OLD)
    typed = whole_date(year) if year else None
    if not month or not typed or not re.fullmatch(r"-?\d{4}[~?]?", typed.date.text):
        if typed and month:
            return typed._replace(whole=False)
        return typed
    mark = typed.date.text[-1] if typed.date.text[-1] in "~?" else ""
    plain = typed.date.text.rstrip("~?")
    two = _TWO.split(month)
    days = len(two) == 2 and two[1].isdecimal() and not two[0].isdecimal()  # Mar 3-5: days of one month
    ends = [] if days else [_of_month(plain, part, day) for part in two]
    date = edtf.find("/".join(end + mark for end in ends if end)) if all(ends) and 0 < len(ends) < 3 else None
    date = date or _range_of_days(plain, month)
    if date is None and (reading := whole_date(f"{day} {month} {plain}".strip())):
        date = reading.date if reading.whole else None
    return WholeDate(date, typed.whole) if date else typed._replace(whole=False)


def _of_month(year: str, text: str, day: str) -> str:
    """Return year and month, and the day where it stands beside or in the month; "" where it is no month."""
    word = _month(text)
    number = month_number(word) if word else None
    if not number:
        return ""
    inside = re.sub(r"[^\d]", " ", text).split() if not text.isdecimal() else []
    day_number = day or next(iter(inside), "")
    if day_number and (not day_number.isdecimal() or len(day_number) > 2 or number > 12):
        return ""
    return f"{year}-{number:02d}" + (f"-{int(day_number):02d}" if day_number else "")


def _month(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    known = reader.MONTHS.get(words[0].casefold()[:3], "") if len(words) == 1 and words[0].isascii() else ""
    if known and month_number(words[0]) is None:
        return known if words[0].casefold()[:4] in ("sept",) else ""
    return words[0] if len(words) == 1 else text.strip(". ") if text.strip(". ").isdecimal() else ""


def _range_of_days(year: str, month: str) -> edtf.Edtf | None:
    typed = whole_date(f"{month} {year}") or whole_date(f"{month}, {year}")
    return typed.date if typed and typed.whole else None


def _plain(raw: str) -> str:
    """Return a value without LaTeX on one line; a tie is a space, but for the mark of EDTF (1992~)."""
    if edtf.find(raw.strip()):
        return raw.strip()
    tied = re.sub(r"(?<!\\)~", " ", raw)
    return " ".join((latex.decode(tied) if re.search(r"[\\{}$]", tied) else tied).split())
