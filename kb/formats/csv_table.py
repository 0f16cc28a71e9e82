"""Records as a CSV table, safe to open in a spreadsheet: cells that could be formulas are made text."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from kb.domain import entry_into_force
from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.formats import supplied_titles

COLUMNS = (
    "citekey", "numbers", "type", "kind", "status", "scope", "issued", "issued_origin",
    "title", "language", *(f"title_{lang}" for lang in LANGUAGES),
    "authors", "parties", "container", "publisher", "place", "volume", "issue", "page", "number", "url", "topics",
    *(f"cited_for_{lang}" for lang in LANGUAGES),
    "signatories", "in_force_from", "clauses", "depositaries", "authentic_languages", "publications", "reservations",
    "links", "place_of_signature",
)  # fmt: skip
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the wide ones run in East Asian settings
_UNSEEN = "".join(
    map(
        chr,
        (*range(33), *range(0x7F, 0xA1), 0xAD, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x2060, 0x3000, 0xFEFF),
    )
)  # a spreadsheet may take these away before it reads a cell


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield the header and one line a record (RFC 4180, UTF-8); a supplied title stands in brackets."""
    yield line(COLUMNS)
    for record in records:
        yield line(_cells(record))


def line(cells: Iterable[str]) -> str:
    """Return one CSV line with CRLF; a cell that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(FORMULA) or cell.lstrip(_UNSEEN).startswith(FORMULA) else cell


def _cells(record: Record) -> Sequence[str]:
    fields = record.fields
    return (
        record.citekey,
        "; ".join(map(str, record.numbers)),
        record.type,
        record.kind,
        record.status,
        record.scope,
        record.issued.text if record.issued else "",
        record.issued_origin,
        supplied_titles.put(title) if (title := record.title()) else "",
        record.language,
        *(_title(record, lang) for lang in LANGUAGES),
        "; ".join(person.label for person in record.contributors_as("author")),
        "; ".join(f"{party.code} ({party.capacity})" for party in record.parties),
        fields.get("container-title", ""),
        fields.get("publisher", ""),
        fields.get("publisher-place", ""),
        fields.get("volume", ""),
        fields.get("issue", ""),
        fields.get("page", ""),
        fields.get("number", ""),
        fields.get("URL", ""),
        "; ".join(record.topics),
        *(record.cited_for[lang] for lang in LANGUAGES),
        *_treaty(record),
    )


def _treaty(record: Record) -> Iterator[str]:
    """Yield the cells of what treaty collections record."""
    start = entry_into_force.start(record)
    signed = record.contributors_as("signatory")
    yield "; ".join(f"{person.label} ({person.party})" if person.party else person.label for person in signed)
    yield start.date.text if start else ""
    yield "; ".join(f"{clause.kind}: {clause.text}" for clause in record.clauses)
    yield "; ".join(depositary.party for depositary in record.depositaries)
    yield "; ".join(text.lang for text in record.authentic_texts)
    yield "; ".join(publication.citation for publication in record.publications)
    yield "; ".join(f"{item.party} ({item.kind})" for item in record.reservations)
    yield "; ".join(link.url for link in record.web_links)
    yield "; ".join(record.places_of("signature"))


def _title(record: Record, lang: str) -> str:
    own_title = next((title for title in record.titles if title.lang == lang and not title.form), None)
    return supplied_titles.put(own_title) if own_title else ""
