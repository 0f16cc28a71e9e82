"""A feed of the records that a question finds, newest change first, in pages."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from kb.domain.filters import CURSOR
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.summaries import shown_title
from kb.domain.vocabulary import Vocabulary
from kb.formats import atom
from kb.formats.atom import Feed, FeedEntry
from kb.library.search import search_page
from kb.library.session import Library
from kb.search.cursors import CursorError, opened, sealed
from kb.store import harvest
from kb.timeline.icalendar import DOMAIN

MOST = 50  # entries of a page of a feed
_NAMED = 3  # people in a summary
_BATCH, _EXAMINED = 200, 4_000  # records asked for at once, and looked through from the newest on


class Newest(NamedTuple):
    """A page of what is new: records with their moments, newest first; the cursor of what is older, "" at the end."""

    records: tuple[tuple[Record, str], ...]
    cursor: str


def newest(library: Library, question: RecordQuery) -> Newest:
    """Return the records that a question finds among the last ones that changed, from its cursor on.

    What is only near the question is no part of it.
    """
    mark = "newest"  # the place is one in all changes, whatever the question
    changed: list[tuple[str, str]] = []
    after = _place(question.cursor, mark)
    for _batch in range(_EXAMINED // _BATCH):
        batch = harvest.newest(library.engine, after, _BATCH)
        after = (batch[-1][1], batch[-1][0]) if len(batch) == _BATCH else None
        answering = _answering(library, question, tuple(key for key, _moment in batch)) if batch else ()
        changed += (row for row in batch if row[0] in answering)
        if len(changed) > MOST:
            changed = changed[:MOST]
            after = (changed[-1][1], changed[-1][0])
        if after is None or len(changed) == MOST:
            break
    records = library.records.many(key for key, _moment in changed)
    page = tuple((records[key], moment) for key, moment in changed if key in records)
    return Newest(page, sealed(mark, *after) if after else "")


def _place(cursor: str, mark: str) -> tuple[str, str] | None:
    """Return the (moment, citekey) that a cursor marks; raise CursorError where it marks none."""
    if not cursor:
        return None
    match opened(cursor, mark):
        case [moment, citekey]:
            return moment, citekey
    raise CursorError("cursor-unreadable")


def name(question: RecordQuery) -> str:
    """Return what the feed of a question is called: its words and the values of its filters."""
    values = (str(value) for chosen in question.chosen.values() for value in chosen)
    parts = (question.q, question.author, *question.party, *values, question.first, question.last)
    return " · ".join(("Derekköz", *(part for part in parts if part)))


def _answering(library: Library, question: RecordQuery, keys: tuple[str, ...]) -> frozenset[str]:
    page = search_page(library, question._replace(limit=_BATCH, cursor="", sort=""), explained=False, among=keys)
    return frozenset(hit.key for hit in page.hits) if page.understood.answer == "found" else frozenset()


def atom_feed(
    newest: Newest, lang: str, vocabulary: Vocabulary, addresses: tuple[str, str], title: str
) -> Iterator[str]:
    """Yield an Atom feed: a record's entry keeps its id, and its moment is that of the record's last change.

    `addresses` are those of the feed and of this page of it.
    """
    first, address = addresses
    site = urlsplit(address)
    entries = [
        FeedEntry(
            f"tag:{DOMAIN},2026:record/{quote(record.citekey)}",
            shown_title(record.title(), record.citekey),
            moment,
            f"{site.scheme}://{site.netloc}/records/{quote(record.citekey)}",
            _summary(record),
            _other((chosen.lang or "und") if (chosen := record.title()) else "und", lang),
            _other(_language_of_names(record), lang),
            tuple((key, vocabulary.topic_label(key, lang)) for key in record.topics),
        )
        for record, moment in newest.records
    ]
    older = f"{first}&{urlencode({CURSOR.name: newest.cursor})}" if newest.cursor else ""
    yield from atom.dump(Feed(first, title, lang, entries, address, older))


def _other(language: str, lang: str) -> str:
    return "" if language == lang else language


def _language_of_names(record: Record) -> str:
    """Return the language of the names in a summary; "" for none, as a date is of no language, "und" for several."""
    languages = {person.lang or record.language for person in record.contributors[:_NAMED]}
    return (languages.pop() or "und") if len(languages) == 1 else "und" if languages else ""


def _summary(record: Record) -> str:
    names = [person.label for person in record.contributors[:_NAMED]]
    return " · ".join(part for part in (*names, record.issued.text if record.issued else "") if part)
