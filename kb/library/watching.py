"""A file that another program writes, followed: imported anew whenever it changed and is whole.

Each record keeps its identity by the key that the file gives it. What left the file leaves the library, what was edited
here by hand stays.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kb.errors import KbError
from kb.library import importing
from kb.library.session import Library
from kb.store.import_options import ImportOptions, Outcome

POLL = 0.25  # seconds between two looks; a file that is the same in two of them is taken for written
_TORN = ("syntax", "empty", "kind", "block-too-large")  # checks that fail where a file is half written


def follow(
    library: Library, path: Path, options: ImportOptions, wait: Callable[[float], object] = time.sleep
) -> Iterator[Outcome | KbError]:
    """Yield what each import of a file did, the first at once, for ever; a KbError where the file is not whole.

    A file that is not whole changes nothing: it is looked at again when it changes. `wait` passes the time.
    """
    done = seen = None
    whole = replace(options, prune=True, refuses=lambda problem: problem.severity == "error" and problem.check in _TORN)
    while True:
        now = _state(path)
        if now is not None and now == seen and now != done:
            done = now
            yield _imported(library, path, whole)
        seen = now
        wait(POLL)


def _imported(library: Library, path: Path, options: ImportOptions) -> Outcome | KbError:
    try:
        outcome = importing.load(library.engine, library.vocabulary, [path], options, library.settings)
    except KbError as error:  # what it holds is torn, its bytes are no text yet, or it went between two looks
        return error
    library.index_sync.catch_up()
    return outcome


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of a file from another; None while it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
