"""A bar chart of documents by year, drawn as SVG, with a table that says the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import ordinal
from kb.domain.vocabulary import Vocabulary
from kb.timeline import labels as words
from kb.timeline.axis import LETTER, Axis
from kb.timeline.lanes import items
from kb.timeline.symbols import escaped

WIDTH, HEIGHT = 1200, 180
TOP, BOTTOM = 14, 24
THIN = 4
_HEADS = ("year", "number")


def draw(
    years: Mapping[int, int],
    lang: str,
    vocabulary: Vocabulary,
    *,
    base: str = "",
    width: int = WIDTH,
    query: str = "",
) -> str:
    """Return the bar chart of entries by year as an SVG text; each bar is a link to the years it counts.

    Where the years are too many for the width, a bar counts 2, 5, 10 … of them. `query` is added to every address.
    """
    counts = {year: number for year, number in years.items() if number > 0}
    width = max(width, 320)
    first, last = min(counts, default=0), max(counts, default=0)
    left = 12 + LETTER * len(str(max(counts.values(), default=0)))
    step = Axis(first, last, left, width - 10).step(THIN)
    bars = _grouped(counts, step)
    left = 12 + LETTER * len(str(max(bars.values(), default=0)))
    axis = Axis(first, last, left, width - 10)
    title = escaped(f"{words.word('by-year', lang, vocabulary)}: {first}–{last}")
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="tl tl-chart" viewBox="0 0 {width} {HEIGHT}" width="{width}"'
        f' height="{HEIGHT}" role="group" lang="{escaped(lang)}" aria-label="{title}" fill="currentColor"'
        ' font-family="system-ui, sans-serif" font-size="12">'
    ]
    if bars:
        lines += [*_grid(axis, max(bars.values())), *_bars(axis, bars, step, base, query)]
    return "\n".join([*lines, "</svg>"]) + "\n"


def documents(entries: Sequence[ChronologyEntry]) -> dict[int, int]:
    """Return the number of documents by year, each counted once, at its signature, else adoption, else first line."""
    counts = Counter(item.date.year for item in items(entries) if item.entry.record)
    return dict(sorted((year, number) for year, number in counts.items() if year is not None))


def table(years: Mapping[int, int], lang: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Return the counts as rows under a header."""
    return [
        words.heads(_HEADS, lang, vocabulary),
        *((str(year), str(number)) for year, number in sorted(years.items())),
    ]


def _grouped(counts: Mapping[int, int], step: int) -> dict[int, int]:
    sums: defaultdict[int, int] = defaultdict(int)
    for year, number in sorted(counts.items()):
        sums[year - year % step] += number
    return dict(sums)


def _grid(axis: Axis, most: int) -> Iterator[str]:
    yield '<g class="tl-axis" aria-hidden="true">'
    for number in _round_numbers(most):
        y = _height(number, most)
        place = f'x1="{axis.left:g}" y1="{y:g}" x2="{axis.right:g}" y2="{y:g}"'
        yield f'<line class="tl-grid" {place} stroke="currentColor" stroke-opacity="0.15"/>'
        yield f'<text class="tl-year" x="{axis.left - 5:g}" y="{y + 4:g}" text-anchor="end">{number}</text>'
    each = (axis.right - axis.left) / (axis.last - axis.first + 1)
    for year, x in axis.ticks():
        yield f'<text class="tl-year" x="{x + each / 2:g}" y="{HEIGHT - 8}" text-anchor="middle">{year}</text>'
    yield "</g>"


def _bars(axis: Axis, bars: Mapping[int, int], step: int, base: str, query: str) -> Iterator[str]:
    most = max(bars.values())
    for year, number in bars.items():
        start = axis.place(ordinal(year, 1, 1))
        end = max(axis.place(ordinal(min(year + step, axis.last + 1), 1, 1)), start + 1)
        y = _height(number, most)
        span = f"{year}" if step == 1 else f"{max(year, axis.first)}–{min(year + step - 1, axis.last)}"
        said = escaped(f"{span}: {number}")
        address = f"{base}/chronology?from={max(year, 0):04d}&to={max(year + step - 1, 0):04d}"
        address = escaped(address + (f"&{query}" if query else ""))
        place = f'x="{start + 0.5:g}" width="{max(end - start - 1, 0.8):.1f}"'
        yield (
            f'<a class="tl-year-bar" href="{address}" aria-label="{said}"><title>{said}</title>'
            f'<rect {place} y="{TOP}" height="{HEIGHT - TOP - BOTTOM}" fill="none" pointer-events="all"/>'
            f'<rect class="tl-bar" {place} y="{y:g}" height="{HEIGHT - BOTTOM - y:.1f}" fill-opacity="0.7"/></a>'
        )


def _height(number: int, most: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / most, 1)


def _round_numbers(most: int) -> Iterator[int]:
    """Yield at most four round numbers up to `most`."""
    step = 1
    factors = (2, 2.5, 2)
    position = 0
    while most / step > 4:
        step = int(step * factors[position % 3])
        position += 1
    yield from range(step, most + 1, step)
