"""A bar chart of documents by year and kind, drawn as SVG, with a table that says the same.

Places across are shares of the width, as in `kb.timeline.drawing`; the bars are one path a kind, stretched, and over
each year (or 2, 5, 10 … of them, where they are many) lies a link to what it counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.timeline.axis import Axis
from kb.timeline.entry_words import EntryWords
from kb.timeline.symbols import FULL, GROUPS, escaped, head, shape, share

WIDTH, HEIGHT = 1200, 180
TOP, BOTTOM = 14, 24
MOST_BARS = 60
_FEW = 12  # bars so wide that the year of the last one has room below it
OPACITY = (0.9, 0.65, 0.45, 0.3, 0.2, 0.12)  # where a page gives the kinds no colours

Counts = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """How a chart is drawn: as `kb.timeline.drawing_options` says; `chosen` are the first and last year chosen."""

    base: str = ""
    query: str = ""
    fluid: bool = False
    chosen: tuple[int, int] | None = None


def draw(counts: Counts, words: EntryWords, options: ChartOptions | None = None) -> str:
    """Return the bar chart of documents by year and group of kinds as an SVG text; each year is a link."""
    return _Chart(counts, words, options or ChartOptions()).text()


def grouped(counted: Mapping[tuple[int, str], int]) -> dict[int, dict[str, int]]:
    """Return counts by year and kind as counts by year and group of kinds, in order."""
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for (year, kind), number in counted.items():
        if number > 0:
            sums[year][shape(kind)] += number
    return {year: {name: sums[year][name] for name in GROUPS if sums[year][name]} for year in sorted(sums)}


def table(counts: Counts, words: EntryWords) -> list[tuple[str, ...]]:
    """Return the counts as rows under a header: the year, the sum, and how many of each group of kinds."""
    rows = [words.heads(("year", "total", "kind"))]
    for year, groups in sorted(counts.items()):
        rows.append((str(year), str(sum(groups.values())), _kinds(groups, words)))
    return rows


def _kinds(groups: Mapping[str, int], words: EntryWords) -> str:
    return "; ".join(f"{words.term('timeline_mark', name)}: {groups[name]}" for name in GROUPS if groups.get(name))


def samples(counts: Counts, words: EntryWords) -> tuple[tuple[str, str], ...]:
    """Return (small SVG, word) of each group of kinds that has a bar, in the order of the bars from below."""
    return tuple(
        (
            '<svg class="tl" width="16" height="16" fill="currentColor" aria-hidden="true">'
            f'<rect class="tl-kind-{name}" y="2" width="14" height="12" fill-opacity="{opacity}"/></svg>',
            words.term("timeline_mark", name),
        )
        for name, opacity in zip(GROUPS, OPACITY, strict=True)
        if any(name in groups for groups in counts.values())
    )


class _Chart:
    """One drawing of counts, the years in bars of `step`."""

    def __init__(self, counts: Counts, words: EntryWords, options: ChartOptions) -> None:
        self.counts, self.words, self.options = counts, words, options
        first, last = min(counts, default=0), max(counts, default=0)
        step = Axis(first, last, 0, MOST_BARS).step(1)
        self.first = first - first % step
        self.step, self.count = step, (last - self.first) // step + 1
        self.bars: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for year, groups in counts.items():
            self.bars[year - year % step].update(groups)
        self.most = max((sum(groups.values()) for groups in self.bars.values()), default=1)

    def text(self) -> str:
        """Return the whole SVG."""
        first, last = min(self.counts, default=0), max(self.counts, default=0)
        name = f"{self.words.word('by-year')}: {first}–{last}"
        size = FULL if self.options.fluid else f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        lines = [*self._chosen(), *self._bars(), *self._grid(), *self._links()] if self.counts else []
        return "\n".join([head("tl tl-chart", size, HEIGHT, name, self.words.lang), *lines, "</svg>"]) + "\n"

    def _x(self, year: int) -> str:
        return share((year - self.first) / self.step, self.count)

    def _chosen(self) -> Iterator[str]:
        if self.options.chosen:
            first, last = self.options.chosen
            low, high = max(first, self.first), min(last, self.first + self.count * self.step - 1)
            if low <= high:
                width = share((high + 1 - low) / self.step, self.count)
                place = f'x="{self._x(low)}" y="{TOP}" width="{width}" height="{HEIGHT - TOP - BOTTOM}"'
                yield f'<rect class="tl-chosen" {place} fill-opacity="0.08"/>'

    def _bars(self) -> Iterator[str]:
        room = HEIGHT - TOP - BOTTOM
        yield f'<svg y="{TOP}" width="100%" height="{room}" viewBox="0 0 {self.count} {room}"' \
              ' preserveAspectRatio="none" aria-hidden="true">'  # fmt: skip
        heights: Counter[int] = Counter()
        for name, opacity in zip(GROUPS, OPACITY, strict=True):
            path = ""
            for year, groups in sorted(self.bars.items()):
                if number := groups[name]:
                    x, high = (year - self.first) / self.step + 0.08, number / self.most * room
                    path += f"M{x:g} {room - heights[year] / self.most * room:.1f}v-{high:.1f}h.84v{high:.1f}z"
                    heights[year] += number
            if path:
                yield f'<path class="tl-bar tl-kind-{name}" d="{path}" fill-opacity="{opacity}"/>'
        yield "</svg>"

    def _grid(self) -> Iterator[str]:
        yield '<g class="tl-axis" aria-hidden="true">'
        for number in _round_numbers(self.most):
            y = round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / self.most, 1)
            place = f'x1="0" y1="{y:g}" x2="100%" y2="{y:g}"'
            yield f'<line class="tl-grid" {place} stroke="currentColor" stroke-opacity="0.15"/>'
            yield f'<text class="tl-year" x="0" y="{y - 3:g}" fill-opacity="0.75">{number}</text>'
        length = max(len(str(self.first)), 4)
        every = Axis(0, self.count - 1, 0, 340).step(length * 7.2 + 12)
        for year in range(self.first, self.first + self.count * self.step, self.step):
            if year % (every * self.step) == 0:
                at_end = self.count > _FEW and year + self.step > self.first + (self.count - 1) * self.step
                at_start = self.count > _FEW and year == self.first
                middle = "100%" if at_end else share((year - self.first) / self.step + 0.5, self.count)
                middle, anchor = ("0%", "start") if at_start else (middle, "end" if at_end else "middle")
                yield f'<text class="tl-year" x="{middle}" y="{HEIGHT - 8}" text-anchor="{anchor}">{year}</text>'
        yield "</g>"

    def _links(self) -> Iterator[str]:
        for year, groups in sorted(self.bars.items()):
            last = min(year + self.step - 1, max(self.counts))
            first = max(year, min(self.counts))
            years = f"{first}–{last}" if first < last else f"{first}"
            tooltip = escaped(f"{years}: {groups.total()} ({_kinds(groups, self.words)})")
            query = f"&{self.options.query}" if self.options.query else ""
            address = escaped(f"{self.options.base}/chronology?from={max(first, 0):04d}&to={max(last, 0):04d}{query}")
            place = f'x="{self._x(year)}" width="{share(1, self.count)}" y="{TOP}" height="{HEIGHT - TOP}"'
            yield (
                f'<a class="tl-year-bar" href="{address}" data-first="{first}" data-last="{last}">'
                f'<title>{tooltip}</title><rect {place} fill="none" pointer-events="all"/></a>'
            )


def _round_numbers(most: int) -> Iterator[int]:
    """Yield at most four round numbers up to `most`."""
    step = 1
    factors = (2, 2.5, 2)
    position = 0
    while most / step > 4:
        step = int(step * factors[position % 3])
        position += 1
    yield from range(step, most + 1, step)
