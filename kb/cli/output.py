"""How commands print: JSON, and tables that fit the terminal."""

import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

MARKS = {"identified": "●", "probable": "◐", "unidentified": "○"}


def write(text: str = "") -> None:
    """Print one line."""
    print(text)


def warn(text: str) -> None:
    """Print one line to the error stream."""
    print(text, file=sys.stderr)


def write_json(value: Any) -> None:
    """Print a JSON value, letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a header; the last column wraps to the width of the terminal."""
    table = [[str(cell) for cell in row] for row in rows]
    widths = [max(width(cells[column]) for cells in [list(header), *table]) for column in range(len(header) - 1)]
    room = max(30, shutil.get_terminal_size((110, 24)).columns - sum(widths) - 2 * len(widths))
    for row in [list(header), *table]:
        lines = textwrap.wrap(row[-1], room) or [""]
        for index, line in enumerate(lines):
            cells = row[:-1] if index == 0 else [""] * len(widths)
            padded = [cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True)]
            write("  ".join([*padded, line]).rstrip())


def width(text: str) -> int:
    """Give the columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text
    )
