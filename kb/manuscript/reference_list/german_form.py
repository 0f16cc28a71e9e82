"""Entries of the German form: names in full before a colon, the host after "In:", the imprint at the end.

`Lang, Otto / Kern, Ida (Hrsg.): Titel. 2. Aufl. Ort: Verlag, 1998. 312 S.` · `Lang, Otto: Titel. In: Zeitschrift 45
(1995), H. 3, S. 210–225.` · `Lang, Otto: Titel, in: Zeitschrift 1995, S. 210.` ·
`Lang, Otto: Titel. In: Kern, Ida (Hrsg.): Sammelband. Ort: Verlag, 2001, S. 5–9.`
"""

import re
from typing import NamedTuple

from kb.manuscript.reference_list.entry_reading import EntryReading, full_page_range, normalise_page_ranges
from kb.manuscript.reference_list.names import ListedName
from kb.manuscript.reference_list.patterns import DASH, TAKEN, YEAR
from kb.manuscript.reference_list.responsibility import add_people
from kb.manuscript.reference_list.titles import add_title

_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_WORD = rf"[{_CAPITAL}][{_SMALL}’']+(?:-[{_CAPITAL}][{_SMALL}]+)?"
_NAME = re.compile(
    rf"(?P<family>{_WORD}),\s(?P<given>(?:{_WORD}|(?:[{_CAPITAL}]\.[\s-]?)*[{_CAPITAL}]\.)(?:\s(?:von|zu|de|{_WORD}|[{_CAPITAL}]\.)){{0,3}})"
)
_JOINED = re.compile(r"\s?[/;]\s?|\sund\s")
_HEAD_ENDS = re.compile(r"(?:\s?\((?P<editor>Hrsg|Hg|Hgg|Ed|Eds)\.?\))?:\s")
_IN = re.compile(r"(?:[.?!]\sIn|[.?!]?,\sin):\s")
_PAGES = rf"(?:S|pp?)\.\s?(?P<page>\d+(?:\s?{DASH}\s?\d+)?)"
_JOURNAL = re.compile(
    rf"(?P<host>[^(){TAKEN}]{{2,90}}?),?\s(?:(?:(?:Bd|Jg)\.\s)?(?P<volume>\d{{1,4}})\s\((?P<issued>{YEAR})\)|(?P<dated>{YEAR}))"
    rf"(?:,?\s(?:H\.|Heft|N[ro]\.)\s?(?P<issue>\d+(?:\s?[/–-]\s?\d+)?))?(?:[,:]\s{_PAGES})?[.\s{TAKEN}]*$"
)
_IMPRINT = re.compile(
    rf"[.,?!]\s(?P<place>[{_CAPITAL}][^.:,(){TAKEN}]{{1,50}}?)(?::\s(?P<publisher>[^,:(){TAKEN}]{{2,70}}?))?,?\s(?P<issued>{YEAR})"
    rf"(?:,\s{_PAGES})?(?:[.,]\s(?P<extent>\d{{1,4}})\sS\.?)?"
    rf"(?:\.?\s?\((?P<series>[^();{TAKEN}]{{3,80}}?)(?:\s?[;,]\s?(?:Bd\.\s)?(?P<number>\d{{1,4}}))?\))?[.\s{TAKEN}]*$"
)
_EDITION = re.compile(r"[.,]\s(?P<edition>\d{1,2}\.,?\s(?:[\w.]+\s){0,3}Aufl(?:age|\.))(?=[.,\s]|$)")
_GERMAN = re.compile(
    rf"\((?:Hrsg|Hgg?)\.?\)|\bAufl(?:age|\.)|\bIn:\s|\b{_PAGES}|\d\sS\.|[äöüßÄÖÜ]|\b(?:[Dd](?:er|ie|as|es|em)|und|im|vo[nm]|zu[rm]|für|[Ee]ine?)\b"
)
_ENGLISH = re.compile(r"\bpp?\.\s?\d")  # what a German list says of an English work
_TURKISH = re.compile("[ışğİŞĞ]")
_FIELDS = {
    "volume": "volume", "issue": "issue", "page": "page", "issued": "issued", "dated": "issued",
    "place": "publisher-place", "publisher": "publisher", "extent": "number-of-pages", "series": "collection-title",
    "number": "collection-number",
}  # fmt: skip


class _Head(NamedTuple):
    """The names before a colon, where the title begins, and in what role they stand."""

    people: tuple[ListedName, ...]
    end: int
    role: str


def read_german(entry: EntryReading) -> bool:
    """Read an entry if it is of the German form; return whether it is."""
    head = _head(entry.open, 0)
    german = _GERMAN.search(entry.open, head.end) if head else None
    if not head or not german or "//" in entry.open or _TURKISH.search(entry.open):
        return False
    inside = _IN.search(entry.open, head.end)
    start = inside.end() if inside else head.end
    journal = _JOURNAL.match(entry.open, start) if inside else None
    host = _head(entry.open, start) if inside and not journal else None
    start = host.end if host else start
    ends = journal or _IMPRINT.search(entry.open, start)
    if not ends:
        return False
    _add_head(entry, head, head.role)
    if host:
        _add_head(entry, host, "editor" if host.role == "editor" else "container-author")
    if edition := _EDITION.search(entry.open, start, ends.start() + 1):
        entry.add("edition", *edition.span("edition"))
    stop = journal.end("host") if journal else entry.stop(start, ends.start() + 1)
    add_title(entry, "title", head.end, inside.start() + 1 if inside else stop)
    if inside:
        add_title(entry, "container-title", start, stop)
        entry.take(*inside.span())
    for group, field in _FIELDS.items():
        if printed := ends.groupdict().get(group):
            value = {"page": full_page_range, "issue": normalise_page_ranges}.get(group)
            entry.add(field, *ends.span(group), value(printed) if value else None)
    entry.take(*ends.span())
    if not _ENGLISH.search(entry.text):
        entry.add("lang", german.start(), german.start(), "de")
    return True


def _head(text: str, start: int) -> _Head | None:
    """Return the names that begin at a place where a colon ends them; None where there are none."""
    people: list[ListedName] = []
    place = start
    while name := _NAME.match(text, place):
        people.append(ListedName(name["family"], name["given"], *name.span()))
        joined = _JOINED.match(text, name.end())
        if ends := _HEAD_ENDS.match(text, name.end()):
            return _Head(tuple(people), ends.end(), "editor" if ends["editor"] else "author")
        if not joined:
            break
        place = joined.end()
    return None


def _add_head(entry: EntryReading, head: _Head, role: str) -> None:
    add_people(entry, role, head.people)
    entry.take(head.people[0].start, head.end)
