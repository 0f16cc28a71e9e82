"""The files of kept manuscripts in a backup: a table of their own beside those of the store, a file a row."""

import base64
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb.errors import KbError
from kb.store.backup import Rows

TABLE = "manuscript_files"
_COLUMNS = ("manuscript", "name", "base64")


def folder_of(home: Path) -> Path:
    """Return the folder that has a folder a kept manuscript."""
    return home / "manuscripts"


def rows(home: Path) -> Iterator[Rows]:
    """Yield the files of all kept manuscripts."""
    for path in sorted(folder_of(home).glob("*/*")):
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        yield TABLE, _COLUMNS, [[path.parent.name, path.name, data]]


class RestoredFiles:
    """The files of a backup while it is read: kept aside until the store has its rows, then put in place of all."""

    def __init__(self, home: Path) -> None:
        self._folder = folder_of(home)
        self._aside = self._folder.with_name(f"{self._folder.name}.{os.getpid()}.new")

    def taken_from(self, parts: Iterable[Rows]) -> Iterator[Rows]:
        """Yield the rows of the store's own tables; raise KbError for a file whose name leads elsewhere."""
        for table, columns, some in parts:
            if table != TABLE:
                yield table, columns, some
                continue
            for manuscript, name, data in some:
                if any(Path(part).name != part or part in ("", "..") for part in (manuscript, name)):
                    raise KbError("backup-unreadable", cause=TABLE)
                path = self._aside / manuscript / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(base64.b64decode(data, validate=True))

    def put(self) -> None:
        """Put the files in place of those of the manuscripts that were here."""
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._aside.is_dir():
            self._aside.replace(self._folder)

    def forget(self) -> None:
        """Take away what was kept aside and not put."""
        shutil.rmtree(self._aside, ignore_errors=True)
