"""The home page: one box, three jobs with an example each, and a glance at what is inside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.consistent_routes import CachedRoute
from api.i18n import N_
from api.pages import references
from api.pages.page import Page
from api.pages.results import examples
from api.pages.titles import ShownRecord, line, short
from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import Edtf, find
from kb.domain.queries import ChronologyQuery, RecordQuery
from kb.domain.records import Record
from kb.library import chronology, records, timelines
from kb.library.reference_list import ListedReference

router = APIRouter(route_class=CachedRoute)
FORCE = {
    "yes": N_("in force"),
    "provisionally": N_("applied provisionally"),
    "no": N_("not in force"),
    "not known": N_("not known"),
}
_MOST_TOPICS = 4
_MOST_ENTRIES = 1500
_MOST_MILESTONES, _FEWEST_RESTING = 6, 2


@dataclass(frozen=True, slots=True)
class Milestone:
    """A document on which others rest: its line, with a short title, its year, and how many name it."""

    line: ShownRecord
    year: int
    resting: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What the collection shows of itself in a language on a day: nothing where it holds nothing of the kind."""

    topics: tuple[tuple[str, int], ...]
    newest: ShownRecord | None
    newest_date: Edtf | None
    example: ListedReference | None
    chart: timelines.Picture
    dated: int
    undated: int
    milestones: tuple[Milestone, ...]
    day: Edtf | None
    force: tuple[tuple[str, int, str], ...]


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the home page."""
    page = Page(request)
    return page.response(
        "home.html",
        examples=examples(page),
        counts=page.counts,
        manuscript=page.collections_own,
        glance=_kept_glance(page),
        force_words=FORCE,
    )


def _kept_glance(page: Page) -> Glance:
    day = datetime.now(UTC).date().isoformat()
    return page.library.records.derived("glance", (page.lang, page.sticky, day), lambda: _glance(page, day), 16)


def _glance(page: Page, day: str) -> Glance:
    listing = chronology.chronology(page.library, ChronologyQuery(RecordQuery(limit=_MOST_ENTRIES)), leading=True)
    signed = [entry for entry in listing.entries if entry.record and entry.kind == "signature" and entry.date]
    newest = signed[-1] if signed else None
    topics = sorted(records.topics(page.library), key=lambda row: -row[1])  # each with the narrower ones under it
    return Glance(
        tuple((topic.id, count) for topic, count in topics[:_MOST_TOPICS]),
        _short_line(newest.record, page) if newest and newest.record else None,
        newest.date if newest else None,
        _example(page),
        _chart(page),
        listing.total,
        len(listing.undated),
        _milestones(page, listing.entries),
        find(day),
        _force(page, day),
    )


def _short_line(record: Record, page: Page) -> ShownRecord:
    shown = line(record, page)
    return replace(shown, title=short(shown.title))


def _milestones(page: Page, entries: Sequence[ChronologyEntry]) -> tuple[Milestone, ...]:
    """Return the documents that most others amend, carry out or are based on, at most one of a year, in order."""
    resting = Counter(relation.target for entry in entries if entry.record for relation in entry.record.relations)
    by_year: dict[int, Milestone] = {}
    for entry in sorted(entries, key=lambda entry: -resting[entry.record.citekey] if entry.record else 0):
        year = entry.date.year if entry.date else None
        if entry.record and year and year not in by_year and resting[entry.record.citekey] >= _FEWEST_RESTING:
            by_year[year] = Milestone(_short_line(entry.record, page), year, resting[entry.record.citekey])
        if len(by_year) == _MOST_MILESTONES:
            break
    return tuple(by_year[year] for year in sorted(by_year))


def _chart(page: Page) -> timelines.Picture:
    """Return the picture of the documents by year, each bar a link to its year."""
    counted = chronology.kinds(page.library, ChronologyQuery())
    language = f"lang={page.sticky}" if page.sticky else ""
    addresses = timelines.PageAddresses(language, "", lambda _names: "")
    return timelines.by_year(counted, timelines.EntryWords(page.library.vocabulary, page.lang), addresses)


def _example(page: Page) -> ListedReference | None:
    """Return the reference of the first record that the first proposed question finds."""
    words = next((text for text, _address in examples(page)), "")
    answer = records.find(page.library, RecordQuery(q=words, limit=1), explained=False)
    record = next(iter(answer.records.values()), None)
    return references.single(page, record).entry if record else None


def _force(page: Page, day: str) -> tuple[tuple[str, int, str], ...]:
    """Return each answer on force with its number of the chronology's documents, and where they stand."""
    question = ChronologyQuery(RecordQuery(in_force_on=day, limit=1))
    counted = chronology.chronology(page.library, question, leading=True).answers
    address = page.address("/chronology", in_force_on=day)
    return tuple((answer, counted[answer], str(address.having(force=answer)))
                 for answer in FORCE if counted.get(answer))  # fmt: skip
