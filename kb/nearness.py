"""How near words are: what may have been meant by a word that is not known, and how many letters are amiss."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice

_TELLING = 4  # letters from which a word says something as a part of another one
_LIKE = 0.6  # of the letters of a word, those in their place, from which it may be the other one
_PART = r"[^\W_]+"
_LOOKED_AT, _MOST = 60, 3


def nearest(text: str, valid: Iterable[str]) -> tuple[str, ...]:
    """Return up to three of the valid words that look like `text`, best first; none where all are far."""
    from rapidfuzz import process  # noqa: PLC0415 - as kb.library.quick_open explains: few searches have a word amiss

    text = text[:80]
    alike = [word for word in valid if min(len(word), len(text)) >= _TELLING or abs(len(word) - len(text)) < 2]
    matches = process.extract(text, alike, processor=str.casefold, limit=_LOOKED_AT, score_cutoff=60)
    words = (str(word) for word, _score, _index in matches)
    return tuple(islice((word for word in words if _looks_like(text.casefold(), word.casefold())), _MOST))


def _looks_like(text: str, word: str) -> bool:
    """Return whether a text is nearly a word, stands whole in it, or has most of its letters in parts like its own."""
    if _similar(text, word):
        return True
    typed, known = re.findall(_PART, text), re.findall(_PART, word)
    joined = "".join(typed)
    if len(joined) >= _TELLING and joined in "".join(known):
        return True
    same = sum(len(part) for part in typed if any(_is_part(part, other) for other in known))
    return same >= _LIKE * len(joined) > 0


def _is_part(part: str, other: str) -> bool:
    """Return whether a part is another one, mistyped or by halves."""
    return part == other or (len(part) >= _TELLING and (other.startswith(part) or _similar(part, other)))


def _similar(first: str, second: str) -> bool:
    longest = max(len(first), len(second))
    return longest > 0 and 1 - edits(first, second) / longest >= _LIKE


def edits(first: str, second: str) -> int:
    """Return the least number of letters to put in, take out, change or swap that makes one word the other."""
    return _distance()(first, second)


def within(word: str, others: Sequence[str], most: int) -> list[str]:
    """Return those words that are at most so many edits away, in their order."""
    from rapidfuzz import process  # noqa: PLC0415 - as above

    near = process.extract(word, others, scorer=_distance(), processor=None, limit=None, score_cutoff=most)
    return [others[place] for place in sorted(place for _word, _edits, place in near)]


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    return OSA.distance
