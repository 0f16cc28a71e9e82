"""A limit of time for work that a stranger asks for: looked at where the work goes from one thing to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from kb.errors import KbError

_limit: ContextVar[tuple[float, float] | None] = ContextVar("limit", default=None)  # when it ends, how long it was


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let `check_time` raise KbError once so many seconds are over."""
    token = _limit.set((monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _limit.reset(token)


def check_time() -> None:
    """Raise KbError where a limit was set and is over."""
    limit = _limit.get()
    if limit and monotonic() > limit[0]:
        raise KbError("takes-too-long", seconds=round(limit[1]))
