"""The timeline: documents by year in lanes of topics, drawn as SVG, with a table of the lanes.

A mark is a document; its shape tells the kind, its filling how surely it is known. A pale bar behind a mark is a date
of which only the month or the year is known. A thin bar below is the time in force; it fades where no end is known.
Colours are `currentColor`, so the picture is legible alone and follows a page's classes (`tl-…`), light or dark.

All places across are shares of the width: on a page the picture takes the room there is, and letters and marks keep
their size. A lane may be closed, for the page's picture of many documents: then it shows how many each year has.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import civil
from kb.language import dates
from kb.timeline.axis import Axis, axis
from kb.timeline.drawing_options import DrawingOptions
from kb.timeline.entry_words import EntryWords
from kb.timeline.lane_drawing import LaneDrawing, lane_name
from kb.timeline.lanes import items, lanes
from kb.timeline.legend import legend
from kb.timeline.symbols import FULL, definitions, grid_line, head, share

MARGIN = 14
BELOW = 22


def draw(entries: Sequence[ChronologyEntry], words: EntryWords, options: DrawingOptions | None = None) -> str:
    """Return the timeline as an SVG text without style attributes or scripts.

    Each mark is a link whose title says on a line each: the title, the deed, the state, the time in force.
    """
    return _Picture(entries, words, options or DrawingOptions()).text()


def lane_table(entries: Sequence[ChronologyEntry], words: EntryWords) -> list[tuple[str, ...]]:
    """Return the lanes of the timeline as rows under a header: topic, number, first and last date."""
    rows = [words.heads(("topic", "number", "first", "last"))]
    for lane, group in lanes(items(entries)).items():
        first, last = (words.date(item.entry) for item in (group[0], group[-1]))
        rows.append((lane_name(lane, words), str(len(group)), first, last))
    return rows


class _Picture:
    """One drawing: the axis, then lane under lane."""

    def __init__(self, entries: Sequence[ChronologyEntry], words: EntryWords, options: DrawingOptions) -> None:
        self.items = items(entries)
        self.words, self.options = words, options
        self.width = max(options.width, 320)
        self.axis = self._axis()

    def text(self) -> str:
        """Return the whole SVG."""
        lane_drawing = LaneDrawing(self.axis, self.width, self.words, self.options)
        drawn = list(chain.from_iterable(lane_drawing.draw(lane, group) for lane, group in lanes(self.items).items()))
        height = lane_drawing.y + BELOW
        below: list[str] = []
        if not self.options.fluid:
            below, height = legend(self.words, self.width, height)
        size = FULL if self.options.fluid else f'viewBox="0 0 {self.width} {height:g}" width="{self.width}"'
        name = f"{self.words.word('timeline')}: {self.axis.first}–{self.axis.last}"
        defined = (
            '<defs><linearGradient id="tl-fade"><stop offset="0.6" stop-color="currentColor" stop-opacity="0.55"/>'
            '<stop offset="1" stop-color="currentColor" stop-opacity="0"/></linearGradient>'
            f"{definitions()}</defs>"
        )
        opening = head("tl", size, height, name, self.words.lang) + defined
        return "\n".join([opening, *self._grid(lane_drawing.y), *drawn, *below, "</svg>"]) + "\n"

    def _axis(self) -> Axis:
        left, right = MARGIN, self.width - MARGIN
        if self.options.years:
            return Axis(*self.options.years, left, right)
        return axis([item.date for item in self.items], self.options.today, left, right)

    def _grid(self, bottom: float) -> Iterator[str]:
        yield '<g class="tl-axis" aria-hidden="true">'
        for year, place in self.axis.ticks(self.width / 9 if self.options.fluid else 0):
            x = share(place, self.width)
            yield grid_line(x, 18, bottom)
            anchor = "start" if self.options.fluid and place <= self.axis.left else "middle"
            for y in (13.0, bottom + 14):
                yield f'<text class="tl-year" x="{x}" y="{y:g}" text-anchor="{anchor}">{year}</text>'
        for month, place in self.axis.months():
            x = share(place, self.width)
            yield grid_line(x, 18, bottom, 0.08)
            yield f'<text class="tl-month" x="{x}" y="13" text-anchor="middle" fill-opacity="0.75">' \
                  f"{dates.months(self.words.lang)[month - 1]}</text>"  # fmt: skip
        if self.options.today is not None and self.axis.first <= civil(self.options.today)[0] <= self.axis.last:
            x = share(self.axis.place(self.options.today), self.width)
            yield f'<line class="tl-today" x1="{x}" y1="18" x2="{x}" y2="{bottom:g}" stroke="currentColor"' \
                  ' stroke-opacity="0.5" stroke-dasharray="2 3"/>'  # fmt: skip
        yield "</g>"
