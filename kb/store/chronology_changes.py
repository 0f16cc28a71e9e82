"""The chronology with what changed: beside dated lines, what began or ended by the rule, and what became known here.

A document begins or ends by the rule (`kb.domain.in_force`) where its answer turns on a day that no action of its own
dates: by its own clause, or through another document. It became known on the day (UTC) on which its record was last
written into this store, new or changed. These lines stand in the same order as the others, by keyset.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, and_, case, exists, func, or_, select
from sqlalchemy.sql import ColumnElement, Select

from kb.domain import edtf
from kb.domain.chronology import ChronologyEntry
from kb.domain.states import BEGUN, CHANGES, ENDED, KNOWN
from kb.store import mapping, tables
from kb.store.chronology import COLUMNS, ChronologyFilter, Order, chosen, dated, dated_years
from kb.store.engine import reading

_BEGINS, _ENDS = ("entered-into-force",), ("terminated", "replaced", "treaty-ended", "withdrawn")
_DATED = ("entry-into-force", "provisional-application", "denunciation", "termination", "repeal")
_RECORD, _FORCE = tables.records.c, tables.force.c
_DAY = func.substr(_RECORD.changed, 1, 10)
_KIND = case((_FORCE.answer == "yes", BEGUN), else_=ENDED)
_FIRST_MOMENT, _LAST_MOMENT = edtf.ordinal(1, 1, 1), edtf.ordinal(9999, 12, 31)


def chronology(
    engine: Engine, wanted: ChronologyFilter, limit: int, after: Order | None = None
) -> list[ChronologyEntry]:
    """Return up to `limit` entries in order, after the key `after`: dated lines, and changes where asked."""
    entries = dated(engine, wanted, limit, after)
    if not _asked(wanted):
        return entries
    with reading(engine) as connection:
        entries += _turns(connection, wanted, limit, after)
        entries += _known(connection, wanted, limit, after)
    return sorted(entries, key=lambda entry: entry.order)[:limit]


def chronology_years(engine: Engine, wanted: ChronologyFilter) -> dict[int, int]:
    """Return the number of chosen entries by year, in order."""
    counts = dated_years(engine, wanted)
    if not _asked(wanted):
        return counts
    turned = select(_FORCE.first_day, func.count()).group_by(_FORCE.first_day)
    known = select(_DAY, func.count()).group_by(_DAY)
    with reading(engine) as connection:
        days = [(int(day), number) for day, number in connection.execute(_turning(turned, wanted))]
        days += [(_number(day), number) for day, number in connection.execute(_changed(known, wanted))]
    for day, number in days:
        year = edtf.civil(day)[0]
        counts[year] = counts.get(year, 0) + int(number)
    return dict(sorted(counts.items()))


def _asked(wanted: ChronologyFilter) -> bool:
    """Return whether lines of changes can be among the answer: they have no origin, and kinds of their own."""
    return wanted.changes and not wanted.origins and (not wanted.actions or not set(CHANGES).isdisjoint(wanted.actions))


def _turns(
    connection: Connection, wanted: ChronologyFilter, limit: int, after: Order | None
) -> Iterator[ChronologyEntry]:
    query = _turning(select(_RECORD.citekey, _KIND, _FORCE.first_day), wanted)
    query = query.where(*_after(_FORCE.first_day, _RECORD.citekey + ":" + _KIND, after, lambda day: day))
    query = query.order_by(_FORCE.first_day, _RECORD.citekey, _KIND).limit(limit)
    yield from _entries(connection, [(key, kind, int(day)) for key, kind, day in connection.execute(query)])


def _known(
    connection: Connection, wanted: ChronologyFilter, limit: int, after: Order | None
) -> Iterator[ChronologyEntry]:
    query = _changed(select(_RECORD.citekey, _DAY), wanted)
    query = query.where(*_after(_DAY, _RECORD.citekey + f":{KNOWN}", after, _text))
    query = query.order_by(_DAY, _RECORD.citekey).limit(limit)
    yield from _entries(connection, [(key, KNOWN, _number(day)) for key, day in connection.execute(query)])


def _turning(query: "Select[Any]", wanted: ChronologyFilter) -> "Select[Any]":
    """Narrow a query to the days on which the answer of a chosen document turns without an action that says so."""
    before, line = tables.force.alias("before"), tables.chronology.alias("line")
    has_action = exists().where(
        line.c.record_id == _FORCE.record_id,
        line.c.kind.in_(_DATED),
        line.c.lower <= _FORCE.first_day,
        line.c.upper >= _FORCE.first_day,
    )
    follows = and_(before.c.record_id == _FORCE.record_id, before.c.position == _FORCE.position - 1)
    query = query.select_from(tables.force).join(tables.records, _RECORD.id == _FORCE.record_id).join(before, follows)
    query = query.where(_FORCE.reason.in_((*_BEGINS, *_ENDS)), before.c.reason != _FORCE.reason, ~has_action)
    query = query.where(_KIND.in_(wanted.actions)) if wanted.actions else query
    return query.where(_RECORD.id.in_(_documents(wanted)), *_within(_FORCE.first_day, wanted, lambda day: day))


def _changed(query: "Select[Any]", wanted: ChronologyFilter) -> "Select[Any]":
    """Narrow a query to the chosen documents whose record was written in the period."""
    if wanted.actions and KNOWN not in wanted.actions:
        return query.where(_RECORD.id < 0)
    return query.where(_RECORD.id.in_(_documents(wanted)), *_within(_DAY, wanted, _text))


def _documents(wanted: ChronologyFilter) -> "Select[Any]":
    every = replace(wanted, actions=(), events=False)
    return chosen(select(COLUMNS.record_id), every, False).where(COLUMNS.record_id.is_not(None))


def _within(
    column: "ColumnElement[Any]", wanted: ChronologyFilter, value: Callable[[int], Any]
) -> Iterator["ColumnElement[bool]"]:
    if wanted.first is not None:
        yield column >= value(wanted.first)
    if wanted.last is not None:
        yield column <= value(wanted.last)


def _after(
    column: "ColumnElement[Any]", key: "ColumnElement[Any]", after: Order | None, value: Callable[[int], Any]
) -> Iterator["ColumnElement[bool]"]:
    """Yield the condition that a line of one day stands after a key of the chronology's order."""
    if after:
        first, last, before = after
        later = column > value(first)
        yield or_(later, and_(column == value(first), key > before)) if first == last else later


def _text(day: int) -> str:
    """Return a day as moments begin with it."""
    year, month, date = edtf.civil(min(max(day, _FIRST_MOMENT), _LAST_MOMENT))
    return f"{year:04d}-{month:02d}-{date:02d}"


def _number(day: str) -> int:
    return edtf.ordinal(*map(int, day.split("-")))


def _entries(connection: Connection, lines: list[tuple[str, str, int]]) -> Iterator[ChronologyEntry]:
    records = {record.citekey: record for _id, record in mapping.by_citekeys(connection, [line[0] for line in lines])}
    for citekey, kind, day in lines:
        yield ChronologyEntry(f"{citekey}:{kind}", kind, edtf.of_day(day), record=records.get(citekey))
