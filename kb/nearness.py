"""How near words are: what may have been meant by a word that is not known, and how many letters are amiss."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

_TELLING = 4  # letters from which a word says something as a part of another one


def nearest(text: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the valid words that look like `text`, best first."""
    from rapidfuzz import process  # noqa: PLC0415 - as kb.library.quick_open explains: few searches have a word amiss

    text = text[:80]
    alike = [word for word in valid if min(len(word), len(text)) >= _TELLING or abs(len(word) - len(text)) < 2]
    matches = process.extract(text, alike, processor=str.casefold, limit=most, score_cutoff=60)
    return tuple(str(word) for word, _score, _index in matches)


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
