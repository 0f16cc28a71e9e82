"""The texts of a record that the index keeps (`kb.search.schema.fill`), read once for all questions that find it."""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from kb.language.folding import places, spellings
from kb.search.analysis import SeenWords, seen_words


class StoredText:
    """A text with its words as spelt, each once, and where they are noted; never changed once made."""

    def __init__(self, lang: str, text: str) -> None:
        self.lang, self.text = lang, text
        self.words, self.seen = frozenset(spellings(text)), seen_words(lang)

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """The (start, end) of each word; most texts are never asked for them."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for match in places(self.text):
            spans.setdefault(match.group(), []).append(match.span())
        return spans


Noted = tuple[tuple[StoredText, frozenset[str]], ...]  # by one text of each language, the words of all its texts


class StoredLabels(NamedTuple):
    """The labels of a topic, and their words."""

    texts: tuple[StoredText, ...]
    noted: Noted


class StoredRecord(NamedTuple):
    """What the index keeps of a record: its texts with all words of them, those of its topics by id, values, years."""

    titles: tuple[StoredText, ...]
    names: tuple[StoredText, ...]
    topics: tuple[tuple[str, StoredLabels], ...]
    notes: tuple[StoredText, ...]
    other: tuple[StoredText, ...]
    values: tuple[list[str], ...]  # numbers, identifiers, dates, kinds, parties, places
    years: tuple[int | None, int | None]
    noted: Noted


@lru_cache(maxsize=1_000)  # some 20 MB
def read_stored(stored: bytes) -> StoredRecord:
    """Return a record as the index keeps it: most texts of it have no word of a question, as their words tell."""
    titles, names, topics, notes, other, values, years = json.loads(stored)
    in_titles, in_notes, in_other = _texts(titles), _texts(notes), _texts(other)
    in_names = _texts(("", name) for name in names)
    labels = tuple((topic, _labels(tuple(map(tuple, labels)))) for topic, labels in topics)
    noted = _noted((*in_titles, *in_names, *in_notes, *in_other))
    return StoredRecord(in_titles, in_names, labels, in_notes, in_other, values, years, noted)


def _texts(rows: Iterable[Sequence[str]]) -> tuple[StoredText, ...]:
    return tuple([StoredText(lang, text) for lang, text in rows])


def _noted(texts: Sequence[StoredText]) -> Noted:
    """Take note of the words of some texts, and return them."""
    noted: dict[SeenWords, list[StoredText]] = {}
    for text in texts:
        noted.setdefault(text.seen, []).append(text)
    words = [(group[0], group[0].words.union(*[text.words for text in group[1:]])) for group in noted.values()]
    for text, text_words in words:
        text.seen.see(text_words)
    return tuple(words)


@lru_cache(maxsize=2_000)
def _labels(rows: tuple[tuple[str, str], ...]) -> StoredLabels:
    """Return the labels of a topic, the same for each of its records."""
    texts = _texts(rows)
    return StoredLabels(texts, _noted(texts))
