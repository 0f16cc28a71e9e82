"""The marks of a timeline as SVG: a shape for a kind of document, drawn by presentation attributes alone."""

from collections.abc import Mapping

_CONTROLS = {chr(number): "" for number in range(32) if chr(number) not in "\t\n"}
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"} | _CONTROLS)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "agreement": ("treaty", "agreement", "charter"),
    "protocol": ("protocol", "exchange-of-notes"),
    "statement": ("declaration", "statement", "memorandum", "communique", "letter", "address"),
    "law": ("law", "constitution", "decree", "order", "resolution", "act"),
    "programme": ("concept", "doctrine", "strategy", "programme", "plan"),
    "other": (),
}
FLAG = "event"
FULL = 'width="100%"'  # the size of a drawing that takes the room there is
_FILLS = {"identified": "", "probable": ' fill-opacity="0.35"', "unidentified": ' fill="none"'}
_STROKE = ' stroke="currentColor" stroke-width="1.2"'
_SIZE = 5.5
_CORNERS = {
    "protocol": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "statement": ((0, -1.1), (1.15, 0.95), (-1.15, 0.95)),
    "law": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "programme": ((-1, -0.9), (1, -0.9), (0, 1.1)),
    "other": ((-0.4, -1), (0.4, -1), (1, 0), (0.4, 1), (-0.4, 1), (-1, 0)),
}


def escaped(value: str) -> str:
    """Return a text that is safe inside an element or a quoted attribute."""
    return value.translate(_TEXT)


def share(place: float, width: float) -> str:
    """Return a place across a picture as a share of its width, which stays right whatever the width becomes."""
    return f"{round(place / width * 100, 2):g}%"


def head(look: str, size: str, height: float, name: str, lang: str) -> str:
    """Return the opening tag of a drawing; `size` holds its width, and its view box where it has one."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{look}" {size} height="{height:g}" role="group"'
        f' lang="{escaped(lang)}" aria-label="{escaped(name)}" fill="currentColor"'
        ' font-family="system-ui, sans-serif" font-size="12">'
    )


def grid_line(x: str, top: float, bottom: float, opacity: float = 0.15) -> str:
    """Return a line down a drawing, at the beginning of a year, a month or a run of numbers."""
    return (
        f'<line class="tl-grid" x1="{x}" y1="{top:g}" x2="{x}" y2="{bottom:g}" stroke="currentColor"'
        f' stroke-opacity="{opacity}"/>'
    )


def shape(kind: str) -> str:
    """Return the name of the shape for a kind of document."""
    return next((name for name, kinds in GROUPS.items() if kind in kinds), "other")


def definitions() -> str:
    """Return the shapes, each around its own point, for `mark` to use."""
    shapes = [f'<circle id="tl-agreement" r="{_SIZE:g}"/>']
    for name, corners in _CORNERS.items():
        points = " ".join(f"{across * _SIZE:g},{down * _SIZE:g}" for across, down in corners)
        shapes.append(f'<polygon id="tl-{name}" points="{points}"/>')
    return "".join([*shapes, f'<path id="tl-{FLAG}" d="M-3 6V-6L6 -3L-3 1"/>'])


def mark(name: str, x: str, y: float, status: str) -> str:
    """Return the shape `name` around a point: filled for identified, pale for probable, hollow for unidentified."""
    filling = ' fill-opacity="0.5"' if name == FLAG else _FILLS.get(status, "")
    return f'<use class="tl-shape" href="#tl-{name}" x="{x}" y="{y:g}"{filling}{_STROKE}/>'
