"""Chronologies in the formats that need two rooms: a timeline's cells in our CSV, its list over nodes of records."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from kb.domain.chronology import ChronologyEntry
from kb.domain.vocabulary import Vocabulary
from kb.formats import csv_table, jsonld
from kb.library import views
from kb.timeline import drawing, item_list, table
from kb.timeline.drawing import DrawingOptions

BOM = "\ufeff"  # lets Excel see that the letters are UTF-8


def json_text(entries: Sequence[ChronologyEntry], _lang: str, vocabulary: Vocabulary, base: str) -> str:
    """Return the JSON of the HTTP interface, all entries in one list."""
    root = f"{base}/api/v1"
    return json.dumps({"data": [views.entry(entry, vocabulary, root) for entry in entries]}, ensure_ascii=False) + "\n"


def csv(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary, _base: str) -> str:
    """Return a line an entry under a header (RFC 4180), safe to open in a spreadsheet."""
    rows = (table.COLUMNS, *(table.cells(entry, lang, vocabulary) for entry in entries))
    return "".join(map(csv_table.line, rows))


def csv_for_excel(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> str:
    """Return the CSV with a byte order mark before it."""
    return BOM + csv(entries, lang, vocabulary, base)


def json_ld(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> str:
    """Return an ItemList of actions in schema.org's words, and the nodes of their documents, each node once."""
    address = f"{base}/records/"
    nodes = {entry.record.citekey: jsonld.to_node(entry.record, address) for entry in entries if entry.record}
    return item_list.dump(entries, lang, vocabulary, base, nodes.values())


def svg(entries: Sequence[ChronologyEntry], lang: str, vocabulary: Vocabulary, base: str) -> str:
    """Return the drawn timeline, with a mark at today."""
    return drawing.draw(entries, lang, vocabulary, DrawingOptions(base, datetime.now(UTC).date().toordinal()))
