"""How commands print: JSON, and tables that fit the terminal."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from kb.cli.terminal import head as terminal_head
from kb.cli.terminal import marked, terminal_width
from kb.cli.words import say
from kb.errors import writing_file

_WIDE, _LEAST = 110, 30  # columns where no terminal is, and of the last column of a table
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")


def write(text: str = "") -> None:
    """Print text; what would steer the terminal is shown as �."""
    print(text.translate(_CONTROLS))


def warn(text: str) -> None:
    """Print text to the error stream, likewise."""
    print(text.translate(_CONTROLS), file=sys.stderr)


def write_json(value: Any) -> None:
    """Print a JSON value, letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def answer(as_json: bool, value: Any, text: str) -> None:
    """Print what a command did: as a JSON value, or in a sentence."""
    if as_json:
        write_json(value)
    else:
        write(text)


def write_file(blocks: Iterable[bytes], output: Path | None) -> None:
    """Write the bytes of a file to a path, or to the terminal where there is none."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(blocks)
        return
    with writing_file(output), output.open("wb") as stream:
        stream.writelines(blocks)


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], fold: bool = False) -> None:
    """Print rows under a header; the last column wraps to the width of the terminal, with `fold` the others too.

    A word of theirs stays whole where there is room for it beside the last column, and in a file or a pipe.
    """
    heads = [say(head) if head else "" for head in header]
    table = [[str(cell).replace("\n", " ") for cell in row] for row in (heads, *rows)]
    columns = terminal_width() or _WIDE
    most = max(10, columns // 6) if fold else columns
    whole = [max(width(cells[column]) for cells in table) for column in range(len(header) - 1)]
    widths = [min(most, size) for size in whole]
    room = columns - _LEAST - sum(widths) - 2 * len(widths) if terminal_width() else columns
    for column in range(len(widths) if fold else 0):
        longest = max(width(word) for cells in table for word in cells[column].split() or [""])
        wanted = longest - widths[column]
        if 0 < wanted <= room:
            widths[column] = longest
            room -= wanted
    widths.append(max(_LEAST, columns - sum(widths) - 2 * len(widths)))
    for place, row in enumerate(table):
        look = marked if place else terminal_head
        cells = [_folded(cell, size) for cell, size in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            padded = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
            print(look("  ".join(padded).rstrip().translate(_CONTROLS)))


def _folded(cell: str, size: int) -> list[str]:
    """Return a cell as lines of at most `size` columns, cut at spaces so that citekeys can be copied."""
    lines: list[str] = []
    taken = size
    for word in [piece for whole in cell.split() for piece in _pieces(whole, size)]:
        needed = width(word)
        if taken + 1 + needed > size:
            lines.append(word)
            taken = needed
        else:
            lines[-1] += f" {word}"
            taken += 1 + needed
    return lines or [""]


def _pieces(word: str, size: int) -> list[str]:
    """Return a word in pieces that a line has room for, cut after hyphens and strokes where it can be."""
    if width(word) <= size:
        return [word]
    parts = re.findall(r"[^-/]*[-/]+|[^-/]+", word)
    if max(map(width, parts)) > size:
        parts = list(word)
    pieces = [""]
    for part in parts:
        if width(pieces[-1] + part) > size:
            pieces.append("")
        pieces[-1] += part
    return pieces


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(map(_columns, text))


@lru_cache(maxsize=5_000)
def _columns(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
