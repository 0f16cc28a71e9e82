"""Entries of Chicago's form whose title in quotation marks no journal follows: theses, pages of a site; and interviews.

`Name. “Title.” PhD diss., University, 2015.` · `Body. “Title.” Last modified June 3, 2019. Accessed … URL` ·
`Name. Interview by author. Almaty, May 11, 2012.` An article or a chapter after a quoted title is read as a host.
"""

import re

from kb.manuscript.reference_list.entry_reading import EntryReading, trimmed
from kb.manuscript.reference_list.heads import read_head
from kb.manuscript.reference_list.names import ListedName, names_at
from kb.manuscript.reference_list.patterns import LETTER, TAKEN, THESIS, UPPER, YEAR
from kb.manuscript.reference_list.printed_days import printed_dates_in
from kb.manuscript.reference_list.responsibility import add_people
from kb.manuscript.reference_list.titles import add_title

_QUOTED = r"[“\"«](?P<title>[^”\"»]{3,300}?)[.,]?[”\"»][.,]?\s"
_DATE = (
    rf"(?:[{UPPER}][{LETTER}]+\s\d{{1,2}},\s{YEAR}|\d{{1,2}}\s[{LETTER}]+\s{YEAR}|[{UPPER}][{LETTER}]+\s{YEAR}|{YEAR})"
)
_THESIS = re.compile(
    rf"{_QUOTED}(?P<genre>(?:unpublished\s)?(?:{THESIS})[^,{TAKEN}]{{0,20}}),\s(?P<publisher>[^{TAKEN}]{{3,120}}?),\s(?P<issued>{YEAR})[.\s{TAKEN}]*$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"(?P<head>[^“\"«{TAKEN}]{{3,90}}\.\s)?{_QUOTED}(?:(?P<site>(?!Last\s|Updated|Published|Posted)[^{TAKEN}“”]{{3,80}}?)[.,]\s)?"
    rf"(?:(?:Last\s(?:modified|updated)|Updated|Published|Posted)\s(?:on\s)?)?(?P<issued>{_DATE})[.\s{TAKEN}]*$"
)
_INTERVIEW = re.compile(
    rf"(?P<title>Interview\s(?:by|with)\s[^.{TAKEN}]{{3,60}})\.\s(?:(?P<place>[{UPPER}][^,.\d{TAKEN}]{{2,40}}),\s)?(?P<issued>{_DATE})[.\s]*$"
)


def read_chicago(entry: EntryReading) -> bool:
    """Read an entry if it is a thesis, a page of a site or an interview in Chicago's form; return whether it is."""
    if thesis := entry.find(_THESIS):
        read_head(entry, thesis.start())
        _add(entry, thesis, ("genre", "publisher", "issued"))
        return True
    if interview := entry.find(_INTERVIEW):
        names = names_at(entry.open, 0)
        if names.people and names.end >= interview.start() - 2:
            read_head(entry, interview.start())
            _add(entry, interview, ("issued",))
            if interview["place"]:
                entry.add("event-place", *interview.span("place"))
            entry.call("interview")
            return True
    page = _PAGE.match(entry.open) if entry.has("URL") else None
    if not page:
        return False
    head = page.end("head") if page["head"] else 0
    if head and not read_head(entry, head):
        begin, finish = trimmed(entry.open, 0, head)
        add_people(entry, "author", (ListedName(entry.open[begin:finish], "", begin, finish, True),))
    _add(entry, page, ("site", "issued"))
    entry.call("webpage")
    return True


def _add(entry: EntryReading, read: re.Match[str], names: tuple[str, ...]) -> None:
    add_title(entry, "title", *read.span("title"))
    for name in names:
        dates = printed_dates_in(read[name]) if name == "issued" else ()
        if read[name]:
            field = "container-title" if name == "site" else name
            entry.add(field, *read.span(name), dates[0].date.text if dates else None)
    entry.take(*read.span())
