"""The timeline: documents by year in lanes of topics, drawn as SVG, with a table that says the same.

A mark is a document; its shape tells the kind, its filling how surely it is known. A pale bar behind a mark is a date
of which only the month or the year is known. A thin bar below is the time in force; it fades where no end is known.
Colours are `currentColor`, so the picture is legible alone and follows a page's classes (`tl-…`), light or dark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kb.domain.chronology import ChronologyEntry
from kb.domain.vocabulary import Vocabulary
from kb.timeline import labels as words
from kb.timeline.axis import Axis, axis
from kb.timeline.lanes import EVENTS, OTHER, LaneItem, bars, clusters, items, lanes, rows
from kb.timeline.legend import legend
from kb.timeline.symbols import escaped, flag, group, mark

WIDTH = 1200
MARGIN = 18
ROW, BAR, LABEL = 14, 4, 18
MOST_ROWS, MOST_BARS = 10, 12
NARROW = 480
_HEADS = ("date", "action", "document", "kind", "topic", "in-force")


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """How a timeline is drawn.

    `today` is the day number where the axis ends at least; `base` the address before "/records/"; `query` is added
    to every address, such as "lang=ru"; `width` counts in units of SVG, 320 at least.
    """

    base: str = ""
    today: int | None = None
    width: int = WIDTH
    query: str = ""


def draw(
    entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary, options: DrawingOptions | None = None
) -> str:
    """Return the timeline as an SVG text without style attributes or scripts.

    Each mark is a link whose accessible name is in `lang`.
    """
    return _Picture(entries, lang, vocabulary, options or DrawingOptions()).text()


def table(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Return what the timeline shows as rows under a header, a row a mark, in order of time."""
    lane_items = items(entries)
    lane_of = {item.entry.key: lane for lane, group in lanes(lane_items).items() for item in group}
    return [
        words.heads(_HEADS, lang, vocabulary),
        *(
            (
                words.date(item.entry, lang),
                words.action(item.entry, lang, vocabulary),
                words.title(item.entry, lang),
                words.document_kind(item.entry, lang, vocabulary),
                lane_name(lane_of[item.entry.key], lang, vocabulary),
                in_force(item, lang, vocabulary),
            )
            for item in lane_items
        ),
    ]


def lane_name(lane: str, lang: str, vocabulary: Vocabulary) -> str:
    """Return the label of a lane."""
    if lane in (EVENTS, OTHER):
        return words.word("events" if lane == EVENTS else "other-topics", lang, vocabulary)
    return words.topic(lane, lang, vocabulary)


def in_force(item: LaneItem, lang: str, vocabulary: Vocabulary) -> str:
    """Return the times when a document was surely in force, in words: the dates behind the bars of its mark."""
    said = []
    for first, until, _known in bars(item):
        start = words.day(first, lang) if first is not None else "…"
        if until is None:
            since = words.day_from(first, lang) if first is not None else "…"
            said.append(words.word("in-force-from", lang, vocabulary).format(since))
        else:
            said.append(words.word("in-force-span", lang, vocabulary).format(start, words.day(until - 1, lang)))
    return "; ".join(said)


class _Picture:
    """One drawing: the axis, then lane under lane; `y` is where the next one begins."""

    def __init__(
        self,
        entries: Sequence[ChronologyEntry],
        lang: str,
        vocabulary: Vocabulary,
        options: DrawingOptions,
    ) -> None:
        self.items = items(entries)
        self.lang, self.vocabulary = lang, vocabulary
        self.base, self.query, self.today = options.base, options.query, options.today
        self.width = max(options.width, 320)
        self.axis: Axis = axis([item.date for item in self.items], self.today, MARGIN, self.width - MARGIN)
        self.y = 22.0

    def text(self) -> str:
        """Return the whole SVG."""
        drawn = list(chain.from_iterable(self._lane(lane, group) for lane, group in lanes(self.items).items()))
        height = self.y + 22
        below, height = legend(self.lang, self.vocabulary, self.width, height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tl" viewBox="0 0 {self.width} {height:g}"'
            f' width="{self.width}" height="{height:g}" role="group" lang="{escaped(self.lang)}"'
            f' aria-label="{escaped(self._word("timeline"))}: {self.axis.first}–{self.axis.last}"'
            ' fill="currentColor" font-family="system-ui, sans-serif" font-size="12">'
            '<defs><linearGradient id="tl-fade"><stop offset="0" stop-color="currentColor" stop-opacity="0.55"/>'
            '<stop offset="1" stop-color="currentColor" stop-opacity="0"/></linearGradient></defs>'
        )
        return "\n".join([head, *self._grid(self.y), *drawn, *below, "</svg>"]) + "\n"

    def _grid(self, bottom: float) -> Iterator[str]:
        yield '<g class="tl-axis" aria-hidden="true">'
        for year, x in self.axis.ticks():
            yield f'<line class="tl-grid" x1="{x:g}" y1="18" x2="{x:g}" y2="{bottom:g}" stroke="currentColor"' \
                  ' stroke-opacity="0.15"/>'  # fmt: skip
            for y in (13.0, bottom + 14):
                yield f'<text class="tl-year" x="{x:g}" y="{y:g}" text-anchor="middle">{year}</text>'
        if self.today is not None:
            x = self.axis.place(self.today)
            yield f'<line class="tl-today" x1="{x:g}" y1="18" x2="{x:g}" y2="{bottom:g}" stroke="currentColor"' \
                  ' stroke-opacity="0.5" stroke-dasharray="2 3"/>'  # fmt: skip
        yield "</g>"

    def _lane(self, lane: str, group: Sequence[LaneItem]) -> Iterator[str]:
        top, label = self.y, lane_name(lane, self.lang, self.vocabulary)
        spans = [self._room(item) for item in group]
        placed = rows(spans, MOST_ROWS)
        full = clusters([(spans[index][0], group[index]) for index, row in enumerate(placed) if row is None], 34)
        first = top + LABEL + (ROW if full else 0)
        below = first + ROW * (1 + max((row for row in placed if row is not None), default=0))
        lines = self._bar_rows(group, below)
        bottom = below + BAR * (1 + max((row for row in lines.values()), default=-1)) + 6
        self.y = bottom
        yield f'<g class="tl-lane" role="group" aria-label="{escaped(label)}: {len(group)}">'
        yield f'<rect class="tl-band" x="0" y="{top + 2:g}" width="{self.width}" height="{bottom - top - 2:g}"' \
              ' fill-opacity="0.04"/>'  # fmt: skip
        yield f'<text class="tl-lane-name" x="6" y="{top + 15:g}" font-size="{12 if self.width > NARROW else 11}"' \
              f' font-weight="600">{escaped(label)}' \
              f'<tspan font-weight="400" fill-opacity="0.75"> · {len(group)}</tspan></text>'  # fmt: skip
        for place, hidden in full:
            yield self._cluster(place, first - ROW / 2, lane, hidden)
        for item, row in zip(group, placed, strict=True):
            if row is not None:
                yield self._mark(item, first + ROW * (row + 0.5), below, lines)
        yield "</g>"

    def _bar_rows(self, group: Sequence[LaneItem], below: float) -> dict[str, int]:
        """Return the row of each document's bar; where all rows are taken, bars share one."""
        documents = [item for item in group if bars(item)]
        spans = []
        for item in documents:
            places = [self._bar(first, until) for first, until, _known in bars(item)]
            spans.append((min(start for start, _end in places), max(end for _start, end in places) + 3))
        bar_rows = rows(spans, MOST_BARS)
        return {
            item.entry.key: index % MOST_BARS if row is None else row
            for index, (item, row) in enumerate(zip(documents, bar_rows, strict=True))
        }

    def _bar(self, first: int | None, until: int | None) -> tuple[float, float]:
        start = self.axis.left if first is None else self.axis.place(first)
        open_end = self.axis.right if self.today is None else self.axis.place(self.today)
        end = open_end if until is None else self.axis.place(until)
        return start, max(end, start + 2)

    def _middle(self, item: LaneItem) -> float:
        """Return the place of the mark: the middle of its date, the known end of an open one."""
        start, end = self.axis.span(item.date)
        if item.date.upper is None:
            return start
        return end if item.date.lower is None else round((start + end) / 2, 1)

    def _room(self, item: LaneItem) -> tuple[float, float]:
        """Return the places that a mark takes in its row, with a gap beside it."""
        start, end = self.axis.span(item.date)
        middle = self._middle(item)
        right = 10 if item.entry.event else 6
        return min(start, middle - 6), max(end + 1, middle + right)

    def _mark(self, item: LaneItem, y: float, below: float, lines: dict[str, int]) -> str:
        entry = item.entry
        start, end = self.axis.span(item.date)
        x = self._middle(item)
        said = escaped(self._name(item))
        inner = [f"<title>{said}</title>"]
        if end - start > 9:
            inner.append(
                f'<rect class="tl-span" x="{start:g}" y="{y - 4:g}" width="{end - start:.1f}" height="8" rx="4"'
                ' fill-opacity="0.16"/>'
            )
        if entry.record is None:
            inner.append(flag(x, y))
            return f'<g class="tl-event" role="img" tabindex="0" aria-label="{said}">{"".join(inner)}</g>'
        inner.append(f'<rect x="{x - 6:g}" y="{y - 6.5:g}" width="12" height="13" fill="none" pointer-events="all"/>')
        inner.append(mark(group(entry.record.kind), x, y, entry.record.status))
        inner += self._bars(item, below + BAR * lines.get(entry.key, 0) + 2)
        address = escaped(self._address(f"/records/{entry.record.citekey}"))
        return f'<a class="tl-doc" href="{address}" aria-label="{said}">{"".join(inner)}</a>'

    def _bars(self, item: LaneItem, y: float) -> Iterator[str]:
        for first, until, known in bars(item):
            start, end = self._bar(first, until)
            fade = 0.0 if known else min(40.0, end - start)
            if end - fade > start:
                yield f'<rect class="tl-force" x="{start:g}" y="{y:g}" width="{end - fade - start:.1f}" height="2"' \
                      ' fill-opacity="0.55"/>'  # fmt: skip
            if fade:
                yield f'<rect class="tl-force tl-open" x="{end - fade:.1f}" y="{y:g}" width="{fade:.1f}" height="2"' \
                      ' fill="url(#tl-fade)"/>'  # fmt: skip

    def _cluster(self, x: float, y: float, lane: str, hidden: Sequence[LaneItem]) -> str:
        years = [year for item in hidden if (year := item.date.year) is not None]
        period = f"from={min(years):04d}&to={max(years):04d}" if min(years) >= 0 and max(years) <= 9999 else ""
        topic = f"&topic={lane}" if lane not in (EVENTS, OTHER) else ""
        span = f"{min(years)}–{max(years)}" if min(years) < max(years) else f"{min(years)}"
        said = escaped(f"{self._word('more').format(len(hidden))}: {span}")
        address = escaped(self._address(f"/chronology?{period}{topic}"))
        return (
            f'<a class="tl-more" href="{address}" aria-label="{said}"><title>{said}</title>'
            f'<text x="{x:g}" y="{y + 4:g}" font-size="11" text-decoration="underline">+{len(hidden)}</text></a>'
        )

    def _word(self, key: str) -> str:
        return words.word(key, self.lang, self.vocabulary)

    def _address(self, path: str) -> str:
        joint = "&" if "?" in path else "?"
        return f"{self.base}{path}{joint + self.query if self.query else ''}"

    def _name(self, item: LaneItem) -> str:
        entry = item.entry
        what = words.document_kind(entry, self.lang, self.vocabulary)
        done = f"{words.action(entry, self.lang, self.vocabulary)}: {words.date(entry, self.lang)}"
        said = [words.title(entry, self.lang), words.date(entry, self.lang) if entry.event else f"{what}. {done}"]
        if entry.place:
            said[-1] += f", {words.place(entry, self.lang, self.vocabulary)}"
        if entry.record and entry.record.status != "identified":
            said.append(self.vocabulary.term("status", entry.record.status, self.lang))
        return ". ".join([*said, *filter(None, [in_force(item, self.lang, self.vocabulary)])])
