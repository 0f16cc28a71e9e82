"""What a question asks to come first among the records that answer it: the earliest or the latest of them.

It is a demand of order and no word to be found, so the word is put aside.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from kb.language.folding import Word, fold_word, words
from kb.language.word_tables import table
from kb.search.label_index import LabelIndex
from kb.search.stopwords import is_stopword, names_document

Order = Literal["", "by_date", "by_date_down"]
_HYPHENS = tuple("-‑–")
_NEAR = 2  # words from a word that is often no superlative to that for a document
_ORDERS: tuple[tuple[Order, str, str], ...] = (("by_date", "earliest", "first"), ("by_date_down", "latest", "last"))


class Leading(NamedTuple):
    """What is to come first: by which order in time, if one is asked for, and the words that ask for it."""

    order: Order = ""
    text: str = ""


def leading(text: str, vocabulary: LabelIndex) -> tuple[str, Leading]:
    """Return a question without its words for an order in time, and what they ask for.

    What is quoted is left, and so is a question with nothing else in it."""
    row = words(text)
    folded = [fold_word(word.text) for word in row]
    written = [names_document(word) or bool(_pattern("documents").fullmatch(word)) for word in folded]
    for first, last, name, _kind in vocabulary.names_in([word.text for word in row]):
        written[first:last] = [name == "kind" or its for its in written[first:last]]
    for order, sure, often in _ORDERS:
        for place, word in enumerate(row):
            rows = (folded[place : place + size] for size in (2, 1))
            size = next((len(its) for its in rows if _pattern(sure).fullmatch(" ".join(its))), 0)
            superlative = size and any(written)
            if not superlative and _pattern(often).fullmatch(folded[place]):
                size, superlative = 1, text[word.start - 1 : word.start] not in _HYPHENS
                superlative = superlative and _is_superlative(row, written, place)
            if superlative and not text[: word.start].count('"') % 2:
                gone = [*row[place : place + size], *_aside(row, folded)]
                rest = _without(text, gone)
                if all(is_stopword(fold_word(its.text)) for its in words(rest)):
                    return text, Leading()
                return rest, Leading(order, text[word.start : gone[size - 1].end])
    return text, Leading()


def _aside(row: Sequence[Word], folded: Sequence[str]) -> list[Word]:
    """Return the words of a question that call what is asked for a document of any kind, or one between two."""
    return [word for word, its in zip(row, folded, strict=True) if _pattern("documents").fullmatch(its)]


def _without(text: str, gone: Sequence[Word]) -> str:
    """Return a text with blanks where some of its words stand."""
    for word in gone:
        text = text[: word.start] + " " * (word.end - word.start) + text[word.end :]
    return text


def _is_superlative(row: Sequence[Word], written: Sequence[bool], place: int) -> bool:
    """Return whether a word that may be a rank stands before one for a document, and neither in a name nor as after."""
    behind = row[place + 1 : place + 1 + _NEAR]
    named = bool(behind) and row[place].text[0].isupper() and behind[0].text[0].isupper()
    after = place > 0 and _pattern("after").fullmatch(fold_word(row[place - 1].text))
    return any(written[place + 1 : place + 1 + _NEAR]) and not named and not after


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """Return what matches any of the words of a row of the table, folded."""
    rows = (re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in table("leading")[key].split())
    return re.compile("|".join(rows))
