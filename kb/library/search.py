"""One page of answers to a question: records, why they were found, and how the question was read.

Nothing here needs the store's tables, so that a search from the command line starts at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from kb.domain.queries import RecordQuery, check
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.library import index_query
from kb.library.index_sync import IndexSync
from kb.messages import say
from kb.search.results import FACETS, FacetName, Hit, PageOptions, Reason, SearchPage, Understood

FACET_NAMES = FACETS
PAGE = 200


class RecordReader(Protocol):
    """Gives records by citekey."""

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Return the records that exist among these citekeys, in the order asked for."""


class SearchableLibrary(Protocol):
    """What answering needs of a library, whole or at a glance."""

    @property
    def index_sync(self) -> IndexSync:
        """The search index."""

    @property
    def records(self) -> RecordReader:
        """The records."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabularies."""


class Found(NamedTuple):
    """A page of hits, their records by key, the exact total, counts by facet, the question as read, the next cursor."""

    hits: tuple[Hit, ...]
    records: Mapping[str, Record]
    total: int
    facets: dict[FacetName, tuple[tuple[str, int], ...]]
    reading: Understood
    cursor: str | None

    @property
    def understood(self) -> tuple[str, ...]:
        """How the question was read, in plain English, for a terminal."""
        lines = [
            f"{word.text}: also {', '.join(word.expansions[:12])}" + (f" (topic {word.topic})" if word.topic else "")
            for word in self.reading.words
            if word.expansions
        ]
        return (*lines, *map(say, self.reading.notes))


def search_page(
    library: SearchableLibrary, question: RecordQuery, facets: Iterable[FacetName] = (), explained: bool = True
) -> SearchPage:
    """Return one page of hits; raises KbError for filters that do not exist and cursors of other questions."""
    check(question, library.vocabulary)
    return library.index_sync.index.search(
        index_query.text(question),
        index_query.filters(question, library.vocabulary),
        PageOptions(index_query.sort(question), tuple(facets), question.limit, question.cursor or None, explained),
        library.index_sync.labels,
    )


def find(
    library: SearchableLibrary, question: RecordQuery, facets: tuple[FacetName, ...] = (), explained: bool = True
) -> Found:
    """Return one page of records that answer a question."""
    page = search_page(library, question, facets, explained)
    records = library.records.many(hit.key for hit in page.hits)
    hits = tuple(hit for hit in page.hits if hit.key in records)
    return Found(hits, records, page.total, page.facets, page.understood, page.cursor)


def every_record(library: SearchableLibrary, question: RecordQuery) -> Iterator[Record]:
    """Yield all records that a question finds, in its order, a page at a time."""
    cursor: str | None = ""
    while cursor is not None:
        page = search_page(library, replace(question, limit=PAGE, cursor=cursor), explained=False)
        yield from library.records.many(hit.key for hit in page.hits).values()
        cursor = page.cursor or None


def shown_title(record: Record, lang: str = "") -> str:
    """Return a record's title as people see it: supplied ones in square brackets."""
    title = record.title(lang)
    if title is None:
        return record.citekey
    return f"[{title.value}]" if title.origin == "supplied" else title.value


def reason_text(reasons: tuple[Reason, ...]) -> str:
    """Return the reasons of a hit as one short text."""
    if not reasons:
        return ""
    parts = [f"{reason.field}: {reason.matched} ({reason.form})" for reason in reasons[:3]]
    return "  ← " + "; ".join(dict.fromkeys(parts))
