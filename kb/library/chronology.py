"""The chronology of documents: filters checked against the vocabularies, pages by keyset."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from kb import clock
from kb.domain import edtf
from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import Edtf
from kb.domain.formats import Format
from kb.domain.in_force import InForceAnswer
from kb.domain.queries import ChronologyQuery, RecordQuery, check, columns, force_day, force_wanted, period
from kb.domain.states import SUBJECT
from kb.domain.treaties import ONE_SIDED
from kb.errors import KbError
from kb.library import formats, typed_filters
from kb.library.records import every_record
from kb.library.search import manuscript_of, with_manuscript
from kb.library.session import Library
from kb.search.cursors import CursorError, opened, sealed
from kb.store import chronology as stored_chronology
from kb.store import chronology_changes
from kb.store.chronology import ChronologyFilter
from kb.timeline.entry_words import EntryWords

SINCE = "1990"
PAGE = 500  # entries that an export reads at once
MOST_UNDATED, EVERY = 1000, 2**31 - 1  # undated documents: on a page, in an export
MOST_FOUND = 20_000
_LAST_KEY = "\uffff"  # after every key of an entry


@dataclass(frozen=True, slots=True)
class Chronology:
    """A page of entries in order, the undated documents apart, counts by year, and the next page's cursor.

    For a question about a day, `force` gives the answer for each document shown, by citekey, and `answers` how many
    of the documents that the other filters choose were in force, were not, or cannot be told.
    """

    entries: tuple[ChronologyEntry, ...]
    undated: tuple[ChronologyEntry, ...]
    years: Mapping[int, int]
    total: int
    cursor: str
    question: ChronologyQuery
    force: Mapping[str, InForceAnswer] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)

    def may_miss(self, entry: ChronologyEntry) -> bool:
        """Whether an entry's day may lie outside the period asked: its date is one of a span that reaches out of it."""
        date, filters = entry.date, self.question.filters
        if date is None or date.lower is None or date.upper is None or self.question.since:
            return False
        first, last = period(filters.first, filters.last)
        return (first is not None and date.lower < first) or (last is not None and date.upper > last)

    @property
    def to_come(self) -> bool:
        """Whether the day asked has not come: what the answers tell is what is known today."""
        day = force_day(self.question.filters)
        return day is not None and day > clock.today()


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """An entry as a reader sees it, in words of one language; `stated_date` is the text's own."""

    action: str
    title: str
    stated_date: str


def line(entry: ChronologyEntry, words: EntryWords) -> ChronologyLine:
    """Return an entry in words of one language."""
    title, stated = words.printed_title(entry), words.in_text(entry)
    return ChronologyLine(words.action(entry), title, stated)


def heads(words: EntryWords) -> tuple[str, ...]:
    """Return the heads of a table of lines: date, action, place, a mark without a head, document."""
    date, action, place, document = words.heads(("date", "action", "place", "document"))
    return date, action, place, "", document


def text(library: Library, listing: Chronology, form: Format, lang: str) -> str:
    """Return the whole text of a found chronology, its undated documents at the end; words are in `lang`."""
    words = EntryWords(library.vocabulary, lang)
    return "".join(formats.write_chronology(form, (*listing.entries, *listing.undated), words))


def export(
    library: Library, question: ChronologyQuery, form: Format, lang: str, base: str = "", address: str = ""
) -> Iterator[str]:
    """Yield the text of all entries that a question finds, a piece at a time, whatever page it asks for.

    `base` is the address before "/records/", "" for addresses within one site; `address` is that of the text itself.
    """
    words = EntryWords(library.vocabulary, lang)
    return formats.write_chronology(form, every_entry(library, question), words, base, address)


def every_entry(library: Library, question: ChronologyQuery) -> Iterator[ChronologyEntry]:
    """Yield all entries that a question finds in order, read a page at a time, then its undated documents."""
    complete = _completed_query(library, question)
    chosen = _filter(library, complete)
    named = manuscript_of(with_manuscript(library, complete.filters))
    after: tuple[int, int, str] | None = None
    while True:
        page = chronology_changes.chronology(library.engine, chosen, PAGE, after)
        yield from _seen_from_manuscript(_with_events(library, page), named)
        if len(page) < PAGE:
            break
        after = page[-1].order
    if _takes_undated(complete):
        yield from _seen_from_manuscript(stored_chronology.undated(library.engine, chosen, EVERY), named)


def with_defaults(question: ChronologyQuery) -> ChronologyQuery:
    """Fill in what a chronology means unless told otherwise: Kazakhstan and Russia, both and no other, from 1990.

    Laws and other acts of one state have no other side: asked for alone, they are those of either.
    """
    filters = question.filters
    if not filters.party:
        kinds = filters.of("kind")
        alone = bool(kinds) and all(kind in ONE_SIDED for kind in kinds)
        filters = filters._replace(party=SUBJECT, match="any" if alone else "exactly")
    if not filters.first and not filters.last and not question.since:
        filters = filters._replace(first=SINCE)
    return question._replace(filters=filters)


def chronology(library: Library, question: ChronologyQuery, leading: bool = False) -> Chronology:
    """Return one page of the chronology; raise KbError for a filter that cannot be.

    With `leading` a document is one entry, the first that is chosen (not so where changes are asked, which are lines),
    and every page tells of the undated; else the first one does.
    """
    complete = _completed_query(library, question)
    chosen = replace(_filter(library, complete), leading=leading and not question.since)
    after = _parse_cursor(complete.filters.cursor, complete) if complete.filters.cursor else None
    years = chronology_changes.chronology_years(library.engine, chosen)
    limit = complete.filters.limit
    rows = chronology_changes.chronology(library.engine, chosen, limit + 1, after)
    more = len(rows) > limit
    named = manuscript_of(with_manuscript(library, complete.filters))
    page = _seen_from_manuscript(_with_events(library, rows[:limit]), named)
    apart = _takes_undated(complete) and (leading or not after)
    undated = (
        _seen_from_manuscript(stored_chronology.undated(library.engine, chosen, MOST_UNDATED), named) if apart else ()
    )
    cursor = sealed(_fingerprint(complete), *page[-1].order) if more else ""
    answers, counts = _force(library, chosen, (*page, *undated), _takes_undated(complete))
    return Chronology(page, undated, years, sum(years.values()), cursor, complete, answers, counts)


def _takes_undated(question: ChronologyQuery) -> bool:
    """Return whether documents without a date answer: no period of years can be said to hold them, but all time does.

    "From 1990 on" is what a chronology means unless told otherwise, and leaves nothing out for want of a date.
    """
    filters = question.filters
    return not question.since and not filters.last and filters.first in ("", SINCE)


def kinds(library: Library, question: ChronologyQuery) -> Mapping[tuple[int, str], int]:
    """Return the number of documents by year and kind, each counted at the first of its chosen entries."""
    return stored_chronology.kinds(
        library.engine, replace(_filter(library, _completed_query(library, question)), leading=True)
    )


def cursor_at(question: ChronologyQuery, year: int) -> str:
    """Return the cursor of the page that begins with a year; `question` is that of a found chronology."""
    return sealed(_fingerprint(question), edtf.ordinal(year, 1, 1) - 1, edtf.ordinal(9999, 1, 1), _LAST_KEY)


def topics(listing: Chronology) -> dict[str, int]:
    """Return the number of documents on a page of the chronology by topic id, most first; one counts for each topic."""
    records = {item.record.citekey: item.record for item in (*listing.entries, *listing.undated) if item.record}
    counted = Counter(topic for record in records.values() for topic in record.topics)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _completed_query(library: Library, question: ChronologyQuery) -> ChronologyQuery:
    """Return the whole question: as the filters take it, checked, with what it means unless told otherwise."""
    typed = question._replace(filters=typed_filters.with_typed_values(question.filters, library.vocabulary))
    check(typed, library.vocabulary)
    return with_defaults(typed)


def _force(
    library: Library, chosen: ChronologyFilter, entries: Sequence[ChronologyEntry], undated: bool
) -> tuple[Mapping[str, InForceAnswer], Mapping[str, int]]:
    """Return the answer for each document shown, and how many of those the other filters choose have each answer."""
    day = chosen.in_force_on
    if day is None:
        return {}, {}
    citekeys = [entry.record.citekey for entry in entries if entry.record]
    every = replace(chosen, in_force_on=None)
    counts = stored_chronology.force_counts(library.engine, every, day, undated)
    return stored_chronology.force_on(library.engine, citekeys, day), counts


def _with_events(library: Library, entries: list[ChronologyEntry]) -> list[ChronologyEntry]:
    events = {f"{event.id}:event": event for event in library.events}
    return [replace(entry, event=events.get(entry.key)) if not entry.record else entry for entry in entries]


def _seen_from_manuscript(entries: Iterable[ChronologyEntry], manuscript: str) -> tuple[ChronologyEntry, ...]:
    """Return entries whose records show their numbers in a manuscript, the default one for ""."""
    if not manuscript:
        return tuple(entries)
    return tuple(
        replace(entry, record=entry.record.seen_from(manuscript)) if entry.record else entry for entry in entries
    )


def _filter(library: Library, question: ChronologyQuery) -> ChronologyFilter:
    filters = question.filters
    first, last = period(filters.first, filters.last)
    if date := changes_since(question):
        first = _beginning(date, first, last)
    groups = tuple(library.vocabulary.lineage(code) for code in filters.party)
    of_today = all(library.vocabulary.today(code) == code for code in filters.party)  # for whom predecessors count
    return ChronologyFilter(
        columns=tuple((row.store, values) for row, values in columns(filters, library.vocabulary) if row.store),
        parties=groups,
        match=filters.match,
        actions=question.action,
        stages=question.stage,
        first=first,
        last=last,
        events=question.events,
        citekeys=_citekeys_from_index(library, filters),
        sides=filters.party if of_today else (),
        origins=question.origin,
        changes=bool(question.since),
        in_force_on=force_day(filters),
        force=force_wanted(filters),
    )


def _citekeys_from_index(library: Library, filters: RecordQuery) -> tuple[str, ...] | None:
    """Return the citekeys that the index finds by what the store has no column for; None where that is not asked."""
    chosen = {row.name: values for row, values in columns(filters, library.vocabulary) if not row.store}
    by_words = RecordQuery(q=filters.q, author=filters.author, number=filters.number, chosen=chosen)
    if by_words == RecordQuery():
        return None
    keys = tuple(record.citekey for record in islice(every_record(library, by_words), MOST_FOUND + 1))
    if len(keys) > MOST_FOUND:
        raise KbError("too-many-found", most=MOST_FOUND)
    return keys


def changes_since(question: ChronologyQuery) -> Edtf | None:
    """Return the date, as one writes it, since which a question asks for changes; raise KbError for what is none."""
    return edtf.parse(typed_filters.typed_date(question.since)) if question.since else None


def _beginning(date: Edtf, first: int | None, last: int | None) -> int:
    """Return the first day of a date, or that of the period where it is later."""
    if date.lower is None:
        raise KbError("not-a-day", given=date.text)
    if last is not None and date.lower > last:
        raise KbError("period-backwards", first=date.text, last=edtf.of_day(last).text)
    return max(date.lower, edtf.FIRST_DAY if first is None else first)


def _fingerprint(question: ChronologyQuery) -> str:
    same = question._replace(filters=question.filters._replace(cursor="", limit=0))
    return hashlib.sha256(repr(same).encode()).hexdigest()[:12]


def _parse_cursor(cursor: str, question: ChronologyQuery) -> tuple[int, int, str]:
    try:
        lower, upper, key = opened(cursor, _fingerprint(question))
        return int(lower), int(upper), str(key)
    except (ValueError, TypeError):
        raise CursorError("cursor-unreadable") from None
