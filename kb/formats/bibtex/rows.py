"""Rows inside one BibLaTeX field: a statement a line, its cells parted by " | ", read and written by one rule."""

import re
from collections.abc import Iterable

_ESCAPES = {"\\": "\\\\", "|": "\\|", "{": "\\x7b", "}": "\\x7d", "\n": "\\n", "\r": "\\r"}
_WRITTEN = re.compile(r"[\\|{}\n\r]")
_READ = re.compile(r"\\(x7b|x7d|n|r|\\|\|)")
_CELL = re.compile(r"(?<!\\)((?:\\\\)*)\s*\|\s*")
_VALUES = {"x7b": "{", "x7d": "}", "n": "\n", "r": "\r", "\\": "\\", "|": "|"}


def dump(rows: Iterable[Iterable[str]]) -> str:
    """Write rows as an indented block; cells that are empty at the end of a row are left out."""
    lines: list[str] = []
    for row in rows:
        cells = [_WRITTEN.sub(lambda match: _ESCAPES[match[0]], cell).strip() for cell in row]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        lines.append(" | ".join(cells).rstrip())
    if len(lines) == 1 and lines[0] and lines[0][0] != "|" and lines[0][-1] != "\\":
        return lines[0]
    return "\n" + "".join(f"    {line}\n" for line in lines) + "  "


def parse(text: str) -> list[list[str]]:
    """Read the rows of a field."""
    return [_cells(line) for line in text.split("\n") if line.strip()]


def _cells(line: str) -> list[str]:
    marked = _CELL.sub("\\1\x00", line.strip())
    return [_READ.sub(lambda match: _VALUES[match[1]], cell).strip() for cell in marked.split("\x00")]
