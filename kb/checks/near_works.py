"""Works among which those that may be another one are found without looking at all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kb.checks.likeness import Likeness, Traits, compared
from kb.checks.shared_words import FEWEST
from kb.domain.item_types import LEGAL

_RAREST = 6  # words of a title that are looked up
_MOST = 1000  # works that a word or a name may be of and still tell works: so a library takes time as it grows


class KnownWorks:
    """Works by what tells them from others: those that may be a given one are found without looking at all."""

    def __init__(self, works: Iterable[Traits]) -> None:
        self.works: dict[str, Traits] = {}
        self._by: dict[str, set[str]] = defaultdict(set)
        for work in works:
            self.works[work.citekey] = work
            for sign in _signs(work):
                self._by[sign].add(work.citekey)

    def like(self, work: Traits) -> list[Likeness]:
        """Return the works that are or may be this work, the likest first."""
        near = (compared(work, self.works[key]) for key in self._near(work) if key != work.citekey)
        return sorted(filter(None, near), key=lambda like: (like.certainty != "exact", -like.share, like.citekey))

    def _near(self, work: Traits) -> set[str]:
        """Return the works that share a mark with this one, or two of the rarest words of its titles.

        Where most works have a word, those of the same title or, with two words in common, of the same author.
        """
        words = {word for word in _words(work) if word in self._by}
        telling = [word for word in words if len(self._by[word]) <= _MOST]
        rare = sorted(telling, key=lambda word: (len(self._by[word]), word))[:_RAREST]
        counted = Counter(key for word in rare for key in self._by[word])
        least = 2 if len(words) >= FEWEST else 1
        near = {key for mark in _marks(work) for key in self._by.get(mark, ())}
        near |= {key for key, times in counted.items() if times >= least}
        if len(telling) < len(words):
            alike = {key for sign in _alike(work) if len(keys := self._by.get(sign, set())) <= _MOST for key in keys}
            near |= {key for key in alike if len(words & _words(self.works[key])) >= least}
        return near

    def on_day(self, work: Traits) -> list[Traits]:
        """Return the acts of the same kind on the same day."""
        keys = {key for day in work.days for key in self._by.get(f"day:{day}", ())}
        return [act for key in sorted(keys) if (act := self.works[key]).type in LEGAL and act.kind == work.kind]


def _signs(work: Traits) -> Iterator[str]:
    yield from _marks(work)
    yield from _alike(work)
    yield from _words(work)


def _words(work: Traits) -> set[str]:
    return {word for title in work.titles for word in title}


def _alike(work: Traits) -> Iterator[str]:
    """Yield what works that differ in no common word may be told by: their titles, their authors."""
    yield from (f"title:{' '.join(sorted(title))}" for title in work.titles)
    yield from (f"name:{name}" for name, _initial in work.names)


def _marks(work: Traits) -> Iterator[str]:
    yield from work.identifiers
    if work.type in LEGAL:
        yield from (f"day:{day}" for day in work.days)
        yield from (f"number:{number}" for number in work.numbers)
