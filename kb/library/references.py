"""Reference lists in text, read into records: nothing is kept, nothing is looked up."""

from collections.abc import Iterator
from typing import NamedTuple

from kb.domain.formats import Format
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError
from kb.library import formats, views
from kb.library.answer_shapes import LeftOutLineJson, ListedFieldJson, ListedWorkJson
from kb.manuscript.reference_list.reading import ListedField
from kb.manuscript.reference_list.records import records_of, shown
from kb.manuscript.reference_list.works import ListedWork, ReadList, read_list

LARGEST = 5 << 20  # bytes of a list; 30,000 entries
_SAYING = ("issued", "page", "number-of-pages", "URL", "DOI", "number", "archive_location")
_NO_VOCABULARY = Vocabulary({}, {}, {})  # a list names no parties
_FEWEST = 5  # one entry of so many must say when, where or on which page, else the text is no reference list


class ReadReferences(NamedTuple):
    """A reference list, read: each work as the list has it, the record of each, the lines that are none."""

    listed: ReadList
    records: tuple[Record, ...]


def read(text: str, place: str = "") -> ReadReferences:
    """Return the works and records of a reference list in text; raise KbError where it is none.

    `place` is the file, for the error. The records are not in the store; their evidence says where in the list each
    value stands.
    """
    listed = read_list(text)
    saying = sum(any(work.value(field) for field in _SAYING) for work in listed.works)
    if saying * _FEWEST < len(listed.works) or not listed.works:
        raise KbError("no-reference-list", place=place, entries=len(listed.works), dated=saying)
    return ReadReferences(listed, tuple(records_of(listed.works)))


def write(references: ReadReferences, form: Format) -> Iterator[str]:
    """Yield the records in a format of the register, a piece at a time."""
    return formats.write_records(form, references.records)


def works(references: ReadReferences) -> list[ListedWorkJson]:
    """Return the JSON objects of the entries, in the order of the list."""
    return [_work(*pair) for pair in zip(references.listed.works, references.records, strict=True)]


def left_out(references: ReadReferences) -> list[LeftOutLineJson]:
    """Return the JSON objects of the lines that belong to no entry."""
    return [{"line": line.line, "text": line.text, "why": line.why} for line in references.listed.left_out]


def _work(work: ListedWork, record: Record) -> ListedWorkJson:
    return {
        "number": work.number,
        "line": work.line,
        "text": work.text,
        "span": [work.start, work.end],
        "record": views.content(record, _NO_VOCABULARY),
        "fields": [_field(field) for field in work.fields],
        "rest": [_field(field) for field in work.rest],
    }


def _field(field: ListedField) -> ListedFieldJson:
    return {"field": field.name, "value": shown(field), "span": [field.start, field.end]}
