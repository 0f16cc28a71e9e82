"""How near words are: what may have been meant by a word that is not known, and how many letters are amiss."""

from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType


@lru_cache(maxsize=1)
def _rapidfuzz() -> ModuleType:
    """Return the library that compares words: the one place that loads it, for most commands never compare any."""
    import rapidfuzz  # noqa: PLC0415 - a start does not wait for it
    import rapidfuzz.distance  # noqa: PLC0415
    import rapidfuzz.process  # noqa: PLC0415

    return rapidfuzz


def nearest(given: str, valid: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the valid words that look like `given`, best first."""
    process = _rapidfuzz().process
    found = process.extract(given[:80], list(valid), processor=str.casefold, limit=most, score_cutoff=60)
    return tuple(str(word) for word, _score, _index in found)


def edits(one: str, other: str) -> int:
    """Return the least number of letters to put in, take out, change or swap that makes one word the other."""
    return int(_rapidfuzz().distance.OSA.distance(one, other))
