"""Long lists: how many references one answer writes for a reader without a key, and how many are written at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore

from fastapi import Request

from api.bearer_keys import key_of
from api.problems import TooManyError
from api.responses import library_of
from kb.errors import KbError
from kb.library.consistent_reading import read_with_retry
from kb.time_limit import time_limit

LONG = 250  # records from which on an answer has to wait for its turn: it takes a tenth of a second and more
WAITING, PATIENCE = 12, 20.0  # long answers that may wait, each in a thread of forty; seconds that each of them does
AGAIN = 15  # seconds to come again in


class Turns:
    """Lets one long answer be written at a time, a few wait, and the others come again later."""

    def __init__(self) -> None:
        self._working, self._places, self._lock = Semaphore(1), WAITING + 1, Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn; raise TooManyError where too many wait, or it does not come."""
        self._move(-1)
        try:
            if not self._working.acquire(timeout=PATIENCE):
                raise TooManyError("lists-busy", seconds=AGAIN)
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._move(1)

    def _move(self, step: int) -> None:
        with self._lock:
            if self._places + step < 0:
                raise TooManyError("lists-busy", seconds=AGAIN)
            self._places += step


@contextmanager
def turn(request: Request, length: Callable[[], int], formatted: bool = False) -> Iterator[None]:
    """Wait for a turn where an answer has as many records as `length` says, and those are many.

    A list of `formatted` references must not be longer than the settings allow, unless a key asks: KbError. Nor may a
    long answer without a key take longer than they allow.
    """
    library = library_of(request)
    if read_with_retry(lambda: library.index.size) < LONG or (count := read_with_retry(length)) < LONG:
        yield
        return
    most = library.settings.longest_list
    keyless = key_of(request) is None
    if formatted and most and count > most and keyless:
        raise KbError("list-too-long", count=count, most=most)
    turns: Turns = request.app.state.turns
    longest = library.settings.longest_answer if keyless else 0
    with turns.turn(), time_limit(longest, lambda seconds: KbError("answer-too-slow", seconds=seconds)):
        yield
