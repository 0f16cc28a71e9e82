"""One page of answers to a question: records, why they were found, and how the question was read.

Nothing here needs the store's tables, so that a search from the command line starts at once.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from kb.domain.questions import Question
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.library.finder import Finder
from kb.search.records import FACETS, FacetName, Hit, Reason, SearchPage, Understood

FACET_NAMES = FACETS


class Records(Protocol):
    """Gives records by citekey."""

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Give the records that exist among these citekeys, in the order asked for."""


class Held(Protocol):
    """What answering needs of a library, whole or at a glance."""

    @property
    def finder(self) -> Finder:
        """The search index."""

    @property
    def memory(self) -> Records:
        """The records."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabularies."""


class FoundRecord(NamedTuple):
    """A record with why it was found."""

    record: Record
    reasons: tuple[Reason, ...]
    hit: Hit


class Found(NamedTuple):
    """A page of records, the exact total, counts by facet, how the question was read, and the next cursor."""

    hits: tuple[FoundRecord, ...]
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
        return (*lines, *self.reading.notes)


def find(library: Held, question: Question, facets: tuple[FacetName, ...] = (), explained: bool = True) -> Found:
    """Give one page of records that answer a question."""
    page: SearchPage = library.finder.page(question, facets, explained)
    records = library.memory.many(hit.key for hit in page.hits)
    hits = tuple(FoundRecord(records[hit.key], hit.reasons, hit) for hit in page.hits if hit.key in records)
    return Found(hits, page.total, page.facets, page.understood, page.cursor)


def shown_title(record: Record, lang: str = "") -> str:
    """Give a record's title as people see it: supplied ones in square brackets."""
    title = record.title(lang)
    if title is None:
        return record.citekey
    return f"[{title.value}]" if title.origin == "supplied" else title.value


def reason_text(reasons: tuple[Reason, ...]) -> str:
    """Give the reasons of a hit as one short text."""
    if not reasons:
        return ""
    parts = [f"{reason.field}: {reason.matched} ({reason.form})" for reason in reasons[:3]]
    return "  ← " + "; ".join(dict.fromkeys(parts))
