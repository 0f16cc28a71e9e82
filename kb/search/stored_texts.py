"""The texts of a record that the index keeps (`kb.search.schema.fill`), read once for all questions that find it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import orjson

from kb.search.analysis import terms_in
from kb.search.results import FieldName


class StoredText(NamedTuple):
    """A text with the index terms of all its words."""

    lang: str
    text: str
    terms: frozenset[str]


class StoredTexts(NamedTuple):
    """The texts of a field, with the index terms of all their words."""

    field: FieldName
    texts: tuple[StoredText, ...]
    terms: frozenset[str]


class StoredRecord(NamedTuple):
    """What the index keeps of a record: its texts, those of its topics by id, its values and years."""

    titles: StoredTexts
    names: StoredTexts
    topics: tuple[tuple[str, StoredTexts], ...]
    notes: StoredTexts
    other: StoredTexts
    values: tuple[list[str], list[str], list[str]]
    years: tuple[int | None, int | None]


@lru_cache(maxsize=1_000)  # some 40 MB
def read_stored(stored: bytes) -> StoredRecord:
    """Return a record as the index keeps it: most fields of it have no word of a question, as their terms tell."""
    titles, names, topics, notes, other, values, years = orjson.loads(stored)
    return StoredRecord(
        _texts("title", titles),
        _texts("name", (("", name) for name in names)),
        tuple((topic, _labels(tuple(map(tuple, labels)))) for topic, labels in topics),
        _texts("note", notes),
        _texts("other", other),
        values,
        years,
    )


def _texts(field: FieldName, rows: Iterable[Sequence[str]]) -> StoredTexts:
    texts = tuple(StoredText(lang, text, frozenset(terms_in(text, lang))) for lang, text in rows)
    return StoredTexts(field, texts, frozenset().union(*(its.terms for its in texts)))


@lru_cache(maxsize=2_000)
def _labels(rows: tuple[tuple[str, str], ...]) -> StoredTexts:
    """Return the labels of a topic, the same for each of its records."""
    return _texts("topic", rows)
