"""Chronology: every dated action of documents, in one order.

Order: earliest day, then latest day, then a stable key; an open start sorts before all, an open end after all.
A legal or policy document whose date is known but has no action is entered once, as "issued".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.domain.edtf import Edtf
from kb.domain.records import Action, Evidence, Record, Wording

FIRST_DAY = -(10**12)
LAST_DAY = 10**12
LEGAL_TYPES = ("treaty", "legislation", "regulation", "bill", "legal_case", "hearing")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened between the parties and is not a document, with the place where the text dates it."""

    id: str
    date: Edtf
    label: Wording
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    remarks: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronology: an action of a record (or an event) with the key that orders it."""

    key: str
    kind: str
    date: Edtf | None
    place: str = ""
    party: str = ""
    act: str = ""
    origin: str = "supplied"
    note: str = ""
    record: Record | None = field(default=None, compare=False)
    event: Event | None = field(default=None, compare=False)

    @property
    def order(self) -> tuple[int, int, str]:
        """The sort key; undated entries come last, by key."""
        return (*bounds(self.date), self.key)


def bounds(date: Edtf | None) -> tuple[int, int]:
    """Give (earliest, latest) as finite numbers that sort open and missing ends right."""
    if date is None:
        return LAST_DAY, LAST_DAY
    lower = FIRST_DAY if date.lower is None else date.lower
    return lower, LAST_DAY if date.upper is None else date.upper


def entries(record: Record) -> Iterator[Entry]:
    """Yield the entries of one record: its dated actions; failing those, its date or the fact that it has none."""
    dated = [(position, action) for position, action in enumerate(record.actions) if action.date]
    for position, action in dated:
        yield _entry(record, position, action)
    if dated or not is_document(record):
        return
    yield Entry(f"{record.citekey}:issued", "issued", record.issued, origin=record.issued_origin or "supplied")


def event_entry(event: Event) -> Entry:
    """Give the entry of an event."""
    origin = "identified" if any(item.source for item in event.evidence) else "stated"
    return Entry(f"{event.id}:event", "event", event.date, origin=origin, event=event)


def is_document(record: Record) -> bool:
    """Whether a record belongs in a chronology of documents: of a legal type, or of a named kind."""
    return record.type in LEGAL_TYPES or record.kind != ""


def issued(record: Record) -> Edtf | None:
    """Give the date of a document by the rule: signature, else adoption, else what the record says.

    An identified date is taken before a stated one.
    """
    for kind in ("signature", "adoption"):
        found = [action for action in record.actions_of(kind) if action.date]
        for origin in ("identified", "stated", "supplied"):
            for action in found:
                if action.origin == origin:
                    return action.date
    return record.issued


def _entry(record: Record, position: int, action: Action) -> Entry:
    return Entry(
        f"{record.citekey}:{position:03d}",
        action.kind,
        action.date,
        action.place,
        action.party,
        action.act,
        action.origin,
        action.note,
    )
