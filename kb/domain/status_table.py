"""What each party did with a document: a row a party, as the status pages of treaty collections show it.

A signature of the document as a whole is that of every party that the record names, unless the party has one of its
own or came later (accession, succession: Vienna Convention 1969, art. 15; 1978, art. 17). Dates that a better one
supersedes are left out, as in the chronology.

From when the document binds a party is never guessed: its own day or clause comes first. The document's day counts for
a party too, but not where that party's own consent is later, nor where others gave instruments and it gave no consent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.domain import chronology
from kb.domain import entry_into_force as entry
from kb.domain.clauses import Clause
from kb.domain.edtf import Edtf
from kb.domain.entry_into_force import DaySpan
from kb.domain.records import Action, Record
from kb.domain.treaty_facts import Reservation

CONSENTS = ("ratification", "approval", "acceptance", "accession", "succession", "deposit", "notification")
CAME_LATER = ("accession", "succession")
INSTRUMENTS = ("deposit", *CAME_LATER)
LEAVING = ("denunciation", "termination")


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What one party did: `party` is its code, `capacity` "" for one that only its actions name.

    `bound` is from when the document binds it, with the clause that says so; where no day is known `waits` is the
    clause that will give it. `effects` are the days on which the withdrawals have effect, where they are known.
    """

    party: str
    capacity: str
    signatures: tuple[Action, ...]
    consents: tuple[Action, ...]
    bound: DaySpan | None
    waits: Clause | None
    reservations: tuple[Reservation, ...]
    withdrawals: tuple[Action, ...]
    effects: tuple[DaySpan, ...]

    @property
    def signed(self) -> Edtf | None:
        """The date of its signature; None where it has none that is dated."""
        return next((action.date for action in self.signatures if action.date), None)

    @property
    def clause(self) -> Clause | None:
        """The document's own clause that gives the day from which it is bound, or that is waited for."""
        return self.bound.clause if self.bound else self.waits


def rows(record: Record) -> tuple[StatusRow, ...]:
    """Return a row a party in the record's order, then one for each other side that the record says something of."""
    entries = zip(record.actions, chronology.action_entries(record), strict=True)
    actions = tuple(action for action, entry in entries if not entry.superseded_by)
    acted = (*(action.party for action in actions), *(item.party for item in record.reservations))
    named = dict.fromkeys((*(party.code for party in record.parties), *filter(None, acted)))
    return tuple(_row(record, actions, code) for code in named)


def is_multilateral(record: Record) -> bool:
    """Return whether a document stands between more than two parties."""
    return len(entry.party_codes(record)) > 2


def _row(record: Record, actions: Sequence[Action], code: str) -> StatusRow:
    own = [action for action in actions if action.party == code]
    bound = _bound(record, code, own)
    withdrawals = tuple(action for action in own if action.kind in LEAVING)
    effects = (entry.denounced(record, act) if act.kind == "denunciation" else entry.span([act]) for act in withdrawals)
    capacity = next((party.capacity for party in record.parties if party.code == code), None)
    return StatusRow(
        code,
        capacity or "",
        _signatures(actions, own, capacity is not None),
        tuple(action for action in own if action.kind in CONSENTS),
        bound,
        None if bound else entry.waiting(record),
        tuple(item for item in record.reservations if item.party == code),
        withdrawals,
        tuple(filter(None, effects)),
    )


def _signatures(actions: Sequence[Action], own: Sequence[Action], named: bool) -> tuple[Action, ...]:
    signed = tuple(action for action in own if action.kind == "signature")
    if signed or not named or any(action.kind in CAME_LATER for action in own):
        return signed
    return tuple(action for action in actions if action.kind == "signature" and not action.party)


def _bound(record: Record, code: str, own: Sequence[Action]) -> DaySpan | None:
    start = entry.start(record, party=code)
    if start is None or start != entry.start(record) or any(action.kind == "entry-into-force" for action in own):
        return start
    consents = [action for action in own if action.kind in CONSENTS]
    consented = entry.span(consents)
    if consented and (consented.upper > start.upper or start.upper in entry.OPEN):
        return None
    others = any(action.kind in INSTRUMENTS and action.party for action in record.actions)
    return start if consents or not others else None
