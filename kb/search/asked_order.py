"""What a question asks to come first among the records that answer it: the earliest, what amends, drafts.

These are demands of order and no words to be found, so the words are put aside.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from kb.language.folding import Word, fold_word, words
from kb.language.word_tables import table
from kb.search.grammar import without_operators
from kb.search.label_index import LabelIndex
from kb.search.stopwords import is_stopword, names_document

Order = Literal["", "by_date", "by_date_down"]
_HYPHENS = tuple("-‑–")
_LONGEST = 3  # words of a row of the table
_LETTERS = (4, 3, 2)  # by so many a word is like one of the table
NOT_SIGNED = ("draft", "initialled", "announced")
_STAGES = (("initialled", ("initialled",)), ("draft", ("draft",)), ("unsigned", NOT_SIGNED))
_ASIDE = ("initialled", "draft", "unsigned", "replacing", "amending", "literature")
_NEAR = 2  # words from a word that is often no superlative to that for a document
_ORDERS: tuple[tuple[Order, str, str], ...] = (("by_date", "earliest", "first"), ("by_date_down", "latest", "last"))


class AskedOrder(NamedTuple):
    """What is to come first: by which order in time, if one is asked for, and the words that ask for it."""

    order: Order = ""
    text: str = ""


def asked_order(text: str, vocabulary: LabelIndex) -> tuple[str, AskedOrder]:
    """Return a question without its words for what is to come first, and the order in time that they ask for.

    What is quoted is left, and so is a question with nothing else in it, if it does not ask for a stage.
    """
    if not says_what_first(text):
        return text, AskedOrder()
    row, folded = _folded(text)
    order, aside = _order(text, row, folded, vocabulary)
    gone = [*aside]
    for key in _ASIDE:
        gone += [word for start, end in _spans(key, folded) for word in row[start:end]]
    free = without_operators(text)
    rest = _without(text, [word for word in gone if free[word.start : word.end] == word.text])
    if all(is_stopword(fold_word(rest_word.text)) for rest_word in words(rest)):
        return ("", AskedOrder()) if stages(text)[0] else (text, AskedOrder())
    return rest, order


def _order(
    text: str, row: Sequence[Word], folded: Sequence[str], vocabulary: LabelIndex
) -> tuple[AskedOrder, Sequence[Word]]:
    """Return the order in time that a question asks for, and the words to be put aside for it."""
    written = [names_document(word) or _says("documents", [word]) for word in folded]
    for first, last, name, _kind in vocabulary.names_in([word.text for word in row]):
        written[first:last] = [name == "kind" or is_document for is_document in written[first:last]]
    for order, sure, often in _ORDERS:
        for place, word in enumerate(row):
            rows = (folded[place : place + size] for size in (2, 1))
            size = next((len(folded_row) for folded_row in rows if _says(sure, folded_row)), 0)
            superlative = size and any(written)
            if not superlative and _says(often, folded[place : place + 1]):
                size, superlative = 1, text[word.start - 1 : word.start] not in _HYPHENS
                superlative = superlative and _is_superlative(row, written, place)
            if superlative and not text[: word.start].count('"') % 2:
                phrase = row[place : place + size]
                return AskedOrder(order, text[word.start : phrase[-1].end]), [*phrase, *_aside(row, folded)]
    return AskedOrder(), ()


def stages(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a question that say how far a document came, and the stages that they stand for."""
    row, folded = _folded(text)
    for key, stage_names in _STAGES if any(map(_begins, folded)) else ():
        spans = _spans(key, folded)
        if spans:
            start, end = spans[0]
            return text[row[start].start : row[end - 1].end], stage_names
    return "", ()


def said_for(key: str, text: str) -> str:
    """Return the words of a question that are those of a row of the table, "" where none are."""
    row, folded = _folded(text)
    return next((text[row[start].start : row[end - 1].end] for start, end in _spans(key, folded)), "")


def _folded(text: str) -> tuple[list[Word], list[str]]:
    row = words(text)
    return row, [fold_word(word.text) for word in row]


def says_what_first(text: str) -> bool:
    """Return whether any word begins as a row of words does that says what is to come first: few questions have one."""
    return any(_begins(fold_word(word.text)) for word in words(text))


@lru_cache(maxsize=20_000)
def _begins(word: str) -> bool:
    return any(f"{word} "[:size] in _beginnings() for size in _LETTERS)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first letters of the rows of words, a blank behind short ones."""
    keys = (*_ASIDE, *(key for _order, *order_keys in _ORDERS for key in order_keys))
    firsts = [row.partition("_")[0] for key in keys for row in table("leading")[key].split()]
    return frozenset(f"{first} ".partition("*")[0][: max(_LETTERS)] for first in firsts)


def _spans(key: str, folded: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words of a row of the table stand, the longest of them first."""
    return [
        (start, start + size)
        for size in range(_LONGEST, 0, -1)
        for start in range(len(folded) - size + 1)
        if _says(key, folded[start : start + size])
    ]


def _aside(row: Sequence[Word], folded: Sequence[str]) -> list[Word]:
    """Return the words of a question that call what is asked for a document of any kind, or one between two."""
    return [word for word, folded_word in zip(row, folded, strict=True) if _says("documents", [folded_word])]


def _without(text: str, gone: Sequence[Word]) -> str:
    """Return a text with blanks where some of its words stand."""
    for word in gone:
        text = text[: word.start] + " " * (word.end - word.start) + text[word.end :]
    return text


def _is_superlative(row: Sequence[Word], written: Sequence[bool], place: int) -> bool:
    """Return whether a word that may be a rank stands before one for a document, and neither in a name nor as after."""
    behind = row[place + 1 : place + 1 + _NEAR]
    named = bool(behind) and row[place].text[0].isupper() and behind[0].text[0].isupper()
    after = place > 0 and _says("after", [fold_word(row[place - 1].text)])
    return any(written[place + 1 : place + 1 + _NEAR]) and not named and not after


def _says(key: str, folded: Sequence[str]) -> bool:
    """Return whether words, folded, are those of a row of the table."""
    letters, size = (folded[0][:1], ""), len(folded)
    rows = (row for letter in letters for row in _rows(key).get((size, letter), ()))
    return any(all(map(_is, folded, row)) for row in rows)


def _is(word: str, wanted: tuple[str, str, str]) -> bool:
    before, star, after = wanted
    if not star:
        return word == before
    return len(word) >= len(before) + len(after) and word.startswith(before) and word.endswith(after)


@cache
def _rows(key: str) -> Mapping[tuple[int, str], Sequence[Sequence[tuple[str, str, str]]]]:
    """Return the entries of a row of the table by how many words they have and the first letter of the first.

    Each word stands as what is before and after the ending that may be any; no letter where it begins with that.
    """
    rows: dict[tuple[int, str], list[list[tuple[str, str, str]]]] = {}
    for entry in table("leading")[key].split():
        row = [word.partition("*") for word in entry.split("_")]
        rows.setdefault((len(row), row[0][0][:1]), []).append(row)
    return rows
