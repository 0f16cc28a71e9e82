"""The words of a question while a plan is made, and how each is told to the reader."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, starmap
from typing import NamedTuple

from kb.domain.edtf import Edtf, civil
from kb.language.dates import date_in_words
from kb.language.folding import fold_word, spellings, words
from kb.search.analysis import Forms, asked_forms
from kb.search.asked_values import TypedValue
from kb.search.grammar import Wanted
from kb.search.index_values import FieldName, ReadWord
from kb.search.label_index import LabelIndex
from kb.search.schema import list_number
from kb.search.stopwords import is_initial, is_stopword
from kb.search.word_trees import FIELDS, NO_PART, AskedPart, year_of

_NO_FORMS = Forms("", (), (), ())
_VALUED: dict[str, FieldName] = {"kind": "kind", "party": "party", "place": "place"}  # operators
_MOST_NUMBERS = 1_000  # of a list, of which a hit may say that it is one


class LookedFor(NamedTuple):
    """A word, a value or a condition of the question with what stands for it, to tell why a record was found.

    `years` are the first and the last of a span of years, None at an open end; `rows` are rows of words that stand for
    it, of which a text has all in order.
    """

    text: str
    forms: Forms
    fields: tuple[FieldName, ...]
    things: frozenset[str] = frozenset()
    labels: tuple[Forms, ...] = ()
    topics: frozenset[str] = frozenset()
    near: int = 0
    prefix: bool = False
    values: frozenset[str] = frozenset()
    year: int | None = None
    sound: str = ""
    years: tuple[int | None, int | None] | None = None
    rows: tuple[tuple[str, ...], ...] = ()


class AskedWord:
    """One asked word while the plan is made; `understood`: it stands for something else too, alone or with others.

    `sound` is the key of the names that it was taken for; `kin`: it is a verb, and records have a noun of its root;
    `aside`: it asks for what somebody wrote or thinks whose name is beside it;
    `given`: what it says as a given name that may be there as an initial, 0.0 if it is none.
    """

    def __init__(self, wanted: Wanted, forms: Forms) -> None:
        self.wanted, self.forms = wanted, forms
        self.part: AskedPart = NO_PART
        self.near = 0
        self.begun = self.optional = self.understood = self.kin = self.aside = False
        self.given = 0.0
        self.sound = ""
        self.things: set[str] = set()
        self.topics: set[str] = set()
        self.narrower: set[str] = set()  # topics under those
        self.expansions: list[str] = []
        self.labels: list[str] = []
        self.rows: list[tuple[str, ...]] = []


@lru_cache(maxsize=5_000)
def label_words(label: str) -> tuple[str, ...]:
    """Return the words of a label that say something."""
    return tuple(word.text for word in words(label) if not is_stopword(fold_word(word.text)))


def plain_words(
    slots: Sequence[AskedWord], named: Collection[tuple[int, int]], vocabulary: LabelIndex
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, concept) for the plain words of a question outside of what is `named` in it.

    None in a reference that was pasted, by its initials: a title is looked for as it is.
    """
    typed = [slot.wanted.words[0] for slot in slots]
    taken = {*chain.from_iterable(starmap(range, named))}
    free = [slot.wanted.field == "any" and not slot.wanted.prefix for slot in slots]
    runs = groupby(range(len(slots)), lambda place: free[place] and place not in taken)
    for first, *others in () if any(map(is_initial, typed)) else (run for is_free, run in runs if is_free):
        for start, end, concept in vocabulary.words_in(typed[first : first + 1 + len(others)]):
            if not all(is_stopword(slot.forms.surface) for slot in slots[first + start : first + end]):
                yield first + start, first + end, concept


def account(slot: AskedWord) -> ReadWord:
    """Return how a word was read."""
    folded = slot.forms.surface
    spelt = [text for text in dict.fromkeys(slot.expansions) if fold_word(text) != folded]
    topic = min(slot.topics, default=None)
    return ReadWord(
        slot.wanted.words[0], slot.wanted.field, False, tuple(spelt), topic, slot.near > 0, slot.optional, slot.begun
    )


def looked_for(slot: AskedWord) -> LookedFor:
    """Return a word with all that tells why a record was found by it."""
    rows = map(label_words, slot.labels)
    labels = dict.fromkeys(row[0] for row in rows if len(row) == 1)  # a word of several is another word
    return LookedFor(
        slot.wanted.words[0],
        slot.forms,
        FIELDS[slot.wanted.field],
        frozenset(slot.things),
        tuple(asked_forms(word) for word in labels),
        frozenset(slot.topics | slot.narrower),
        slot.near,
        slot.wanted.prefix or slot.begun,
        frozenset(),
        None if slot.wanted.prefix else year_of(slot.wanted),
        slot.sound,
        rows=tuple(slot.rows),
    )


def looked_for_value(value: TypedValue, manuscript: str) -> LookedFor:
    """Return a value with what tells that a record was found by it; its number is that of a manuscript."""
    texts = [*value.identifiers, *(date.text for date in (value.date, value.other_date) if date)]
    if value.number is not None:
        texts.append(list_number(manuscript, value.number) if manuscript else str(value.number))
    rows = _rows_of(value)
    return LookedFor(value.text, _NO_FORMS, (), values=frozenset(texts), years=_years(value.date), rows=rows)


def _rows_of(value: TypedValue) -> tuple[tuple[str, ...], ...]:
    """Return the words in a row by which texts say a value: a day or a month in words, a number as it was typed."""
    date = value.date
    if date and date.precision in ("day", "month") and date.lower is not None:
        year, month, day = civil(date.lower)
        date_texts = date_in_words(year, month, day if date.precision == "day" else None)
        return tuple(tuple(spellings(text)) for _lang, text in date_texts)
    row = tuple(spellings(value.text))
    return (row,) if len(row) > 1 and value.identifiers else ()


def looked_for_conditions(read: Iterable[tuple[str, str]], manuscript: str) -> Iterator[LookedFor]:
    """Yield the conditions of a question on values and persons with what tells that a record has them."""
    for operator, value in read:
        text = f"{operator}:{value}"
        low, _, high = value.partition("..")
        first, last = (int(bound) if bound.isdecimal() else None for bound in (low, high if ".." in value else low))
        if operator in _VALUED:
            yield LookedFor(text, _NO_FORMS, (_VALUED[operator],), values=frozenset(value.split(",")))
        elif operator == "topic":
            yield LookedFor(text, _NO_FORMS, (), topics=frozenset(value.split(",")))
        elif operator == "person":
            yield from (LookedFor(text, asked_forms(word), ("name",)) for word in spellings(value) if len(word) > 1)
        elif operator == "year":
            yield LookedFor(text, _NO_FORMS, (), years=(first, last))
        elif operator == "number" and first is not None and last is not None:
            numbers = range(first, min(last, first + _MOST_NUMBERS) + 1)
            values = (list_number(manuscript, number) if manuscript else str(number) for number in numbers)
            yield LookedFor(text, _NO_FORMS, (), values=frozenset(values))


def _years(date: Edtf | None) -> tuple[int | None, int | None] | None:
    """Return the years that a date of years or seasons spans; None for a day, a month or no date."""
    if date is None or date.precision in ("day", "month"):
        return None
    return civil(date.lower)[0] if date.lower is not None else None, civil(date.upper)[
        0
    ] if date.upper is not None else None
