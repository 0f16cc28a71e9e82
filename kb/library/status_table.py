"""The table of a treaty for programs: its JSON shape and its CSV."""

from collections.abc import Iterator
from typing import Annotated

from typing_extensions import TypedDict

from kb.domain.records import Action, Record, Wording
from kb.domain.status_table import StatusRow, rows
from kb.domain.vocabulary import Vocabulary
from kb.formats import csv_table
from kb.library.record_shapes import About, ActionJson, Labels, ReservationJson
from kb.library.shaping import shaped
from kb.library.views import action, wording

COLUMNS = ("party", "name", "signed", "consent", "in_force_from", "reservations", "withdrawal")


class StatusRowJson(TypedDict):
    """What one party of a treaty did; the dates are EDTF."""

    party: Annotated[str, About(example="KAZ")]
    names: Labels
    signed: str | None
    consents: Annotated[list[ActionJson], About("ratification and its kin, notifications, deposits")]
    in_force_from: Annotated[str | None, About("from when it binds this party, as far as is known")]
    clause: Annotated[str | None, About("the treaty's own clause that gives that day")]
    reservations: list[ReservationJson]
    withdrawals: list[ActionJson]


def view(record: Record, vocabulary: Vocabulary) -> list[StatusRowJson]:
    """Return the rows of a treaty's table, a party each."""
    return [_row(row, vocabulary) for row in rows(record)]


def _row(row: StatusRow, vocabulary: Vocabulary) -> StatusRowJson:
    known = vocabulary.parties.get(row.party)
    clause = row.bound.clause if row.bound else None
    return {
        "party": row.party,
        "names": wording(known.name if known else Wording()),
        "signed": row.signed.text if row.signed else None,
        "consents": [action(each) for each in row.consents],
        "in_force_from": row.bound.date.text if row.bound else None,
        "clause": clause.text if clause else None,
        "reservations": [shaped(ReservationJson, each) for each in row.reservations],
        "withdrawals": [action(each) for each in row.ends],
    }


def csv(record: Record, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the table as CSV (RFC 4180), its words in English."""
    yield csv_table.line(COLUMNS)
    for row in rows(record):
        known = vocabulary.parties.get(row.party)
        yield csv_table.line(
            (
                row.party,
                known.name.get("en") if known else row.party,
                row.signed.text if row.signed else "",
                "; ".join(map(_act, row.consents)),
                row.bound.date.text if row.bound else "",
                "; ".join(" ".join(filter(None, (item.kind, item.date.text if item.date else "", item.note.text)))
                          for item in row.reservations),
                "; ".join(map(_act, row.ends)),
            )
        )  # fmt: skip


def _act(item: Action) -> str:
    return f"{item.kind} {item.date.text}" if item.date else item.kind
