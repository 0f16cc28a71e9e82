"""A user's own tags and note on any record, also of the collection: set, taken away, put into what is exported.

So are the labels of topics: a reader's library has one set of keywords, by whatever format a record came.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from kb.domain.controls import cleaned
from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError
from kb.library.session import Library
from kb.store import own_values, tagging

LONGEST_TAG, MOST_TAGS, LONGEST_NOTE = 100, 100, 20_000


def keep(library: Library, record: Record, tags: Iterable[str], note: str) -> Record:
    """Store tags and a note in place of a record's own and return it with them; raise KbError where one is too long."""
    kept = tuple(dict.fromkeys(filter(None, map(tag_of, tags))))
    if len(kept) > MOST_TAGS:
        raise KbError("too-many-tags", count=len(kept), most=MOST_TAGS)
    if len(note) > LONGEST_NOTE:
        raise KbError("note-too-long", length=len(note), most=LONGEST_NOTE)
    text = cleaned(unicodedata.normalize("NFC", note)).strip()
    if (kept, text) != (record.tags, record.note):
        tagging.keep(library.engine, record.citekey, kept, text)
        library.index_sync.catch_up()
    return replace(record, tags=kept, note=text)


def tag_of(text: str) -> str:
    """Return a tag as it is kept: one line, NFC; raise KbError where it is too long, or is several."""
    tag = " ".join(cleaned(unicodedata.normalize("NFC", text)).split())
    if len(tag) > LONGEST_TAG:
        raise KbError("tag-too-long", given=tag[:40], length=len(tag), most=LONGEST_TAG)
    if re.search(r"[,;]", tag):
        raise KbError("tag-of-several", given=tag)
    return tag


def all_tags(library: Library) -> dict[str, int]:
    """Return every tag with the number of records that have it, in order."""
    return own_values.every_tag(library.engine)


def with_own(record: Record) -> Record:
    """Return a record for export: its tags among the keywords, its note behind the record's."""
    if not (record.tags or record.note):
        return record
    keywords = ", ".join(dict.fromkeys((*record.keywords, *record.tags)))
    note = "; ".join(filter(None, (record.fields.get("note", ""), record.note)))
    return replace(record, fields={**record.fields, **_without_empty({"keyword": keywords, "note": note})})


def with_topics(record: Record, vocabulary: Vocabulary, lang: str) -> Record:
    """Return a record for export: the labels of its topics in `lang` among the keywords, behind those it has."""
    if not record.topics:
        return record
    labels = (vocabulary.topic_label(topic, lang) for topic in record.topics)
    keywords = ", ".join(dict.fromkeys((*record.keywords, *labels)))
    return replace(record, fields={**record.fields, "keyword": keywords})


def without_own(record: Record, before: Record, vocabulary: Vocabulary) -> Record:
    """Return a record that was exported and sent back without what `with_own` and `with_topics` put in."""
    labels = {vocabulary.topic_label(topic, lang) for topic in before.topics for lang in LANGUAGES}
    added = labels.union(before.tags).difference(before.keywords)
    keywords = ", ".join(word for word in record.keywords if word not in added)
    note = record.fields.get("note", "")
    if before.note and note.endswith(before.note):
        note = note.removesuffix(before.note).removesuffix("; ")
    others = {name: value for name, value in record.fields.items() if name not in ("keyword", "note")}
    changed = {**others, **_without_empty({"keyword": keywords, "note": note})}
    return replace(record, fields=changed) if changed != record.fields else record


def _without_empty(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
