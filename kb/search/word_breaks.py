"""Words that were joined or torn apart by a slip of the hand, put right where the index knows the words meant."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from kb.language.folding import fold_word
from kb.language.sounds import as_heard
from kb.language.word_tables import table
from kb.messages import Message
from kb.search.grammar import Wanted
from kb.search.stopwords import is_asking, is_stopword, is_verb

_SHORTEST_JOINED, _SHORTEST_PART, _MOST_PARTS = 8, 3, 3
_MOST_PIECES, _LONGEST_PIECE = 6, 7  # of a torn word, and letters of each where it is torn in more than two
_SURE_PART, _LONG_ROW = 5, 10  # letters of each part of what ends as a verb, and letters for one part more
_SHORTEST_WHOLE, _MOST_CLIPPED = 5, 2  # letters of the whole word behind beginnings of others, and those beginnings
_BEFORE = frozenset(("и", "в", "с", "к", "о", "на", "по", "от", "об", "из", "за"))  # words that a next one is joined to
_MINISTRY = "мин", "министерство"  # what the name of a ministry begins with in one word, and in full
_FIGURES = r"([^\W\d_]{3,})(\d{1,4})"
_LONGEST_WHOLE = 12  # letters of what is likely no one word
_SHORTEST_HEARD, _LONG = 4, 6  # letters of a word spelt by ear, and of one alone, with a capital or behind a beginning


class Known(Protocol):
    """Tells in how many records a word is; a part of joined letters may be a shorter stem."""

    def __call__(self, word: str, part: bool = False) -> int:
        """Return the number of records."""


def repaired(
    row: Sequence[Wanted],
    known: Known,
    near: Callable[[str], bool],
    named: Callable[[Sequence[str]], bool],
    spelt: Callable[[str], bool],
    heard: Callable[[str], str],
) -> tuple[list[Wanted], list[Message]]:
    """Return the words with torn ones joined, joined ones parted and those spelt by ear as they are, and what was done.

    `near` tells whether a word is near some spelling or the beginning of one: such a word is left whole; `named`
    whether words are a name as they are: such words are left apart. What a short word is joined to or parted from is
    a word that is somewhere `spelt` so: of "на родине" there may be other forms. What is `heard` is the known
    word that sounds as one does, "" where none does.
    """
    mended: list[Wanted] = []
    notes: list[Message] = []
    place = 0
    while place < len(row):
        whole, pieces = _torn(row, place, known, named, spelt)
        typed = row[place].words[0]
        if not whole and known(typed):
            mended.append(row[place])
            place += 1
            continue
        if not whole and (whole := _torn_amiss(row[place : place + 2], known, near, heard)):
            pieces = 2
        sounding = "" if whole or not _is_misspelt(row, place, known) else _just_so(typed, heard(typed))
        parts = () if whole or sounding else _parted(row[place], known, near, spelt)
        parts = parts if whole or sounding or parts else _clipped_off(row[place], known, heard)
        parts = parts if whole or sounding or parts else _parted_by_ear(row[place], known, near, heard)
        if whole:
            mended.append(row[place]._replace(words=(whole,)))
            notes.append(Message("words-joined", given=_typed(row[place : place + pieces]), read=whole))
        elif sounding:
            mended.append(row[place]._replace(words=(sounding,)))
            notes.append(Message("word-heard", given=typed, read=sounding))
        elif parts:
            mended += [
                row[place]._replace(words=(part,), prefix=part in _clipped().values() and not known(part))
                for part in parts
            ]
            notes.append(Message("words-parted", given=typed, read=" ".join(parts)))
        else:
            mended.append(row[place])
        place += pieces
    return mended, notes


def _is_misspelt(row: Sequence[Wanted], place: int, known: Known) -> bool:
    """Return whether a word may be one spelt by ear: no name, no short word alone, and no record has it.

    An abbreviation may have its letters in the wrong order.
    """
    wanted = row[place]
    word, folded = wanted.words[0], fold_word(wanted.words[0])
    if word.isupper():
        return _is_free(wanted) and _SHORTEST_PART <= len(word) <= _LONGEST_PIECE and not known(word)
    return (
        _is_free(wanted)
        and len(word) >= (_SHORTEST_HEARD if len(row) > 1 else _LONG)
        and (word.islower() or (place == 0 and word.istitle() and len(word) >= _LONG))
        and not (known(word) or is_stopword(folded) or is_asking(folded))
    )


def _just_so(typed: str, sounding: str) -> str:
    """Return what a word sounds like; "" where one that looks like a verb sounds but nearly so: провести, проезде."""
    folded = fold_word(typed)
    nearly = as_heard(sounding) != as_heard(folded)
    return "" if nearly and is_verb(folded, known=False, spelt=False) else sounding


def _torn(
    row: Sequence[Wanted],
    place: int,
    known: Known,
    named: Callable[[Sequence[str]], bool],
    spelt: Callable[[str], bool],
) -> tuple[str, int]:
    """Return the word that stands torn from a place on, with the number of its pieces; "" and 1 where none does."""
    for size in range(_MOST_PIECES, 1, -1):
        pieces = row[place : place + size]
        if len(pieces) < size or (size > 2 and not _are_pieces([wanted.words[0] for wanted in pieces], known)):
            continue
        if whole := _joined(pieces, known, named, spelt):
            return whole, size
    return "", 1


def _torn_amiss(
    pieces: Sequence[Wanted], known: Known, near: Callable[[str], bool], heard: Callable[[str], str]
) -> str:
    """Return two torn pieces, of which no record has either, as the word that they sound as or are near to; else ""."""
    row = [wanted.words[0] for wanted in pieces if _is_free(wanted)]
    whole = "".join(row)
    torn = len(row) == 2 and min(map(len, row)) > _SHORTEST_PART and whole.islower() and not any(map(known, row))
    return heard(whole) or whole * near(whole) if torn and len(whole) >= _LONGEST_WHOLE else ""


def _are_pieces(row: Sequence[str], known: Known) -> bool:
    """Return whether words may be a word torn in more than two: short ones, of which two at least no record has."""
    return max(map(len, row)) <= _LONGEST_PIECE and sum(not known(word) for word in row) > 1


def _joined(
    pieces: Sequence[Wanted], known: Known, named: Callable[[Sequence[str]], bool], spelt: Callable[[str], bool]
) -> str:
    """Return words as one where one of them is unknown, the whole is known and they are no name as they are."""
    if len({wanted.field for wanted in pieces}) > 1 or not all(map(_is_free, pieces)):
        return ""
    row = [wanted.words[0] for wanted in pieces]
    little = any(is_stopword(fold_word(word)) for word in row)
    if all(map(known, row)):
        return ""
    whole = "".join(row)
    sure = spelt if little and len(row) == 2 else known
    return whole if sure(whole) and not named(row) else ""


def _typed(pieces: Sequence[Wanted]) -> str:
    return " ".join(wanted.words[0] for wanted in pieces)


def _parted(wanted: Wanted, known: Known, near: Callable[[str], bool], spelt: Callable[[str], bool]) -> tuple[str, ...]:
    word = wanted.words[0]
    figures = word[-1:].isdecimal() and re.fullmatch(_FIGURES, word)
    if figures and wanted.field == "any" and known(figures[1]) and not known(word):
        return figures[1], figures[2]
    if len(word) < _SHORTEST_JOINED or not _is_free(wanted) or known(word) or near(word) or is_asking(word):
        return ()
    least = _SURE_PART if is_verb(word, known=False, spelt=False) else _SHORTEST_PART
    beginning, whole = _MINISTRY
    if word.casefold().startswith(beginning) and known(word[len(beginning) :]) and known(whole):
        return whole, word[len(beginning) :]
    for most in range(2, _MOST_PARTS + len(word) // _LONG_ROW + 1):
        ways = [way for way in _ways(word, known, most) if way[0].casefold() not in _BEFORE or spelt(way[1])]
        ways = [way for way in ways if min(map(len, way)) >= least or least == _SHORTEST_PART]
        if ways:
            return max(ways, key=lambda way: (all(map(spelt, way)), min(map(len, way)), way))
    return next(_compounds(word, known, _MOST_CLIPPED), ()) if least == _SHORTEST_PART else ()  # no verb: саналады


def _parted_by_ear(
    wanted: Wanted, known: Known, near: Callable[[str], bool], heard: Callable[[str], str]
) -> tuple[str, ...]:
    """Return a long word parted into known ones and one that is spelt by ear; a letter alone may stand last."""
    word = wanted.words[0]
    if len(word) < _LONGEST_WHOLE or not _is_free(wanted) or known(word) or near(word):
        return ()
    firsts = [(place, _known_row(word[:place], known)) for place in range(len(word) - _SHORTEST_HEARD + 1)]
    lasts = [(place, _known_row(word[place:], known)) for place in range(_SHORTEST_HEARD, len(word) + 1)]
    rows = ((end - start, start, end, first, last) for start, first in firsts for end, last in lasts if first or last)
    for size, start, end, first, last in sorted(rows, key=lambda row: row[0]):
        rest_is_row = (first or not start) and (last or end in (len(word), len(word) - 1))
        sure = size >= _LONG or (size >= _SHORTEST_HEARD and len(word) - size >= _LONGEST_PIECE)
        meant = heard(word[start:end]) if sure and rest_is_row else ""
        if meant:
            return (*first, meant, *(last or word[end:]))
    return ()


def _known_row(letters: str, known: Known) -> tuple[str, ...]:
    """Return the words, known and not short, that letters are one or two of; () where they are not."""
    ways = (way for most in (1, 2) for way in _ways(letters, known, most) if min(map(len, way)) > _SHORTEST_PART)
    return next(ways, ())


def _clipped_off(wanted: Wanted, known: Known, heard: Callable[[str], str]) -> tuple[str, ...]:
    """Return the beginning of a word that others are made with, and the rest as it is spelt where it is by ear."""
    word = wanted.words[0]
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_WHOLE + 1) if _is_free(wanted) and not known(word) else ():
        beginning = _clipped().get(as_heard(word[:place].casefold()))
        rest = heard(word[place:]) if beginning and len(word) - place >= _LONG else ""
        if beginning and rest:
            return beginning, rest
    return ()


def _compounds(word: str, known: Known, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part a word into at most `most` beginnings of words and a known one."""
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_WHOLE + 1) if most else ():
        beginning, rest = _clipped().get(as_heard(word[:place].casefold())), word[place:]
        if beginning:
            whole = [(rest,)] if known(rest) else []
            yield from ((beginning, *others) for others in (*whole, *_compounds(rest, known, most - 1)))


@lru_cache(maxsize=1)
def _clipped() -> dict[str, str]:
    """Return the beginnings of words from which others are made, by what they sound like."""
    return {as_heard(word): word for word in table("asking")["clipped ru"].split()}


def _ways(word: str, known: Known, most: int) -> list[tuple[str, ...]]:
    """Return the ways to part a word into `most` known ones."""
    if most == 1:
        return [(word,)] if len(word) >= _SHORTEST_PART and known(word, part=True) else []
    ways = []
    for place in range(1, len(word) - _SHORTEST_PART + 1):
        if known(word[:place], part=True) if place >= _SHORTEST_PART else word[:place].casefold() in _BEFORE:
            ways += [(word[:place], *rest) for rest in _ways(word[place:], known, most - 1)]
    return ways


def _is_free(wanted: Wanted) -> bool:
    return wanted.words[0].isalpha() and not wanted.prefix
