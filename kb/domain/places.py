"""Places by their names: what a place was called on a day, what it is called today, in which region it lies."""

from collections.abc import Iterator
from typing import NamedTuple

from kb.domain.edtf import Edtf
from kb.domain.wording import Wording


class PlaceName(NamedTuple):
    """A name that a place bore from `since` to `until` (both inclusive; None: as far as our documents reach).

    `alternatives` are other spellings and languages' other names; `source` says where the change of name is stated.
    """

    name: Wording
    since: Edtf | None = None
    until: Edtf | None = None
    alternatives: tuple[str, ...] = ()
    source: str = ""

    def borne_on(self, date: Edtf) -> bool:
        """Return whether the place can have borne this name on a date."""
        begun = self.since is None or self.since.lower is None or date.upper is None or self.since.lower <= date.upper
        over = self.until is None or self.until.upper is None or date.lower is None or date.lower <= self.until.upper
        return begun and over


class Place(NamedTuple):
    """A place with its names in order of time, the last of them today's; `country` is the code of a party."""

    id: str
    country: str
    region: Wording
    names: tuple[PlaceName, ...]

    @property
    def today(self) -> Wording:
        """The name that the place bears today."""
        return self.names[-1].name

    def called(self, text: str) -> tuple[PlaceName, ...]:
        """Return the names of the place that a text is: it may have borne one of them twice."""
        wanted = text.strip().casefold()
        return tuple(name for name in self.names if wanted in {spelling.casefold() for spelling in spellings(name)})

    def on(self, date: Edtf) -> tuple[PlaceName, ...]:
        """Return the names that the place can have borne on a date."""
        return tuple(name for name in self.names if name.borne_on(date))


def spellings(name: PlaceName) -> Iterator[str]:
    """Yield every way in which a name is written."""
    yield from (text for _lang, text in name.name.items())
    yield from name.alternatives
