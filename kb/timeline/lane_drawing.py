"""The lanes of a timeline as SVG: open with a mark a document, closed with the number of documents by year."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kb.domain.edtf import ordinal
from kb.timeline.axis import Axis
from kb.timeline.drawing_options import DrawingOptions
from kb.timeline.entry_words import EntryWords
from kb.timeline.lanes import EVENTS, OTHER, LaneItem, bars, clusters, rows
from kb.timeline.symbols import FLAG, escaped, mark, shape, share

MARK, BAR, LABEL = 24, 4, 24  # heights: of a row of marks that a finger can hit, of a bar, of a lane's name
CLOSED, STRIP = 48, 18
MOST_ROWS, MOST_BARS = 10, 8
CLUSTER = 40  # room of the word "+12"


def lane_name(lane: str, words: EntryWords) -> str:
    """Return the label of a lane."""
    if lane in (EVENTS, OTHER):
        return words.word("events" if lane == EVENTS else "other-topics")
    return words.topic(lane)


def in_force(item: LaneItem, words: EntryWords) -> str:
    """Return the times when a document was surely in force, in words: the dates behind the bars of its mark."""
    phrases = []
    for first, until, _known in bars(item):
        start = words.day(first) if first is not None else "…"
        if until is None:
            since = words.day_from(first) if first is not None else "…"
            phrases.append(words.word("in-force-from").format(since))
        else:
            phrases.append(words.word("in-force-span").format(start, words.day(until - 1)))
    return "; ".join(phrases)


class LaneDrawing:
    """Draws lane under lane; `y` is where the next one begins."""

    def __init__(self, axis: Axis, width: int, words: EntryWords, options: DrawingOptions) -> None:
        self.axis, self.width, self.words, self.options = axis, width, words, options
        self.y, self._left = 22.0, options.most

    def draw(self, lane: str, group: Sequence[LaneItem]) -> Iterator[str]:
        """Yield the lines of one lane."""
        opened = self.options.opened is None or lane in self.options.opened
        label = escaped(lane_name(lane, self.words))
        yield f'<g class="tl-lane" role="group" aria-label="{label}: {len(group)}">'
        top = self.y
        content = list(self._marks(group, top) if opened else self._strip(group, top))
        band = f'x="0" y="{top + 2:g}" width="100%" height="{self.y - top - 2:g}"'
        yield f'<rect class="tl-band" {band} fill-opacity="0.04"/>'
        name = f'{label}<tspan font-weight="400" fill-opacity="0.75"> · {len(group)}</tspan></text>'
        sign, place = "", f'x="6" y="{top + 18:g}" font-weight="600"'
        if self.options.toggle:
            sign = f"{'▾' if opened else '▸'} "
            where = f'y="{top + 2:g}" width="100%" height="{LABEL - 2 if opened else self.y - top - 2:g}"'
            yield f'<a class="tl-open" href="{escaped(self.options.toggle(lane))}" data-lane="{lane or "other"}"'
            yield f' aria-expanded="{str(opened).lower()}">{"" if opened else self._years(group)}'
            yield f'<rect {where} fill="none" pointer-events="all"/>'
        yield f'<text class="tl-lane-name" {place}>{sign}{name}'
        if self.options.toggle:
            yield "</a>"
        yield from content
        yield "</g>"

    def _years(self, group: Sequence[LaneItem]) -> str:
        """Return what a closed lane says to the pointer: how many documents each year has."""
        years = Counter(year for item in group if (year := item.date.year) is not None)
        return f"<title>{'; '.join(f'{year}: {number}' for year, number in sorted(years.items()))}</title>"

    def _strip(self, group: Sequence[LaneItem], top: float) -> Iterator[str]:
        """Yield a closed lane: a bar a year, as high as the share of the year with most."""
        self.y = top + CLOSED
        years = Counter(year for item in group if (year := item.date.year) is not None)
        most, count = max(years.values(), default=1), self.axis.last - self.axis.first + 1
        bars_drawn = "".join(
            f"M{year - self.axis.first + 0.1:g} {STRIP}v{-max(2.0, number / most * STRIP):.1f}h.8V{STRIP}z"
            for year, number in sorted(years.items())
            if self.axis.first <= year <= self.axis.last
        )
        place = f'x="{share(self.axis.left, self.width)}" y="{top + CLOSED - STRIP - 3:g}"'
        size = f'width="{share(self.axis.right - self.axis.left, self.width)}" height="{STRIP}"'
        yield f'<svg {place} {size} viewBox="0 0 {count} {STRIP}" preserveAspectRatio="none" pointer-events="none">' \
              f'<path class="tl-strip" d="{bars_drawn}" fill-opacity="0.6"/></svg>'  # fmt: skip

    def _marks(self, group: Sequence[LaneItem], top: float) -> Iterator[str]:
        """Yield an open lane: rows of marks, those without room together, the bars of the times in force below."""
        placed = rows([self._room(item) for item in group], MOST_ROWS)
        over = [index for index, row in enumerate(placed) if row is not None][max(self._left, 0) :]
        placed = [None if index in over else row for index, row in enumerate(placed)]
        drawn = [item for item, row in zip(group, placed, strict=True) if row is not None]
        self._left -= len(drawn)
        without = [(self._middle(item), item) for item, row in zip(group, placed, strict=True) if row is None]
        full = clusters(without, CLUSTER)
        first = top + LABEL + (MARK if full else 0)
        below = first + MARK * (1 + max((row for row in placed if row is not None), default=-1))
        lines = self._bar_rows(drawn)
        self.y = below + BAR * (1 + max((row for row in lines.values()), default=-1)) + 6
        for place, hidden in full:
            yield self._cluster(place, first - MARK / 2, hidden)
        for item, row in zip(group, placed, strict=True):
            if row is not None:
                yield self._mark(item, first + MARK * (row + 0.5), below, lines)

    def _bar_rows(self, group: Sequence[LaneItem]) -> dict[str, int]:
        """Return the row of each document's bar; where all rows are taken, bars share one."""
        documents = [item for item in group if self._times(item)]
        spans = []
        for item in documents:
            places = [self._bar(first, until) for first, until, _known in self._times(item)]
            spans.append((min(start for start, _end in places), max(end for _start, end in places) + 3))
        bar_rows = rows(spans, MOST_BARS)
        return {
            item.entry.key: index % MOST_BARS if row is None else row
            for index, (item, row) in enumerate(zip(documents, bar_rows, strict=True))
        }

    def _times(self, item: LaneItem) -> list[tuple[int | None, int | None, bool]]:
        """Return the times in force that lie in the years of the axis, as `bars` gives them."""
        start, end = ordinal(self.axis.first, 1, 1), ordinal(self.axis.last + 1, 1, 1)
        return [
            time for time in bars(item) if (time[0] is None or time[0] < end) and (time[1] is None or time[1] > start)
        ]

    def _bar(self, first: int | None, until: int | None) -> tuple[float, float]:
        today = self.options.today
        start = self.axis.left if first is None else self.axis.place(first)
        open_end = self.axis.right if today is None else self.axis.place(today)
        end = open_end if until is None else self.axis.place(until)
        return start, max(end, start + 2)

    def _middle(self, item: LaneItem) -> float:
        """Return the place of the mark: the middle of its date, the known end of an open one."""
        start, end = self.axis.span(item.date)
        if item.date.upper is None:
            return start
        return end if item.date.lower is None else round((start + end) / 2, 1)

    def _room(self, item: LaneItem) -> tuple[float, float]:
        """Return the places that a mark takes in its row: what a finger hits."""
        start, end = self.axis.span(item.date)
        middle = self._middle(item)
        return min(start, middle - MARK / 2), max(end + 1, middle + MARK / 2)

    def _mark(self, item: LaneItem, y: float, below: float, lines: dict[str, int]) -> str:
        entry = item.entry
        start, end = self.axis.span(item.date)
        x = share(self._middle(item), self.width)
        inner = [f"<title>{escaped(self._name(item))}</title>"]
        if end - start > 9:
            place = f'x="{share(start, self.width)}" y="{y - 4:g}" width="{share(end - start, self.width)}"'
            inner.append(f'<rect class="tl-span" {place} height="8" rx="4" fill-opacity="0.16"/>')
        place = f'x="{x}" y="{y - MARK / 2:g}" width="{MARK}" height="{MARK}" transform="translate({-MARK / 2:g} 0)"'
        inner.append(f'<rect class="tl-hit" {place} fill="none" pointer-events="all"/>')
        if entry.record is None:
            inner.append(mark(FLAG, x, y, ""))
            return f'<g class="tl-event" role="img" tabindex="0">{"".join(inner)}</g>'
        inner.append(mark(shape(entry.record.kind), x, y, entry.record.status))
        inner += self._bars(item, below + BAR * lines.get(entry.key, 0) + 2)
        address = escaped(self._address(f"/records/{entry.record.citekey}"))
        return f'<a class="tl-doc" href="{address}">{"".join(inner)}</a>'

    def _bars(self, item: LaneItem, y: float) -> Iterator[str]:
        for first, until, known in self._times(item):
            start, end = self._bar(first, until)
            rest = 'class="tl-force" fill-opacity="0.55"' if known else 'class="tl-force" fill="url(#tl-fade)"'
            where = f'x="{share(start, self.width)}" y="{y:g}" width="{share(end - start, self.width)}" height="2"'
            yield f"<rect {rest} {where}/>"

    def _cluster(self, x: float, y: float, hidden: Sequence[LaneItem]) -> str:
        years = [year for item in hidden if (year := item.date.year) is not None]
        first, last = min(years), max(years)
        period = f"from={first:04d}&to={last:04d}" if first >= 0 and last <= 9999 else ""
        tooltip = escaped(
            f"{self.words.word('more').format(len(hidden))}: " + (f"{first}–{last}" if first < last else f"{first}")
        )
        address = escaped(self._address(f"/chronology?{period}", self.options.filters))
        place = f'x="{share(x, self.width)}" y="{y - MARK / 2:g}" width="{CLUSTER - 4}" height="{MARK}"'
        return (
            f'<a class="tl-more" href="{address}"><title>{tooltip}</title>'
            f'<rect class="tl-hit" {place} fill="none" pointer-events="all"/>'
            f'<text x="{share(x, self.width)}" y="{y + 4:g}" text-decoration="underline">+{len(hidden)}</text></a>'
        )

    def _address(self, path: str, more: str = "") -> str:
        for query in filter(None, (more, self.options.query)):
            path += ("" if path.endswith("?") else "&" if "?" in path else "?") + query
        return f"{self.options.base}{path.rstrip('?')}"

    def _name(self, item: LaneItem) -> str:
        """Return what a mark says, a line each: title; kind and deed; the state where it is unsure; in force."""
        entry = item.entry
        what = self.words.document_kind(entry)
        done = f"{self.words.action(entry)}: {self.words.date(entry)}"
        lines = [
            self.words.printed_title(entry),
            self.words.date(entry) if entry.event else f"{what}. {done}",
        ]
        if entry.place:
            lines[-1] += f", {self.words.place(entry)}"
        if entry.record:
            lines.append(self.words.term("status", entry.record.status))
        return "\n".join([*lines, *filter(None, [in_force(item, self.words)])])
