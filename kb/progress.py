"""How far long work is: who does it tells by `followed`, who started it may watch; nobody has to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Watch = Callable[[str, int, int], None]  # which work, how much is done, how much there is (0 where nobody knows)
EACH = 50  # items between two looks
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)
Item = TypeVar("Item")


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Have `watch` told how far the work of the block is."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def followed(items: Iterable[Item], work: str, total: Callable[[], int] = lambda: 0) -> Iterator[Item]:
    """Yield the items, and tell how many were taken of how many; `total` is asked only where somebody watches."""
    watch = _WATCH.get()
    if watch is None:
        yield from items
        return
    every, done = total(), 0
    for item in items:
        if done % EACH == 0:
            watch(work, done, every)
        yield item
        done += 1
    watch(work, done, every or done)
