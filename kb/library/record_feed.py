"""What is new among the records that a question finds, as a feed to follow."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.domain.summaries import shown_title
from kb.domain.vocabulary import Vocabulary
from kb.formats import atom
from kb.formats.atom import Feed, FeedEntry
from kb.library.search import search_page
from kb.library.session import Library
from kb.store import harvest
from kb.timeline.icalendar import DOMAIN

MOST = 50  # entries of a feed
_BATCH, _EXAMINED = 200, 4_000  # records asked for at once, and looked through from the newest on


def newest(library: Library, question: RecordQuery) -> tuple[tuple[Record, str], ...]:
    """Return the records that a question finds among the last ones that changed, each with its moment, newest first.

    What is only near the question is no part of it.
    """
    changed: list[tuple[str, str]] = []
    after: tuple[str, str] | None = None
    for _batch in range(_EXAMINED // _BATCH):
        batch = harvest.newest(library.engine, after, _BATCH)
        if not batch:
            break
        after = (batch[-1][1], batch[-1][0])
        answering = _answering(library, question, tuple(key for key, _moment in batch))
        changed += (row for row in batch if row[0] in answering)
        if len(changed) >= MOST:
            break
    records = library.records.many(key for key, _moment in changed[:MOST])
    return tuple((records[key], moment) for key, moment in changed[:MOST] if key in records)


def name(question: RecordQuery) -> str:
    """Return what the feed of a question is called: its words and the values of its filters."""
    values = (str(value) for chosen in question.chosen.values() for value in chosen)
    parts = (question.q, question.author, *question.party, *values, question.first, question.last)
    return " · ".join(("Derekköz", *(part for part in parts if part)))


def _answering(library: Library, question: RecordQuery, keys: tuple[str, ...]) -> frozenset[str]:
    page = search_page(library, question._replace(limit=_BATCH, cursor="", sort=""), explained=False, among=keys)
    return frozenset(hit.key for hit in page.hits) if page.understood.answer == "found" else frozenset()


def atom_feed(
    changed: Sequence[tuple[Record, str]], lang: str, vocabulary: Vocabulary, address: str, title: str
) -> Iterator[str]:
    """Yield an Atom feed: a record's entry keeps its id, and its moment is that of the record's last change."""
    site = urlsplit(address)
    entries = [
        FeedEntry(
            f"tag:{DOMAIN},2026:record/{quote(record.citekey)}",
            shown_title(record.title(), record.citekey),
            moment,
            f"{site.scheme}://{site.netloc}/records/{quote(record.citekey)}",
            _summary(record),
            record.language if record.language != lang else "",
            tuple((key, vocabulary.topic_label(key, lang)) for key in record.topics),
        )
        for record, moment in changed
    ]
    yield from atom.dump(Feed(address, title, lang, entries, address))


def _summary(record: Record) -> str:
    names = [person.label for person in record.contributors[:3]]
    return " · ".join(part for part in (*names, record.issued.text if record.issued else "") if part)
