"""Where texts have words in a row: a popular name in full, a day in words, a number with its letters."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kb.language.folding import bones, words
from kb.search.analysis import SeenWords, form_terms, forms
from kb.search.asked_words import LookedFor
from kb.search.stored_texts import Noted, StoredText

_FURTHER = 30  # letters of a word and what parts it from the next


class _Row(NamedTuple):
    """A row of words as texts of a language have it: by the roots of its words, the first of them as spelt there."""

    word: str
    firsts: frozenset[str]
    roots: Sequence[str]


class TextPhrases:
    """The rows of words of one question."""

    def __init__(self, looked_for: Sequence[LookedFor]) -> None:
        self._looked_for = [word for word in looked_for if word.rows]
        self.words = frozenset(word.text for word in self._looked_for)
        self._read: dict[SeenWords, list[_Row]] = {}

    def may_be_in(self, noted: Noted) -> bool:
        """Return whether texts have the first word of a row."""
        return any(not row.firsts.isdisjoint(text_words) for text, text_words in noted for row in self._rows(text))

    def spans(self, text: StoredText, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, word) where a text has a row for a word of the question that is not yet known."""
        for row in self._rows(text):
            first_words = row.firsts & text.words if row.word not in known else ()
            for start in sorted(start for spelt in first_words for start, _end in text.places[spelt]):
                behind = words(text.text[start : start + _FURTHER * len(row.roots)])[: len(row.roots)]
                if [_root(word.text, text.lang) for word in behind] == row.roots:
                    yield start, start + behind[-1].end, row.word

    def _rows(self, text: StoredText) -> list[_Row]:
        """Return the rows as texts such as this have them; none that they cannot have."""
        rows = self._read.get(text.seen)
        if rows is None:
            rows = self._read[text.seen] = []
            for sought_word in self._looked_for:
                for row in sought_word.rows:
                    firsts = text.seen.having(form_terms(forms(row[0], text.lang)))
                    if firsts:
                        rows.append(_Row(sought_word.text, firsts, [_root(word, text.lang) for word in row]))
        return rows


def _root(word: str, lang: str) -> str:
    """Return the stem of a word as phrases are looked for by it."""
    return bones(forms(word, lang).stems[0])
