"""What is audited, and what is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kb.domain.edtf import Edtf
from kb.domain.records import Record
from kb.manuscript.audit.audited_entries import AuditedEntry, EntriesByNumber
from kb.manuscript.marker_grammar import MarkerItem
from kb.manuscript.reading import PlacedMarker
from kb.messages import Message

KINDS = (
    "number-without-entry", "entry-never-cited", "one-work-two-numbers", "first-mention-order", "locator-outside-pages",
    "law-not-in-force-on-the-date-named", "marker-form", "locator-language", "dead-number", "missing-fields", "gap",
    "author-spelt-two-ways", "link-without-access-date", "list-order", "list-missing", "list-defect",
    "text-unlike-entry",
)  # fmt: skip
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect: its kind, how grave it is, the line (1-based) of the text or the list, what stands there, what to do.

    `repair` is what may safely stand there instead, "" where nobody but the writer can tell. `part` is "" for the
    text, else table, text box, footnote, endnote or list. `span` is the place of a marker in the text.
    """

    kind: str
    severity: Severity
    line: int
    raw: str
    cause: Message
    part: str = ""
    section: str = ""
    repair: str = ""
    span: tuple[int, int] = (-1, -1)


class EndOfForce(NamedTuple):
    """That an act was no more in force: since which date, and which record ended it."""

    date: str
    by: str = ""


class KnownForce(NamedTuple):
    """What the collection knows of the acts of a list: whether one had ended on a date, when one was adopted."""

    ended: Callable[[Record, Edtf], EndOfForce | None]
    adopted: Callable[[Record], Edtf | None]


class CitedItem(NamedTuple):
    """A citation item with its marker and the entry it cites; None where there is none."""

    placed: PlacedMarker
    item: MarkerItem
    entry: AuditedEntry | None


@dataclass(frozen=True, slots=True)
class AuditedManuscript:
    """A manuscript to be audited. `text` is the whole text, `language` its language; a list may be empty.

    `in_doubt` are the numbers that several entries have.
    """

    text: str
    language: str
    markers: tuple[PlacedMarker, ...]
    entries: tuple[AuditedEntry, ...]
    cited: tuple[CitedItem, ...]
    in_doubt: frozenset[int] = frozenset()


def audited_manuscript(
    text: str, language: str, markers: Sequence[PlacedMarker], entries: Sequence[AuditedEntry]
) -> AuditedManuscript:
    """Return a manuscript with each citation beside its entry."""
    meant = EntriesByNumber(entries)
    cited = tuple(
        CitedItem(placed, item, meant.cited_by(item)) for placed in markers for item in placed.marker.items
    )  # fmt: skip
    return AuditedManuscript(text, language, tuple(markers), tuple(entries), cited, meant.in_doubt)


def finding_at_marker(kind: str, severity: Severity, placed: PlacedMarker, cause: Message, repair: str = "") -> Finding:
    """Return a finding at a marker."""
    marker = placed.marker
    raw = marker.raw if repair else marker.shown
    return Finding(kind, severity, placed.block + 1, raw, cause, placed.place, placed.section, repair, marker[:2])


def finding_at_entry(kind: str, severity: Severity, entry: AuditedEntry, cause: Message) -> Finding:
    """Return a finding at an entry of the list."""
    shown = entry.number if entry.number is not None else entry.label
    number = f"{shown}. " if shown or shown == 0 else f"{entry.key}: " if entry.key else ""
    return Finding(kind, severity, entry.line, f"{number}{entry.text}"[:200], cause, "list")
