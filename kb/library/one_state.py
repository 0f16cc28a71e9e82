"""Answers of one state: records, totals and counts of an answer come from one revision of the store and its index.

An import is committed to the store first, then the index is brought up to it. An answer made between the two, or
across an import, would mix two states. So it is made where store and index agree, and made again where they no longer
do: as revisions follow each other, the same revision before and after means that nothing else was seen in between.
"""

import time
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TypeVar

from kb.library.session import Library

PATIENCE, PAUSE = 5.0, 0.01  # seconds: how long an index may be behind before answers no longer wait; between two looks
BLOCK = 1 << 18  # bytes of a long answer that are made at once
Answer = TypeVar("Answer")


def in_one_state(library: Library, make: Callable[[], Answer]) -> tuple[Answer, int | None]:
    """Return what `make` gives, and the revision it is of; `make` only reads, and may be called several times.

    The revision is None where store and index could not be made to agree within `PATIENCE`, as when a large index is
    being built: the answer then is of the older index, and nobody should keep it.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        before = agreed(library)
        hopeless = time.monotonic() > deadline or library.index_sync.lag > PATIENCE
        if before is not None or hopeless:
            answer = make()
            if before is not None and agreed(library, fresh=True) == before:
                return answer, before
            if hopeless:
                return answer, None
        time.sleep(PAUSE)
        library.records.forget()


class ChangedMeanwhileError(Exception):
    """The store changed while a long answer was under way: it is broken off, as its rest would be of another state."""


def blocks_in_one_state(library: Library, make: Callable[[], Iterator[str]]) -> tuple[Iterator[bytes], int | None]:
    """Return the text that `make` yields in blocks, as it is made, and its revision, None as by `in_one_state`.

    The first two blocks are made at once: what is wrong with a question is raised here, and an answer that has no
    more of them is of one state whatever comes in between. A later block raises ChangedMeanwhileError where the store
    changed since.
    """

    def start() -> tuple[list[bytes], Iterator[bytes]]:
        blocks = _joined(make())
        return list(islice(blocks, 2)), blocks

    (first, rest), revision = in_one_state(library, start)
    return chain(first, rest if revision is None else _same(library, rest, revision)), revision


def _same(library: Library, blocks: Iterator[bytes], revision: int) -> Iterator[bytes]:
    for block in blocks:
        if library.records.revision(fresh=True) != revision:
            raise ChangedMeanwhileError(f"the store was of revision {revision}, and is of a later one")
        yield block


def _joined(pieces: Iterator[str]) -> Iterator[bytes]:
    """Yield pieces joined to blocks of at least BLOCK bytes, the last one what is left."""
    block = bytearray()
    for piece in pieces:
        block += piece.encode()
        if len(block) >= BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def agreed(library: Library, fresh: bool = False) -> int | None:
    """Return the revision that both the store and the index are of; None where they differ."""
    revision = library.records.revision(fresh)
    return revision if library.index_sync.index.revision == str(revision) else None
