"""Answers: records by question, key or number; topics with counts; what is related."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kb.domain.in_force import InForceAnswer
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.vocabulary import Topic
from kb.errors import NotFoundError, nearest
from kb.language.short_titles import short_title
from kb.library import manuscripts
from kb.library.search import RecordFacet, by_own_numbers, force_answers, manuscript_of, search_page, with_manuscript
from kb.library.session import Library
from kb.search.index_values import FACETS, Hit, Reason, Snippet, Understood
from kb.store import chronology as stored_chronology
from kb.store import history, other_names, queries
from kb.time_limit import in_time

__all__ = [
    "FACET_NAMES", "Found", "Hit", "Reason", "RecordFacet", "Snippet", "Understood", "every_record", "find",
    "force_on", "look_up", "missing", "related", "short_title", "topics",
]  # fmt: skip
FACET_NAMES: tuple[RecordFacet, ...] = (*FACETS, "force")
PAGE = 200
PAGE_BY_OWN_NUMBERS = 5_000  # each page of this kind reads all hits once


class Found(NamedTuple):
    """A page of hits, their records by key, the exact total, counts by facet, the question as read, the next cursor."""

    hits: tuple[Hit, ...]
    records: Mapping[str, Record]
    total: int
    facets: dict[RecordFacet, tuple[tuple[str, int], ...]]
    reading: Understood
    cursor: str | None


def find(
    library: Library,
    question: RecordQuery,
    facets: tuple[RecordFacet, ...] = (),
    explained: bool = True,
    among: tuple[str, ...] | None = None,
    figures: bool = False,
) -> Found:
    """Return one page of records that answer a question, `among` some citekeys where they are given.

    With `figures` each hit says how its score came about. The facet "force" counts for its day, else for today.
    """
    query = with_manuscript(library, question)
    page = search_page(library, query, facets, explained, among, figures)
    counts: dict[RecordFacet, tuple[tuple[str, int], ...]] = {name: page.facets[name] for name in page.facets}
    if "force" in facets:
        numbers = zip(force_answers(query), page.grouped, strict=True)
        counts["force"] = tuple((answer, number) for answer, number in numbers if number)
    records = _seen(library.records.many(hit.key for hit in page.hits), query)
    hits = tuple(hit for hit in page.hits if hit.key in records)
    return Found(hits, records, page.total, counts, page.understood, page.cursor)


def count(library: Library, question: RecordQuery) -> int:
    """Return how many records a question finds."""
    return search_page(library, question._replace(limit=1, cursor=""), explained=False).total


def force_on(library: Library, citekeys: Iterable[str], day: int) -> dict[str, InForceAnswer]:
    """Return whether each of these documents is in force on a day, as the filters and counts take it."""
    return stored_chronology.force_on(library.engine, tuple(citekeys), day)


def every_record(library: Library, question: RecordQuery, among: tuple[str, ...] | None = None) -> Iterator[Record]:
    """Yield all records that a question finds, `among` some citekeys where given, in its order, a page at a time."""
    query = with_manuscript(library, question)
    limit = PAGE_BY_OWN_NUMBERS if by_own_numbers(library, query) else PAGE
    cursor: str | None = ""
    while cursor is not None:
        page = search_page(library, query._replace(limit=limit, cursor=cursor), explained=False, among=among)
        yield from in_time(_seen(library.records.many(hit.key for hit in page.hits), query).values())
        cursor = page.cursor or None


def _seen(records: Mapping[str, Record], question: RecordQuery) -> Mapping[str, Record]:
    """Return records as the manuscript that a question asks of numbers them."""
    named = manuscript_of(question)
    return {key: record.seen_from(named) for key, record in records.items()} if named else records


def look_up(library: Library, key: str, manuscript: str = "") -> Record:
    """Return a record by citekey, or by its number in a manuscript (the default one for ""), seen from there.

    A citekey of a record that another one took in gives that other one.

    Raises NotFoundError naming what is near, ChoiceError for a manuscript that there is not, KbError for a number
    where no manuscript is named and there are several.
    """
    bare = key.strip().strip("[]")
    if bare.isascii() and bare.isdigit() and len(bare) < 10:
        return _by_number(library, int(bare), manuscript)
    records = library.records.many([bare])
    if bare in records:
        of = manuscripts.find(library, manuscript) if manuscript else None
        return records[bare].seen_from(of.id) if of else records[bare]
    if "\0" not in bare and (named := other_names.find(library.engine, bare)):  # PostgreSQL takes no NUL
        return look_up(library, named, manuscript)
    if earlier := next(iter(history.of_record(library.engine, bare)), None) if "\0" not in bare else None:
        raise NotFoundError("record-removed", given=bare, day=earlier.change.at[:10])
    near = nearest(bare, queries.sort_keys(library.engine))
    raise NotFoundError("no-such-record", given=bare, near=near)


def missing(library: Library, citekeys: Iterable[str]) -> list[str]:
    """Return those of some citekeys that no record has, each once, in their order."""
    keys = dict.fromkeys(citekeys)
    known = library.records.many(keys)
    return [key for key in keys if key not in known]


def _by_number(library: Library, number: int, manuscript: str) -> Record:
    of = manuscripts.find(library, manuscript)
    record = queries.by_number(library.engine, number, of.id) if of else None
    if record and of:
        return record.seen_from(of.id)
    raise NotFoundError(
        "no-such-number", number=number, manuscript=of.id if of else "", last=of.last_number if of else 0
    )


def related(library: Library, citekey: str) -> list[tuple[str, str]]:
    """Return (kind, citekey) of the records whose relations point to this one."""
    return library.records.derived("related", citekey, lambda: queries.related_to(library.engine, citekey))


def topics(library: Library, question: RecordQuery | None = None) -> list[tuple[Topic, int]]:
    """Return every topic, in the order of the thesaurus, with the number of its records (narrower topics included)."""
    query = (question or RecordQuery()).choosing("topic")._replace(limit=1, cursor="")
    counts = dict(search_page(library, query, ("topic",), explained=False).facets["topic"])
    return [(topic, counts.get(topic.id, 0)) for topic in library.vocabulary.topics.values()]
