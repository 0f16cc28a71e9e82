"""The chronology as pictures for a page: the timeline and the chart of years, each with a table that says the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from kb import clock
from kb.domain.chronology import ChronologyEntry
from kb.timeline import bar_chart, citation_strip, drawing, legend
from kb.timeline.citation_strip import CitedStrip
from kb.timeline.drawing_options import DrawingOptions
from kb.timeline.entry_words import EntryWords
from kb.timeline.lanes import items, lanes

__all__ = ["CitedStrip", "EntryWords", "PageAddresses", "Picture", "by_year", "citations", "timeline"]

WIDTH = 720  # what is nearer than a finger's breadth there stands in rows, on any screen
MOST_MARKS = 40
ALL_OPEN = 60  # no more documents than these, and each lane is open at first


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element, its legend as (small SVG, word), and the rows of the table that says the same, the header first.

    `svg` is "" where there is nothing to draw.
    """

    svg: str
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageAddresses:
    """What the links of a picture keep: `query` in every address, `filters` in those of the chronology.

    `toggle` gives the address that shows other lanes open, by their names.
    """

    query: str
    filters: str
    toggle: Callable[[Collection[str]], str]


def timeline(
    entries: Sequence[ChronologyEntry],
    words: EntryWords,
    addresses: PageAddresses,
    years: tuple[int, int],
    opened: Collection[str] = (),
) -> Picture:
    """Return the timeline of the documents of some years, with a mark at today.

    Lanes in `opened` show their documents; where none is named, all do if the documents are few.
    """
    known = items(entries)
    names = tuple(lanes(known))
    open_now = _open_lanes(names, opened, len(known))
    options = DrawingOptions(
        today=clock.today(),
        width=WIDTH,
        query=addresses.query,
        filters=addresses.filters,
        years=years,
        fluid=True,
        opened=open_now,
        toggle=lambda lane: addresses.toggle(
            [name or "other" for name in names if (name in open_now) != (name == lane)] or ["none"]
        ),
        most=MOST_MARKS,
    )
    svg = drawing.draw(entries, words, options) if known else ""
    return Picture(svg, tuple(drawing.lane_table(entries, words)), legend.samples(words))


def by_year(
    counted: Mapping[tuple[int, str], int],
    words: EntryWords,
    addresses: PageAddresses,
    chosen: tuple[int, int] | None = None,
) -> Picture:
    """Return the chart of documents by year and kind; `counted` are their numbers by year and kind."""
    counts = bar_chart.grouped(counted)
    query = "&".join(filter(None, (addresses.filters, addresses.query)))
    options = bar_chart.ChartOptions(query=query, fluid=True, chosen=chosen)
    rows = tuple(bar_chart.table(counts, words))
    svg = bar_chart.draw(counts, words, options) if len(counts) > 1 else ""
    return Picture(svg, rows, bar_chart.samples(counts, words))


def citations(strips: Sequence[CitedStrip], last: int, words: EntryWords) -> Picture:
    """Return where the numbers 1 to `last` of a manuscript are cited, a strip a section; empty for one section."""
    if len(strips) < 2:
        return Picture("", ())
    rows = tuple(citation_strip.table(strips, words))
    return Picture(citation_strip.draw(strips, last, words), rows)


def _open_lanes(names: Sequence[str], opened: Collection[str], count: int) -> tuple[str, ...]:
    if opened:
        return tuple(name for name in names if (name or "other") in opened)
    return tuple(names) if count <= ALL_OPEN else ()
