"""A limit of time for one answer: it is looked at between two records, so that long work ends soon after it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TypeVar

from kb.errors import KbError

_END: ContextVar[tuple[float, int] | None] = ContextVar("end", default=None)  # on the monotonic clock; the limit
Item = TypeVar("Item")


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Have `in_time` raise KbError when so many seconds are over, 0 for never."""
    token = _END.set((monotonic() + seconds, seconds) if seconds else None)
    try:
        yield
    finally:
        _END.reset(token)


def in_time(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items; raise KbError at the first that comes after the limit."""
    for item in items:
        end = _END.get()
        if end and monotonic() > end[0]:
            raise KbError("answer-too-slow", seconds=end[1])
        yield item
