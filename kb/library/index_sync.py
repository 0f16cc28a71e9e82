"""Keeps the search index in step with the store."""

import logging
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import inf
from threading import Lock, Thread
from time import monotonic, sleep

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import UnavailableError, cause_of
from kb.library import index_query
from kb.library.record_cache import RecordCache
from kb.library.search_document import document
from kb.progress import followed
from kb.search.index_files import BusyIndexError, StaleIndexError, UnwritableIndexError
from kb.search.index_places import IndexPlace, SearchIndex
from kb.search.index_values import SearchDocument
from kb.search.label_index import LabelIndex

_LOG = logging.getLogger("derekkoz")
REST = 30.0  # seconds until an index that could not be written is tried again
SHORT_REST = 3.0  # the same, where the database or a cluster failed
PATIENCE, PAUSE = 60, 0.05  # seconds that a first index may take another process, and between two looks


class IndexSync:
    """The search index of one library, for any number of threads; opened when first asked, caught up when behind."""

    def __init__(
        self,
        place: IndexPlace,
        records: RecordCache,
        vocabulary: Vocabulary,
        readings: index_query.Readings | None = None,
    ) -> None:
        self._readings = readings
        self._place = place
        self._records = records
        self._vocabulary = vocabulary
        self._index: SearchIndex | None = None
        self._writing = Lock()
        self._behind = inf
        self._rests_until = 0.0
        self.grace = 0.0

    @property
    def index(self) -> SearchIndex:
        """The index, in step with the store; a store that grew since (by any process) is caught up with.

        While another process is at that, or has `grace` seconds to be, the index is the older one, whole; so it is
        while it cannot be written. With a `grace`, as a server has, no question waits for the writing: a thread of its
        own does it, which may also have to see whether the process that has the right to write still lives.
        """
        index = self._index
        if index is None:
            with self._writing:
                index = self._index = self._index or self._renewed_or_old()
        elif _revision_of(index) == str(self._records.revision()):
            self._behind = inf
        elif self._is_late() and self._writing.acquire(blocking=False):
            if self.grace:
                Thread(target=self._renew, name="index", daemon=True).start()
            else:
                self._renew()
        return self._index or index

    @property
    def lag(self) -> float:
        """The seconds since the index was first seen to be behind the store; 0 where it is not."""
        return max(0.0, monotonic() - self._behind)

    def catch_up(self) -> None:
        """Bring the index up to the store: only what changed since is written, where the store still knows it."""
        with self._writing:
            self._index = self._renewed()

    def rebuild(self) -> int:
        """Build the index anew; return the number of records in it."""
        with self._writing:
            self._records.forget()
            index = self._index = self._rebuilt(str(self._records.revision()))
        return index.size

    def _is_late(self) -> bool:
        """Return whether the index has been behind for longer than the process that changed the store may take."""
        now = monotonic()
        self._behind = min(self._behind, now)
        return now - self._behind >= self.grace and now >= self._rests_until

    def _renew(self) -> None:
        """Bring the index up to the store, or let it be for a while; whoever calls has taken `_writing`."""
        try:
            self._index = self._renewed_or_old()
        except Exception:
            self._rests_until = monotonic() + REST
            raise
        finally:
            self._writing.release()

    def _renewed_or_old(self) -> SearchIndex:
        try:
            return self._renewed()
        except UnavailableError as error:
            try:
                old = self._index or self._place.open()
            except UnavailableError:
                raise error from None
            _LOG.warning("%s", error)
            self._rests_until = monotonic() + (REST if isinstance(error, UnwritableIndexError) else SHORT_REST)
            return old

    def _renewed(self) -> SearchIndex:
        self._records.forget()
        revision = str(self._records.revision())
        try:
            return self._place.open(revision)
        except StaleIndexError as error:
            return (self._updated() if error.state == "behind" else None) or self._rebuilt(revision)

    def _updated(self) -> SearchIndex | None:
        """Return the index with the changes since its revision; None where it has to be built anew."""
        try:
            index = self._place.open()
            with self._records.changes(int(index.revision)) as changes:
                if changes:
                    records = followed(changes.records, "index", lambda: changes.written)
                    index.update(self._documents(records), changes.gone, str(changes.revision))
        except BusyIndexError:
            return self._wait_for_other_process()
        except (StaleIndexError, OSError, ValueError):
            return None
        return index if changes else None

    def _rebuilt(self, revision: str) -> SearchIndex:
        try:
            records = followed(self._records.every(), "index", self._records.size)
            return self._place.rebuild(self._documents(records), revision)
        except BusyIndexError:
            return self._wait_for_other_process()
        except (OSError, ValueError) as error:  # tantivy tells of a full disk by a ValueError
            raise UnwritableIndexError("index-unwritable", path=str(self._place), cause=cause_of(error)) from None

    def _wait_for_other_process(self) -> SearchIndex:
        """Return the index that another process is writing: the older one, or, where there is none, the new one."""
        for _ in range(int(PATIENCE / PAUSE)):
            try:
                return self._place.open()
            except StaleIndexError:
                sleep(PAUSE)
        raise BusyIndexError("index-busy-long", seconds=int(PATIENCE))

    @cached_property
    def labels(self) -> LabelIndex:
        """The names by which a question may call topics, parties, kinds and types."""
        return index_query.labels(self._vocabulary, self._readings)

    def _documents(self, records: Iterable[Record]) -> Iterator[SearchDocument]:
        return (document(record, self._vocabulary) for record in records)


def _revision_of(index: SearchIndex) -> str:
    """Return the revision of an index, "" where it has gone or is damaged: then it is to be built anew."""
    try:
        return index.revision
    except StaleIndexError:
        return ""
