"""The pictures of the chronology's page: the chart of all years with those chosen marked, the timeline of these."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api.i18n import N_
from api.pages.addresses import Address
from api.pages.page import Page
from kb.domain import edtf
from kb.domain.queries import ChronologyQuery
from kb.domain.states import KNOWN
from kb.library import chronology, timelines
from kb.library.chronology import SINCE, Chronology
from kb.library.timelines import PageAddresses

MOST = 1500  # documents that a timeline is drawn of
_OWN = ("from", "to", "cursor", "open", "lang")

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Zoom:
    """A way to other years: its word, and its address, "" where it leads nowhere."""

    word: str
    address: str


def pictures(page: Page, listing: Chronology) -> dict[str, Any]:
    """Return what the template shows of pictures: `chart`, `timeline`, `zooms`, the years drawn, and those `begun`."""
    query = listing.question
    counted = chronology.kinds(page.library, _whole(query))
    known = [year for year, _kind in counted]
    if not known or not listing.years:
        return {"chart": None, "timeline": None, "zooms": (), "drawn_years": "", "begun": None}
    whole = min(known), max(known)
    years = _years(query, whole)
    every = query._replace(filters=query.filters._replace(limit=MOST, cursor=""))
    entries = chronology.chronology(page.library, every, leading=True).entries
    addresses = _addresses(page)
    words = timelines.EntryWords(page.library.vocabulary, page.lang)
    opened = tuple("" if name == "other" else name for name in page.here.values("open"))
    lines = [entry for entry in entries if entry.kind != KNOWN]
    return {
        "chart": timelines.by_year(
            counted, words, addresses, None if years[0] <= whole[0] and years[1] >= whole[1] else years
        ),
        "timeline": timelines.timeline(lines, words, addresses, years, opened),
        "zooms": tuple(_zooms(page, years, whole)),
        "drawn_years": f"{years[0]}–{years[1]}" if years[0] < years[1] else f"{years[0]}",
        "begun": _begun(query, counted, years),
    }


def _begun(query: ChronologyQuery, counted: Mapping[tuple[int, str], int], years: Years) -> int | None:
    """Return how many documents have their first date in the years asked, as the chart counts them.

    None where no whole years are asked, or only acts of some kind, or events beside documents.
    """
    period = (query.filters.first, query.filters.last)
    if query.since or query.action or query.events or not all(len(date) in (0, len("2005")) for date in period):
        return None
    return sum(count for (year, _kind), count in counted.items() if years[0] <= year <= years[1])


def _whole(query: ChronologyQuery) -> ChronologyQuery:
    """Return the question without its period, but from its beginning where that lies before ours."""
    filters = query.filters
    early = [date for date in (filters.first, filters.last) if date and (edtf.parse(date).year or 0) < int(SINCE)]
    first = (filters.first or "0001") if early else ""
    return query._replace(since="", filters=filters._replace(first=first, last="", cursor=""))


def _years(query: ChronologyQuery, whole: Years) -> Years:
    """Return the years that a question asks, as far as there are documents; an open end is today."""
    first, last = query.filters.first, query.filters.last
    since = chronology.changes_since(query)
    low = (since.year if since else edtf.parse(first).year if first else None) or whole[0]
    high = (edtf.parse(last).year if last else None) or max(whole[1], datetime.now(UTC).year)
    low = min(max(low, whole[0]), max(whole[1], high))
    return low, max(low, min(high, max(whole[1], datetime.now(UTC).year)))


def _addresses(page: Page) -> PageAddresses:
    here = page.here

    def toggle(names: Collection[str]) -> str:
        return str(here.having(open=tuple(names)))

    language = Address("", (("lang", page.sticky),) if page.sticky else ())
    return PageAddresses(str(language).lstrip("?"), str(here.dropping(*_OWN).at("")).lstrip("?"), toggle)


def _zooms(page: Page, years: Years, whole: Years) -> list[Zoom]:
    """Return the ways to nearer, farther, earlier and later years, and to all of them."""
    low, high = years
    span = high - low + 1
    half, end = max(1, span // 2), max(whole[1], high)
    nearer = low + (span - half) // 2
    ways = (
        (N_("Earlier"), (max(whole[0], low - half), max(whole[0], low - half) + span - 1)),
        (N_("Zoom in"), (nearer, nearer + half - 1)),
        (N_("Zoom out"), (max(whole[0], low - half), min(end, high + half))),
        (N_("Later"), (min(end, high + half) - span + 1, min(end, high + half))),
    )
    zooms = [
        Zoom(
            page.say(word),
            "" if (first, last) == years else str(page.here.having(**{"from": str(first), "to": str(last)})),
        )
        for word, (first, last) in ways
    ]
    everything = page.here.having(**{"from": "", "to": ""})
    return [*zooms, Zoom(page.say(N_("All years")), "" if everything == page.here else str(everything))]
