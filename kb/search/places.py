"""Where a search index is kept, and what any index does: a folder of this machine (`kb.search.index`), or a cluster."""

from collections.abc import Iterable
from typing import Protocol

from kb.search.label_index import LabelIndex
from kb.search.results import IndexFilters, PageOptions, SearchDocument, SearchPage, Suggestion


class SearchIndex(Protocol):
    """An index of the records of one store; any number of threads and processes may read it while one writes it."""

    @property
    def revision(self) -> str:
        """The revision of the store that the index holds now."""

    @property
    def size(self) -> int:
        """The number of records in the index."""

    def update(self, changed: Iterable[SearchDocument], removed: Iterable[str], revision: str) -> None:
        """Put changed and new records in and take removed keys out; see `Index.update`."""

    def search(
        self,
        question: str = "",
        filters: IndexFilters = ...,
        options: PageOptions = ...,
        vocabulary: LabelIndex = ...,
    ) -> SearchPage:
        """Return a page of records that answer a question; see `Index.search`."""

    def suggest(
        self, text: str, limit: int, vocabulary: LabelIndex = ..., manuscript: str = ""
    ) -> tuple[Suggestion, ...]:
        """Return suggestions of what a beginning may mean; see `Index.suggest`."""


class IndexPlace(Protocol):
    """Where the index of a library is."""

    def open(self, revision: str | None = None) -> SearchIndex:
        """Open the index that is there; raises StaleIndexError, see `Index.open`."""

    def rebuild(self, documents: Iterable[SearchDocument], revision: str) -> SearchIndex:
        """Build the index anew and switch to it at once; see `Index.rebuild`."""
