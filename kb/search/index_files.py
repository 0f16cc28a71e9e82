"""The index on disk: generations beside each other, and one marker that says which is current.

    current.json            {"generation", "revision", "analysis", "records"}; replaced whole, never written in place
    g-<time>-<process>/     a tantivy index
    writing.lock            held by the one process that writes

A rebuild writes a new generation and then replaces the marker: killed at any moment it leaves the old state. An
update commits to the current generation and then replaces the marker: killed between the two, the marker still
names the old revision, the index is behind, and the same update can be given again.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

import tantivy

from kb.errors import UnavailableError
from kb.messages import Message
from kb.search.analysis import analysis_mark
from kb.search.schema import build_schema

State = Literal["missing", "behind", "damaged"]
_MARKER, _LOCK = "current.json", "writing.lock"
_DAMAGE = ("An IO error occurred", "Data corrupted", "Failed to ")  # how tantivy's errors about files begin


class StaleIndexError(UnavailableError):
    """The index cannot answer: it is missing, behind the store, or damaged; rebuild it or bring it up to date."""

    def __init__(self, path: Path | str, state: State, reason: Message) -> None:
        self.state = state
        super().__init__(
            "index-behind" if state == "behind" else "index-unusable", path=str(path), state=state, reason=reason
        )


class BusyIndexError(UnavailableError):
    """Another process is writing the index."""


class UnwritableIndexError(UnavailableError):
    """The index cannot be written: the disk is full, or the folder may only be read."""


class Marker(NamedTuple):
    """Which generation is current, and what it holds."""

    generation: str
    revision: str
    analysis: str
    records: int


def read_marker(path: Path) -> Marker:
    """Return the marker of the index at `path`; raises StaleIndexError if there is none or it cannot be read."""
    try:
        body = json.loads((path / _MARKER).read_bytes())
        return Marker(str(body["generation"]), str(body["revision"]), str(body["analysis"]), int(body["records"]))
    except FileNotFoundError:
        raise StaleIndexError(path, "missing", Message("index-not-built")) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StaleIndexError(path, "damaged", Message("index-marker-unreadable", cause=str(error))) from error


def marker_stamp(path: Path) -> tuple[int, int]:
    """Return a value that changes whenever the marker is replaced; (0, 0) if there is no marker."""
    try:
        seen = os.stat(f"{path}/{_MARKER}")  # noqa: PTH116 - asked at every question
    except FileNotFoundError:
        return (0, 0)
    return (seen.st_mtime_ns, seen.st_ino)


def write_marker(path: Path, marker: Marker) -> None:
    """Replace the marker, whole: a reader sees the old one or the new one."""
    new = path / f"{_MARKER}.{os.getpid()}.new"
    with new.open("wb") as file:
        file.write(json.dumps(marker._asdict()).encode())
        file.flush()
        os.fsync(file.fileno())
    new.replace(path / _MARKER)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the right to write the index; raises BusyIndexError if another process has it."""
    path.mkdir(exist_ok=True)  # not its home: that may be a volume which has gone
    with (path / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyIndexError("index-busy", path=str(path)) from None
        yield


def open_generation(path: Path, revision: str | None) -> tuple[Any, Marker]:
    """Return the current tantivy index and its marker; raises StaleIndexError unless it is whole and of `revision`."""
    marker = read_marker(path)
    if marker.analysis != analysis_mark():
        raise StaleIndexError(path, "damaged", Message("index-of-other-analysis"))
    try:
        index = made_index(path / marker.generation)
        records = index.searcher().num_docs
    except (OSError, ValueError) as error:
        raise damage(path, error) from error
    if revision is not None and marker.revision != revision:
        reason = Message("index-of-other-revision", held=marker.revision, wanted=revision)
        raise StaleIndexError(path, "behind", reason)
    if revision is not None and records != marker.records:
        reason = Message("index-of-other-size", held=records, wanted=marker.records)
        raise StaleIndexError(path, "damaged", reason)
    return index, marker


def damage(path: Path, error: BaseException) -> StaleIndexError:
    """Return the error that says that the files of the index at `path` are not what tantivy wrote."""
    return StaleIndexError(path, "damaged", Message("index-unopenable", cause=str(error)))


def is_damage(error: BaseException) -> bool:
    """Return whether tantivy says that its files cannot be read, or could not go on with what it read there.

    All that it says comes as a ValueError; where it panics a class is raised that no module names.
    """
    return type(error).__name__ == "PanicException" or (
        isinstance(error, ValueError) and str(error).startswith(_DAMAGE)
    )


def give_up(path: Path, generation: str) -> None:
    """Have a damaged generation be of no revision, so that whoever opens or follows it next builds the index anew."""
    with suppress(UnavailableError, OSError), writing(path):
        marker = read_marker(path)
        if marker.generation == generation and marker.revision:
            write_marker(path, marker._replace(revision=""))


def made_index(folder: Path | None) -> Any:
    """Return the tantivy index in a folder, made if it is not there; in memory if `folder` is None.

    It shows a new state only when told to reload: no thread of tantivy's own watches the files.
    """
    with _with_room_for_a_lock(folder) as place:
        index = tantivy.Index(build_schema(), str(place) if place else None)
        index.config_reader("manual")
        index.reload()
    return index


def can_reload(folder: Path) -> bool:
    """Return whether an open index can show a new state: tantivy makes a lock beside the files that it opens."""
    return os.access(folder, os.W_OK)


@contextmanager
def _with_room_for_a_lock(folder: Path | None) -> Iterator[Path | None]:
    """Return a folder, or, where it cannot be written, a passing one whose files are links to its files."""
    if folder is None or not folder.is_dir() or can_reload(folder):
        yield folder
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - see `kb.library.quick_open`

    with TemporaryDirectory() as passing:
        for file in folder.iterdir():
            if not file.name.endswith(".lock"):
                Path(passing, file.name).symlink_to(file)
        yield Path(passing)


@contextmanager
def new_generation(path: Path) -> Iterator[Path]:
    """Make the directory of a new generation; it goes again where it cannot be filled."""
    folder = path / f"g-{time.time_ns():x}-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    except BaseException:
        _remove(folder)
        raise


def remove_old_generations(path: Path, keep: str) -> None:
    """Remove generations but `keep`; readers that have one open keep reading it."""
    for old in path.glob("g-*"):
        if old.name != keep:
            _remove(old)
    for left in path.glob(f"{_MARKER}.*.new"):
        left.unlink(missing_ok=True)


def _remove(generation: Path) -> None:
    """Remove a generation, or what of it can be removed: its files lie in one folder."""
    with suppress(OSError):
        for file in generation.iterdir():
            file.unlink(missing_ok=True)
        generation.rmdir()
