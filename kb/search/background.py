"""Work that is done beside other work: an engine that computes lets other threads run meanwhile."""

import os
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")
_OWN = 0.5  # of the load, beside a thread on each core: what asks and what is beside it count themselves


def has_free_core() -> bool:
    """Return whether work beside other work is likely to be done at once: on a busy machine it would only wait."""
    return os.getloadavg()[0] < (os.cpu_count() or 1) + _OWN


def in_background(work: Callable[[], Result]) -> Callable[[], Result]:
    """Return what gives the result of work, or raises its error, as soon as it is done.

    Where a core is free it begins at once in a thread of its own, else when its result is asked for.
    (concurrent.futures takes longer to load than a question.)
    """
    if not has_free_core():
        return work
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            errors.append(error)

    def result() -> Result:
        thread.join()
        if errors:
            raise errors[0]
        return results[0]

    thread = Thread(target=run, daemon=True)
    thread.start()
    return result
