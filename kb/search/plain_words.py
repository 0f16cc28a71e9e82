"""Plain words of the field in a question: боеголовка, shore, жағалау. Records may say them otherwise."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, starmap

from kb.search.asked_words import AskedWord
from kb.search.label_index import LabelIndex
from kb.search.stopwords import is_initial, is_stopword

Span = tuple[int, int]


def plain_words(
    slots: Sequence[AskedWord], named: Collection[Span], vocabulary: LabelIndex
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, concept) for the plain words of a question outside of what is `named` in it.

    None in a reference that was pasted, by its initials: a title is looked for as it is.
    """
    typed = [slot.wanted.words[0] for slot in slots]
    taken = {*chain.from_iterable(starmap(range, named))}
    for start, end, concept in () if any(map(is_initial, typed)) else vocabulary.words_in(typed):
        row = slots[start:end]
        free = taken.isdisjoint(range(start, end)) and not all(is_stopword(slot.forms.surface) for slot in row)
        if free and all(slot.wanted.field == "any" and not slot.wanted.prefix for slot in row):
            yield start, end, concept
