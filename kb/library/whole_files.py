"""Files that are there whole or not at all: written beside the one that they replace, then put in its place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kb.errors import KbError, writing_file
from kb.messages import Message


@contextmanager
def whole_file(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Yield a file to write, which takes the place of what is at a path at the end; a link stays one.

    Raises KbError where it cannot be written, and where something else than a file stands there, such as a device or a
    pipe: a file would take its place.
    """
    place = path.resolve() if path.exists() else path
    if place.exists() and not place.is_file():
        cause = Message("system-folder" if place.is_dir() else "system-no-file")
        raise KbError("file-unwritable", path=str(path), cause=cause)
    new = place.with_name(f"{place.name}.{os.getpid()}.new")
    try:
        with writing_file(path):
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            new.replace(place)
    finally:
        new.unlink(missing_ok=True)
