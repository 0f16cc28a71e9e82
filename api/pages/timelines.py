"""The timeline that stands above the chronology, and the table that says the same."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from api.pages.page import Page
from kb.domain.chronology import ChronologyEntry
from kb.timeline import bar_chart, drawing


@dataclass(frozen=True, slots=True)
class Timeline:
    """An SVG element and the rows of its table, the header first; empty where there is nothing to draw.

    `chart` and `counts` are the same for the number of documents by year.
    """

    svg: str
    rows: tuple[tuple[str, ...], ...]
    chart: str
    counts: tuple[tuple[str, ...], ...]


def of(page: Page, entries: tuple[ChronologyEntry, ...]) -> Timeline:
    """Return the timeline of a page's entries."""
    vocabulary = page.library.vocabulary
    entries = tuple(replace(entry, place=page.place(entry.place)) if entry.place else entry for entry in entries)
    today = datetime.now(UTC).date().toordinal()
    rows = tuple(drawing.table(entries, page.lang, vocabulary))
    years = bar_chart.documents(entries)
    drawn = len(rows) > 1
    return Timeline(
        drawing.draw(entries, page.lang, vocabulary, today=today) if drawn else "",
        rows,
        bar_chart.draw(years, page.lang, vocabulary) if len(years) > 1 else "",
        tuple(bar_chart.table(years, page.lang, vocabulary)),
    )
