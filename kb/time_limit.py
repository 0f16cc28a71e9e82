"""A limit of time for work that a stranger asks for: looked at where the work goes from one thing to the next."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import TypeVar

from kb.errors import KbError

_LIMIT: ContextVar[tuple[float, KbError] | None] = ContextVar("limit", default=None)  # when it ends, what is then said
Item = TypeVar("Item")


@contextmanager
def time_limit(seconds: int, late: Callable[[int], KbError]) -> Iterator[None]:
    """Let `check_time` raise what `late` makes once so many seconds are over, 0 for never."""
    token = _LIMIT.set((monotonic() + seconds, late(seconds)) if seconds else None)
    try:
        yield
    finally:
        _LIMIT.reset(token)


def check_time() -> None:
    """Raise the error of the limit where one was set and is over."""
    limit = _LIMIT.get()
    if limit and monotonic() > limit[0]:
        raise limit[1]


def in_time(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items; raise the error of the limit at the first that comes after it."""
    for item in items:
        check_time()
        yield item
