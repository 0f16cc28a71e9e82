"""Answers of one state: records, totals and counts of an answer come from one revision of the store and its index.

An import is committed to the store first, then the index is brought up to it. An answer made between the two, or
across an import, would mix two states. So it is made where store and index agree, and made again where they no longer
do: as revisions follow each other, the same revision before and after means that nothing else was seen in between.
"""

from collections.abc import Callable, Iterator
from functools import partial
from tempfile import SpooledTemporaryFile
from time import monotonic, sleep
from typing import IO, TypeVar

from kb.errors import UnavailableError
from kb.library.session import Library
from kb.store.engine import DatabaseError, reads

PATIENCE, PAUSE = 3.0, 0.01  # seconds: how long an index may be behind before answers no longer wait; between two looks
TRIES, ENDURANCE = 3, 60.0  # an answer under which the store changed is made again so often at least, and so long
BLOCK, IN_MEMORY = 1 << 18, 1 << 22  # bytes of a file that are sent at once; of a file that needs no disk
Answer = TypeVar("Answer")


class ChangingStoreError(UnavailableError):
    """The store changed again and again while an answer was made; ask again in `seconds`."""


def read_consistently(library: Library, make: Callable[[], Answer]) -> tuple[Answer, int | None]:
    """Return what `make` gives, and the revision it is of; `make` only reads, and may be called several times.

    The revision is None where the index stays behind the store for `PATIENCE`, as when a large one is being built: the
    answer then is of the older index, and nobody should keep it. Raises ChangingStoreError where the store changed
    under each of `TRIES` answers or more, for `ENDURANCE` seconds.
    """
    return read_with_retry(lambda: _read_unchanged(library, make))


def read_with_retry(read: Callable[[], Answer]) -> Answer:
    """Return what `read` gives: asked once more where the database failed, as when it dropped a connection."""
    try:
        return read()
    except DatabaseError:
        return read()


def _read_unchanged(library: Library, make: Callable[[], Answer]) -> tuple[Answer, int | None]:
    start = monotonic()
    tries = 0
    while True:
        before = common_revision(library)
        waited = monotonic() - start
        if before is None and (waited > PATIENCE or library.index_sync.lag > PATIENCE):
            return make(), None
        if before is not None:
            read = reads()
            answer = make()
            if common_revision(library, fresh=reads() != read) == before:  # what is remembered is of one state as it is
                return answer, before
            tries += 1
            if waited > ENDURANCE and tries >= TRIES:
                raise ChangingStoreError("store-changing", seconds=int(PATIENCE))
        sleep(PAUSE)
        library.records.forget()


def blocks_read_consistently(library: Library, make: Callable[[], Iterator[str]]) -> tuple[Iterator[bytes], int | None]:
    """Return the whole text that `make` yields, in blocks, and its revision, as by `read_consistently`.

    It is written to a temporary file first (a small one stays in memory), so that an import in between makes it be
    written again and never cuts it.
    """
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it is read to its end

    def write() -> None:
        file.seek(0)
        file.truncate()
        for piece in make():
            file.write(piece.encode())

    try:
        revision = read_consistently(library, write)[1]
    except BaseException:
        file.close()
        raise
    blocks = _read(file)
    next(blocks)  # from here on the file is closed with them, read or not
    return blocks, revision


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield b""
        yield from iter(partial(file.read, BLOCK), b"")


def common_revision(library: Library, fresh: bool = False) -> int | None:
    """Return the revision that both the store and the index are of; None where they differ."""
    revision = library.records.revision(fresh)
    return revision if library.index_sync.index.revision == str(revision) else None
