"""The host of an article or a chapter: a journal with its issue, a book with its imprint, a newspaper."""

import re
from bisect import bisect_left

from kb.language.months import printed_month
from kb.language.romanised_words import with_romanised
from kb.manuscript.reference_list import legal
from kb.manuscript.reference_list.elements import read_numbers
from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.imprint import read_imprint, read_year
from kb.manuscript.reference_list.names import AS_CALLED, given_first_names, names_at
from kb.manuscript.reference_list.patterns import (
    CONFERENCE,
    DASH,
    JOURNAL,
    LETTER,
    LOWER,
    OF_YEAR,
    PLACE,
    TAKEN,
    UPPER,
    YEAR,
)
from kb.manuscript.reference_list.printed_days import printed_dates_in, read_day
from kb.manuscript.reference_list.responsibility import add_people, read_edited, read_responsibility, read_statements
from kb.manuscript.reference_list.titles import add_title, end_with_stop

_EDITORS_AFTER = (
    re.compile(rf",\s(?P<names>{AS_CALLED}),?\s\(?Eds?\.\)?,?"),  # in Eurasian Routes, D. Clay, Ed. London
    re.compile(
        rf"[,.]\s[Ee]d(?:ited\sby|s?\.(?:\sby)?)\s(?P<names>{AS_CALLED})[,.]?"
    ),  # In Rivers of Asia, edited by John Smith, 12–30
)
_TRANSLATED = re.compile(rf"(?<![{LETTER}])[Tt]ranslated\sby\s(?P<names>{AS_CALLED})[.,](?=\s)")

_EDITORS_IN_HOST = (
    re.compile(
        rf"\s\([Ee]ds?[.:]+\s(?P<names>[^(){TAKEN}]{{4,200}})\)[,.]?"
    ),  # in Steppe Rivers (eds. R. Gray, P. White)  # in Climate Change 1995, J.T. Houghton et al. (eds), Cambridge
    re.compile(rf"[,.]\s(?:{DASH}\s)?(?P<names>(?:[A-Z]\.\s?)+[^(){TAKEN}]{{2,200}}?)\s\([Ee]ds?\.?\)[,.]?"),
)
_COLLECTED = r"конгресс|симп\.|докл\.|семинар|материал|тезис|сборник|жинағы"
_MEETING = re.compile(rf"\b(?:{CONFERENCE}|{with_romanised(_COLLECTED)})", re.IGNORECASE)
_HELD_LATER = re.compile(  # Proceedings of the Conference, 19–20 April 2018, Pavlodar. Pp. 112–118
    rf"[,.]\s(?P<date>\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?\s[{LETTER}]{{3,10}}\.?,?\s{YEAR}),\s(?P<place>[{UPPER}][{LETTER}-]+(?:\s[{UPPER}][{LETTER}-]+)?)(?=[.,;]\s|[.\s]*$|\s{DASH})"
)
_HELD = re.compile(  # материалы … конф., Алматы, 15–16 июня 1991 г. / … · (Қарағанды, 12 мамыр 2015 ж.)
    rf"[,.]?\s\(?(?:(?:г\.|қ\.|м\.)\s?)?(?:(?P<place>{PLACE}|[{UPPER}][{LETTER}-]+)(?:\sқ\.)?,\s)?"
    rf"(?P<date>\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?\s[{LETTER}]{{3,10}}\.?\s{YEAR}|{YEAR}\s(?:ж\.|жылғы)\s\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?\s[{LETTER}]{{3,10}})"
    rf"(?:\s?(?:г(?:ода|\.)?|р(?:оку|\.)?|ж(?:ыл|\.)?))?\)?(?=[.]?\s/|\.?\s?{DASH}|[.:,]\s|\s:|$)"
)


def _read_meeting(entry: EntryReading, start: int) -> None:
    """Read where and when a meeting was held, which the title of its papers tells before the book's own imprint."""
    named = _MEETING.search(entry.open, start)
    later = _HELD_LATER.search(entry.open, named.end()) if named else None
    days = later or (_HELD.search(entry.open, named.end()) if named else None)
    dates = printed_dates_in(days["date"]) if days else ()
    if not days or not dates or not (later or re.search(YEAR, entry.open[days.end() :])):
        return
    if not re.search(YEAR, entry.open[days.end() :]):
        year = re.search(YEAR, days["date"])
        entry.add(
            "issued", days.start("date") + (year.start() if year else 0), days.end("date"), dates[0].date.text[:4]
        )
    if days["place"]:
        entry.add("event-place", *days.span("place"))
    entry.read(days, "event-date", "date", dates[0].date.text)


def read_host_after(entry: EntryReading, quoted: re.Match[str]) -> None:
    """Read an English article: its title in quotation marks, its journal or book and that one's editors after them."""
    add_title(entry, "title", *quoted.span("title"))
    entry.take(*quoted.span())
    start = quoted.end() + (3 if entry.open[quoted.end() :].casefold().startswith("in ") else 0)
    entry.take(quoted.end(), start)
    if translated := _TRANSLATED.search(entry.open, start):
        add_people(entry, "translator", given_first_names(entry.open, *translated.span("names")))
        entry.take(*translated.span())
        start = entry.skip(start)
    for form in _EDITORS_AFTER:
        if editors := form.search(entry.open, start):
            add_people(entry, "editor", given_first_names(entry.open, *editors.span("names")))
            entry.take(*editors.span())
    read_host(entry, start)


def read_host(entry: EntryReading, start: int) -> None:
    """Read a host, from its title to its pages: a journal with its issue, a book with its imprint, a newspaper."""
    titled = start
    authors = {field.value.split("|")[0] for field in entry.fields if field.name == "author"}
    inner = names_at(entry.open, start, loose=True)
    if inner.people and re.match(JOURNAL, inner.people[0].family, re.IGNORECASE):
        inner = names_at(entry.open, start, loose=False)._replace(people=())  # Известия РАН. Сер.: Географическая
    if inner.people and "." not in inner.people[0].given and inner.people[0].family not in authors:
        inner = names_at(entry.open, start, loose=False)  # two words with a stop are a title: Реки Азии.
    abbreviated = re.match(
        rf"\s*(?:[{UPPER}][a-zа-я]{{0,5}}\.\s?)+(?:[{UPPER}]\w*\.|//|$)", entry.open[start:]
    )  # J.Appl.Meteor.
    if inner.people and not abbreviated and not re.match(r"\s*(?:баспа|университ)", entry.open[inner.end :]):
        add_people(entry, inner.role or "container-author", inner.people)
        entry.take(start, inner.end)
        titled = inner.end
    _read_meeting(entry, titled)
    read_edited(entry, titled)
    for form in _EDITORS_IN_HOST:
        if editors := form.search(entry.open, titled):
            names = names_at(entry.open, editors.start("names"), loose=False)
            add_people(entry, "editor", names.people)
            if names.others:
                entry.add("others", *names.others)
            entry.take(*editors.span())
    read_day(entry, start)
    read_numbers(entry, start, True)
    legal.read_gazette(entry, start)
    conference = re.search(
        rf"\b(?:{CONFERENCE})", entry.open[start:], re.IGNORECASE
    )  # its own year comes before the book's
    year = None if entry.has("issued") else read_year(entry, start, not conference)
    if year:
        _read_month_apart(entry, year[1])
    stop = _imprint_of_host(entry, titled, year)
    _read_extent(entry)
    read_statements(entry, titled, stop)
    begin, finish = trimmed(entry.open, titled, entry.stop(_first_open(entry, titled), stop), edges=f" .,;:–—-/{TAKEN}")
    volume = re.search(r"(?<=[\w»])[,.]?\s(?P<value>\d{1,4})$", entry.open[begin:finish])
    if volume and not entry.has("volume") and (entry.has("issue") or entry.has("page")):
        entry.add("volume", begin + volume.start("value"), finish)
        finish = begin + volume.start()
    dated = re.search(rf",\s{YEAR}(?:{OF_YEAR})?$", entry.open[begin:finish]) if entry.has("issued") else None
    finish = begin + dated.start() if dated else finish  # of another issue
    slash = re.search(r"\s/\s", entry.open[begin:finish])
    if slash:
        read_responsibility(entry, begin + slash.end(), finish)
        entry.take(begin + slash.start(), begin + slash.end())
        finish = begin + slash.start()
    sign = re.search(rf"[.»\"]\s*{DASH}+\s|\.\s*{DASH}(?![{LOWER}])", entry.open[begin:finish])
    if sign:
        finish = begin + sign.start() + (sign.group()[0] != ".")
    if begin < finish:
        add_title(entry, "container-title", begin, end_with_stop(entry.text, begin, finish))


def _read_month_apart(entry: EntryReading, start: int) -> None:
    """Read the month in brackets after the volume: 1999. V. 195 (February)."""
    month = re.search(rf"{TAKEN}\s?\((?P<name>[{LETTER}]{{3,14}})\.?\)", entry.open[start:])
    number = printed_month(month["name"]) if month else None
    if month and number and re.fullmatch(r"\d{4}", entry.value("issued")):
        entry.date(f"{entry.value('issued')}-{number:02d}")
        entry.take(start + month.start() + 1, start + month.end())


def _read_extent(entry: EntryReading) -> None:
    """Make a number of pages what it is: of a book that is the host, with its imprint, "251 p." is no page."""
    printed = entry.has("publisher-place") and not (entry.has("issue") or entry.has("volume"))
    for index, field in enumerate(entry.fields):
        behind = re.match(r"\s?(?:pp?|[сcб]|S)\b(?!\.?\s?\d)", entry.traced.text[_place_of(entry, field.end) :])
        if printed and field.name == "page" and field.value.isdigit() and behind:
            entry.fields[index] = field._replace(name="number-of-pages")


def _place_of(entry: EntryReading, end: int) -> int:
    """Return where in the entry's text a field ends that ends there in the list's text."""
    return bisect_left(entry.traced.offsets, end)


def _first_open(entry: EntryReading, start: int) -> int:
    while start < len(entry.open) and entry.open[start] == TAKEN:
        start += 1
    return start


def _imprint_of_host(entry: EntryReading, titled: int, year: tuple[int, int] | None) -> int:
    if year:
        return read_imprint(entry, titled, year[0], titled)
    issued = next((field for field in entry.fields if field.name == "issued"), None)
    end = entry.stop(_first_open(entry, titled), len(entry.open)) if issued else len(entry.open.rstrip(" ."))
    return read_imprint(entry, titled, end, titled) if not issued or end < len(entry.open) else end
