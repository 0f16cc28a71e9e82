"""The legend of the timeline: what its shapes, fillings and bars mean."""

from kb.domain.vocabulary import Vocabulary
from kb.timeline.symbols import GROUPS, escaped, flag, mark

LETTER = 7.7
LINE = 20
_FILLINGS = ("identified", "probable", "unidentified")
_MARKS = (*GROUPS, *_FILLINGS, "span", "force", "open", "event")


def legend(lang: str, vocabulary: Vocabulary, width: int, top: float) -> tuple[list[str], float]:
    """Return the lines of the legend below `top`, as many as the width asks, and the height it ends at."""
    x, y = 16.0, top + 14
    drawn = ['<g class="tl-legend" aria-hidden="true">']
    for key in _MARKS:
        label = vocabulary.term("timeline_mark", key, lang)
        room = 38 + len(label) * LETTER
        if x + room > width and x > 16:
            x, y = 16.0, y + LINE
        drawn.append(_sample(key, x, y))
        drawn.append(f'<text x="{x + 14:g}" y="{y + 4:g}">{escaped(label)}</text>')
        x += room
    return [*drawn, "</g>"], y + 14


def _sample(key: str, x: float, y: float) -> str:
    if key in GROUPS:
        return mark(key, x, y, "identified")
    if key in _FILLINGS:
        return mark("agreement", x, y, key)
    if key == "event":
        return flag(x - 4, y)
    height, rest = {"span": (8, 'rx="4" fill-opacity="0.16"'), "force": (2, 'fill-opacity="0.55"')}.get(
        key, (2, 'fill="url(#tl-fade)"')
    )
    return f'<rect x="{x - 10:g}" y="{y - height / 2:g}" width="20" height="{height}" {rest}/>'
