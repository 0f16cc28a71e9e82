"""The days of an entry, whose months are printed in any language of a list, or romanised."""

import re

from kb.domain import edtf
from kb.language.months import month_or_season, printed_month
from kb.language.typed_dates import TypedDate, dates_in
from kb.manuscript.reference_list.entry_reading import EntryReading
from kb.manuscript.reference_list.patterns import DASH, DASHES, LETTER, OF_YEAR, TAKEN, YEAR

_MONTH = rf"(?P<name>[{LETTER}]{{3,14}})"
_ISSUED_DAY = (
    re.compile(  # 2012. – 5 шілде · 1981, 1 январь · 2006 ж. 12 шілде
        rf"(?<!\d)(?P<year>{YEAR})(?:{OF_YEAR})?[\s.,:;{DASHES}]*(?P<day>\d{{1,2}})(?:\s?-\s?(?:ші|шы|і|го|е))?\s{_MONTH}(?![{LETTER}])\.?"
    ),
    re.compile(  # 2017. 20–26 окт.
        rf"(?<!\d)(?P<year>{YEAR})[\s.,:;{DASHES}]+(?P<day>\d{{1,2}})\s?[–-]\s?(?P<last>\d{{1,2}})\s{_MONTH}(?![{LETTER}])\.?"
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:-?\s?(?:го|е|ші|th|st|nd|rd))?\s{_MONTH}\.?,?\s(?P<year>{YEAR})(?!\d)(?:{OF_YEAR})?"
    ),
    re.compile(rf"(?<![{LETTER}])(?P<year>{YEAR})\.?,?\s?{DASH}?\s?{_MONTH}\.?\s(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<![{LETTER}]){_MONTH}\.?\s(?P<day>\d{{1,2}}),?\s(?P<year>{YEAR})(?!\d)"),
    re.compile(  # желтоқсанның 14-і, 2006 ж.
        rf"(?<![{LETTER}]){_MONTH}\s(?P<day>\d{{1,2}})\s?-\s?(?:і|ы|сі|сы|ші|шы),?\s(?P<year>{YEAR})(?!\d)(?:{OF_YEAR})?"
    ),
    re.compile(rf"(?<!\d)(?P<year>{YEAR})(?:{OF_YEAR})?[\s.,{DASHES}]+{_MONTH}(?![{LETTER}])"),
    re.compile(rf"(?<![{LETTER}]){_MONTH}\.?,?\s(?P<year>{YEAR})(?!\d)(?:{OF_YEAR})?"),
)
_YEAR_WORD = re.compile(rf"^{OF_YEAR}")
_FIGURES = re.compile(rf"(?<!\d)(?:\d{{1,2}}\.\d{{1,2}}\.{YEAR}|{YEAR}\.\d{{1,2}}\.\d{{1,2}})(?!\d)(?:{OF_YEAR})?")


def printed_dates_in(text: str) -> tuple[TypedDate, ...]:
    """Return the dates of an entry of a printed list in order: 14 лют. 2019, 26 dekabrja 2019, 27 Aralık 2005."""
    return dates_in(text, lambda word: month_or_season(word) or printed_month(word))


def read_day(entry: EntryReading, start: int) -> None:
    """Read the day or month on which an issue came out, from `start` on."""
    for form in _ISSUED_DAY:
        for match in form.finditer(entry.open, start):
            month = printed_month(match["name"])
            if not month:
                continue
            day = match.groupdict().get("day")
            opened = entry.open.rfind("(", 0, match.start())
            if opened > entry.open.rfind(")", 0, match.start()) and match.start() - opened > 2:
                continue  # in brackets among other words it is a day of which the work speaks
            last = match.groupdict().get("last")
            days = [
                f"{match['year']}-{month:02d}" + (f"-{int(number):02d}" if number else "") for number in (day, last)
            ]
            date = edtf.find("/".join(days) if last else days[0])
            if date:
                entry.add("issued", *match.span(), date.text)
                return
    figures = next(reversed(list(_FIGURES.finditer(entry.open, start))), None)
    dates = printed_dates_in(figures.group()) if figures else ()
    if figures and dates:
        entry.add("issued", *figures.span(), dates[0].date.text)


def read_last_day(entry: EntryReading, start: int) -> None:
    """Read the day at the end of an entry, of a newspaper that no sign parts from the title."""
    ending = re.search(rf"[^{TAKEN}]*[\w)][.\s]*[{TAKEN}.\s]*$", entry.open[start:])
    if not ending:
        return
    place = start + max(ending.start(), len(entry.open[start:].rstrip(f" .{TAKEN}")) - 40)
    days = [
        date for date in printed_dates_in(entry.open[place:]) if re.fullmatch(r"[\d-]{10}/[\d-]{10}", date.date.text)
    ]
    if days and not entry.open[place + days[-1].end :].strip(f" .{TAKEN}"):  # 2023 жылғы 5–9 қазан
        entry.add("issued", place + days[-1].start, place + days[-1].end, days[-1].date.text)
        return
    for form in (_FIGURES, *_ISSUED_DAY[:5]):
        for match in form.finditer(entry.open, place):
            dates = printed_dates_in(re.sub(rf"[.,]?\s*{DASH}\s*", " ", match.group()))
            if dates and not _YEAR_WORD.sub("", entry.open[match.end() :]).strip(f" .{TAKEN}"):
                entry.add("issued", *match.span(), dates[0].date.text)
                return
