"""History: each change of the store with the earlier state of every record that it touched: what can be undone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.sql import ColumnElement

from kb.domain.plain_values import plain_fields
from kb.domain.records import ListNumber, Record
from kb.errors import KbError
from kb.store import mapping, numbering, tables
from kb.store.batches import batches
from kb.store.engine import Engine, reading

MERGED = "kb duplicates"  # what stands for the file of a merged record: no file may write it anew
BY_HAND = "kb edit"  # what stands for the file of a record that was added or edited by hand
COLLECTION = "collection"  # the kind of a change by the collection's own file: it is not taken back
_CHANGE, _STATE = tables.changes.c, tables.earlier_states.c
TAKEN_BACK = ("undo", "redo")
_NAMES = "other_names"  # the key of a state under which the record's other citekeys stand, where it has any
RENAME, TO = "rename", " → "  # the kind of a change that gave a record another citekey, by "old → new"


class Cause(NamedTuple):
    """What changes the store: its kind, by what (files, a key's id), and the change that it takes back."""

    kind: str = "import"
    by: str = ""
    undoes: int | None = None


IMPORT = Cause()


class ChangedSinceError(KbError):
    """A record is no longer as it was when its change was begun."""


class Change(NamedTuple):
    """A change of the store: when (UTC), of what kind, by what; the number of the change that it takes back, if any."""

    id: int
    at: str
    kind: str
    by: str
    undoes: int | None


class EarlierState(NamedTuple):
    """A record before a change: the JSON object of its values, the file it was of, its other citekeys.

    `values` is None where it was new.
    """

    change: Change
    citekey: str
    values: Mapping[str, Any] | None
    source: str
    names: tuple[str, ...] = ()


class Keeper:
    """Keeps the earlier states of the records that one change touches; a change that touches none leaves nothing."""

    def __init__(self, connection: Connection, cause: Cause, now: str) -> None:
        self._connection = connection
        self._cause = cause
        self.now = now
        self._change = 0
        self._kept: set[str] = set()

    def keep(self, citekeys: Iterable[str], numbers: Mapping[str, tuple[ListNumber, ...]] | None = None) -> None:
        """Keep records as they are stored now, each once; with `numbers` as they were when they had these."""
        wanted = [key for key in dict.fromkeys(citekeys) if key not in self._kept]
        for batch in batches(wanted):
            columns = tables.records.c
            query = select(columns.citekey, columns.source).where(columns.citekey.in_(batch))
            sources = {row.citekey: row.source for row in self._connection.execute(query)}
            names = _other_names(self._connection, batch)
            self._write([
                {"citekey": key, "state": _written(record, (numbers or {}).get(key), names.get(key)),
                 "source": sources[key]}
                for _id, record in mapping.by_citekeys(self._connection, batch) for key in (record.citekey,)
            ])  # fmt: skip

    def keep_new(self, citekeys: Sequence[str]) -> None:
        """Keep that records were not there; those of the collection are not told one by one."""
        if self._cause.kind != COLLECTION:
            self._write([{"citekey": key, "state": "", "source": ""} for key in citekeys if key not in self._kept])

    def _write(self, rows: Sequence[Mapping[str, str]]) -> None:
        if not rows:
            return
        if not self._change:
            row = {"at": self.now, "kind": self._cause.kind, "by": self._cause.by, "undoes": self._cause.undoes}
            result = self._connection.execute(insert(tables.changes).values(row))
            self._change = int((result.inserted_primary_key or (0,))[0])
        self._kept.update(row["citekey"] for row in rows)
        self._connection.execute(insert(tables.earlier_states), [{**row, "change_id": self._change} for row in rows])


def _written(record: Record, numbers: tuple[ListNumber, ...] | None, names: Sequence[str] | None) -> str:
    earlier = record if numbers is None else replace(record, cited_in=numbers)
    return json.dumps({**plain_fields(earlier), **({_NAMES: names} if names else {})}, ensure_ascii=False)


def _other_names(connection: Connection, citekeys: Sequence[str]) -> dict[str, list[str]]:
    """Return the other citekeys of those records that have any."""
    record, name = tables.records.c.citekey, tables.other_names.c.citekey
    query = select(record, name.label("name")).join(tables.other_names).where(record.in_(citekeys)).order_by(name)
    names: dict[str, list[str]] = {}
    for row in connection.execute(query):
        names.setdefault(row.citekey, []).append(row.name)
    return names


def of_record(engine: Engine, citekey: str) -> list[EarlierState]:
    """Return the earlier states of a record, the newest change first."""
    return _states(engine, _STATE.citekey == citekey, _CHANGE.id.desc())


def of_change(engine: Engine, change: Change) -> list[EarlierState]:
    """Return the earlier states of all records that a change touched."""
    return _states(engine, _CHANGE.id == change.id, _STATE.citekey)


def _states(engine: Engine, which: "ColumnElement[bool]", order: "ColumnElement[Any]") -> list[EarlierState]:
    query = select(tables.changes, tables.earlier_states).join(tables.earlier_states).where(which).order_by(order)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return [_state(row) for row in rows]


def _state(row: Any) -> EarlierState:
    values = json.loads(row.state) if row.state else None
    names = values.pop(_NAMES, ()) if values else ()
    return EarlierState(_change(row), row.citekey, values, row.source, tuple(names))


def _change(row: Any) -> Change:
    return Change(row.id, row.at, row.kind, row.by, row.undoes)


def names_of(change: Change) -> tuple[str, str]:
    """Return the citekey that a change took from a record and the one that it gave it; "" where it did not.

    Taken back, or done once more, a renaming is one too: then its states say which way it went.
    """
    old, _to, new = change.by.partition(TO)
    return (old, new) if new else ("", "")


def to_undo(engine: Engine) -> Change | None:
    """Return the newest change that is not taken back; None where there is none left."""
    changes, undone = _changes(engine)
    ours = (change for change in changes if change.kind not in (*TAKEN_BACK, COLLECTION))
    return next((change for change in ours if change.id not in undone), None)


def of_number(engine: Engine, number: int | None) -> Change | None:
    """Return the change of a number; None where there is none."""
    with reading(engine) as connection:
        row = connection.execute(select(tables.changes).where(_CHANGE.id == number)).first()
    return _change(row) if row else None


def to_redo(engine: Engine) -> Change | None:
    """Return the newest undo, where nothing else was changed since; None where there is none."""
    changes, undone = _changes(engine)
    for change in changes:
        if change.kind == "undo" and change.id not in undone:
            return change
        if change.kind not in TAKEN_BACK:
            return None
    return None


def _changes(engine: Engine) -> tuple[list[Change], set[int]]:
    """Return all changes, the newest first, and the numbers of those that are taken back."""
    with reading(engine) as connection:
        rows = connection.execute(select(tables.changes).order_by(_CHANGE.id.desc())).all()
    changes = list(map(_change, rows))
    undone: set[int] = set()
    for change in changes:  # what takes back is newer than what it takes back
        if change.undoes is not None and change.id not in undone:
            undone.add(change.undoes)
    return changes, undone


def unchanged(connection: Connection, _outcome: object, _states: object, expected: Mapping[str, Record | None]) -> None:
    """Raise ChangedSinceError where a record is other than expected, or there where none was expected, or gone."""
    stored = {record.citekey: record for _id, record in mapping.by_citekeys(connection, expected)}
    for citekey, record in expected.items():
        if record is None and citekey in stored:
            raise KbError("key-exists", citekey=citekey)
        if stored.get(citekey) != record:
            raise ChangedSinceError("changed-since", citekey=citekey)


def make_room(connection: Connection, _outcome: object, states: Keeper, earlier: Sequence[EarlierState]) -> None:
    """Free the list numbers and names of records that are about to be as they were, and have each written anew."""
    citekeys = [state.citekey for state in earlier]
    states.keep(citekeys)
    for batch in batches(list(citekeys)):
        identifiers = select(tables.records.c.id).where(tables.records.c.citekey.in_(batch))
        numbering.release(connection, tables.list_entries.c.record_id.in_(identifiers))
        again = update(tables.records).where(tables.records.c.citekey.in_(batch))
        connection.execute(again.values(digest=""))  # a merge moved relations under the same digest
    for batch in batches([name for state in earlier for name in (state.citekey, *state.names)]):
        connection.execute(delete(tables.other_names).where(tables.other_names.c.citekey.in_(batch)))
