"""Answers: records by question, key or number; topics with counts; citations; what is related."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kb.domain.citations import Citation, Section
from kb.domain.questions import Question
from kb.domain.records import Record
from kb.domain.vocabulary import Topic
from kb.errors import KbError, NotFoundError, nearest
from kb.library import views
from kb.library.opening import Library
from kb.search.records import FACETS, FacetName, Hit, Reason, SearchPage, Understood
from kb.store import queries

FACET_NAMES = FACETS


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record with why it was found."""

    record: Record
    reasons: tuple[Reason, ...]
    hit: Hit


@dataclass(frozen=True, slots=True)
class Found:
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


def find(library: Library, question: Question, facets: tuple[FacetName, ...] = (), explained: bool = True) -> Found:
    """Give one page of records that answer a question."""
    page: SearchPage = library.finder.page(question, facets, explained)
    records = library.memory.many(hit.key for hit in page.hits)
    hits = tuple(FoundRecord(records[hit.key], hit.reasons, hit) for hit in page.hits if hit.key in records)
    return Found(hits, page.total, page.facets, page.understood, page.cursor)


def look_up(library: Library, key: str) -> Record:
    """Give a record by citekey or number; raise NotFoundError naming what is near."""
    bare = key.strip().strip("[]")
    if bare.isdigit() and len(bare) < 10:
        found = queries.by_number(library.engine, int(bare))
        if found:
            return found
        raise NotFoundError(f"no record holds number {bare}; the numbers go from 1 to {library.manuscript.numbers}.")
    records = library.memory.many([bare])
    if bare in records:
        return records[bare]
    near = nearest(bare, queries.sort_keys(library.engine))
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise NotFoundError(f"there is no record {bare[:80]!r}.{hint} `kb search` finds records by words.")


def related(library: Library, citekey: str) -> list[tuple[str, str]]:
    """Give (kind, citekey) of the records whose relations point to this one."""
    return queries.related_to(library.engine, citekey)


def citations(library: Library, number: int | None = None, section: str = "") -> list[tuple[Citation, str]]:
    """Give the dissertation's citations in the order of its text, each with the citekey of its record."""
    known = [part.id for part in library.manuscript.sections]
    if section and section not in known:
        raise KbError(f"there is no section {section[:40]!r}. Valid: {', '.join(known)}.")
    if number is not None and not 1 <= number <= library.manuscript.numbers:
        raise KbError(f"there is no number {number}: the list goes from 1 to {library.manuscript.numbers}.")
    return queries.citations(library.engine, number, section)


def topics(library: Library, question: Question | None = None) -> list[tuple[Topic, int]]:
    """Give every topic, in the order of the thesaurus, with the number of its records (narrower topics included)."""
    asked = question or Question()
    found = []
    for topic in library.vocabulary.topics.values():
        page = library.finder.page(replace(asked, topic=(topic.id,), limit=1), explained=False)
        found.append((topic, page.total))
    return found


def read_sections(path: Path) -> tuple[Section, ...]:
    """Give no sections: a foreign manuscript's parts are not known."""
    return ()


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


def view(library: Library, found: Found, root: str = "/api/v1") -> dict[str, Any]:
    """Give a page of records as the JSON object of the contract."""
    return {
        "data": [views.record(hit.record, library.vocabulary, root) | {"matched": _matched(hit)} for hit in found.hits],
        "meta": {
            "total": found.total,
            "facets": {name: [{"value": v, "count": n} for v, n in rows] for name, rows in found.facets.items()},
            "understood": _reading(found.reading),
        },
        "links": {},
    }


def _matched(hit: FoundRecord) -> dict[str, Any]:
    return {
        "reasons": [
            {"word": one.word, "field": one.field, "form": one.form, "matched": one.matched} for one in hit.reasons
        ],
        "snippets": [
            {"field": one.field, "lang": one.lang, "text": one.text, "spans": [list(span) for span in one.spans]}
            for one in hit.hit.snippets
        ],
    }


def _reading(reading: Understood) -> dict[str, Any]:
    return {
        "words": [
            {
                "text": word.text,
                "field": word.field,
                "negated": word.negated,
                "expansions": list(word.expansions),
                "topic": word.topic,
                "near": word.near,
            }
            for word in reading.words
        ],
        "conditions": [list(pair) for pair in reading.conditions],
        "notes": list(reading.notes),
        "relaxed": reading.relaxed,
    }
