"""Chronology: every dated action of documents, in one order.

Order: earliest day, then latest day, then a stable key; an open start sorts before all, an open end after all.
A legal or policy document whose date is known but has no action is entered once, as "issued".

One action that the text dates and a source dates too is one line: the line has the date that is believed most
(identified, then stated, then supplied), and the other dates stand beside it (`ChronologyEntry.other_dates`, of which
`stated_date` is the text's own). This is the one rule for it: interface, commands, files and pages print what it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.domain import edtf
from kb.domain.edtf import Edtf, bounds
from kb.domain.instruments import NO_INSTRUMENT, Instrument
from kb.domain.item_types import LEGAL
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.records import Action, Evidence, Record
from kb.domain.states import CHANGES
from kb.domain.wording import Wording

# Kinds of lines that are no action: a document's bare date, an event, and what a question about changes adds: that a
# document began or ended by the rule of `kb.domain.in_force`, that its record is new or changed in the store.
NO_ACTION = ("issued", "event", *CHANGES)
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

    `superseded_by` is the key of the line that tells the same action with a better date; "" for a line of its own.
    `changed` is the moment (UTC, RFC 3339) of its record's last change, "" where no store says it.
    """

    key: str
    kind: str
    date: Edtf | None
    place: str = ""
    party: str = ""
    act: Instrument = NO_INSTRUMENT
    origin: str = "supplied"
    note: Prose = NO_PROSE
    record: Record | None = field(default=None, compare=False)
    event: Event | None = field(default=None, compare=False)
    superseded_by: str = ""
    changed: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[int, int, str]:
        """The sort key; undated entries come last, by key."""
        return (*bounds(self.date), self.key)

    @property
    def other_dates(self) -> tuple[Action, ...]:
        """The other dates of this very action, most believed first."""
        if self.record is None or self.superseded_by:
            return ()
        place = self.key.removeprefix(f"{self.record.citekey}:")
        if not place.isdigit():
            return ()
        better = _better(self.record)
        superseded = [self.record.actions[worse] for worse, best in sorted(better.items()) if best == int(place)]
        return tuple(sorted(superseded, key=trust))

    @property
    def stated_date(self) -> Edtf | None:
        """The text's own date of this action where the entry's date is another's; None where the text gives none."""
        if self.origin == "stated":
            return None
        by_action = next((action.date for action in self.other_dates if action.origin == "stated"), None)
        if by_action or self.record is None or self.superseded_by:
            return by_action
        return _stated_as_evidence(self.record, self.kind)

    @property
    def differing_date(self) -> Edtf | None:
        """The text's own date where it is written otherwise than the entry's: what a reader is shown beside it."""
        stated = self.stated_date
        return None if stated is None or (self.date and self.date.text == stated.text) else stated

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the entry's document or event."""
        about = self.event or self.record
        return about.topics if about else ()


def entries(record: Record) -> Iterator[ChronologyEntry]:
    """Yield the entries of one record: its dated actions; failing those, its date or the fact that it has none.

    The lines that another one supersedes are among them; `ChronologyEntry.superseded_by` names it.
    """
    dated = [entry for entry in action_entries(record) if entry.date]
    if not dated and is_document(record):
        dated = [issued_entry(record)]
    yield from dated


def action_entries(record: Record) -> Iterator[ChronologyEntry]:
    """Yield one entry an action of the record, in its order, those without a date among them."""
    better, key = _better(record), f"{record.citekey}:{{:03d}}".format
    for position, act in enumerate(record.actions):
        told_by = key(better[position]) if position in better else ""
        yield ChronologyEntry(key(position), act.kind, act.date, act.place, act.party, act.act, act.origin, act.note,
                              record, superseded_by=told_by)  # fmt: skip


def issued_entry(record: Record) -> ChronologyEntry:
    """Return the entry of the record's own date; its date is None where none is known."""
    origin = record.issued_origin or "supplied"
    return ChronologyEntry(f"{record.citekey}:issued", "issued", record.issued, origin=origin, record=record)


def event_entry(event: Event) -> ChronologyEntry:
    """Return the entry of an event."""
    origin = "identified" if any(item.source for item in event.evidence) else "stated"
    return ChronologyEntry(f"{event.id}:event", "event", event.date, origin=origin, event=event)


def is_document(record: Record) -> bool:
    """Return whether a record belongs in a chronology of documents: of a legal type, or of a named kind."""
    return record.type in LEGAL or record.kind != ""


def issued(record: Record) -> Edtf | None:
    """Return the date of a document by the rule: signature, else adoption, else what the record says.

    An identified date is taken before a stated one.
    """
    for kind in ("signature", "adoption"):
        dated = [action for action in record.actions_of(kind) if action.date]
        if dated:
            return min(dated, key=trust).date
    return record.issued


def same_action(action: Action, other: Action) -> bool:
    """Return whether two dated actions of one record are one deed told twice, by two origins.

    A document is signed or enters into force once, so even a wrong year in the text is the same signature. What can
    happen again (an amendment, a prolongation) is the same only where the two dates can be the same day.
    """
    if action.origin == other.origin or (action.kind, action.party) != (other.kind, other.party):
        return False
    return action.kind not in REPEATED or _apart(action, other) == 0


def _better(record: Record) -> dict[int, int]:
    """Return, by position, the position of the action that is the same deed with a better date."""
    better: dict[int, int] = {}
    actions = record.actions
    for position, action in enumerate(actions):
        rivals = [
            place
            for place, other in enumerate(actions)
            if action.date and other.date and trust(other) < trust(action) and same_action(action, other)
        ]
        if rivals:
            better[position] = min(rivals, key=lambda place: (trust(actions[place]), _apart(actions[place], action)))
    return better


def trust(action: Action) -> int:
    """Return the place of an action's origin among those believed, 0 the most; the last of all for one that is none."""
    return BELIEF.index(action.origin) if action.origin in BELIEF else len(BELIEF)


def _apart(action: Action, other: Action) -> int:
    """Days between two dates: 0 where they can be the same day."""
    (first, last), (low, high) = bounds(action.date), bounds(other.date)
    return max(0, low - last, first - high)


def _stated_as_evidence(record: Record, kind: str) -> Edtf | None:
    """Return the date that the record's evidence says the text states, where no action holds it."""
    fields = (kind, "issued", "date", "year") if _is_issue(record, kind) else (kind,)
    stated = (edtf.find(item.value) for item in record.evidence if item.origin == "stated" and item.field in fields)
    return next((date for date in stated if date), None)


def _is_issue(record: Record, kind: str) -> bool:
    """Return whether actions of this kind date the document itself."""
    if kind == "adoption":
        return not any(action.date for action in record.actions_of("signature"))
    return kind in ("signature", "issued")
