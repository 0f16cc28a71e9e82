"""Where the numbers of a manuscript are cited, as a strip a section: a bar at each number, fuller the more often.

Places across are shares of the width, as in `kb.timeline.drawing`; the bars of a section are stretched paths.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.domain.manuscripts import number_spans
from kb.timeline.axis import Axis
from kb.timeline.entry_words import EntryWords
from kb.timeline.symbols import FULL, escaped, grid_line, head, share

TOP, ROW, STRIP = 20, 44, 18
LEVELS = ((4, 1.0), (2, 0.65), (1, 0.35))  # from how many citations on, how full


@dataclass(frozen=True, slots=True)
class CitedStrip:
    """A section with its name, the address of its citations, and how often it cites each number."""

    name: str
    address: str
    numbers: Mapping[int, int]


def draw(strips: Sequence[CitedStrip], last: int, words: EntryWords) -> str:
    """Return the strips as an SVG text, numbers from 1 to `last` across; each section's name is a link."""
    last = max([last, *(number for strip in strips for number in strip.numbers)], default=1)
    height = TOP + ROW * len(strips) + 4
    name = f"{words.word('cited-numbers')}: 1–{last}"
    opening = head("tl tl-cited", FULL, height, name, words.lang)
    drawn = [line for place, strip in enumerate(strips) for line in _strip(strip, TOP + ROW * place, last)]
    return "\n".join([opening, *_grid(last, height), *drawn, "</svg>"]) + "\n"


def table(strips: Sequence[CitedStrip], words: EntryWords) -> list[tuple[str, ...]]:
    """Return the strips as rows under a header: section, citations, how many numbers, which ones."""
    heads = words.heads(("section", "citations", "different", "numbers"))
    cited = [(strip.name, strip.numbers) for strip in strips]
    return [heads, *((name, str(sum(times.values())), str(len(times)), number_spans(times)) for name, times in cited)]


def _grid(last: int, height: int) -> Iterator[str]:
    yield '<g class="tl-axis" aria-hidden="true">'
    step = Axis(1, last, 0, 360).step(40)
    for number in (1, *range(step, last + 1, step)):
        x = share(number - 0.5, last)
        yield grid_line(x, 16, height)
        anchor = "start" if number == 1 else "end" if number + step > last else "middle"
        yield f'<text class="tl-year" x="{x}" y="12" text-anchor="{anchor}">{number}</text>'
    yield "</g>"


def _strip(strip: CitedStrip, top: int, last: int) -> Iterator[str]:
    caption = f"{escaped(strip.name)}<tspan fill-opacity='0.75'> · {sum(strip.numbers.values())}</tspan>"
    yield f'<a class="tl-section" href="{escaped(strip.address)}">'
    yield f'<rect class="tl-hit" y="{top}" width="100%" height="{ROW - 2}" fill-opacity="0.04"/>'
    yield f'<text class="tl-lane-name" x="6" y="{top + 16}" font-weight="600">{caption}</text>'
    place = f'y="{top + ROW - STRIP - 4}" width="100%" height="{STRIP}"'
    yield f'<svg {place} viewBox="0 0 {last} {STRIP}" preserveAspectRatio="none" pointer-events="none">'
    most = None
    for least, opacity in LEVELS:
        chosen = [number for number, count in strip.numbers.items() if count >= least and (not most or count < most)]
        if chosen:
            path = "".join(f"M{number - 1:g} 0h.9v{STRIP}h-.9z" for number in sorted(chosen))
            yield f'<path class="tl-strip" d="{path}" fill-opacity="{opacity}"/>'
        most = least
    yield "</svg></a>"
