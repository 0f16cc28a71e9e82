"""The dissertation's citations, section by section: numbers, locators, states and titles; oddities listed."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import OneStateRoute
from api.pages import error_messages
from api.pages.page import Page
from api.pages.query_params import one
from api.pages.titles import ShownRecord, line
from kb.domain.item_types import LEGAL
from kb.domain.manuscripts import Citation
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import records as record_queries
from kb.library.session import Library

router = APIRouter(route_class=OneStateRoute)


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
def citations(request: Request) -> HTMLResponse:
    """Show the citations, all or of one section."""
    page = Page(request)
    section = one(page.params, "section")
    trouble = ""
    try:
        rows = record_queries.citations(page.library, section=section)
    except KbError as error:
        trouble, section = error_messages.words(page, error), ""
        rows = record_queries.citations(page.library)
    records = numbered(page.library)
    everything = record_queries.citations(page.library) if section else rows
    return page.response(
        "citations.html",
        400 if trouble else 200,
        trouble=trouble,
        section=section,
        sections=_sections(page, rows, records),
        all_sections=page.library.manuscript.sections,
        oddities=_oddities(page, everything, records),
        total=len(rows),
        manuscript=page.library.manuscript,
    )


def numbered(library: Library) -> dict[int, Record]:
    """Return the records of the dissertation's list by number."""
    found = record_queries.every_record(library, RecordQuery(chosen={"scope": ("dissertation",)}, sort="number"))
    return {number: record for record in found for number in record.numbers}


def _sections(page: Page, rows: list[tuple[Citation, str]], records: dict[int, Record]) -> tuple[CitedSection, ...]:
    found = []
    for part in page.library.manuscript.sections:
        inside = [citation for citation, _key in rows if citation.section == part.id]
        about = {"kk": part.kk, "ru": part.ru, "en": part.en}[page.lang]
        cited = _cited(page, inside, records)
        if inside:
            found.append(CitedSection(part.id, page.term("section", part.id), about, cited, len(inside)))
    return tuple(found)


def _cited(page: Page, citations: list[Citation], records: dict[int, Record]) -> tuple[Cited, ...]:
    by_number: dict[int, list[Citation]] = {}
    for citation in citations:
        by_number.setdefault(citation.number, []).append(citation)
    return tuple(
        Cited(number, tuple(pointers), line(records[number], page) if number in records else None)
        for number, pointers in by_number.items()
    )


def _oddities(page: Page, rows: list[tuple[Citation, str]], records: dict[int, Record]) -> Oddities:
    paged = [
        citation
        for citation, _key in rows
        if citation.locator
        and citation.locator.label == "page"
        and citation.number in records
        and records[citation.number].type in LEGAL
    ]
    several = {record.citekey: record for record in records.values() if len(record.numbers) > 1}
    cited = {citation.number for citation, _key in rows}
    return Oddities(
        _cited(page, paged, records),
        tuple((record.numbers, line(record, page)) for record in several.values()),
        tuple(citation for citation, _key in rows if citation.ambiguous),
        tuple(number for number in range(1, page.library.manuscript.numbers + 1) if number not in cited),
    )
