"""The table of a treaty's parties, a row a party: as JSON, and as CSV with words of one language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from typing_extensions import TypedDict

from kb.domain import status_table
from kb.domain.languages import SOURCE
from kb.domain.records import Action, Record
from kb.domain.status_table import StatusRow
from kb.domain.treaty_facts import Reservation
from kb.domain.vocabulary import Vocabulary
from kb.formats import csv_table
from kb.library import cataloguer_notes
from kb.library.chronology_texts import BOM
from kb.library.record_shapes import About, ActionJson, Labels, ReservationJson
from kb.library.record_words import RecordWords
from kb.library.shaping import shaped

COLUMNS = (
    "party", "name", "capacity", "signed", "consent", "consent_kind", "consent_date", "act", "in_force_from", "clause",
    "reservations", "withdrawal_kind", "withdrawal_date", "withdrawal_effect",
)  # fmt: skip
_CLAUSE, _LEFT = COLUMNS.index("clause"), COLUMNS.index("withdrawal_kind")
_DOUBLED = ("name", "capacity", "consent_kind")  # for programs, or said elsewhere in the terminal


class StatusRowJson(TypedDict):
    """What one party of a treaty did; the dates are EDTF."""

    party: Annotated[str, About(example="KAZ")]
    names: Labels
    capacity: str | None
    signed: str | None
    consents: Annotated[list[ActionJson], About("ratification and its kin, notifications, deposits")]
    in_force_from: Annotated[str | None, About("from when it binds this party, as far as is known")]
    clause: Annotated[str | None, About("the treaty's own clause that gives that day, or that is waited for")]
    reservations: list[ReservationJson]
    withdrawals: list[ActionJson]
    withdrawn_from: Annotated[list[str], About("from when the withdrawals have effect, where that is known")]


def view(record: Record, vocabulary: Vocabulary) -> list[StatusRowJson]:
    """Return the JSON objects of the rows of a record's table, a party each."""
    return [_row(item, vocabulary) for item in status_table.rows(record)]


def _row(item: StatusRow, vocabulary: Vocabulary) -> StatusRowJson:
    known = vocabulary.parties.get(item.party)
    return shaped(
        StatusRowJson,
        item,
        names=dict(known.name.items()) if known else {},
        in_force_from=item.bound.date.text if item.bound else "",
        clause=item.clause.text if item.clause else "",
        withdrawn_from=[effect.date.text for effect in item.effects],
    )


def csv(record: Record, words: RecordWords) -> str:
    """Return a line a party under a header (RFC 4180), safe to open in a spreadsheet."""
    lines = (_cells(item, words) for item in status_table.rows(record))
    return "".join(map(csv_table.line, (COLUMNS, *lines)))


def lines(record: Record, words: RecordWords) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the heads and lines of the table for a terminal: the columns of the CSV that have something to say.

    Acts, notes, clauses and kinds are in these words too, which the CSV, being data, has as their records do.
    """
    cells = [list(_cells(item, words, words.lang)) for item in status_table.rows(record)]
    for row in cells:
        row[_CLAUSE] = words.clause(row[_CLAUSE]) if row[_CLAUSE] else ""
        row[_LEFT] = "; ".join(words.term("action", kind) for kind in row[_LEFT].split("; "))
    shown = [place for place, name in enumerate(COLUMNS) if name not in _DOUBLED and any(row[place] for row in cells)]
    heads = [COLUMNS[place].replace("_", " ") for place in shown]
    return heads, [[row[place] for place in shown] for row in cells]


def csv_for_excel(record: Record, words: RecordWords) -> str:
    """Return the CSV with a byte order mark before it."""
    return BOM + csv(record, words)


def _cells(item: StatusRow, words: RecordWords, notes_in: str = SOURCE) -> Iterator[str]:
    """Yield the cells of a row, one for each of COLUMNS; several values of a cell stand in one order, "; " between."""
    noted = [(reservation, cataloguer_notes.line(reservation.note, notes_in)) for reservation in item.reservations]
    yield item.party
    yield words.party(item.party, full=False)
    yield item.capacity
    yield item.signed.text if item.signed else ""
    yield _joined(words.term("action", act.kind) for act in item.consents)
    yield _joined(act.kind for act in item.consents)
    yield _dates(item.consents)
    yield _joined(cataloguer_notes.instrument_line(act.act, notes_in) for act in item.consents)
    yield item.bound.date.text if item.bound else ""
    yield item.clause.text if item.clause else ""
    yield _joined(_reservation(reservation, note, words) for reservation, note in noted)
    yield _joined(act.kind for act in item.withdrawals)
    yield _dates(item.withdrawals)
    yield _joined(effect.date.text for effect in item.effects)


def _reservation(item: Reservation, note: str, words: RecordWords) -> str:
    dates = "/".join(date.text if date else "" for date in (item.date, item.withdrawn)).rstrip("/")
    parts = (words.term("reservation", item.kind), dates, note)
    return ", ".join(filter(None, parts))


def _dates(actions: Iterable[Action]) -> str:
    return _joined(act.date.text if act.date else "" for act in actions)


def _joined(texts: Iterable[str]) -> str:
    """Return texts in one cell; an empty one keeps its place unless all are empty."""
    cells = list(texts)
    return "; ".join(cells) if any(cells) else ""
