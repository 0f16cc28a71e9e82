"""The chronology: the pictures, the list a line a document by year with the same filters, the undated apart, files."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.consistent_routes import CachedRoute
from api.i18n import N_
from api.pages import error_messages, query_params
from api.pages.chronology_pictures import pictures
from api.pages.downloads import links
from api.pages.facts import ShownAct, shown_act
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain import edtf
from kb.domain.chronology import ChronologyEntry
from kb.domain.chronology import entries as entries_of
from kb.domain.queries import ChronologyQuery, RecordQuery
from kb.domain.states import ANSWERS
from kb.errors import KbError
from kb.library import chronology as chronology_list
from kb.library import records
from kb.library.chronology import Chronology

router = APIRouter(route_class=CachedRoute)
PAGE = 25  # documents on a page
_UNDATED = {
    "signed": N_("neither the text nor a source we found gives a date"),
    "draft": N_("a draft: it was never signed"),
    "initialled": N_("initialled only; no date of signature"),
    "announced": N_("only announced; no document is known"),
}
_UNKNOWN = N_("the document is not identified, and the text gives no date")


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A line of the list: a document with the act it stands at and its others, or an event."""

    act: ShownAct
    line: ShownRecord | None
    others: tuple[ShownAct, ...] = ()
    event: str = ""
    section: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its lines; 0 holds what has no year, and an `early` one all years before the period asked."""

    year: int
    label: str
    early: bool
    entries: tuple[ShownDocument, ...]


@router.get("/chronology")
def chronology(request: Request) -> Response:
    """Show the chronology that the address asks."""
    page = Page(request)
    trouble = ""
    try:
        listing = chronology_list.chronology(page.library, question(page), leading=True)
    except KbError as error:
        if first_page := query_params.first_page(page.here, error):
            return first_page
        trouble = error_messages.words(page, error)
        listing = chronology_list.chronology(page.library, ChronologyQuery(RecordQuery(limit=PAGE)), leading=True)
    return page.response("chronology.html", 400 if trouble else 200, trouble=trouble, **_values(page, listing))


def question(page: Page) -> ChronologyQuery:
    """Return the question of the address; the works' filters and the chronology's own."""
    query = query_params.chronology_question(page.params)
    return query._replace(filters=query.filters._replace(limit=PAGE))


def _values(page: Page, listing: Chronology) -> dict[str, Any]:
    here, query = page.here, listing.question
    undated = () if listing.cursor else listing.undated
    day = edtf.find(query.filters.in_force_on) if query.filters.in_force_on else None
    interface = query_params.for_interface(here, "/api/v1/chronology", query_params.CHRONOLOGY)
    downloads = links(page, "chronology", interface.having(ui=page.lang))
    return {
        "found": listing,
        "asked": query,
        "filters": query.filters,
        "typed": {name: _typed(page.params.get(name, "")) for name in ("from", "to", "since", "in_force_on")},
        "years": _years(page, listing),
        "rail": _rail(page, listing),
        "undated": tuple(_undated(page, entry, listing) for entry in undated[:PAGE]),
        "undated_total": len(listing.undated),
        "day": page.date(day) if day else "",
        "answers": tuple(
            (answer, listing.answers.get(answer, 0), str(here.having(force=answer)))
            for answer in ANSWERS
            if listing.answers
        ),
        "since": page.date(since) if (since := chronology_list.changes_since(query)) else "",
        "first": str(here.dropping("cursor")) if query.filters.cursor else "",
        "next": str(here.having(cursor=listing.cursor)) if listing.cursor else "",
        "downloads": downloads,
        "calendar": next((page.root + file.address for file in downloads if file.name == "ics"), ""),
        "bibliography": str(here.at("/bibliography").keeping(*query_params.FILTERS, "lang")),
        "chosen": query_params.chosen(here),
        **_choices(page),
        **pictures(page, listing),
    }


def _typed(date: str) -> str:
    """Return a date of the address as a form shows it: 2001-06-01 as 01.06.2001, any other as it was typed."""
    day = query_params.day(date)
    return f"{day:%d.%m.%Y}" if day else date


def _choices(page: Page) -> dict[str, Any]:
    """Return what the form offers."""
    facets = records.find(page.library, RecordQuery(limit=1), ("kind", "party"), explained=False).facets
    return {
        "actions": tuple(page.library.vocabulary.values.get("action", ())),
        "kinds": tuple(key for key, _count in facets["kind"]),
        "topics": tuple(page.library.vocabulary.topics.values()),
        "parties": tuple(code for code, _count in facets["party"]),
    }


def _rail(page: Page, listing: Chronology) -> tuple[tuple[int, str, int, str], ...]:
    """Return (year, its label, documents, address) of each year; 0 stands for the undated."""
    early = _early(listing)
    counts = {year: count for year, count in listing.years.items() if year not in early}
    if early:
        counts = {early.start: sum(listing.years.values()) - sum(counts.values()), **counts}
    here = page.here.dropping("cursor")
    on_page = {entry.date.year for entry in listing.entries if entry.date}
    rail = []
    for year, count in counts.items():
        before = "" if year in on_page else str(here.having(cursor=chronology_list.cursor_at(listing.question, year)))
        rail.append((year, _label(year, early), count, f"{before}#y{year}"))
    if listing.undated:
        last = str(here.having(cursor=chronology_list.cursor_at(listing.question, 9999))) if listing.cursor else ""
        rail.append((0, "", len(listing.undated), f"{last}#undated"))
    return tuple(rail)


def _years(page: Page, listing: Chronology) -> tuple[Year, ...]:
    early = _early(listing)

    def heading(entry: ChronologyEntry) -> int:
        year = (entry.date.year if entry.date else 0) or 0
        return early.start if year in early else year

    return tuple(
        Year(year, _label(year, early), year in early, tuple(_document(page, entry, listing) for entry in group))
        for year, group in groupby(listing.entries, key=heading)
    )


def _early(listing: Chronology) -> range:
    """Return the years before the period asked in which dates begin that may lie in it: they stand together."""
    first = "" if listing.question.since else listing.question.filters.first
    period = (edtf.parse(first).year if first else None) or 0
    return range(min((year for year in listing.years if year > 0), default=period), period)


def _label(year: int, early: range) -> str:
    return f"{year}–{early[-1]}" if year in early and len(early) > 1 else str(year)


def _document(page: Page, entry: ChronologyEntry, listing: Chronology) -> ShownDocument:
    record, event = entry.record, entry.event
    if record:
        others = () if listing.question.since else entries_of(record)
        acts = tuple(shown_act(page, other) for other in others if other.key != entry.key and not other.superseded_by)
        answer = listing.force.get(record.citekey)
        reason = page.term("force", answer.reason) if answer else ""
        reason = reason or (page.say(N_("perhaps outside the period")) if listing.may_miss(entry) else "")
        return ShownDocument(shown_act(page, entry), line(record, page), acts, reason=reason)
    place = next((item for item in event.evidence if item.section), None) if event else None
    section = page.section(place.manuscript, place.section) if place else ""
    return ShownDocument(shown_act(page, entry), None, (), event.label.get(page.lang) if event else "", section)


def _undated(page: Page, entry: ChronologyEntry, listing: Chronology) -> ShownDocument:
    shown = _document(page, entry, listing)
    record = entry.record
    if record is None:
        return shown
    unknown = record.status == "unidentified" and record.stage == "signed"
    return replace(shown, reason=page.say(_UNKNOWN if unknown else _UNDATED.get(record.stage, _UNDATED["signed"])))
