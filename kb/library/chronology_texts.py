"""Chronologies in the formats that need two rooms: a timeline's cells in our CSV, its list over nodes of records."""

import json
from collections.abc import Iterable, Iterator

from kb import clock
from kb.domain.chronology import ChronologyEntry
from kb.domain.edtf import civil
from kb.domain.vocabulary import Vocabulary
from kb.formats import atom, csv_table, jsonld
from kb.formats.atom import Feed, FeedEntry
from kb.library import views
from kb.library.own_values import with_topics
from kb.timeline import drawing, icalendar, item_list, table
from kb.timeline import labels as words
from kb.timeline.drawing_options import DrawingOptions

BOM = "\ufeff"  # lets Excel see that the letters are UTF-8


def json_text(entries: Iterable[ChronologyEntry], _lang: str, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """Yield the JSON of the HTTP interface, all entries in one list."""
    before = '{"data": ['
    for entry in entries:
        yield before + json.dumps(views.entry(entry, vocabulary, f"{base}/api/v1"), ensure_ascii=False)
        before = ", "
    yield "]}\n" if before == ", " else f"{before}]}}\n"


def csv(entries: Iterable[ChronologyEntry], lang: str, vocabulary: Vocabulary, _base: str) -> Iterator[str]:
    """Yield a line an entry under a header (RFC 4180), safe to open in a spreadsheet."""
    yield csv_table.line(table.COLUMNS)
    for entry in entries:
        yield csv_table.line(table.cells(entry, lang, vocabulary))


def csv_for_excel(entries: Iterable[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """Yield the CSV with a byte order mark before it."""
    yield BOM
    yield from csv(entries, lang, vocabulary, base)


def json_ld(entries: Iterable[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """Yield as one piece an ItemList of actions in schema.org's words, and the nodes of their documents, each once."""
    address, known = f"{base}/records/", list(entries)
    nodes = {
        entry.record.citekey: jsonld.to_node(with_topics(entry.record, vocabulary, lang), address)
        for entry in known
        if entry.record
    }
    yield item_list.dump(known, lang, vocabulary, base, nodes.values())


def atom_feed(
    entries: Iterable[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str, address: str = ""
) -> Iterator[str]:
    """Yield an Atom feed: an entry's id stays when its date changes, its moment is the first day of its date."""
    tag = f"tag:{icalendar.DOMAIN},2026:"
    items = [
        FeedEntry(
            tag + icalendar.identifier(entry),
            f"{words.action(entry, lang, vocabulary)}: {words.title(entry, lang)}",
            _moment(entry),
            f"{base}/records/{entry.record.citekey}" if entry.record else f"{base}/chronology",
            icalendar.description(entry, lang, vocabulary),
            language if (language := words.title_language(entry, lang)) != lang else "",
            categories=tuple((key, vocabulary.topic_label(key, lang)) for key in words.topics(entry)),
        )
        for entry in entries
    ]
    yield from atom.dump(Feed(address or f"{tag}chronology", words.name(lang, vocabulary), lang, items, address))


def _moment(entry: ChronologyEntry) -> str:
    """Return the first day of a date as a moment of RFC 3339; the oldest for a date that has none."""
    day = entry.date.lower if entry.date else None
    year, month, date = civil(day) if day is not None else (0, 0, 0)
    return f"{year:04d}-{month:02d}-{date:02d}T00:00:00Z" if 1 <= year <= 9999 else atom.OLDEST


def svg(entries: Iterable[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """Yield as one piece the drawn timeline, with a mark at today."""
    today = clock.today()
    yield drawing.draw(list(entries), lang, vocabulary, DrawingOptions(base, today))
