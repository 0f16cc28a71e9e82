"""What a terminal is given beyond text: a pager for what is longer than it, and colours; files and pipes get neither.

KB_PAGER, else PAGER, names the pager ("" for none); NO_COLOR, whatever it says, takes the colours away.
"""

import io
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PAGED_BY = "KB_PAGER"
PAGER = "less"
LESS = "FRX"  # no pager where all fits; colours; what was shown stays
_MARKS = {"●": "36", "◐": "33", "○": "31"}


class PagerStream(io.TextIOWrapper):
    """What is written goes to a pager, which shows it on the terminal."""

    def isatty(self) -> bool:
        """Return that a terminal shows it."""
        return True


@contextmanager
def paged(wanted: bool) -> Iterator[None]:
    """Have a pager show what is printed, where that is wanted and a terminal is there."""
    command = os.environ.get(PAGED_BY, os.environ.get("PAGER", PAGER)).strip()
    if not (wanted and sys.stdout.isatty() and command and _is_there(shlex.split(command)[0])):
        yield
        return
    before = sys.stdout
    for name, value in (("LESS", LESS), ("LESSCHARSET", "utf-8")):
        os.environ.setdefault(name, value)
    pager: Any = os.popen(command, "w")  # noqa: S605 - the reader's own; `subprocess` is loaded only where it is called
    stream = PagerStream(pager.buffer, encoding="utf-8", errors="replace")
    sys.stdout = stream
    try:
        yield
    except BrokenPipeError:
        pass  # the reader has seen enough
    finally:
        sys.stdout = before
        with suppress(BrokenPipeError):
            stream.close()
        pager.close()


def _is_there(command: str) -> bool:
    """Return whether a command can be called, by its name or its path; `shutil`, which tells it too, loads slowly."""
    folders = [""] if "/" in command else os.get_exec_path()
    return any(os.access(Path(folder, command), os.X_OK) for folder in folders)


def terminal_width() -> int:
    """Return the width of the terminal; COLUMNS overrides it, and 0 stands where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    except (OSError, ValueError):
        return 0


def coloured() -> bool:
    """Return whether what is printed may have colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def head(text: str) -> str:
    """Return the head of a table, bold where that may be."""
    return f"\x1b[1m{text}\x1b[0m" if coloured() else text


def marked(text: str) -> str:
    """Return a line that begins with the mark of a state, the mark in its colour where that may be."""
    colour = _MARKS.get(text[:1])
    return f"\x1b[{colour}m{text[0]}\x1b[0m{text[1:]}" if colour and coloured() else text
