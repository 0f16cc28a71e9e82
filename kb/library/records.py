"""Answers: records by question, key or number; topics with counts; citations; what is related."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kb.domain.manuscripts import Citation
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.vocabulary import Topic
from kb.errors import ChoiceError, KbError, NotFoundError, nearest
from kb.library.search import search_page
from kb.library.session import Library
from kb.search.results import FACETS, FacetName, Hit, Reason, Snippet, Understood
from kb.store import queries

__all__ = [
    "FACET_NAMES", "FacetName", "Found", "Hit", "Reason", "Snippet", "Understood", "citations", "every_record", "find",
    "look_up", "related", "topics",
]  # fmt: skip
FACET_NAMES = FACETS
PAGE = 200


class Found(NamedTuple):
    """A page of hits, their records by key, the exact total, counts by facet, the question as read, the next cursor."""

    hits: tuple[Hit, ...]
    records: Mapping[str, Record]
    total: int
    facets: dict[FacetName, tuple[tuple[str, int], ...]]
    reading: Understood
    cursor: str | None


def find(library: Library, question: RecordQuery, facets: tuple[FacetName, ...] = (), explained: bool = True) -> Found:
    """Return one page of records that answer a question."""
    page = search_page(library, question, facets, explained)
    records = library.records.many(hit.key for hit in page.hits)
    hits = tuple(hit for hit in page.hits if hit.key in records)
    return Found(hits, records, page.total, page.facets, page.understood, page.cursor)


def every_record(library: Library, question: RecordQuery) -> Iterator[Record]:
    """Yield all records that a question finds, in its order, a page at a time."""
    cursor: str | None = ""
    while cursor is not None:
        page = search_page(library, replace(question, limit=PAGE, cursor=cursor), explained=False)
        yield from library.records.many(hit.key for hit in page.hits).values()
        cursor = page.cursor or None


def look_up(library: Library, key: str) -> Record:
    """Return a record by citekey or number; raise NotFoundError naming what is near."""
    bare = key.strip().strip("[]")
    if bare.isascii() and bare.isdigit() and len(bare) < 10:
        found = queries.by_number(library.engine, int(bare))
        if found:
            return found
        raise NotFoundError("no-such-number", number=int(bare), last=library.manuscript.numbers)
    records = library.records.many([bare])
    if bare in records:
        return records[bare]
    near = nearest(bare, queries.sort_keys(library.engine))
    raise NotFoundError("no-such-record", given=bare, near=near)


def related(library: Library, citekey: str) -> list[tuple[str, str]]:
    """Return (kind, citekey) of the records whose relations point to this one."""
    return queries.related_to(library.engine, citekey)


def citations(library: Library, number: int | None = None, section: str = "") -> list[tuple[Citation, str]]:
    """Return the dissertation's citations in the order of its text, each with the citekey of its record."""
    known = [part.id for part in library.manuscript.sections]
    if section and section not in known:
        raise ChoiceError("section", section, known)
    if number is not None and not 1 <= number <= library.manuscript.numbers:
        raise KbError("number-beyond-list", number=number, last=library.manuscript.numbers)
    return queries.citations(library.engine, number, section)


def topics(library: Library, question: RecordQuery | None = None) -> list[tuple[Topic, int]]:
    """Return every topic, in the order of the thesaurus, with the number of its records (narrower topics included)."""
    asked = question or RecordQuery()
    found = []
    for topic in library.vocabulary.topics.values():
        page = search_page(library, replace(asked.choosing("topic", topic.id), limit=1), explained=False)
        found.append((topic, page.total))
    return found
