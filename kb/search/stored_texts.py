"""The texts of a record that the index keeps (`kb.search.schema.fill`), read once for all questions that find it."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from kb.language.folding import places, spellings
from kb.search.analysis import SeenWords, seen_words
from kb.search.results import FieldName


class StoredText:
    """A text with its words as spelt, each once, and where they are noted; never changed once made."""

    def __init__(self, lang: str, text: str) -> None:
        self.lang, self.text = lang, text
        self.words, self.seen = frozenset(spellings(text)), seen_words(lang)
        self.seen.see(self.words)

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """The (start, end) of each word; most texts are never asked for them."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for its in places(self.text):
            spans.setdefault(its.group(), []).append(its.span())
        return spans


class StoredTexts(NamedTuple):
    """The texts of a field; `noted` has for each language, by one text of it, the words of all its texts."""

    field: FieldName
    texts: tuple[StoredText, ...]
    noted: tuple[tuple[StoredText, frozenset[str]], ...]


class StoredRecord(NamedTuple):
    """What the index keeps of a record: its texts, those of its topics by id, its values and years."""

    titles: StoredTexts
    names: StoredTexts
    topics: tuple[tuple[str, StoredTexts], ...]
    notes: StoredTexts
    other: StoredTexts
    values: tuple[list[str], list[str], list[str]]
    years: tuple[int | None, int | None]


@lru_cache(maxsize=1_000)  # some 20 MB
def read_stored(stored: bytes) -> StoredRecord:
    """Return a record as the index keeps it: most texts of it have no word of a question, as their words tell."""
    titles, names, topics, notes, other, values, years = json.loads(stored)
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
    texts = tuple(StoredText(lang, text) for lang, text in rows)
    noted: dict[SeenWords, list[StoredText]] = {}
    for text in texts:
        noted.setdefault(text.seen, []).append(text)
    words = ((its[0], its[0].words.union(*(text.words for text in its[1:]))) for its in noted.values())
    return StoredTexts(field, texts, tuple(words))


@lru_cache(maxsize=2_000)
def _labels(rows: tuple[tuple[str, str], ...]) -> StoredTexts:
    """Return the labels of a topic, the same for each of its records."""
    return _texts("topic", rows)
