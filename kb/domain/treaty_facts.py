"""What treaty collections and libraries record of a document beside its parties and actions.

The evidence behind a value stands with the record. `FACTS` lists the record's attributes that hold such values: the
formats, the store and the JSON answers take them from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.domain.clauses import Clause
from kb.domain.edtf import Edtf
from kb.domain.prose import NO_PROSE, Prose

SERIES = ("unts", "lnts")


@dataclass(frozen=True, slots=True)
class Depositary:
    """Who keeps the treaty (Vienna Convention 1969, art. 76): the code of a party, or a name where none has it.

    `capacity` is that of parties ("government").
    """

    party: str
    capacity: str = ""
    origin: str = "supplied"


@dataclass(frozen=True, slots=True)
class AuthenticText:
    """A language in which the text is authentic (art. 33): equally with the others, unless one `prevails`."""

    lang: str
    prevails: bool = False
    origin: str = "supplied"


@dataclass(frozen=True, slots=True)
class Publication:
    """A place of official publication or registration (art. 80; UN Charter, art. 102).

    `series` is a key of the terms ("series" group: unts, lnts) or a name; `volume` and `page` as in "165 LNTS 19";
    `number` is that of an issue ("№ 4"); `item` the document's own number there: of registration ("3802", "I-41547") or
    of an article ("ст. 3608"); `date` is the day or the year of publication.
    """

    series: str
    volume: str = ""
    number: str = ""
    item: str = ""
    page: str = ""
    date: Edtf | None = None
    origin: str = "supplied"

    @property
    def cited_as(self) -> str:
        """The series as citations name it: UNTS, LNTS, else its name."""
        return self.series.upper() if self.series in SERIES else self.series

    @property
    def citation(self) -> str:
        """The place in a line that needs no language: "165 LNTS 19, No. 3802", "Bulletin, 2010, No. 4, item 24"."""
        short = self.series in SERIES
        place = " ".join(filter(None, (self.volume, self.cited_as, self.page))) if short else self.cited_as
        further = [] if short else [self.volume and f"vol. {self.volume}", self.page and f"p. {self.page}"]
        number, item = self.number and f"No. {self.number}", self.item and f"{'No.' if short else 'item'} {self.item}"
        year = self.date.text[:4] if self.date and not short else ""
        return ", ".join(filter(None, (place, year, number, item, *further)))


@dataclass(frozen=True, slots=True)
class Reservation:
    """A party's reservation, declaration or objection (art. 2, 19-23): `kind` is a key of the terms `reservation`.

    `article` is what it is to; `note` says it in our words; `withdrawn` is when it was taken back (art. 22).
    """

    kind: str
    party: str
    date: Edtf | None = None
    withdrawn: Edtf | None = None
    article: str = ""
    origin: str = "supplied"
    note: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class WebLink:
    """Where something of the document can be read: `kind` is of the terms `web_link`, `read` the day it was read."""

    kind: str
    url: str
    lang: str = ""
    read: Edtf | None = None
    note: Prose = NO_PROSE


FACTS: Mapping[str, type[Any]] = {
    "clauses": Clause,
    "depositaries": Depositary,
    "authentic_texts": AuthenticText,
    "publications": Publication,
    "reservations": Reservation,
    "web_links": WebLink,
}
