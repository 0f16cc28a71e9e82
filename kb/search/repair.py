"""Words that were joined or torn apart by a slip of the hand, put right where the index knows the words meant."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kb.language.folding import fold_word
from kb.language.word_tables import table
from kb.messages import Message
from kb.search.grammar import Wanted
from kb.search.stopwords import is_asking, is_stopword, is_verb

_SHORTEST_JOINED, _SHORTEST_PART, _MOST_PARTS = 8, 3, 3
_SHORTEST_WHOLE, _MOST_CLIPPED = 5, 2  # letters of the whole word behind beginnings of others, and those beginnings
_BEFORE = frozenset(("и", "в", "с", "к", "о", "на", "по", "от", "об", "из", "за"))  # words that a next one is joined to
_MINISTRY = "мин", "министерство"  # what the name of a ministry begins with in one word, and in full
_FIGURES = re.compile(r"([^\W\d_]{3,})(\d{1,4})")
Known = Callable[[str], int]  # in how many records a word is


def repaired(
    row: Sequence[Wanted],
    known: Known,
    near: Callable[[str], bool],
    named: Callable[[Sequence[str]], bool],
    spelt: Callable[[str], bool],
) -> tuple[list[Wanted], list[Message]]:
    """Return the words with torn ones joined and joined ones parted, and what was done.

    `near` tells whether a word is near some spelling or the beginning of one: such a word is left whole; `named`
    whether words are a name as they are: such words are left apart. What a short word is joined to or parted from is
    a word that is somewhere `spelt` so: of "на родине" there may be other forms.
    """
    mended: list[Wanted] = []
    notes: list[Message] = []
    place = 0
    while place < len(row):
        pair = row[place : place + 2]
        whole = _joined(pair, known, spelt)
        if whole and named([word for wanted in pair for word in wanted.words]):
            whole = ""
        parts = () if whole else _parted(row[place], known, near, spelt)
        typed = row[place].words[0]
        if whole:
            mended.append(row[place]._replace(words=(whole,)))
            notes.append(Message("words-joined", given=f"{typed} {row[place + 1].words[0]}", read=whole))
            place += 1
        elif parts:
            mended += [
                row[place]._replace(words=(part,), prefix=part in _clipped() and not known(part)) for part in parts
            ]
            notes.append(Message("words-parted", given=typed, read=" ".join(parts)))
        else:
            mended.append(row[place])
        place += 1
    return mended, notes


def _joined(pair: Sequence[Wanted], known: Known, spelt: Callable[[str], bool]) -> str:
    """Return two words as one where one of them is unknown and the whole is known."""
    if len(pair) < 2 or pair[0].field != pair[1].field or not all(_is_free(wanted) for wanted in pair):
        return ""
    first, other = pair[0].words[0], pair[1].words[0]
    if known(first) and known(other):
        return ""
    small = is_stopword(fold_word(first)) or is_stopword(fold_word(other))
    return first + other if (spelt if small else known)(first + other) else ""


def _parted(wanted: Wanted, known: Known, near: Callable[[str], bool], spelt: Callable[[str], bool]) -> tuple[str, ...]:
    word = wanted.words[0]
    figures = _FIGURES.fullmatch(word)
    if figures and wanted.field == "any" and known(figures[1]) and not known(word):
        return figures[1], figures[2]
    if (
        len(word) < _SHORTEST_JOINED
        or not _is_free(wanted)
        or known(word)
        or near(word)
        or is_asking(word)
        or is_verb(word, known=False, spelt=False)
    ):
        return ()
    beginning, whole = _MINISTRY
    if word.casefold().startswith(beginning) and known(word[len(beginning) :]) and known(whole):
        return whole, word[len(beginning) :]
    for most in range(2, _MOST_PARTS + 1):
        ways = [way for way in _ways(word, known, most) if way[0].casefold() not in _BEFORE or spelt(way[1])]
        if ways:
            return max(ways, key=lambda way: (min(map(len, way)), way))
    return next(_compounds(word, known, _MOST_CLIPPED), ())


def _compounds(word: str, known: Known, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part a word into at most `most` beginnings of words and a known one."""
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_WHOLE + 1) if most else ():
        if word[:place].casefold() in _clipped():
            rest = word[place:]
            whole = [(rest,)] if known(rest) else []
            yield from ((word[:place], *others) for others in (*whole, *_compounds(rest, known, most - 1)))


@lru_cache(maxsize=1)
def _clipped() -> frozenset[str]:
    return frozenset(table("asking")["clipped ru"].split())


def _ways(word: str, known: Known, most: int) -> list[tuple[str, ...]]:
    """Return the ways to part a word into `most` known ones."""
    if most == 1:
        return [(word,)] if len(word) >= _SHORTEST_PART and known(word) else []
    ways = []
    for place in range(1, len(word) - _SHORTEST_PART + 1):
        if known(word[:place]) if place >= _SHORTEST_PART else word[:place].casefold() in _BEFORE:
            ways += [(word[:place], *rest) for rest in _ways(word[place:], known, most - 1)]
    return ways


def _is_free(wanted: Wanted) -> bool:
    return wanted.words[0].isalpha() and not wanted.prefix
