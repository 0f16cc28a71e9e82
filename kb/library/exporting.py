"""Exports the records of a question, or one record, in a format, and names the fields that the format loses.

A value is left behind where its words do not stand in what the format writes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Final, NamedTuple

from kb.domain.formats import Format
from kb.domain.languages import SOURCE
from kb.domain.markup import bare
from kb.domain.queries import RecordQuery
from kb.domain.records import Record
from kb.formats import labels
from kb.formats.bibtex.fields import FOREIGN, field_of
from kb.formats.name_lists import OTHERS
from kb.library import formats
from kb.library.consistent_reading import common_revision
from kb.library.own_values import with_own, with_topics
from kb.library.records import every_record
from kb.library.session import Library
from kb.progress import followed
from kb.store import harvest

LOOKED_AT: Final = 10_000  # records whose losses are named
COUNTED: Final = 1_000  # records whose losses are counted while a reader waits
_WORD: Final = re.compile(r"[^\W_]+")
_ESCAPED: Final = re.compile(r"\\[nrt\"\\]")  # in JSON
_COMMAND: Final = re.compile(r"\\(?:emph|text(?:bf|sc|superscript|subscript))\{([^{}]*)\}")  # one inside another, twice
_DOUBTFUL: Final = re.compile(r"[~?%X/]")
_ABOUT_THE_ENTRY: Final = frozenset((OTHERS, "x-entrytype", "x-language"))


class Loss(NamedTuple):
    """The fields of a record, by their names in BibLaTeX, that a format does not write."""

    citekey: str
    fields: tuple[str, ...]


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


def state(library: Library) -> tuple[int, str] | None:
    """Return the revision of the records and the moment of their last change; None while the index is behind the store.

    A revision counts the changes of one store; the moment of the last one tells it from another store's.
    """
    revision = common_revision(library)
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


def losses(records: Iterable[Record], form: Format) -> Iterator[Loss]:
    """Yield what a format loses of each record whose own values it does not write whole.

    What no foreign format has a place for (evidence, actions, status) is said by the format's `loses`.
    """
    for record in records:
        fields = left_out(record, "".join(formats.write_records(form, [record])))
        if fields:
            yield Loss(record.citekey, fields)


def left_out(record: Record, text: str) -> tuple[str, ...]:
    """Return the fields of a record, by their names in BibLaTeX, of which a word does not stand in a text."""
    written = _words(text)
    lost = [name for name, value in _values(record) if not _words(value) <= written]
    if record.issued and _DOUBTFUL.search(record.issued.text) and record.issued.text not in text:
        lost.append("date")
    return tuple(dict.fromkeys(lost))


def _values(record: Record) -> Iterator[tuple[str, str]]:
    for title in record.titles:
        yield f"title:{title.lang}" if title.lang and title is not record.titles[0] else "title", title.value
    for person in record.contributors:
        yield person.role, person.label
    if record.issued:
        yield "date", " ".join(re.findall(r"\d{4}", record.issued.text))
    for name, value in {**record.fields, **labels.removed(record.fields)}.items():
        if name not in _ABOUT_THE_ENTRY:
            yield field_of(name, record.type).removeprefix(FOREIGN), value


def _words(text: str) -> set[str]:
    text = _COMMAND.sub(r"\1", _COMMAND.sub(r"\1", text))
    words = _WORD.findall(unicodedata.normalize("NFKC", bare(unescape(_ESCAPED.sub(" ", text)))).casefold())
    return {word.lstrip("0") if word.isdecimal() else word for word in words}
