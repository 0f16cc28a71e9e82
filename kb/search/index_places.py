"""Where a search index is kept, and what any index does: a folder of this machine (`kb.search.index`), or a cluster."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Protocol

from kb.search.index_state import IndexState, Made
from kb.search.index_values import IndexFilters, PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from kb.search.searcher import Searcher

_NO_FILTERS, _FIRST_PAGE, _NO_LABELS = IndexFilters(), PageOptions(), LabelIndex()


class SearchIndex(ABC):
    """An index of the records of one store; any number of threads and processes may read it while one writes it."""

    @property
    @abstractmethod
    def revision(self) -> str:
        """Return the revision of the store that the index holds now."""

    @property
    @abstractmethod
    def size(self) -> int:
        """Return the number of records in the index."""

    @abstractmethod
    def update(self, changed: Iterable[SearchDocument], removed: Iterable[str], revision: str) -> None:
        """Put changed and new records in and take removed keys out; afterwards the index is of `revision`.

        The same update may be given twice. Raises BusyIndexError if another process writes, or wrote since this index
        was opened: the update would take it back; StaleIndexError if the index is damaged.
        """

    @abstractmethod
    def answer(self, answer: Callable[[IndexState], Made]) -> Made:
        """Return what is answered from the newest state of the index."""

    def search(
        self,
        question: str = "",
        filters: IndexFilters = _NO_FILTERS,
        options: PageOptions = _FIRST_PAGE,
        vocabulary: LabelIndex = _NO_LABELS,
    ) -> SearchPage:
        """Return a page of records that answer a question in the grammar's words.

        An empty question finds every record that meets the filters; without words "relevance" means by number,
        then key. `total` and facet counts are exact. Raises ChoiceError for an unknown sort or facet, CursorError for
        a cursor of another question.
        """
        return self.answer(lambda state: Searcher(state, vocabulary).page(question, filters, options))


class IndexPlace(Protocol):
    """Where the index of a library is."""

    def open(self, revision: str | None = None) -> SearchIndex:
        """Open the index that is there.

        Raises StaleIndexError (its `state`: missing, behind, damaged) unless it is whole and, if `revision` is
        given, holds the store as of that revision. Without `revision` an index that is behind opens too.
        """

    def rebuild(self, documents: Iterable[SearchDocument], revision: str) -> SearchIndex:
        """Build the index anew from all records and switch to it at once; readers keep the old one until then.

        `documents` may be a stream: memory does not grow with it. Raises BusyIndexError if another process writes.
        """
