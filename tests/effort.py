"""How much work something is, told without a clock on the wall: by calls, or by how processor time grows with size."""

import sys
from collections.abc import Callable
from time import process_time
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """The number of calls and returns of functions, those in C too; the same on every machine."""
    number = 0

    def count(*_event: Any) -> None:
        nonlocal number
        number += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def growth(work: Callable[[int], object], size: int, times: int = 8) -> float:
    """How many times longer work of `times` the size takes: `times` where it grows evenly, its square where not.

    Each is the least of three runs, so that what else the machine does is left out.
    """
    return _least(work, times * size) / _least(work, size)


def _least(work: Callable[[int], object], size: int) -> float:
    runs = []
    for _ in range(3):
        start = process_time()
        work(size)
        runs.append(process_time() - start)
    return max(min(runs), 1e-6)
