"""Work that is done beside other work: an engine that computes lets other threads run meanwhile."""

import os
from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Made = TypeVar("Made")
_OWN = 0.5  # of the load, beside a thread on each core: what asks and what is beside it count themselves


def has_free_core() -> bool:
    """Return whether work beside other work is likely to be done at once: on a busy machine it would only wait."""
    return os.getloadavg()[0] < (os.cpu_count() or 1) + _OWN


class Beside(Generic[Made]):
    """Work that begins at once in a thread of its own, where a core is free, or else is done when it is asked for.

    (concurrent.futures takes longer to load than a question.)
    """

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._made: list[Made] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True) if has_free_core() else None
        if self._thread:
            self._thread.start()

    def _run(self) -> None:
        try:
            self._made.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            self._error = error

    def result(self) -> Made:
        """Return what the work made, as soon as it is done; raise what it raised."""
        if self._thread is None:
            return self._work()
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._made[0]
