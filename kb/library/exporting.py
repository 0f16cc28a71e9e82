"""Exports: the records of a question, or one record, in a format of the register."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from kb.domain.formats import Format
from kb.domain.languages import SOURCE
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.library import formats
from kb.library.export_losses import Loss, losses, unwritten
from kb.library.one_state import agreed
from kb.library.own_values import with_own, with_topics
from kb.library.records import every_record
from kb.library.session import Library
from kb.progress import followed
from kb.store import harvest

LOOKED_AT: Final = 10_000  # records whose losses are named
COUNTED: Final = 1_000  # records whose losses are counted while a reader waits


def export(
    library: Library, question: RecordQuery, form: Format, among: tuple[str, ...] | None = None, lang: str = SOURCE
) -> Iterator[str]:
    """Yield the text of the records that a question finds, `among` some citekeys where given, a piece at a time.

    Keywords are in `lang`, here as in `document`.
    """
    records = (_for_others(library, record, form, lang) for record in every_record(library, question, among))
    return formats.write_records(form, followed(records, "export"))


def lost(
    library: Library, question: RecordQuery, form: Format, among: tuple[str, ...] | None = None
) -> tuple[list[Loss], int]:
    """Return what a format leaves behind of the records that a question finds, of the first `LOOKED_AT`; how many."""
    looked_at = list(islice(every_record(library, question, among), LOOKED_AT))
    return list(losses(looked_at, form)), len(looked_at)


def lost_fields(
    library: Library, question: RecordQuery, form: Format, among: tuple[str, ...] | None = None
) -> dict[str, int]:
    """Return the fields that a format leaves out of a question's first `COUNTED` records, with how many lose each."""
    if not form.loses:
        return {}
    looked_at = islice(every_record(library, question, among), COUNTED)
    return Counter(name for loss in losses(looked_at, form) for name in loss.fields)


def left_out(record: Record, data: bytes) -> tuple[str, ...]:
    """Return the fields of a record, by their names in BibLaTeX, of which a word does not stand in its file."""
    return unwritten(record, data.decode("utf-8", "replace"))


def state(library: Library) -> tuple[int, str] | None:
    """Return the revision of the records and the moment of their last change; None while the index is behind the store.

    A revision counts the changes of one store; the moment of the last one tells it from another store's.
    """
    revision = agreed(library)
    return None if revision is None else (revision, harvest.latest(library.engine))


def document(library: Library, record: Record, form: Format, address: str = "", lang: str = SOURCE) -> bytes:
    """Return one record as a file; `address`, its permanent one, goes into formats of XML trees."""
    return formats.write_document(form, _for_others(library, record, form, lang), library.vocabulary, address)


def _for_others(library: Library, record: Record, form: Format, lang: str) -> Record:
    """Return a record with its reader's tags and note.

    Where a form is no copy of ours, topics stand among the keywords in the reader's language, places in the record's.
    """
    record = with_own(record)
    if not form.loses:
        return record
    record = with_topics(record, library.vocabulary, lang)
    if not any(action.place for action in record.actions):
        return record
    own = record.language or SOURCE
    named = (replace(act, place=library.vocabulary.place(act.place, own)) for act in record.actions)
    return replace(record, actions=tuple(named))
