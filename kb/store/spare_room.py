"""A little room kept beside a SQLite file, which is given up where its disk is full.

SQLite needs 32 KB beside a file even to read it. A server that runs has them; one that is begun on a full disk would
not: it then takes them from here, and reads.
"""

import os
from contextlib import suppress
from pathlib import Path

SIZE = 64 << 10
_FREE = 16 << 20  # bytes that must be free for the room to be taken: it is no use where it fills the disk itself


def _place(database: Path) -> Path:
    return Path(f"{database}-room")


def keep(database: Path) -> None:
    """Take the room beside a file, where it is not taken and there is enough."""
    place = _place(database)
    with suppress(OSError):
        disk = os.statvfs(database)
        if disk.f_bavail * disk.f_frsize >= _FREE and not place.exists():
            with open(place, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                file.write(os.urandom(SIZE))  # no holes, and nothing that a disk could press together


def give_up(database: Path) -> bool:
    """Give the room back; return whether there was any."""
    try:
        _place(database).unlink()
    except OSError:
        return False
    return True
