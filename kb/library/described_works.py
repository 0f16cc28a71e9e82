"""Entries of a manuscript read from data inside it: live fields, YAML or BibTeX."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kb.domain.placed_records import PlacedRecord
from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csl_item
from kb.library import importing
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.documents.document_text import ManuscriptText

_BIBTEX = "list.bib"  # a name by which such a file is known


def in_number_order(records: Sequence[PlacedRecord]) -> Iterator[AuditedEntry]:
    """Yield records in the order of their numbers, one with two numbers twice; as given where none has a number."""
    numbered = any(record.cited_in for record, _name, _line in records)
    entries: list[AuditedEntry] = []
    for place, (record, _name, line) in enumerate(records, 1):
        first = record.cited_in[0].number if record.cited_in else None if numbered else place
        entries.append(AuditedEntry(first, record.citekey, record, described(record), line))
        for other in record.cited_in[1:]:
            if other.manuscript == record.cited_in[0].manuscript:
                again = replace(record, citekey=f"{record.citekey}-{other.number}")
                entries.append(AuditedEntry(other.number, "", again, described(record), line))
    yield from sorted(entries, key=lambda entry: entry.number or len(entries) + 1)


def described(record: Record) -> str:
    authors = ", ".join(person.family or person.literal for person in record.contributors if person.role == "author")
    year = record.issued.text[:4] if record.issued else ""
    return " ".join(part for part in (authors, record.title_text, year) if part)


def works_in_live_fields(items: Mapping[str, Mapping[str, object]]) -> Iterator[AuditedEntry]:
    """Yield an entry for each CSL item in the live fields of a document."""
    for key, item in items.items():
        record, _left = csl_item.record(item, key)
        yield AuditedEntry(None, key, record, described(record), 0)


def works_in_bibtex(text: ManuscriptText) -> tuple[AuditedEntry, ...]:
    """Return the works of the files of BibTeX that a text holds, each with its line in the text."""
    entries: list[AuditedEntry] = []
    for start, end in text.bibtex:
        above = text.text.count("\n", 0, start)
        read = importing.read_bytes(text.text[start:end].encode(), _BIBTEX)
        records = [item for item in read if not isinstance(item, Problem)]
        entries += (
            entry._replace(number=None, line=entry.line + above) for entry in in_number_order(records) if entry.key
        )
    return tuple(entries)
