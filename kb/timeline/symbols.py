"""The marks of a timeline as SVG: a shape for a kind of document, drawn by presentation attributes alone."""

from collections.abc import Mapping
from types import MappingProxyType

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "agreement": ("treaty", "agreement", "charter"),
        "protocol": ("protocol", "exchange-of-notes"),
        "statement": ("declaration", "statement", "memorandum", "communique", "letter", "address"),
        "law": ("law", "constitution", "decree", "order", "resolution", "act"),
        "programme": ("concept", "doctrine", "strategy", "programme", "plan"),
        "other": (),
    }
)
_FILLS = {"identified": "", "probable": ' fill-opacity="0.35"', "unidentified": ' fill="none"'}


def escaped(value: str) -> str:
    """Return a text that is safe inside an element or a quoted attribute."""
    kept = "".join(letter for letter in value if letter in "\t\n" or ord(letter) >= 32)
    return kept.translate(_TEXT)


def group(kind: str) -> str:
    """Return the name of the shape for a kind of document."""
    return next((name for name, kinds in GROUPS.items() if kind in kinds), "other")


def mark(name: str, x: float, y: float, status: str, size: float = 4.5) -> str:
    """Return the shape `name` around a point: filled for identified, pale for probable, hollow for unidentified."""
    fill = f'{_FILLS.get(status, "")} stroke="currentColor" stroke-width="1.2"'
    if name == "agreement":
        return f'<circle class="tl-shape" cx="{x:g}" cy="{y:g}" r="{size:g}"{fill}/>'
    if name == "law":
        side = size * 1.8
        place = f'x="{x - side / 2:g}" y="{y - side / 2:g}" width="{side:g}" height="{side:g}"'
        return f'<rect class="tl-shape" {place}{fill}/>'
    corners = {
        "protocol": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        "statement": ((0, -1.1), (1.15, 0.95), (-1.15, 0.95)),
        "programme": ((-1, -0.9), (1, -0.9), (0, 1.1)),
    }.get(name, ((-0.4, -1), (0.4, -1), (1, 0), (0.4, 1), (-0.4, 1), (-1, 0)))
    points = " ".join(f"{x + across * size:.1f},{y + down * size:.1f}" for across, down in corners)
    return f'<polygon class="tl-shape" points="{points}"{fill}/>'


def flag(x: float, y: float) -> str:
    """Return a small flag whose staff stands at `x`."""
    path = f"M{x:g} {y + 5:g}V{y - 5:g}L{x + 8:g} {y - 2:g}L{x:g} {y + 1:g}"
    return f'<path class="tl-shape" d="{path}" fill-opacity="0.5" stroke="currentColor" stroke-width="1.2"/>'
