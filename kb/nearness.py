"""How near words are: what may have been meant by a word that is not known, and how many letters are amiss."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


def nearest(text: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the valid words that look like `text`, best first."""
    matches = process.extract(text[:80], list(valid), processor=str.casefold, limit=most, score_cutoff=60)
    return tuple(str(word) for word, _score, _index in matches)


def edits(first: str, second: str) -> int:
    """Return the least number of letters to put in, take out, change or swap that makes one word the other."""
    return int(OSA.distance(first, second))
