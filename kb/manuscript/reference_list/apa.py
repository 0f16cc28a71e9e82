"""Entries of APA's form: names, the year in brackets, the title, then a journal, a book or a publisher."""

import re

from kb.language.list_words import any_of
from kb.manuscript.reference_list.apa_marks import read_marks
from kb.manuscript.reference_list.elements import read_numbers
from kb.manuscript.reference_list.entry_reading import (
    EntryReading,
    ListedField,
    full_page_range,
    normalise_page_ranges,
    trimmed,
)
from kb.manuscript.reference_list.legal import act_kind
from kb.manuscript.reference_list.names import ListedName, Names, body_at, names_at
from kb.manuscript.reference_list.patterns import (
    BODY,
    DASH,
    JOURNAL,
    LETTER,
    NEWSPAPER,
    PLACE,
    SAME_AUTHOR,
    TAKEN,
    UNDATED,
    UPPER,
    YEAR,
    YEAR_LETTER,
)
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people, read_statements
from kb.manuscript.reference_list.titles import add_title, sentence_end

_APA = re.compile(
    rf"\s*\(\s?(?P<year>{YEAR}|{UNDATED}){YEAR_LETTER}?(?P<day>,[^()]{{2,40}})?[\s{TAKEN}]*\)\s*[.,:]?\s*"
)
_APA_IMPRINT = re.compile(
    rf"\.\s(?P<place>(?:(?:St|[{UPPER}])\.\s?)?[{UPPER}][{LETTER} -]{{1,30}}(?:,\s[A-Z]{{2}})?)\s?:\s"
    rf"(?P<publisher>[^:{TAKEN}]{{2,80}}?)[.\s{TAKEN}]*$"
)
_PLACE_COMMA = re.compile(
    rf"[.\]]\s(?P<place>{PLACE}),\s(?![A-Z]{{2}}\b)(?P<publisher>[{UPPER}«][^:,{TAKEN}]{{2,80}}?)[.\s{TAKEN}]*$"
)
_PLACE_ALONE = re.compile(rf"(?<![{LETTER}])(?P<place>{PLACE})[.\s{TAKEN}]*$")
_AUTHOR_DATE = re.compile(
    rf"(?:\.?\s*|,\s)(?P<year>{YEAR})[a-z]?(?P<day>)(?:(?:\.|(?<=\d):)\s+(?=[{UPPER}“\"«‘])|,\s+(?=['‘]))"
)
_VOLUME_OF_TITLE = re.compile(r"\s\((?:Т|T|Vol|V|[Тт]ом)\.?\s?(?P<value>\d+|[IVXL]+)\)[.\s]*$")
_QUOTED = re.compile(
    r"[\s.,]*(?:‘(?P<single>(?:[^’]|(?<=[a-z])’(?=[a-z])){5,300})’|'(?P<plain>(?:[^']|(?<=[a-z])'(?=[a-z])){5,300})'|[“\"](?P<double>[^”\"]{5,300})[”\"])[,.]?\s*"
)
_NUMBERS = re.compile(  # Computers & Education, 210, Article 104967 · Nature, 8(2), 1839-1850 · Bilig, (88), 53–77
    rf",\s(?=[\d(])(?P<volume>\d{{1,4}})?(?:(?:(?<=\d)\s)?\((?P<issue>[\w /–-]{{1,20}})\))?,\s"
    rf"(?:(?:pp?\.\s)?(?P<page>\d+\s?{DASH}\s?\d+)|(?:Article|Art\.|Мақала|Статья)\s(?P<number>[A-Za-z]?\d+))(?=[.\s{TAKEN}]*$|\.\s)"
)
_DAY_AFTER = re.compile(rf",\s(?P<day>\d{{1,2}}\s(?:[A-Z][a-z]{{2,8}}|[а-яәіңғүұқөһ]{{3,9}}))(?=[\s.,]*(?:{TAKEN}|$))")
_PUBLISHER_AND_PLACE = re.compile(  # in Reed A. (ed.), Lakes and Rivers, Water Books, Lanham, pp. 3–9
    rf",\s(?P<publisher>[A-Z][^,.:{TAKEN}]{{3,60}}),\s(?P<place>[A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+)?)[\s.,{TAKEN}]*$"
)
_ACT_NUMBER = re.compile(  # On languages, Law No. 151-I (1997, July 11)
    r"[.,]\s(?P<genre>(?:[A-Z][a-z]+\s)?(?:Law|Act|Code|Decree|Order|Resolution))\s(?:No\.?|№)\s?(?P<number>\d[\w/.-]*)\s*$"
)
_WORD_OF_TITLE = re.compile(rf"[^,&(]*[{LETTER}]{{3}}[^,&(]*")  # between names and year
_QUOTED_BEFORE = re.compile(r"[“\"«][^”\"»]{5,}[”\"»][.,]?\s\S")
_PUBLISHING = re.compile(
    r"publish|press\b|books\b|universi|verlag|изд|^(?:\w+\s)?(?:institute|foundation|society|centre|center|academy)\b|\s(?:institute|foundation)$",
    re.IGNORECASE,
)
_EDITORS_IN = re.compile(
    rf"^\s*(?:(?:In|В|У)\s+)?(?P<names>[^()]{{3,120}}?)\s*\((?:Eds?\.|Ред\.|ред\.|{any_of('editor')}\.?)\),?\s*",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s+içinde(?!\w)")  # A. Demir (Ed.), Göllerin geleceği içinde (ss. 12-40)


def read_apa(entry: EntryReading) -> bool:
    """Read an entry if it has APA's form; return whether it has."""
    names = names_at(entry.open, 0)
    body = None if names.people else body_at(entry.open, 0, entry.open.find(". "))
    same = SAME_AUTHOR.match(entry.open)
    end = names.end if names.people else body.end if body else same.end() if same else 0
    year = _AUTHOR_DATE.match(entry.open, end) if end else None
    year = year or _APA.search(entry.open, 0, 600)
    if not year or "//" in entry.open[: year.start()] or not _heads(entry, year):
        return False
    _read(entry, year)
    return True


def _heads(entry: EntryReading, year: re.Match[str]) -> bool:
    """Whether a year in brackets is the one that APA puts after the names, or after the title where there are none."""
    head = entry.open[: year.start()]
    names = names_at(entry.open, 0)
    if _QUOTED_BEFORE.search(head):
        return False  # the title stands before: Chicago's "Steppe Law." Survey 12, no. 3 (2010): 5–19
    if _body_dated(entry.open, year) or _ACT_NUMBER.search(head):
        return True
    closes = year.group().rstrip()[-1:] in ".,:" or not entry.open[year.end() :].strip(f" .{TAKEN}")
    if names.people and len(head.strip(" .,")) - names.end < 25:
        goes_on = not closes or re.match(DASH, entry.open[year.end() :])
        return not (goes_on and _WORD_OF_TITLE.fullmatch(head, names.end))
    return (
        closes
        and TAKEN not in head
        and not re.search(rf"\.\s*{DASH}|\d\s?[-–]\s?\d|\b(?:H|Heft|Nr|Jg|Bd|[Nn]o|[Vv]ol)\.\s?\d", head)
    )


def _body_dated(text: str, year: re.Match[str]) -> bool:
    """Whether a body stands before a year in brackets that the title follows, as Harvard has it.

    It is named as one, or a title in quotation marks follows: Ministry of Water (2020) … · Lake Editors (2019) 'Reeds'.
    """
    head = text[: year.start()].strip(" .,")
    words = head.split()
    named = (
        1 < len(words) < 9
        and not re.search(r"[\d,:;/«“\"‘]", head)
        and all(word[0].isupper() or len(word) < 4 for word in words)
    )
    if not named or year.group().rstrip()[-1:] != ")":
        return False
    quoted = _QUOTED.match(text, year.end()) and re.match(r"['‘“\"]", text[year.end() :])
    return bool(quoted or body_at(text, 0, year.start()))


def _read(entry: EntryReading, year: re.Match[str]) -> None:
    """Read names, year in brackets, title, then host or publisher."""
    head = year.start()
    after = year.end()
    if year["year"][:1].isdigit():
        entry.add("issued", *year.span("year"))
    entry.take(*year.span())
    if year["day"]:
        _read_day_of_apa(entry, year)
    names = names_at(entry.open, 0)
    people, others = _people_of_apa(entry, names, head)
    titled_first = not people and not SAME_AUTHOR.match(entry.open)
    if not titled_first:
        add_people(entry, names.role or "author", people)
        if others:
            entry.add("others", *others)
        entry.take(0, head)
    else:
        volume = _VOLUME_OF_TITLE.search(entry.open, 0, head)
        if volume:
            entry.add("volume", *volume.span("value"))
        titled = volume.start() if volume else head
        titled = _read_act_of_apa(entry, titled)
        add_title(entry, "title", 0, titled)
    read_marks(entry, after, year["year"])
    read_statements(entry, after, len(entry.text))
    if packed := entry.find(_NUMBERS, after):
        for name, value in packed.groupdict().items():
            if value:
                entry.add(
                    name, *packed.span(name), (full_page_range if name == "page" else normalise_page_ranges)(value)
                )
        entry.take(*packed.span())
    read_numbers(entry, after, True)
    end = entry.stop(after, len(entry.text)) if not titled_first else after
    stop = len(entry.text)
    quoted = None if titled_first else _QUOTED.match(entry.open, after, end)
    if quoted and year.group().rstrip(" .")[-1:] == ")" and _goes_on(entry.open, quoted, end):
        quoted = None  # (2025). "Check important info." Epistemic beliefs in writing. Journal, 5(2), 3–9
    if quoted:
        add_title(entry, "title", *quoted.span(str(quoted.lastgroup)))
        after = quoted.end()
    elif not titled_first:
        finish = sentence_end(entry.open, after, stop)
        while finish is not None and _is_part(entry.open[after:finish]) and not entry.open.startswith(" (", finish):
            further = sentence_end(entry.open, finish + 2, end)
            if further is None or not entry.open[further:end].strip(" ."):
                break
            finish = further
        finish = min(end, finish) if finish is not None else end
        add_title(entry, "title", after, finish)
        after = finish
    _read_host_of_apa(entry, entry.skip(after))
    if not entry.has("container-title"):
        entry.fields = [_whole(field) for field in entry.fields]


def _read_act_of_apa(entry: EntryReading, end: int) -> int:
    """Read what kind of act a title before its date names, and its number; return where the title ends."""
    number = _ACT_NUMBER.search(entry.open, 0, end)
    act = ("legislation", "law") if number else act_kind(entry.open[:end].strip(" ."))
    if act:
        entry.call(*act)
    if not number:
        return end
    entry.add("genre", *number.span("genre"))
    entry.read(number, "number", "number")
    return number.start()


def _is_part(title: str) -> bool:
    """Return whether a sentence may be the beginning of a title: a question, one that opens a quotation."""
    return title[-1:] in "?!" or title.count("“") > title.count("”") or title.count('"') % 2 == 1


def _goes_on(text: str, quoted: re.Match[str], end: int) -> bool:
    """Return whether a title goes on after the sentence in quotation marks with which it begins."""
    ended = quoted.group(str(quoted.lastgroup)).rstrip()[-1:] in ".?!"
    return ended and sentence_end(text, quoted.end(), end) is not None


def _whole(field: ListedField) -> ListedField:
    """Return a number of pages as such: of a book "256 pp." is no page that is cited."""
    return field._replace(name="number-of-pages") if field.name == "page" and field.value.isdigit() else field


def _people_of_apa(
    entry: EntryReading, names: Names, head: int
) -> tuple[tuple[ListedName, ...], tuple[int, int] | None]:
    beside = entry.open[names.end : head].strip(" .,&")
    if names.people and len(beside) < 25 and not re.search(BODY, beside, re.IGNORECASE):
        return names.people, names.others
    if SAME_AUTHOR.match(entry.open):
        return (), None
    body = body_at(entry.open, 0, head)
    if not body and _QUOTED.match(
        entry.text, head + len(entry.open[head:]) - len(entry.open[head:].lstrip(f" ().,{TAKEN}"))
    ):
        begin, finish = trimmed(entry.open, 0, head)
        body = ListedName(entry.open[begin:finish], "", begin, finish, True)
    return ((body,) if body else ()), None


def _read_day_of_apa(entry: EntryReading, year: re.Match[str]) -> None:
    """Make the year just read the day that stands beside it: (2020, January 15)."""
    dates = printed_dates_in(f"{year['day'].strip(' ,')} {year['year']}")
    if dates and entry.fields[-1].name == "issued":
        end = entry.traced.span(*year.span("day"))[1]
        entry.fields[-1] = entry.fields[-1]._replace(value=dates[0].date.text, end=end)


def _read_day_after_host(entry: EntryReading, start: int) -> None:
    """Make the year just read the day that Harvard prints after a newspaper: The Guardian, 8 November, p. 37."""
    day = _DAY_AFTER.search(entry.open, start)
    dates = printed_dates_in(f"{day['day']} {entry.value('issued')[:4]}") if day and entry.has("issued") else ()
    if day and dates:
        entry.date(dates[0].date.text)
        entry.take(*day.span())


def _read_host_of_apa(entry: EntryReading, start: int) -> None:
    """Read "In A. Editor (Ed.), Book. Place: Publisher", a journal, or a publisher alone."""
    editors = _EDITORS_IN.match(entry.open[start:])
    if editors:
        names = names_at(entry.open, start + editors.start("names"), loose=False)
        add_people(entry, "editor", names.people)
        entry.take(start, start + editors.end())
        start += editors.end()
    if within := entry.find(_WITHIN, start):
        entry.take(*within.span())
    _read_day_after_host(entry, start)
    end = entry.stop(start, len(entry.text))
    imprint = _APA_IMPRINT.search(". " + entry.open[start:]) or _PLACE_COMMA.search(". " + entry.open[start:])
    imprint = imprint or (_PUBLISHER_AND_PLACE.search(". " + entry.open[start:]) if editors else None)
    if imprint:
        shift = start - 2
        entry.add("publisher-place", shift + imprint.start("place"), shift + imprint.end("place"))
        entry.add("publisher", shift + imprint.start("publisher"), shift + imprint.end("publisher"))
        end = min(end, max(start, shift + imprint.start()))
    place = None if imprint else _PLACE_ALONE.search(entry.open, start, end)
    if place:
        entry.add("publisher-place", *place.span("place"))
        end = place.start()
    begin, finish = trimmed(entry.open, start, end, edges=f" .,;:–—-/({TAKEN}")
    if begin >= finish:
        return
    volume = re.search(r",\s*(?P<value>\d{1,4})$", entry.open[begin:finish])
    if volume and not entry.has("volume"):
        entry.add(
            "page" if len(entry.value("issued")) > 7 else "volume",
            begin + volume.start("value"),
            begin + volume.end("value"),
        )
        finish = begin + volume.start()
    after_host = entry.traced.span(begin, finish)[
        0
    ]  # a number in brackets beside the title is a book's: Steppe (Vol. 3)
    parts = any(field.name in ("volume", "issue", "page") and field.start > after_host for field in entry.fields)
    parts = bool(parts or editors)
    hosted = parts or (entry.has("URL") and entry.type not in ("dataset", "report"))
    named = " " in entry.open[begin:finish] and re.search(f"{JOURNAL}|{NEWSPAPER}", entry.open[begin:finish], re.I)
    publisher = not parts and (entry.has("edition") or _PUBLISHING.search(entry.open[begin:finish]))
    name = "container-title" if (hosted or named) and not publisher else "publisher"
    add_title(entry, name, begin, finish)
    after = re.compile(rf"[)\w]\.\s(?=[{UPPER}])").search(entry.open, finish)  # … (pp. 12–30). Routledge.
    if editors and after and not entry.has("publisher"):
        add_title(entry, "publisher", after.end(), entry.stop(after.end(), len(entry.text)))
