"""The legend of the timeline: what its shapes, fillings and bars mean."""

from kb.domain.states import STATUSES
from kb.timeline.entry_words import EntryWords
from kb.timeline.symbols import FLAG, GROUPS, escaped, mark

LETTER = 7.7
LINE = 20
MARKS = (*GROUPS, *STATUSES, "span", "force", "open", FLAG)


def legend(words: EntryWords, width: int, top: float) -> tuple[list[str], float]:
    """Return the lines of the legend below `top`, as many as the width asks, and the height it ends at."""
    x, y = 16.0, top + 14
    drawn = ['<g class="tl-legend" aria-hidden="true">']
    for key in MARKS:
        label = words.term("timeline_mark", key)
        room = 38 + len(label) * LETTER
        if x + room > width and x > 16:
            x, y = 16.0, y + LINE
        drawn.append(_sample(key, x, y))
        drawn.append(f'<text x="{x + 14:g}" y="{y + 4:g}">{escaped(label)}</text>')
        x += room
    return [*drawn, "</g>"], y + 14


def samples(words: EntryWords) -> tuple[tuple[str, str], ...]:
    """Return (small SVG, word) of each mark, for a legend that a page sets itself below a drawn timeline."""
    return tuple(
        (
            '<svg class="tl" width="24" height="16" fill="currentColor" aria-hidden="true">'
            f"{_sample(key, 12, 8)}</svg>",
            words.term("timeline_mark", key),
        )
        for key in MARKS
    )


def _sample(key: str, x: float, y: float) -> str:
    if key in GROUPS or key == FLAG:
        return mark(key, f"{x:g}", y, "identified")
    if key in STATUSES:
        return mark("agreement", f"{x:g}", y, key)
    height, rest = {"span": (8, 'rx="4" fill-opacity="0.16"'), "force": (2, 'fill-opacity="0.55"')}.get(
        key, (2, 'fill="url(#tl-fade)"')
    )
    return f'<rect x="{x - 10:g}" y="{y - height / 2:g}" width="20" height="{height}" {rest}/>'
