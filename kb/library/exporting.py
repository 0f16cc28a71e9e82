"""Exports: the records of a question, or one record, in a format of the register."""

from collections.abc import Iterator

from kb.domain.formats import Format
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.library import formats
from kb.library.search import every_record
from kb.library.session import Library


def export(library: Library, question: RecordQuery, form: Format) -> Iterator[str]:
    """Yield the text of the records that a question finds, a piece at a time."""
    return formats.write_records(form, every_record(library, question))


def document(library: Library, record: Record, form: Format, address: str = "") -> bytes:
    """Return one record as a file; `address`, its permanent one, goes into formats of XML trees."""
    return formats.write_document(form, record, library.vocabulary, address)
