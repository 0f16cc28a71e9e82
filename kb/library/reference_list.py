"""Formatted reference lists as values: entries for the writers, counts and notes for readers."""

from dataclasses import dataclass, field

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.domain.manuscripts import number_spans
from kb.domain.records import Record
from kb.gost.families import list_word


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference(FormattedEntry):
    """A reference with its record's status."""

    status: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What a reader of the list must know: entries printed, unidentified among them, left out, numbers missing.

    `unlisted` are the citekeys of what is left out because the style lists no works of its kind.
    """

    printed: int = 0
    unidentified: int = 0
    probable: int = 0
    left_out: int = 0
    missing: tuple[int, ...] = ()
    unlisted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList(FormattedList):
    """A formatted list in a style and an order, its counts, and the records that its entries are of, in its order."""

    style: str
    order: str
    entries: tuple[ListedReference, ...]
    counts: Counts = Counts()
    records: tuple[Record, ...] = field(default=(), repr=False)


def notes(counts: Counts, lang: str) -> tuple[str, ...]:
    """Return what a reader must know of a list, in words of its language; what the style lists not is named by key."""
    lines = []
    if counts.unidentified:
        lines.append(list_word("unidentified", lang).format(counts.unidentified))
    if unchosen := counts.left_out - len(counts.unlisted):
        lines.append(list_word("left-out", lang).format(unchosen))
    if counts.unlisted:
        lines.append(list_word("unlisted", lang).format(", ".join(counts.unlisted)))
    if counts.missing:
        lines.append(list_word("missing", lang).format(number_spans(counts.missing)))
    return tuple(lines)
