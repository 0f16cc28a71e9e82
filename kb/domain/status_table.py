"""The table of a treaty: a row a party, as treaty collections keep it: signed, bound, in force for it, withdrawn."""

from dataclasses import dataclass

from kb.domain import entry_into_force
from kb.domain.chronology import BELIEF
from kb.domain.edtf import Edtf
from kb.domain.entry_into_force import DaySpan
from kb.domain.records import Action, Record
from kb.domain.treaty_facts import Reservation

# How a state says that it is bound (Vienna Convention 1969, art. 11-16; 1978 for succession), and gives notice of it.
CONSENTS = ("ratification", "approval", "acceptance", "accession", "succession", "notification", "deposit")
ENDS = ("denunciation", "termination")


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What one party did: the day of its signature, its acts of consent, from when it is bound, how it left.

    `signed` and `bound` are None where no day is known; a signature of the document as a whole is that of each party
    that it names.
    """

    party: str
    signed: Edtf | None
    consents: tuple[Action, ...]
    bound: DaySpan | None
    reservations: tuple[Reservation, ...]
    ends: tuple[Action, ...]


def rows(record: Record) -> tuple[StatusRow, ...]:
    """Return a row a party, those that the record names first, then those that acceded and are not named."""
    named = [party.code for party in record.parties]
    joined = [action.party for action in record.actions if action.party and action.kind in CONSENTS]
    return tuple(_row(record, code, code in named) for code in dict.fromkeys((*named, *joined)))


def _row(record: Record, code: str, named: bool) -> StatusRow:
    own = [action for action in record.actions if action.party == code]
    signatures = [action for action in own if action.kind == "signature"]
    if not signatures and named:
        signatures = [action for action in record.actions_of("signature") if not action.party]
    dated = sorted((each for each in signatures if each.date), key=lambda each: BELIEF.index(each.origin))
    return StatusRow(
        code,
        dated[0].date if dated else None,
        tuple(action for action in own if action.kind in CONSENTS),
        entry_into_force.start(record, party=code),
        tuple(item for item in record.reservations if item.party == code),
        tuple(action for action in own if action.kind in ENDS),
    )
