"""Reference lists in text, read into records: nothing is kept; which known record each is, where that is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kb.domain.formats import Format
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError
from kb.library import formats, views
from kb.library.known_works import Match, find_matches
from kb.library.list_from_notes import list_from_notes
from kb.library.list_shapes import KnownRecordJson, LeftOutLineJson, ListedFieldJson, ListedWorkJson
from kb.library.session import Library
from kb.library.shaping import shaped
from kb.manuscript.documents.opening import open_document
from kb.manuscript.reading import list_text
from kb.manuscript.reading import read as read_manuscript
from kb.manuscript.reference_list.entry_reading import ListedField
from kb.manuscript.reference_list.records import records_of, shown_value
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
    check_list(listed.works, place)
    return ReadReferences(listed, tuple(records_of(listed.works)))


def read_file(data: bytes, name: str) -> tuple[ReadReferences, str]:
    """Return the list in a file, and the encoding of its text: a list alone, or that of a manuscript or its notes.

    Raises KbError where the file cannot be read, or holds no list.
    """
    document = open_document(data, name)
    noted = () if document.text.entries else list_from_notes(read_manuscript(document))
    text = "".join(f"{entry.number}. {entry.text}\n" for entry in noted) or list_text(document)
    if len(text) > LARGEST:
        raise KbError("list-too-large", most=LARGEST >> 20)
    return read(text, name), getattr(document, "encoding", "utf-8")


def check_list(works: Sequence[ListedWork], place: str) -> None:
    """Raise KbError where what was read as a list is none: too few entries say when, where or on which page."""
    saying = sum(any(work.value(field) for field in _SAYING) for work in works)
    if saying * _FEWEST < len(works) or not works:
        raise KbError("no-reference-list", place=place, entries=len(works), dated=saying)


def matched(library: Library, references: ReadReferences) -> tuple[Match, ...]:
    """Return the known record that each entry is, in the library or the collection; nothing of either is written."""
    return tuple(find_matches(library, references.records))


def write(references: ReadReferences, form: Format, known: Sequence[Match] = ()) -> Iterator[str]:
    """Yield the records in a format of the register; the known record that each is stands in its field `x-match`."""
    none: tuple[Match | None, ...] = (None,) * len(references.records)
    records = (_with_match(*pair) for pair in zip(references.records, known or none, strict=True))
    return formats.write_records(form, records)


def _with_match(record: Record, match: Match | None) -> Record:
    if match is None or match.certainty == "none":
        return record
    return replace(record, fields={**record.fields, "x-match": f"{match.citekey}; {match.certainty}"})


def works(references: ReadReferences, known: Sequence[Match] = ()) -> list[ListedWorkJson]:
    """Return the JSON objects of the entries, in the order of the list."""
    read = [_work(*pair) for pair in zip(references.listed.works, references.records, strict=True)]
    for work, match in zip(read, known, strict=False):
        work["match"] = shaped(KnownRecordJson, match)
    return read


def left_out(references: ReadReferences) -> list[LeftOutLineJson]:
    """Return the JSON objects of the lines that belong to no entry."""
    return [shaped(LeftOutLineJson, line) for line in references.listed.left_out]


def _work(work: ListedWork, record: Record) -> ListedWorkJson:
    fields, rest = ([_field(field) for field in fields] for fields in (work.fields, work.rest))
    content = views.content(record, _NO_VOCABULARY)
    return shaped(
        ListedWorkJson, work, span=[work.start, work.end], record=content, fields=fields, rest=rest, match=None
    )


def _field(field: ListedField) -> ListedFieldJson:
    return {"field": field.name, "value": shown_value(field), "span": [field.start, field.end]}
