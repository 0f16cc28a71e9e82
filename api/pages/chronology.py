"""The chronology: the timeline, the list by year with the same filters, the undated documents apart, downloads."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.i18n import N_
from api.one_state import OneStateRoute
from api.pages import error_messages, facts, query_params
from api.pages.downloads import links
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain import edtf
from kb.domain.chronology import NO_ACTION, ChronologyEntry
from kb.domain.edtf import Edtf
from kb.domain.queries import ChronologyQuery, RecordQuery
from kb.domain.states import KNOWN, STAGES, STATUSES
from kb.errors import KbError
from kb.library import chronology as chronology_list
from kb.library import records, timelines
from kb.library.chronology import Chronology
from kb.library.embedding import coins

router = APIRouter(route_class=OneStateRoute)
_PAGE = 1500
_UNDATED = {
    "signed": N_("neither the text nor a source we found gives a date"),
    "draft": N_("a draft: it was never signed"),
    "initialled": N_("initialled only; no date of signature"),
    "announced": N_("only announced; no document is known"),
}
_UNKNOWN = N_("the document is not identified, and the text gives no date")


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A line of the list: an action of a document or an event; `differing_date` is the text's own."""

    date: Edtf | None
    action: str
    place: str
    party: str
    act: str
    act_lang: str
    origin: str
    line: ShownRecord | None
    event: str
    section: str
    differing_date: Edtf | None
    first: bool
    coins: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its lines; 0 holds what has no year."""

    year: int
    entries: tuple[ShownEntry, ...]


@router.get("/chronology")
def chronology(request: Request) -> HTMLResponse:
    """Show the chronology that the address asks."""
    page = Page(request)
    trouble = ""
    try:
        listing = chronology_list.chronology(page.library, question(page))
    except KbError as error:
        trouble = error_messages.words(page, error)
        listing = chronology_list.chronology(page.library, ChronologyQuery(RecordQuery(limit=_PAGE)))
    return page.response("chronology.html", 400 if trouble else 200, trouble=trouble, **_values(page, listing))


def question(page: Page) -> ChronologyQuery:
    """Return the question of the address; the works' filters and the chronology's own."""
    query = query_params.chronology_question(page.params)
    return replace(query, filters=replace(query.filters, limit=_PAGE))


def _values(page: Page, listing: Chronology) -> dict[str, Any]:
    years = _years(page, listing.entries)
    here = page.here
    words = page.library.vocabulary.values
    documents = {entry.record.citekey for entry in listing.entries if entry.record}
    facets = records.find(page.library, RecordQuery(limit=1), ("kind", "party"), explained=False).facets
    day = edtf.find(listing.question.filters.in_force_on) if listing.question.filters.in_force_on else None
    return {
        "found": listing,
        "asked": listing.question,
        "filters": listing.question.filters,
        "years": years,
        "shown": sum(len(year.entries) for year in years),
        "documents": len(documents),
        "undated": tuple(_undated(page, entry) for entry in listing.undated),
        "actions": tuple(words.get("action", ())),
        "kinds": tuple(key for key, _count in facets["kind"]),
        "day": page.date(day) if day else "",
        "since": page.date(since) if (since := chronology_list.since(listing.question)) else "",
        "topics": tuple(page.library.vocabulary.topics.values()),
        "parties": tuple(code for code, _count in facets["party"]),
        "statuses": STATUSES,
        "stages": STAGES,
        "next": str(here.having(cursor=listing.cursor)) if listing.cursor else "",
        "downloads": links(
            page,
            "chronology",
            query_params.for_interface(here, "/api/v1/chronology", query_params.CHRONOLOGY).having(ui=page.lang),
        ),
        "bibliography": str(here.at("/bibliography").keeping(*query_params.FILTERS, "lang")),
        "timeline": timelines.drawn(
            [entry for entry in listing.entries if entry.kind != KNOWN], page.lang, page.library.vocabulary
        ),
        "chosen": query_params.chosen(here),
    }


def _years(page: Page, entries: tuple[ChronologyEntry, ...]) -> tuple[Year, ...]:
    seen: set[str] = set()
    years = []
    for year, group in groupby(entries, key=lambda entry: (entry.date.year if entry.date else 0) or 0):
        lines = []
        for entry in group:
            key = entry.record.citekey if entry.record else ""
            lines.append(_entry(page, entry, bool(key) and key not in seen))
            seen.add(key)
        years.append(Year(year, tuple(lines)))
    return tuple(years)


def _entry(page: Page, entry: ChronologyEntry, first: bool) -> ShownEntry:
    act, act_lang = facts.act_words(page, entry.act)
    record, event = entry.record, entry.event
    word = page.term("entry" if entry.kind in NO_ACTION else "action", entry.kind)
    place = next((item for item in event.evidence if item.section), None) if event else None
    return ShownEntry(
        entry.date,
        word,
        page.place(entry.place) if entry.place else "",
        page.party(entry.party) if entry.party else "",
        act,
        act_lang,
        entry.origin,
        line(record, page) if record else None,
        event.label.get(page.lang) if event else "",
        page.section(place.manuscript, place.section) if place else "",
        entry.differing_date,
        first,
        coins(record, f"{page.root}/records/{record.citekey}") if record and first else "",
    )


def _undated(page: Page, entry: ChronologyEntry) -> ShownEntry:
    shown = _entry(page, entry, True)
    record = entry.record
    if record is None:
        return shown
    unknown = record.status == "unidentified" and record.stage == "signed"
    return replace(shown, reason=page.say(_UNKNOWN if unknown else _UNDATED.get(record.stage, _UNDATED["signed"])))
