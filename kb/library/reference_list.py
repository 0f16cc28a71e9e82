"""Lists of references as values: what the CSL writers take, and what our readers must know beside it."""

from dataclasses import dataclass, field

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference(FormattedEntry):
    """A reference with its record's status."""

    status: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What a reader of the list must know: entries printed, unidentified among them, left out, numbers missing."""

    printed: int = 0
    unidentified: int = 0
    probable: int = 0
    left_out: int = 0
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList(FormattedList):
    """A formatted list in a style and an order, its counts, and the records that its entries are of, in its order."""

    style: str
    order: str
    entries: tuple[ListedReference, ...]
    counts: Counts = Counts()
    records: tuple[Record, ...] = field(default=(), repr=False)
