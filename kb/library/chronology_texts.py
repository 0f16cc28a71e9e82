"""Chronologies in the formats that need two rooms: a timeline's cells in our CSV, its list over nodes of records."""

import json
from collections.abc import Iterable, Iterator

from kb import clock
from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import civil
from kb.formats import atom, csv_table, jsonld
from kb.formats.atom import Feed, FeedEntry
from kb.library import views
from kb.library.own_values import with_topics
from kb.timeline import drawing, icalendar, item_list, table
from kb.timeline.drawing_options import DrawingOptions
from kb.timeline.entry_words import EntryWords

BOM = "\ufeff"  # lets Excel see that the letters are UTF-8


def json_text(entries: Iterable[ChronologyEntry], words: EntryWords, base: str) -> Iterator[str]:
    """Yield the JSON of the HTTP interface, all entries in one list."""
    before = '{"data": ['
    for entry in entries:
        yield before + json.dumps(views.entry(entry, words.vocabulary, f"{base}/api/v1"), ensure_ascii=False)
        before = ", "
    yield "]}\n" if before == ", " else f"{before}]}}\n"


def csv(entries: Iterable[ChronologyEntry], words: EntryWords, _base: str) -> Iterator[str]:
    """Yield a line an entry under a header (RFC 4180), safe to open in a spreadsheet."""
    yield csv_table.line(table.COLUMNS)
    for entry in entries:
        yield csv_table.line(table.cells(entry, words))


def csv_for_excel(entries: Iterable[ChronologyEntry], words: EntryWords, base: str) -> Iterator[str]:
    """Yield the CSV with a byte order mark before it."""
    yield BOM
    yield from csv(entries, words, base)


def json_ld(entries: Iterable[ChronologyEntry], words: EntryWords, base: str) -> Iterator[str]:
    """Yield as one piece an ItemList of actions in schema.org's words, and the nodes of their documents, each once."""
    address, known = f"{base}/records/", list(entries)
    nodes = {
        entry.record.citekey: jsonld.to_node(with_topics(entry.record, words.vocabulary, words.lang), address)
        for entry in known
        if entry.record
    }
    yield item_list.dump(known, words, base, nodes.values())


def atom_feed(entries: Iterable[ChronologyEntry], words: EntryWords, base: str, address: str = "") -> Iterator[str]:
    """Yield an Atom feed: an entry's id stays when its date changes, its moment is the first day of its date."""
    tag = f"tag:{icalendar.DOMAIN},2026:"
    items = [
        FeedEntry(
            tag + icalendar.identifier(entry),
            f"{words.action(entry)}: {words.title(entry)}",
            _moment(entry),
            f"{base}/records/{entry.record.citekey}" if entry.record else f"{base}/chronology",
            icalendar.description(entry, words),
            language if (language := words.title_language(entry)) != words.lang else "",
            categories=tuple((key, words.topic(key)) for key in entry.topics),
        )
        for entry in entries
    ]
    yield from atom.dump(Feed(address or f"{tag}chronology", words.name, words.lang, items, address))


def _moment(entry: ChronologyEntry) -> str:
    """Return the first day of a date as a moment of RFC 3339; the oldest for a date that has none."""
    day = entry.date.lower if entry.date else None
    year, month, date = civil(day) if day is not None else (0, 0, 0)
    return f"{year:04d}-{month:02d}-{date:02d}T00:00:00Z" if 1 <= year <= 9999 else atom.OLDEST


def svg(entries: Iterable[ChronologyEntry], words: EntryWords, base: str) -> Iterator[str]:
    """Yield as one piece the drawn timeline, with a mark at today."""
    today = clock.today()
    yield drawing.draw(list(entries), words, DrawingOptions(base, today))
