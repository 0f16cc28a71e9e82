"""The search index: questions in, pages of explained hits out; rebuilt and brought up to date from the store."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from kb.search.analysis import analysis_mark
from kb.search.cached_searcher import CachedSearcher
from kb.search.index_files import (
    BusyIndexError,
    Marker,
    StaleIndexError,
    can_reload,
    damage,
    give_up,
    is_damage,
    made_index,
    marker_stamp,
    new_generation,
    open_generation,
    read_marker,
    remove_old_generations,
    write_marker,
    writing,
)
from kb.search.index_places import SearchIndex
from kb.search.index_state import IndexState, Made
from kb.search.index_values import SearchDocument
from kb.search.schema import tantivy_document
from kb.search.tantivy_state import TantivyState

_HEAP = 64_000_000  # bytes tantivy may hold before it writes a segment


class IndexFolder(NamedTuple):
    """A folder of this machine with an index in it."""

    path: Path

    def open(self, revision: str | None = None) -> "Index":
        """Open the index; see `IndexPlace.open`."""
        return Index.open(self.path, revision)

    def rebuild(self, documents: Iterable[SearchDocument], revision: str) -> "Index":
        """Build the index anew; see `IndexPlace.rebuild`."""
        return Index.rebuild(self.path, documents, revision)

    def __str__(self) -> str:
        """Return the folder."""
        return str(self.path)


class _Opened(NamedTuple):
    """One state of the index as this process reads it."""

    index: Any
    searcher: CachedSearcher
    generation: str
    stamp: tuple[int, int]
    revision: str


class Index(SearchIndex):
    """The index in a folder, or in memory."""

    def __init__(self, path: Path | None, opened: _Opened) -> None:
        self._path = path
        self._opened = opened
        self._following = Lock()

    @classmethod
    def open(cls, path: Path, revision: str | None = None) -> "Index":
        """Open the index at `path`; see `IndexPlace.open`."""
        return cls(path, _open(path, revision))

    @classmethod
    def in_memory(cls, documents: Iterable[SearchDocument] = (), revision: str = "") -> "Index":
        """Return an index that lives in memory only, for tests and one-off questions."""
        index = made_index(None)
        _write(index, documents, ())
        return cls(None, _Opened(index, CachedSearcher(index.searcher()), "", (0, 0), revision))

    @classmethod
    def rebuild(cls, path: Path, documents: Iterable[SearchDocument], revision: str) -> "Index":
        """Build the index anew at `path`; see `IndexPlace.rebuild`."""
        with writing(path):
            with new_generation(path) as generation:
                index = made_index(generation)
                _write(index, documents, ())
                write_marker(path, Marker(generation.name, revision, analysis_mark(), index.searcher().num_docs))
            remove_old_generations(path, generation.name)
        return cls.open(path, revision)

    def update(self, changed: Iterable[SearchDocument], removed: Iterable[str], revision: str) -> None:
        """Put changed and new records in and take removed keys out; see `SearchIndex.update`."""
        if self._path is None:
            _write(self._opened.index, changed, removed)
            self._opened = self._opened._replace(
                searcher=CachedSearcher(self._opened.index.searcher()), revision=revision
            )
            return
        with writing(self._path):
            index, marker = open_generation(self._path, None)
            if marker.revision != self._opened.revision:
                raise BusyIndexError("index-busy", path=str(self._path))
            _write(index, changed, removed)
            records = index.searcher().num_docs
            write_marker(self._path, Marker(marker.generation, revision, marker.analysis, records))
        self._current()

    @property
    def revision(self) -> str:
        """Return the revision of the store that the index holds now."""
        return self._current().revision

    @property
    def size(self) -> int:
        """Return the number of records in the index."""
        return self._current().searcher.num_docs

    def answer(self, answer: Callable[[IndexState], Made]) -> Made:
        """Return what is answered from the newest state."""
        now = self._current()
        try:
            return answer(TantivyState(now.index, now.searcher))
        except BaseException as error:
            if self._path is None or not is_damage(error):
                raise
            give_up(self._path, now.generation)
            raise damage(self._path, error) from error

    def _current(self) -> _Opened:
        """Return the newest state: a marker replaced since, by any process, is followed."""
        if self._path is None or marker_stamp(self._path) == self._opened.stamp:
            return self._opened
        with self._following:  # one thread follows, and never back to an older state
            stamp = marker_stamp(self._path)
            if stamp != self._opened.stamp:
                marker = read_marker(self._path)
                if marker.generation == self._opened.generation and can_reload(self._path / marker.generation):
                    try:
                        self._opened.index.reload()
                    except ValueError as error:
                        raise damage(self._path, error) from error
                    searcher = CachedSearcher(self._opened.index.searcher())
                    self._opened = self._opened._replace(searcher=searcher, stamp=stamp, revision=marker.revision)
                else:
                    self._opened = _open(self._path, None)
            return self._opened


def _open(path: Path, revision: str | None) -> _Opened:
    """Open the current generation; once more if it was replaced between reading the marker and opening it."""
    for attempt in range(3):
        stamp = marker_stamp(path)
        try:
            index, marker = open_generation(path, revision)
        except StaleIndexError:
            if attempt == 2 or marker_stamp(path) == stamp:
                raise
            continue
        return _Opened(index, CachedSearcher(index.searcher()), marker.generation, stamp, marker.revision)
    raise AssertionError("unreachable")


def _write(index: Any, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
    """Commit changes; the index shows all of them or, if anything fails, none."""
    writer = index.writer(_HEAP, 1)
    try:
        fresh = index.searcher().num_docs == 0
        for key in removed:
            writer.delete_documents_by_term("key", key)
        for document in changed:
            if not fresh:
                writer.delete_documents_by_term("key", document.key)
            writer.add_document(tantivy_document(document))
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()
    index.reload()
