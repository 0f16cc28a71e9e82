"""The timeline that stands above the chronology, and the table that says the same."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from api.pages.page import Page
from kb.domain.chronology import Entry
from kb.library import chart, timeline


@dataclass(frozen=True, slots=True)
class Timeline:
    """An SVG element and the rows of its table, the header first; empty where there is nothing to draw.

    `chart` and `counts` are the same for the number of documents by year.
    """

    svg: str
    rows: tuple[tuple[str, ...], ...]
    chart: str
    counts: tuple[tuple[str, ...], ...]


def of(page: Page, entries: tuple[Entry, ...]) -> Timeline:
    """Give the timeline of a page's entries."""
    vocabulary = page.library.vocabulary
    entries = tuple(replace(entry, place=page.place(entry.place)) if entry.place else entry for entry in entries)
    today = datetime.now(UTC).date().toordinal()
    rows = tuple(timeline.table(entries, page.lang, vocabulary))
    years = chart.documents(entries)
    drawn = len(rows) > 1
    return Timeline(
        timeline.draw(entries, page.lang, vocabulary, today=today) if drawn else "",
        rows,
        chart.draw(years, page.lang, vocabulary) if len(years) > 1 else "",
        tuple(chart.table(years, page.lang, vocabulary)),
    )
