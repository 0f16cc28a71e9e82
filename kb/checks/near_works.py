"""Works among which those that may be another one are found without looking at all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kb.checks.likeness import Likeness, Traits, compared
from kb.checks.shared_words import FEWEST
from kb.domain.item_types import LEGAL

_RAREST = 6  # words of a title that are looked up


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
        return sorted(
            filter(None, near), key=lambda likeness: (likeness.certainty != "exact", -likeness.share, likeness.citekey)
        )

    def _near(self, work: Traits) -> set[str]:
        """Return the works that share a mark with this one, or two of the rarest words of its titles."""
        words = {word for title in work.titles for word in title if word in self._by}
        rare = sorted(words, key=lambda word: (len(self._by[word]), word))[:_RAREST]
        counted = Counter(key for word in rare for key in self._by[word])
        least = 2 if len(words) >= FEWEST else 1
        marked = {key for mark in _marks(work) for key in self._by.get(mark, ())}
        return marked | {key for key, times in counted.items() if times >= least}

    def on_day(self, work: Traits) -> list[Traits]:
        """Return the acts of the same kind on the same day."""
        keys = {key for day in work.days for key in self._by.get(f"day:{day}", ())}
        return [act for key in sorted(keys) if (act := self.works[key]).type in LEGAL and act.kind == work.kind]


def _signs(work: Traits) -> Iterator[str]:
    yield from _marks(work)
    yield from {word for title in work.titles for word in title}


def _marks(work: Traits) -> Iterator[str]:
    yield from work.identifiers
    if work.type in LEGAL:
        yield from (f"day:{day}" for day in work.days)
        yield from (f"number:{number}" for number in work.numbers)
