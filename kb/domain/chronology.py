"""Chronology: every dated action of documents, in one order.

Order: earliest day, then latest day, then a stable key; an open start sorts before all, an open end after all.
A legal or policy document whose date is known but has no action is entered once, as "issued".

One action that the text dates and a source dates too is one line: the line has the date that is believed most
(identified, then stated, then supplied), and the other date stands beside it (`Entry.beside`, `Entry.stated_date`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.records import Action, Evidence, Record, Wording

FIRST_DAY = -(10**12)
LAST_DAY = 10**12
LEGAL_TYPES = ("treaty", "legislation", "regulation", "bill", "legal_case", "hearing")
BELIEF = ("identified", "stated", "supplied")
REPEATED = ("amendment", "prolongation", "publication", "registration")


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
class ChronologyEntry:
    """One line of a chronology: an action of a record (or an event) with the key that orders it.

    `beside` is the key of the line that tells the same action with a better date; "" for a line of its own.
    """

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
    beside: str = ""

    @property
    def order(self) -> tuple[int, int, str]:
        """The sort key; undated entries come last, by key."""
        return (*bounds(self.date), self.key)

    @property
    def others(self) -> tuple[Action, ...]:
        """The other dates of this very action, most believed first."""
        if self.record is None or self.beside:
            return ()
        place = self.key.removeprefix(f"{self.record.citekey}:")
        if not place.isdigit():
            return ()
        better = _better(self.record)
        found = [self.record.actions[one] for one, main in sorted(better.items()) if main == int(place)]
        return tuple(sorted(found, key=lambda action: BELIEF.index(action.origin)))

    @property
    def stated_date(self) -> Edtf | None:
        """The text's own date of this action where the entry's date is another's; None where the text gives none."""
        if self.origin == "stated":
            return None
        told = next((action.date for action in self.others if action.origin == "stated"), None)
        return told or (_stated_as_evidence(self.record, self.kind) if self.record and not self.beside else None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One action that the text and the believed date place differently."""

    kind: str
    party: str
    stated: Edtf
    real: Edtf
    origin: str


def bounds(date: Edtf | None) -> tuple[int, int]:
    """Return (earliest, latest) as finite numbers that sort open and missing ends right."""
    if date is None:
        return LAST_DAY, LAST_DAY
    lower = FIRST_DAY if date.lower is None else date.lower
    return lower, LAST_DAY if date.upper is None else date.upper


def entries(record: Record) -> Iterator[ChronologyEntry]:
    """Yield the entries of one record: its dated actions; failing those, its date or the fact that it has none.

    The lines that stand beside another one are among them; `Entry.beside` tells them.
    """
    dated = [(position, action) for position, action in enumerate(record.actions) if action.date]
    better = _better(record)
    for position, action in dated:
        yield _entry(record, position, action, better.get(position))
    if dated or not is_document(record):
        return
    origin = record.issued_origin or "supplied"
    yield ChronologyEntry(f"{record.citekey}:issued", "issued", record.issued, origin=origin, record=record)


def event_entry(event: Event) -> ChronologyEntry:
    """Return the entry of an event."""
    origin = "identified" if any(item.source for item in event.evidence) else "stated"
    return ChronologyEntry(f"{event.id}:event", "event", event.date, origin=origin, event=event)


def is_document(record: Record) -> bool:
    """Whether a record belongs in a chronology of documents: of a legal type, or of a named kind."""
    return record.type in LEGAL_TYPES or record.kind != ""


def issued(record: Record) -> Edtf | None:
    """Return the date of a document by the rule: signature, else adoption, else what the record says.

    An identified date is taken before a stated one.
    """
    for kind in ("signature", "adoption"):
        found = [action for action in record.actions_of(kind) if action.date]
        for origin in BELIEF:
            for action in found:
                if action.origin == origin:
                    return action.date
    return record.issued


def differences(record: Record) -> tuple[Difference, ...]:
    """Return the actions whose date in the text is not the one believed, each with both dates side by side."""
    found = []
    for item in entries(record):
        told = item.stated_date
        if not item.beside and told and item.date and bounds(told) != bounds(item.date):
            found.append(Difference(item.kind, item.party, told, item.date, item.origin))
    return tuple(found)


def same_action(one: Action, other: Action) -> bool:
    """Whether two dated actions of one record are one deed told twice, by two origins.

    A document is signed or enters into force once, so even a wrong year in the text is the same signature. What can
    happen again (an amendment, a prolongation) is the same only where the two dates can be the same day.
    """
    if one.origin == other.origin or (one.kind, one.party) != (other.kind, other.party):
        return False
    return one.kind not in REPEATED or _overlap(one.date, other.date)


def _better(record: Record) -> dict[int, int]:
    """Return, by position, the position of the action that tells the same deed with a better date."""
    found: dict[int, int] = {}
    actions = record.actions
    for position, action in enumerate(actions):
        rivals = [
            place
            for place, other in enumerate(actions)
            if action.date and other.date and _trust(other) < _trust(action) and same_action(action, other)
        ]
        if rivals:
            found[position] = min(rivals, key=lambda place: (_trust(actions[place]), _apart(actions[place], action)))
    return found


def _trust(action: Action) -> int:
    return BELIEF.index(action.origin)


def _apart(one: Action, other: Action) -> int:
    """Days between two dates: 0 where they can be the same day."""
    (first, last), (low, high) = bounds(one.date), bounds(other.date)
    return max(0, low - last, first - high)


def _overlap(one: Edtf | None, other: Edtf | None) -> bool:
    (first, last), (low, high) = bounds(one), bounds(other)
    return first <= high and low <= last


def _stated_as_evidence(record: Record, kind: str) -> Edtf | None:
    """Return the date that the record's evidence says the text states, where no action holds it."""
    fields = (kind, "issued", "date", "year") if _is_issue(record, kind) else (kind,)
    told = (edtf.find(item.value) for item in record.evidence if item.origin == "stated" and item.field in fields)
    return next((date for date in told if date), None)


def _is_issue(record: Record, kind: str) -> bool:
    """Whether actions of this kind date the document itself."""
    if kind == "adoption":
        return not any(action.date for action in record.actions_of("signature"))
    return kind in ("signature", "issued")


def _entry(record: Record, position: int, action: Action, better: int | None) -> ChronologyEntry:
    return ChronologyEntry(
        f"{record.citekey}:{position:03d}",
        action.kind,
        action.date,
        action.place,
        action.party,
        action.act,
        action.origin,
        action.note,
        record,
        beside="" if better is None else f"{record.citekey}:{better:03d}",
    )
