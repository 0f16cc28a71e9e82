"""A manuscript's citations, section by section: numbers, locators, states and titles; oddities listed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.consistent_routes import CachedRoute
from api.i18n import N_
from api.pages import error_messages
from api.pages.page import Page
from api.pages.query_params import one
from api.pages.titles import ShownRecord, line
from kb.domain.item_types import LEGAL
from kb.domain.manuscripts import Citation, Manuscript
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import manuscripts, timelines
from kb.library.session import Library

router = APIRouter(route_class=CachedRoute)


@dataclass(frozen=True, slots=True)
class Cited:
    """A number within a section: every pointer to it there, and its record."""

    number: int
    pointers: tuple[Citation, ...]
    line: ShownRecord | None


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section with its numbers in the order of first use."""

    id: str
    word: str
    about: str
    cited: tuple[Cited, ...]
    pointers: int


@dataclass(frozen=True, slots=True)
class Oddities:
    """What a reader of the list should know: pages in treaties, several numbers for one work, and the like."""

    pages_in_treaties: tuple[Cited, ...]
    several_numbers: tuple[tuple[tuple[int, ...], ShownRecord], ...]
    ambiguous: tuple[Citation, ...]
    missing: tuple[int, ...]


@router.get("/citations")
def citations(request: Request) -> Response:
    """Show which sections a manuscript has and what is odd in its citations, or the citations of one section."""
    page = Page(request)
    section, name, typed = (one(page.params, parameter) for parameter in ("section", "manuscript", "number"))
    trouble = ""
    try:
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
        manuscript, rows = manuscripts.citations(page.library, name, number if typed else None, section)
        if manuscript and number and rows:
            return RedirectResponse(f"{page.citations(manuscript.id, rows[0][0].section)}#n{number}", 303)
        if typed:
            trouble = page.say(N_("The text cites no number %(number)s."), number=typed)
    except KbError as error:
        trouble, section = error_messages.words(page, error), ""
        name = name if page.library.manuscripts.named(name) else _first(page.library)
    manuscript, everything = manuscripts.citations(page.library, name)
    if manuscript is None:
        return page.response("no_citations.html", 400 if trouble else 200, trouble=trouble)
    records = numbered(page.library, manuscript)
    rows = [row for row in everything if row[0].section == section] if section else []
    return page.response(
        "citations.html",
        400 if trouble else 200,
        trouble=trouble,
        section=section,
        sections=_sections(page, rows, records, manuscript),
        counts=Counter(citation.section for citation, _key in everything),
        oddities=None if section else _oddities(page, everything, records, manuscript),
        total=len(everything),
        manuscript=manuscript,
        strip=_strips(page, manuscript, (citation for citation, _key in everything)),
        others=tuple(known for known in page.library.every_manuscript() if known.id != manuscript.id),
    )


def numbered(library: Library, manuscript: Manuscript) -> dict[int, Record]:
    """Return the records of a manuscript's list by number, each as the manuscript numbers it."""
    keys = {entry.record: entry.number for entry in manuscripts.entries(library, manuscript) if entry.record}
    records = (record.seen_from(manuscript.id) for record in library.records.many(keys).values())
    return {number: record for record in records for number in record.numbers}


def _strips(page: Page, manuscript: Manuscript, citations: Iterable[Citation]) -> timelines.Picture:
    """Return where a manuscript cites its numbers as a picture, its sections in their order."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for citation in citations:
        if citation.number is not None:
            counts[citation.section][citation.number] += 1
    keys = dict.fromkeys((*(part.id for part in manuscript.sections), *counts))
    strips = [
        timelines.CitedStrip(page.section(manuscript.id, key), page.citations(manuscript.id, key), counts[key])
        for key in keys
        if counts.get(key)
    ]
    words = timelines.EntryWords(page.library.vocabulary, page.lang)
    return timelines.citations(strips, manuscript.last_number, words)


def _first(library: Library) -> str:
    return next((known.id for known in library.every_manuscript()), "")


def _sections(
    page: Page, rows: list[tuple[Citation, str]], records: dict[int, Record], manuscript: Manuscript
) -> tuple[CitedSection, ...]:
    sections = []
    known = {part.id: part for part in manuscript.sections}
    for key in dict.fromkeys((*known, *(citation.section for citation, _key in rows))):
        inside = [citation for citation, _key in rows if citation.section == key]
        about = known[key].about.get(page.lang) if key in known else ""
        if inside:
            cited = _cited(page, inside, records)
            sections.append(CitedSection(key, page.section(manuscript.id, key), about, cited, len(inside)))
    return tuple(sections)


def _cited(page: Page, citations: list[Citation], records: dict[int, Record]) -> tuple[Cited, ...]:
    by_number: dict[int, list[Citation]] = {}
    for citation in citations:
        if citation.number is not None:
            by_number.setdefault(citation.number, []).append(citation)
    return tuple(
        Cited(number, tuple(pointers), line(records[number], page) if number in records else None)
        for number, pointers in by_number.items()
    )


def _oddities(
    page: Page, rows: list[tuple[Citation, str]], records: dict[int, Record], manuscript: Manuscript
) -> Oddities:
    paged = [
        citation
        for citation, _key in rows
        if any(locator.label == "page" for locator in citation.locators)
        and citation.number in records
        and records[citation.number].type in LEGAL
    ]
    several = {record.citekey: record for record in records.values() if len(record.numbers) > 1}
    cited = {citation.number for citation, _key in rows}
    return Oddities(
        _cited(page, paged, records),
        tuple((record.numbers, line(record, page)) for record in several.values()),
        tuple(citation for citation, _key in rows if citation.ambiguous),
        tuple(number for number in range(1, manuscript.last_number + 1) if number not in cited),
    )
