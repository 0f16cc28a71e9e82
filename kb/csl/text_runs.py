"""Finished content as a flat list of runs, for writers of document formats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kb.csl.output import Content

_URL: Final = re.compile(r"https?://[^\s<>«»“”]+[^\s<>«»“”.,;:!?)\]]")
_SET: Final[dict[str, dict[str, object]]] = {
    "italic": {"italic": True},
    "oblique": {"italic": True},
    "style-normal": {"italic": False},
    "bold": {"bold": True},
    "light": {"bold": False},
    "weight-normal": {"bold": False},
    "underline": {"underline": True},
    "decoration-none": {"underline": False},
    "small-caps": {"small_caps": True},
    "variant-normal": {"small_caps": False},
    "superscript": {"vertical": "superscript"},
    "subscript": {"vertical": "subscript"},
    "baseline": {"vertical": ""},
    "block": {"display": "block"},
    "left-margin": {"display": "left-margin"},
    "right-inline": {"display": "right-inline"},
    "indent": {"display": "indent"},
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and its look; `vertical` is "", "superscript" or "subscript", `url` where it is a link."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False
    small_caps: bool = False
    vertical: str = ""
    display: str = ""
    url: str = ""


def runs(content: Content) -> Iterator[Run]:
    """Return the runs of content in order, addresses of the web as links."""
    yield from _walk(content, Run(""))


def _walk(content: Content, look: Run) -> Iterator[Run]:
    for piece in content:
        if isinstance(piece, str):
            yield from _linked(piece, look)
        else:
            yield from _walk(piece.content, replace(look, **_SET.get(piece.format, {})))  # type: ignore[arg-type]


def _linked(text: str, look: Run) -> Iterator[Run]:
    last = 0
    for match in _URL.finditer(text):
        if match.start() > last:
            yield replace(look, text=text[last : match.start()])
        yield replace(look, text=match.group(), url=match.group())
        last = match.end()
    if last < len(text):
        yield replace(look, text=text[last:])
