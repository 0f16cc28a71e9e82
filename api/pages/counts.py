"""Counts of the collection, kept until the store changes."""

from functools import lru_cache

from kb.library import Library, statistics

Counts = dict[str, dict[str, int]]


def counts(library: Library) -> Counts:
    """Return the counts of the collection by scope, state, type, kind and topic."""
    return _counted(_Kept(library), statistics.of(library)["revision"], library.settings.database_url)


class _Kept:
    """A library that counts as equal to any other, so that the revision and the address decide."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4)
def _counted(kept: _Kept, _revision: int, _address: str) -> Counts:
    return statistics.counts(kept.library)
