"""Rich text in values: the closed set of tags that CSL-JSON knows, taken away or written as another language has it.

Italics, bold, raised, lowered, small capitals and words that keep their case. Values keep the tags as CSL writes them;
a tag without its pair, and any other, is text.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

SMALL_CAPS: Final = '<span style="font-variant: small-caps;">'
# Texts with a tag are few: the patterns wait for the first.
_TAG: Final = (
    r"(</?(?:i|b|sup|sub|sc)>|<span (?:class=[\"']nocase[\"']|style=[\"']font-variant: ?small-caps;?[\"'])>|</span>)"
)
_ELSEWHERE: Final = r"(?i)<(/?)(?:jats:)?(i|em|italic|b|strong|bold|sup|sub|sc|scp)>"
_NAMES: Final = {"em": "i", "italic": "i", "strong": "b", "bold": "b"}
_FIGURES: Final = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_RAISED: Final = r"<(sup|sub)>(\d+)</\1>"
Commands = Mapping[str, tuple[str, str]]


def read(text: str) -> str:
    """Return a text whose tags of the same meaning (<em>, <I>, <jats:sup>) are written as CSL writes them."""
    return re.sub(_ELSEWHERE, _named, text) if "<" in text else text


def _named(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in ("sc", "scp"):
        return "</span>" if tag[1] else SMALL_CAPS
    return f"<{tag[1]}{_NAMES.get(name, name)}>"


def bare(text: str) -> str:
    """Return a text without its tags; raised and lowered figures stay so."""
    if "<" not in text:
        return text
    return written(re.sub(_RAISED, lambda figures: raised(figures[1], figures[2]), text), {}, str)


def raised(tag: str, figures: str) -> str:
    """Return figures above (`sup`) or below (`sub`) the line as signs of Unicode."""
    return figures.translate(_FIGURES[tag])


def written(text: str, commands: Commands, plain: Callable[[str], str]) -> str:
    """Return a text with the `commands` of its paired tags (i, b, sup, sub, sc, nocase: two each), the rest `plain`."""
    if "<" not in text:
        return plain(text)
    pieces = re.split(_TAG, text)
    paired = _pairs(pieces)
    return "".join(
        commands.get(paired[place], ("", ""))[piece[1] == "/"] if place in paired else plain(piece)
        for place, piece in enumerate(pieces)
    )


def _pairs(pieces: list[str]) -> dict[int, str]:
    """Return the places of paired tags (every second piece is one), each with its name."""
    opened: list[tuple[str, str, int]] = []
    paired: dict[int, str] = {}
    for place in range(1, len(pieces), 2):
        tag = pieces[place]
        element = tag.strip("</>").split()[0]
        if tag[1] != "/":
            name = "nocase" if "nocase" in tag else "sc" if element == "span" else element
            opened.append((element, name, place))
            continue
        depth = next((depth for depth in range(len(opened) - 1, -1, -1) if opened[depth][0] == element), -1)
        if depth >= 0:
            _, name, start = opened[depth]
            paired[start] = paired[place] = name
            del opened[depth:]
    return paired
