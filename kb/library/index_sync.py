"""Keeps the search index in step with the store, and turns questions into pages of records."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from math import inf
from pathlib import Path
from typing import Protocol

from kb.domain.edtf import civil
from kb.domain.queries import RecordQuery, check_choice, period
from kb.domain.records import SCOPES, STATUSES, Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError
from kb.language.collation import sort_key
from kb.language.typed_dates import date_in_words
from kb.search.index import Index
from kb.search.label_index import LabelIndex as Labels
from kb.search.results import FacetName, IndexFilters, SearchDocument, SearchPage, Sort
from kb.search.storage import BusyIndexError, StaleIndexError

PAGE = 200
PATIENCE, PAUSE = 60, 0.05  # seconds that a first index may take another process, and between two looks
_SHIFT = 10**7  # makes every day number positive, so that its digits sort


class RecordSource(Protocol):
    """Where the records are: the store, or a glance at it."""

    @property
    def revision(self) -> int:
        """The number of the store's state."""

    def forget(self) -> None:
        """Ask the store for its state at the next call."""

    def many(self, citekeys: Iterable[str]) -> dict[str, Record]:
        """Return the records that exist among these citekeys, in the order asked for."""

    def every(self) -> Iterator[Record]:
        """Yield all records by citekey."""


class ImportedChange(Protocol):
    """What an import changed."""

    touched: list[str]
    gone: list[str]
    revision: int


class IndexSync:
    """The search index of one library; opened when first asked, rebuilt when it is behind the store."""

    _known: Mapping[str, Mapping[str, str]] = {}

    def __init__(
        self, path: Path, records: RecordSource, vocabulary: Vocabulary, known: Mapping[str, Mapping[str, str]] = _known
    ) -> None:
        self._known = known
        self._path = path
        self._records = records
        self._vocabulary = vocabulary
        self._index: Index | None = None
        self._behind = inf
        self.grace = 0.0

    def page(self, question: RecordQuery, facets: Iterable[FacetName] = (), explained: bool = True) -> SearchPage:
        """Return one page of hits; raises KbError for filters that do not exist and cursors of other questions."""
        self.check(question)
        text = f"{question.q} author:{_quoted(question.author)}".strip() if question.author else question.q
        sort: Sort = _sort(question)
        return self.index.search(
            text,
            self._filters(question),
            sort=sort,
            facets=tuple(facets),
            limit=question.limit,
            cursor=question.cursor or None,
            vocabulary=self.labels,
            explained=explained,
        )

    def every(self, question: RecordQuery) -> Iterator[Record]:
        """Yield all records that a question finds, in its order, a page at a time."""
        asked = replace(question, limit=PAGE, cursor="")
        while True:
            found = self.page(asked, explained=False)
            yield from self._records.many(hit.key for hit in found.hits).values()
            if not found.cursor:
                return
            asked = replace(asked, cursor=found.cursor)

    def check(self, question: RecordQuery) -> None:
        """Raise ChoiceError for a topic, party, kind, type, status or scope that does not exist."""
        words = self._vocabulary.values
        for topic in question.topic:
            self._vocabulary.topic(topic)
        for code in question.party:
            self._vocabulary.party(code)
        for what, given in (("kind", question.kind), ("type", question.type), ("language", question.lang)):
            check_choice(what, given, words.get(what, ()))
        check_choice("status", question.status, STATUSES)
        check_choice("scope", question.scope, SCOPES)

    @property
    def index(self) -> Index:
        """The index, in step with the store; a store that grew since (by any process) is caught up with.

        While another process is at that, or has `grace` seconds to be, the index is the older one, whole.
        """
        if self._index and self.is_current:
            self._behind = inf
        elif self._index is None or self._late():
            self._index = self._renewed()
        return self._index

    @property
    def is_current(self) -> bool:
        """Whether what was found last, if anything, is of the store's present state."""
        return self._index is None or self._index.revision == str(self._records.revision)

    def catch_up(self, outcome: ImportedChange | None = None) -> None:
        """Bring the index up to the store; with an import's outcome only what changed is written."""
        self._records.forget()
        if outcome is None or not (outcome.touched or outcome.gone):
            self._index = self._renewed()
            return
        try:
            index = Index.open(self._path, str(outcome.revision - 1))
            changed = self._records.many(outcome.touched).values()
            index.update(map(self.document, changed), outcome.gone, str(outcome.revision))
            self._index = index
        except (StaleIndexError, BusyIndexError):
            self._index = self._renewed()

    def rebuild(self) -> int:
        """Build the index anew; return the number of records in it."""
        self._records.forget()
        self._index = self._rebuilt(str(self._records.revision))
        return self._index.size

    def _late(self) -> bool:
        """Whether the index has been behind for longer than the process that changed the store may take."""
        now = time.monotonic()
        self._behind = min(self._behind, now)
        return now - self._behind >= self.grace

    def _renewed(self) -> Index:
        self._records.forget()
        return self._opened(str(self._records.revision))

    def _opened(self, revision: str) -> Index:
        try:
            return Index.open(self._path, revision)
        except StaleIndexError:
            return self._rebuilt(revision)

    def _rebuilt(self, revision: str) -> Index:
        try:
            return Index.rebuild(self._path, map(self.document, self._records.every()), revision)
        except BusyIndexError:
            return self._other_one()
        except OSError as error:
            raise KbError(
                f"the search index cannot be written in {self._path} ({error}). Make the folder writable, free disk "
                "space, or set KB_HOME to another folder."
            ) from None

    def _other_one(self) -> Index:
        """Return the index that another process is writing: the older one, or, where there is none, the new one."""
        for _ in range(int(PATIENCE / PAUSE)):
            try:
                return Index.open(self._path)
            except StaleIndexError:
                time.sleep(PAUSE)
        raise BusyIndexError(f"another process has been writing the search index for {PATIENCE} seconds. Try again.")

    def _filters(self, question: RecordQuery) -> IndexFilters:
        first, last = period(question.first, question.last)
        topics = (key for topic in question.topic for key in self._vocabulary.narrower(topic))
        return IndexFilters(
            topics=tuple(dict.fromkeys(topics)),
            types=question.type,
            kinds=question.kind,
            parties=tuple(self._vocabulary.party(code).code for code in question.party),
            match="any" if question.match == "any" else "exactly" if question.match == "exactly" else "all",
            languages=question.lang,
            statuses=question.status,
            scopes=question.scope,
            numbers=(question.number,) if question.number is not None else (),
            year_from=civil(first)[0] if first is not None else None,
            year_to=civil(last)[0] if last is not None else None,
        )

    @cached_property
    def labels(self) -> Labels:
        """The names by which a question may call topics, parties, kinds and types."""
        topics: dict[str, str] = {}
        for topic in self._vocabulary.topics.values():
            for label in (*(label for _lang, label in topic.labels()), *topic.hidden):
                topics.setdefault(label, topic.id)
            topics.setdefault(topic.id, topic.id)
        parties: dict[str, str] = {}
        for party in self._vocabulary.parties.values():
            names = (party.name.kk, party.name.ru, party.name.en, party.short.kk, party.short.ru, party.short.en)
            for label in (party.code, *names, *party.alternatives):
                parties.setdefault(label, party.code)
        return Labels(topics, parties, self._terms("kind"), self._terms("type"), self._known)

    def _terms(self, group: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, wording in self._vocabulary.terms.get(group, {}).items():
            for label in (key, wording.kk, wording.ru, wording.en):
                if label:
                    found.setdefault(label, key)
        return found

    def document(self, record: Record) -> SearchDocument:
        """Return what the index holds of a record."""
        title = record.title()
        author = record.contributors[0].label if record.contributors else ""
        cited, remarks = record.cited_for, record.remarks
        notes = [("kk", cited.kk), ("ru", cited.ru), ("en", cited.en)]
        other = [(lang, remark.get(lang)) for remark in remarks for lang in ("kk", "ru", "en")]
        other += [(record.language, value) for name, value in record.fields.items() if name in _SEARCHED]
        other += _dates(record)
        low = record.issued.lower if record.issued else None
        high = record.issued.upper if record.issued else None
        return SearchDocument(
            key=record.citekey,
            titles=tuple((one.lang, one.value) for one in record.titles),
            names=tuple(name for person in record.contributors for name in (person.label, *person.variants)),
            topics=tuple((key, tuple(self._vocabulary.topics[key].labels())) for key in record.topics),
            notes=tuple((lang, text) for lang, text in notes if text),
            other=tuple((lang, text) for lang, text in other if text),
            topic_ids=record.topics,
            type=record.type,
            kind=record.kind,
            parties=tuple((party.code, *self._later(party.code)) for party in record.parties),
            languages=(record.language,) if record.language else (),
            status=record.status,
            scope=record.scope,
            year_from=civil(low)[0] if low is not None else None,
            year_to=civil(high)[0] if high is not None else None,
            numbers=record.numbers,
            date_key=f"{low + _SHIFT:012d}{(high or low) + _SHIFT:012d}" if low is not None else "",
            author_key=sort_key(author) if author else "",
            title_key=sort_key(title.value) if title else "",
        )

    def _later(self, code: str) -> tuple[str, ...]:
        today = self._vocabulary.today(code)
        return (today,) if today != code else ()


_SEARCHED = ("container-title", "publisher", "publisher-place", "authority", "number", "genre", "event-title")


def _sort(question: RecordQuery) -> Sort:
    check_choice(
        "sort", [question.sort] if question.sort else [], ("relevance", "date", "-date", "author", "title", "number")
    )
    sorts: dict[str, Sort] = {
        "date": "date", "-date": "-date", "author": "author", "title": "title", "number": "number",
    }  # fmt: skip
    return sorts.get(question.sort, "relevance")


def _quoted(text: str) -> str:
    return '"' + " ".join(text.replace('"', " ").split()) + '"'


def _dates(record: Record) -> list[tuple[str, str]]:
    """Return the dates of a record in words, for those who know the day and not the title."""
    known = dict.fromkeys(date for date in (record.issued, *(one.date for one in record.actions)) if date)
    found: list[tuple[str, str]] = []
    for date in known:
        if date.lower is not None and date.precision in ("day", "month"):
            year, month, day = civil(date.lower)
            found += date_in_words(year, month, day if date.precision == "day" else None)
    return found
