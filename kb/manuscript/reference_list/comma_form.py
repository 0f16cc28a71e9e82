"""Entries whose parts stand between commas, as Turkish lists of the humanities print them.

`AKIN, Engin; “Başlık”, Dergi, C. 3, S. 45 (Bahar 2008), s. 11-34.` · `HAYİT, Baymirza; Başlık, 2. Baskı, Ankara 2004.`
The names end with a semicolon, or their family names are in capitals; what a part is its words tell (C., S., s., haz.,
Tezi), and what no word tells is the title, then the host, the publisher before the place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.language.list_words import any_of
from kb.manuscript.reference_list.comma_names import names_before
from kb.manuscript.reference_list.entry_reading import EntryReading, full_page_range, normalise_page_ranges, trimmed
from kb.manuscript.reference_list.names import TURKISH, given_first_names
from kb.manuscript.reference_list.patterns import DASH, DASHES, LETTER, LONG_PLACES, LOWER, TAKEN, UPPER, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people
from kb.manuscript.reference_list.titles import add_title

_QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{3,300}?)[,.]?[”\"»][.,]?\s*")
_COUNT = rf"(?:\d{{1,5}}|[IVXLC]+)(?:\s?{DASH}\s?(?:\d{{1,5}}|[IVXLC]+))?"
_PRINTED = rf"(?:\s?\((?P<date>[^()]*{YEAR}[^()]*)\))?"
_FORMS = (
    ("page", re.compile(rf"(?:{any_of('pages')})\.?\s?(?P<page>[\dIVXLCivxlc]+(?:\s?{DASH}\s?[\dIVXLCivxlc]+)?)")),
    ("number-of-pages", re.compile(rf"(?P<count>\d{{1,4}})\s(?:{any_of('pages')})\.?")),
    ("number-of-volumes", re.compile(rf"(?P<count>\d{{1,2}})\s(?:{any_of('volumes')})\.?")),
    ("edition", re.compile(rf"(?P<edition>\d{{1,3}}\s?(?:\.|st|nd|rd|th)?\s?(?:{any_of('edition')}))", re.IGNORECASE)),
    ("volume", re.compile(
        rf"(?:(?:{any_of('volume')})[.:]?\s?(?P<volume>{_COUNT})|(?P<ordinal>\d{{1,3}})\.\s(?:{any_of('volume')}))"
        rf"(?:\s?/\s?(?P<issue>\d+(?:{DASH}\d+)?)|,?\s(?:{any_of('issue')})[.:]?\s?(?P<second>\d+))?{_PRINTED}")),
    ("issue", re.compile(
        rf"(?:(?:{any_of('issue')})[.:]?\s?(?P<issue>\d+(?:\s?[{DASHES}/]\s?\d+)?)|(?P<ordinal>\d{{1,5}})\.\s(?:{any_of('issue')})){_PRINTED}")),
    ("bare", re.compile(
        rf"(?P<volume>{_COUNT})\s?/\s?(?P<issue>\d+(?:{DASH}\d+)?){_PRINTED}|(?P<number>\d{{1,4}})\s\((?P<day>[^()]*{YEAR})\)|(?P<roman>[IVXLC]+)"
    )),
    ("number", re.compile(rf"(?:{any_of('act-number')})\.?:?\s?(?P<act>\d[\d/-]*)")),
    ("genre", re.compile(rf"\(?(?P<genre>(?:[{UPPER}][\w.’']+\s){{0,4}}(?:{any_of('thesis')}))\)?")),
    ("date", re.compile(
        rf"(?:(?P<adopted>{any_of('adopted')})\s?:?\s)?(?P<date>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|(?:\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?\s)?[{UPPER}][{LETTER}]+\s{YEAR}|{YEAR})"
    )),
    ("imprint", re.compile(
        rf"(?P<place>[{UPPER}][{LETTER}.’-]+(?:[\s-][{UPPER}][{LETTER}.’-]+){{0,2}}):?\s(?P<year>{YEAR})"
    )),
    ("colon", re.compile(
        rf"(?P<place>[{UPPER}][{LETTER}.’-]+(?:[\s-][{UPPER}][{LETTER}.’-]+){{0,2}})\s?:\s(?P<publisher>[{UPPER}].+)"
    )),
)  # fmt: skip
_ROLE = re.compile(
    rf"(?:\(|(?<![(\w]))(?:(?P<editor>{any_of('editor')})|(?P<translator>{any_of('translator')}))\s?\.?:?\s(?P<names>[{UPPER}].+?)\)?",
    re.IGNORECASE,
)  # fmt: skip
_ROLE_AT_END = re.compile(rf"\s{_ROLE.pattern}$", re.IGNORECASE)
_INITIALLED = re.compile(
    rf"(?:ve\s)?(?:[{UPPER}]\.\s?)+[{UPPER}][{LOWER}’'-]+(?:\sve\s(?:[{UPPER}]\.\s?)+[{UPPER}][{LOWER}]+)?"
)
_AT_END = re.compile(rf"\s(?P<volume>{_COUNT})(?:\s?/\s?(?P<issue>\d+(?:{DASH}\d+)?))?{_PRINTED}$")
_HELD = re.compile(
    rf"\s\((?:(?P<place>[{UPPER}][{LETTER}-]+),\s)?(?P<date>[^()]*\d[^()]*{YEAR})(?:,\s(?P<town>[{UPPER}][{LETTER}-]+))?\)$"
)
_NUMBERED_ACT = re.compile(rf"\s*(?P<number>\d{{1,5}})\s(?:{any_of('numbered')})\s(?P<title>[^,{TAKEN}]+)(?:,|\.?\s*$)")
_GAZETTE = re.compile(any_of("gazette"))
_ACTS = (("treaty", re.compile(
    rf"(?<!\w)(?:{any_of('treaty')})\W*$")), ("legislation", re.compile(rf"(?<!\w)(?:{any_of('act')})\W*$"
)))  # fmt: skip
_MEETING = re.compile(rf"(?<!\w)(?:{any_of('meeting')})")
_PUBLISHED = re.compile(rf"(?<!\w)(?:{any_of('published')})", re.IGNORECASE)
_ENDS = re.compile(
    rf",\s(?:[{UPPER}][{LETTER}.’-]+[\s,:]+){{1,4}}{YEAR}(?:[,.\s{TAKEN}]*|,\s[^,]*\d[^,]*)$|,\s{YEAR}[.\s{TAKEN}]*$"
)


class _Piece(NamedTuple):
    """A part between commas: its place, what it is ("" where no word tells it), what its form matched."""

    start: int
    end: int
    name: str = ""
    match: re.Match[str] | None = None


def read_comma_form(entry: EntryReading) -> bool:
    """Read an entry if its parts stand between commas; return whether they do."""
    if law := _NUMBERED_ACT.match(entry.open):
        _read_law(entry, law)
        return True
    names = names_before(entry.open)
    start = names.end
    quoted = _QUOTED.match(entry.open, start)
    turkish = bool(TURKISH.search(entry.text))
    if not (names.sure or turkish) or "//" in entry.open:
        return False
    pieces = _pieces(entry, quoted.end() if quoted else start)
    if not quoted and not names.people and not any(_is_gazette(entry, piece) for piece in pieces):
        return False
    marked = any(piece.name for piece in pieces) or (quoted and entry.has("URL"))
    if not marked or not (quoted or not names.people or _ENDS.search(entry.open) or (names.sure and entry.has("URL"))):
        return False
    if names.people:
        add_people(entry, names.role or "author", names.people)
        if names.others:
            entry.add("others", *names.others.span("words"))
        entry.take(0, names.people_end)
    if quoted:
        add_title(entry, "title", *quoted.span("title"))
        entry.take(*quoted.span())
    _read_parts(entry, pieces, bool(quoted))
    return True


def _is_gazette(entry: EntryReading, piece: _Piece) -> bool:
    return bool(_GAZETTE.fullmatch(entry.open, piece.start, piece.end))


def _read_law(entry: EntryReading, law: re.Match[str]) -> None:
    """Read a law that its number heads: 6458 Sayılı … Kanunu, Kabul Tarihi: 04.04.2013, Resmî Gazete, …, S. 28615."""
    entry.add("number", *law.span("number"))
    add_title(entry, "title", *law.span("title"))
    entry.take(*law.span())
    _read_parts(entry, _pieces(entry, law.end()), True)
    entry.call("legislation", "law")


def _pieces(entry: EntryReading, start: int) -> list[_Piece]:
    """Return the parts between commas from `start` on, each with what its words tell."""
    pieces: list[_Piece] = []
    for part in _between_commas(entry.open, start):
        begin, end = trimmed(entry.open, *part, edges=f" \t,;.{TAKEN}")
        if entry.open[end : end + 1] == "." and re.search(r"(?:\w\.\w|(?<!\w)\w{1,4}|Yay)$", entry.open[begin:end]):
            end += 1
        if begin >= end:
            continue
        before = pieces[-1] if pieces else None
        if before and before.name == "role" and _INITIALLED.fullmatch(entry.open, begin, end):
            whole = _ROLE.fullmatch(entry.open, before.start, end)
            pieces[-1] = before._replace(end=end, match=whole or before.match)
        else:
            pieces.append(_piece_of(entry.open, begin, end))
    return pieces


def _between_commas(text: str, start: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for place in range(start, len(text)):
        letter = text[place]
        depth += (letter in "([“«") - (letter in ")]”»")
        if letter in ",;" and depth <= 0 and text[place + 1 : place + 2] in (" ", "", TAKEN):
            yield start, place
            start = place + 1
    yield start, len(text)


def _piece_of(text: str, begin: int, end: int) -> _Piece:
    role = _ROLE.fullmatch(text, begin, end)
    if role:
        return _Piece(begin, end, "role", role)
    bare = end - (text[end - 1] == ".")
    for name, form in _FORMS:
        match = form.fullmatch(text, begin, end) or form.fullmatch(text, begin, bare)
        if match and (name != "date" or _is_day(match["date"])):
            return _Piece(begin, end, name, match)
    return _Piece(begin, end)


def _is_day(printed: str) -> bool:
    """Return whether a part is a day, a month or a year; not: Ankara 1990."""
    return printed[:1].isdigit() or bool(printed_dates_in(printed))


def _read_parts(entry: EntryReading, pieces: list[_Piece], titled: bool) -> None:
    """Read what the parts tell, and share out those of which no word tells what they are."""
    for piece in pieces:
        if piece.match:
            _read_labelled(entry, piece.name, piece.match)
    unlabelled = [piece for piece in pieces if not piece.name]
    imprint = next((piece for piece in pieces if piece.name in ("imprint", "colon")), None)
    years = (place for place, piece in enumerate(pieces) if piece.match and piece.name == "date")
    year = next(
        (place for place in years if re.fullmatch(YEAR, entry.text[slice(*pieces[place][:2])].rstrip("."))), None
    )
    if not imprint and year and not pieces[year - 1].name:  # …, Türk Tarih Kurumu, Ankara, 2004
        place = pieces[year - 1]
        known = entry.text[place.start : place.end].rstrip(".") in LONG_PLACES
        likely = len(unlabelled) > (1 if titled else 2) and not entry.has("issue")
        likely = likely and not _PUBLISHED.search(entry.text, place.start, place.end)
        if known or likely:
            entry.add("publisher-place", place.start, place.end)
            unlabelled.remove(place)
            imprint = place
    if not titled:
        unlabelled = _read_unlabelled_title(entry, pieces, unlabelled)
        titled = any(_is_gazette(entry, piece) for piece in unlabelled)
    _read_unlabelled(entry, unlabelled, imprint is not None, titled)


def _read_unlabelled_title(entry: EntryReading, pieces: list[_Piece], unlabelled: list[_Piece]) -> list[_Piece]:
    """Read the title that no quotation marks hold: the parts before the first with a label; the last may publish it."""
    first = next((piece.start for piece in pieces if piece.name or piece not in unlabelled), len(entry.text))
    head = [piece for piece in unlabelled if piece.start < first]
    if len(head) > 1 and len(head) == len(unlabelled):
        head.pop()
    if head:
        add_title(entry, "title", head[0].start, head[-1].end)
    return [piece for piece in unlabelled if piece not in head]


def _read_unlabelled(entry: EntryReading, unlabelled: list[_Piece], imprint: bool, titled: bool) -> None:
    """Read host and publisher: of a thesis and a book the publisher alone, before a place the last part."""
    own = entry.has("genre") or not titled
    several = len(unlabelled) > 1 and (
        imprint or _PUBLISHED.search(entry.text, unlabelled[-1].start, unlabelled[-1].end)
    )
    if unlabelled and (own or several):
        last = unlabelled.pop()
        if own or not _MEETING.search(entry.text, last.start, last.end):
            entry.add("publisher", last.start, last.end)
    if not unlabelled or own:
        return
    begin, end = unlabelled[0].start, unlabelled[0].end
    if meeting := _HELD.search(entry.open, begin, end):
        dates = printed_dates_in(meeting["date"])
        if dates:
            entry.add("event-date", *meeting.span("date"), dates[0].date.text)
        for group in ("place", "town"):
            if meeting[group]:
                entry.add("event-place", *meeting.span(group))
        entry.take(*meeting.span())
        end = meeting.start()
    elif edited := _ROLE_AT_END.search(entry.open, begin, end):
        _read_labelled(entry, "role", edited)
        end = edited.start()
    elif numbers := _AT_END.search(entry.open, begin, end):
        _read_labelled(entry, "volume", numbers)
        end = numbers.start()
    begin, end = trimmed(entry.text, begin, end, edges=" ,;")
    entry.add(
        "container-title", begin, end - (entry.text[end - 1] == "." and not _GAZETTE.search(entry.text, begin, end))
    )


def _read_labelled(entry: EntryReading, name: str, match: re.Match[str]) -> None:
    """Read a part of which its words tell what it is."""
    groups = {group: value for group, value in match.groupdict().items() if value}
    if name == "role":
        begin, end = match.span("names")
        stop = end - (entry.text[end - 1] == ")")
        add_people(
            entry, "translator" if "translator" in groups else "editor", given_first_names(entry.open, begin, stop)
        )
    if name == "genre":
        entry.call("thesis")
    for group, value in groups.items():
        if group in ("date", "day", "year"):
            _read_date(entry, match, group)
        elif group in _FIELDS:
            field = name if group in ("count", "ordinal") else _FIELDS[group]
            if not entry.has(field):
                entry.add(
                    field,
                    *match.span(group),
                    {"page": full_page_range, "issue": normalise_page_ranges}.get(group, str)(value),
                )
    entry.take(*match.span())


_FIELDS = {
    "page": "page", "count": "", "ordinal": "", "edition": "edition", "volume": "volume", "issue": "issue",
    "second": "issue", "number": "volume", "roman": "volume", "act": "number", "genre": "genre",
    "place": "publisher-place", "publisher": "publisher",
}  # fmt: skip


def _read_date(entry: EntryReading, match: re.Match[str], group: str) -> None:
    dates = printed_dates_in(match[group])
    year = re.search(YEAR, match[group])
    value = dates[0].date.text if dates else year[0] if year else ""
    name = "event-date" if "/" in value else "issued" if not entry.has("issued") else "x-edition-date"
    if value and re.fullmatch(r"\d{4}-2\d", value):  # Bahar 2008
        value = value[:4]
    if value and not entry.has(name):
        entry.add(name, *match.span(group), value)


def type_in_commas(entry: EntryReading, host: str) -> str:
    """Return the item type of an entry in commas, told by the words of its title and its host; "" where none tells."""
    title = entry.value("title")
    if _GAZETTE.search(host):
        return next((type_ for type_, form in _ACTS if form.search(title)), "legislation")
    if re.search(any_of("encyclopaedia"), host):
        return "entry-encyclopedia"
    return "paper-conference" if _MEETING.search(host) else ""
