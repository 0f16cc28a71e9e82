"""Answers: records by question, key or number; topics with counts; citations; what is related."""

from dataclasses import replace

from kb.domain.manuscripts import Citation
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.vocabulary import Topic
from kb.errors import ChoiceError, KbError, NotFoundError, nearest
from kb.library.search import FACET_NAMES, Found, every_record, find, reason_text, search_page, shown_title
from kb.library.search_view import view
from kb.library.session import Library
from kb.store import queries

__all__ = [
    "FACET_NAMES",
    "Found",
    "citations",
    "every_record",
    "find",
    "look_up",
    "reason_text",
    "related",
    "shown_title",
    "topics",
    "view",
]


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
