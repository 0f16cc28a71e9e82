"""Shows how far a command is: a line that grows on a terminal, a line now and then in a log, nothing with --json."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from kb.cli.words import language
from kb.messages import Message, say
from kb.progress import watched

FIRST, NEXT, IN_A_LOG = 1.0, 0.1, 10.0  # seconds: until a bar is shown, between two looks of it, between lines of a log
CELLS = 24
SAID: Mapping[str, Callable[[int], Message]] = {
    "import": lambda done: Message("progress-import", done=done),
    "index": lambda done: Message("progress-index", done=done),
    "backup": lambda done: Message("progress-backup", done=done),
    "restore": lambda done: Message("progress-restore", done=done),
    "export": lambda done: Message("progress-export", done=done),
}
_ERASE = "\r\x1b[K"


class ProgressBar:
    """What is told on the error stream while a command runs."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._next = monotonic() + (FIRST if self._terminal else IN_A_LOG)
        self._shown = False

    def tell(self, work: str, done: int, total: int) -> None:
        """Show how far the work is, where it is time; when it is done the line is free for what is said next."""
        if done == total:
            self.end()
            return
        now = monotonic()
        if now < self._next:
            return
        self._next = now + (NEXT if self._terminal else IN_A_LOG)
        share = f" {100 * done // total} %" if total else ""
        text = say(SAID[work](done), language()) + share
        if not self._terminal:
            print(text, file=sys.stderr)
            return
        full = CELLS * done // total if total else 0
        bar = f"[{'█' * full}{'░' * (CELLS - full)}] " if total else ""
        print(f"{_ERASE}{bar}{text}", end="", file=sys.stderr, flush=True)
        self._shown = True

    def end(self) -> None:
        """Take the bar away."""
        if self._shown:
            print(_ERASE, end="", file=sys.stderr, flush=True)
        self._shown = False


@contextmanager
def shown(silent: bool) -> Iterator[None]:
    """Show how far the work of the block is, unless it is to be silent."""
    if silent:
        yield
        return
    bar = ProgressBar()
    try:
        with watched(bar.tell):
            yield
    finally:
        bar.end()
