"""The chronology by keyset: pages, counts by year, the undated, and who was in force.

One question costs the same on its first page and in its middle, whatever the number of lines: the index on
(sides, stage, superseded_by, days, key) leads to the default question's place, the one on (days, key) to that of the
others.
A line that begins before the period and reaches into it is at most a leap year longer than its days; longer ones stand
in an index of their own. So a period is read in two ranges, one after the other, and both are in order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, exists, func, literal_column, not_, or_, select, true, tuple_
from sqlalchemy.sql import ColumnElement, Select, bindparam

from kb.domain.chronology import ChronologyEntry
from kb.domain.in_force import InForceAnswer
from kb.store import mapping, tables
from kb.store.batches import batches
from kb.store.chronology_tables import YEAR
from kb.store.engine import reading
from kb.store.materialized import sides_text
from kb.store.prepared import PreparedQuery

COLUMNS = tables.chronology.c
ORDER = (COLUMNS.sort_lower, COLUMNS.sort_upper, COLUMNS.sort_key)
_LINES = select(tables.chronology, tables.records.c.citekey, tables.records.c.changed)
Order = tuple[int, int, str]
Conditions = tuple["ColumnElement[bool]", ...]


def _day(day: "int | ColumnElement[int]") -> Conditions:
    return tables.force.c.first_day <= day, tables.force.c.until_day > day


_FORCE = tables.force.c
_FORCE_ON = PreparedQuery(
    select(tables.records.c.citekey, _FORCE.answer, _FORCE.reason, _FORCE.date, _FORCE.other, _FORCE.clause)
    .join(tables.records, tables.records.c.id == _FORCE.record_id)
    .where(*_day(bindparam("day"))),
    tables.records.c.citekey,
)


@dataclass(frozen=True, slots=True)
class ChronologyFilter:
    """What a chronology shows: `columns` with the values of each, and what has a rule of its own.

    A column is one of the lines, of their records or of a record's parts: "chronology.laterality", "records.kind",
    "record_topics.topic". `parties` are groups of codes that mean one party (a state and its predecessors), joined by
    `match`: any, all or exactly; `sides` gives for each group the code of today where the group is that state with
    all its predecessors. `first` and `last` are day numbers, both inclusive, or None. `origins` shows the dates of
    these origins alone, those that stand beside a better one too. `changes` adds what began, ended or became known in
    the period (`kb.store.chronology_changes`). `in_force_on` is a day, `force` the answers wanted. `leading` shows each
    document once, at the first of its chosen lines.
    """

    columns: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    parties: tuple[tuple[str, ...], ...] = ()
    match: str = "all"
    actions: tuple[str, ...] = ()
    stages: tuple[str, ...] = ("signed",)
    first: int | None = None
    last: int | None = None
    events: bool = False
    citekeys: tuple[str, ...] | None = None
    sides: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    changes: bool = False
    in_force_on: int | None = None
    force: tuple[str, ...] = ("yes",)
    leading: bool = False


def dated(engine: Engine, wanted: ChronologyFilter, limit: int, after: Order | None = None) -> list[ChronologyEntry]:
    """Return up to `limit` dated entries in order, after the key `after`."""
    rows: list[Mapping[str, Any]] = []
    with reading(engine) as connection:
        for conditions in _ranges(wanted, after):
            query = chosen(_LINES, wanted, True).where(*conditions)
            query = query.order_by(*ORDER).limit(limit - len(rows))
            rows += [dict(row) for row in connection.execute(query).mappings()]
            if len(rows) >= limit:
                break
        return _entries(connection, rows)


def undated(engine: Engine, wanted: ChronologyFilter, limit: int) -> list[ChronologyEntry]:
    """Return the chosen documents that have no date at all, by citekey."""
    query = chosen(_LINES, wanted, True)
    query = query.where(COLUMNS.sort_lower.is_(None)).order_by(COLUMNS.sort_key).limit(limit)
    with reading(engine) as connection:
        return _entries(connection, [dict(row) for row in connection.execute(query).mappings()])


def dated_years(engine: Engine, wanted: ChronologyFilter) -> dict[int, int]:
    """Return the number of chosen entries by year, in order."""
    return {year: number for (year,), number in _by_year(engine, wanted)}


def kinds(engine: Engine, wanted: ChronologyFilter) -> dict[tuple[int, str], int]:
    """Return the number of chosen entries by year and kind of document ("" where it has none), in order."""
    return dict(_by_year(engine, wanted, tables.records.c.kind))


def _by_year(engine: Engine, wanted: ChronologyFilter, *beside: "ColumnElement[Any]") -> list[tuple[Any, int]]:
    """Return the number of chosen entries by year and the values of columns of their records, in order."""
    counts: Counter[Any] = Counter()
    by = (COLUMNS.year, *beside)
    with reading(engine) as connection:
        for conditions in _ranges(wanted, None):
            query = chosen(select(*by, func.count()), wanted, bool(beside)).where(*conditions).group_by(*by)
            for year, *values, number in connection.execute(query):
                counts[int(year or 0), *(value or "" for value in values)] += int(number)
    return sorted(counts.items())


def force_counts(engine: Engine, wanted: ChronologyFilter, day: int, undated: bool) -> dict[str, int]:
    """Return how many of the chosen documents, the `undated` ones too or not, have each answer on a day."""
    columns = tables.force.c
    begun = COLUMNS.sort_upper >= wanted.first if wanted.first is not None else true()
    within = and_(begun, COLUMNS.sort_lower <= wanted.last) if wanted.last is not None else begun
    dated = COLUMNS.sort_lower.is_not(None)
    within = or_(COLUMNS.sort_lower.is_(None), within) if undated else and_(dated, within)
    keys = chosen(select(COLUMNS.record_id), wanted, False).where(within)
    keys = keys.where(COLUMNS.record_id.is_not(None)).distinct()
    query = select(columns.answer, func.count()).where(columns.record_id.in_(keys), *_day(day)).group_by(columns.answer)
    with reading(engine) as connection:
        return {str(answer): int(number) for answer, number in connection.execute(query)}


def force_on(engine: Engine, citekeys: Sequence[str], day: int) -> dict[str, InForceAnswer]:
    """Return the answer for each of these documents on a day."""
    answers = {}
    with reading(engine) as connection:
        for batch in batches(list(dict.fromkeys(citekeys))):
            for row in _FORCE_ON.rows(connection, batch, day=day):
                date = mapping.date(row["date"])
                answers[row["citekey"]] = InForceAnswer(row["answer"], row["reason"], date, row["other"], row["clause"])
    return answers


def in_force(engine: Engine, day: int, answers: Iterable[str]) -> tuple[str, ...]:
    """Return the citekeys of documents for which one of these answers holds on a day, in order."""
    columns = tables.force.c
    query = select(tables.records.c.citekey).join(tables.force, tables.records.c.id == columns.record_id)
    query = query.where(columns.answer.in_(tuple(answers)), *_day(day)).order_by(tables.records.c.citekey)
    with reading(engine) as connection:
        return tuple(connection.execute(query).scalars())


def _ranges(wanted: ChronologyFilter, after: Order | None) -> Iterator[Conditions]:
    """Yield the conditions of each range of the order that a period (and the key `after`) leaves, in order."""
    ends = () if wanted.last is None else (COLUMNS.sort_lower <= wanted.last,)
    later = (tuple_(*ORDER) > tuple_(*after),) if after else ()
    if wanted.first is None:
        yield (*(later or (COLUMNS.sort_lower.is_not(None),)), *ends)
        return
    edge = wanted.first - YEAR
    reaching = (COLUMNS.sort_upper >= wanted.first, *ends)
    if after is None or after[0] < edge:
        wide = COLUMNS.sort_upper - COLUMNS.sort_lower > literal_column(str(YEAR))
        yield (wide, COLUMNS.sort_lower < edge, *later, *reaching)
        yield (COLUMNS.sort_lower >= edge, *reaching)
    else:
        yield (*later, *reaching)


def chosen(query: "Select[Any]", wanted: ChronologyFilter, joined: bool) -> "Select[Any]":
    """Narrow a query on the lines; `joined` says that it selects columns of their records too."""
    about_record = tuple(_record_conditions(wanted))
    query = query.select_from(tables.chronology)
    if about_record or joined:
        query = query.outerjoin(tables.records, tables.records.c.id == COLUMNS.record_id)
    document = and_(*_line_conditions(wanted), *about_record)
    query = query.where(or_(document, COLUMNS.event.is_not(None)) if wanted.events else document)
    query = query.where(*_of_its_own(COLUMNS, wanted))
    return query.where(not_(_preceded(wanted))) if wanted.leading else query


def _of_its_own(columns: Any, wanted: ChronologyFilter) -> Iterator["ColumnElement[bool]"]:
    """Yield the conditions that a line meets, or not, whatever its document: its origin and its kind."""
    yield columns.origin.in_(wanted.origins) if wanted.origins else columns.superseded_by == ""
    if wanted.actions:
        yield columns.kind.in_(wanted.actions)


def _preceded(wanted: ChronologyFilter) -> "ColumnElement[bool]":
    """Return the condition that an earlier line of the same document is chosen too."""
    other = tables.chronology.alias("earlier").c
    begun = (other.sort_upper >= wanted.first,) if wanted.first is not None else ()
    before = tuple_(other.sort_lower, other.sort_upper, other.sort_key) < tuple_(*ORDER)
    return exists().where(other.record_id == COLUMNS.record_id, before, *begun, *_of_its_own(other, wanted))


def _line_conditions(wanted: ChronologyFilter) -> Iterator["ColumnElement[bool]"]:
    """Yield the conditions on the line's own columns; an event has no stage, so any such condition leaves it out."""
    if len(wanted.stages) == 1:
        yield COLUMNS.stage == wanted.stages[0]
    else:
        yield COLUMNS.stage.in_(wanted.stages) if wanted.stages else COLUMNS.stage != ""
    if wanted.parties:
        yield from _party_conditions(wanted)
    for table, name, values in _columns(wanted):
        if table is tables.chronology:
            yield table.c[name].in_(values)
        elif table is not tables.records:
            yield exists().where(table.c.record_id == COLUMNS.record_id, table.c[name].in_(values))
    if wanted.in_force_on is not None:
        force = tables.force.c
        days = _day(wanted.in_force_on)
        yield exists().where(force.record_id == COLUMNS.record_id, force.answer.in_(wanted.force), *days)


def _party_conditions(wanted: ChronologyFilter) -> Iterator["ColumnElement[bool]"]:
    """Yield the condition on the parties: by the sides of today where these say it all, else by every party's code."""
    if wanted.sides and wanted.match == "exactly":
        yield COLUMNS.sides == sides_text(sorted(set(wanted.sides)))
    elif wanted.sides:
        conditions = [COLUMNS.sides.contains(sides_text([code]), autoescape=True) for code in wanted.sides]
        yield or_(*conditions) if wanted.match == "any" else and_(*conditions)
    else:
        party = tables.record_parties.c
        conditions = [
            exists().where(party.record_id == COLUMNS.record_id, party.code.in_(codes)) for codes in wanted.parties
        ]
        yield or_(*conditions) if wanted.match == "any" else and_(*conditions)
        if wanted.match == "exactly":
            codes = [code for group in wanted.parties for code in group]
            yield ~exists().where(party.record_id == COLUMNS.record_id, party.code.not_in(codes))


def _record_conditions(wanted: ChronologyFilter) -> Iterator["ColumnElement[bool]"]:
    """Yield what only the record can answer."""
    yield from (table.c[name].in_(values) for table, name, values in _columns(wanted) if table is tables.records)
    if wanted.citekeys is not None:
        yield tables.records.c.citekey.in_(wanted.citekeys)


def _columns(wanted: ChronologyFilter) -> Iterator[tuple[Table, str, tuple[str | int, ...]]]:
    """Yield the table, the name and the values of each column that is asked."""
    for place, values in wanted.columns:
        table, _dot, name = place.partition(".")
        yield tables.metadata.tables[table], name, values


def _entries(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[ChronologyEntry]:
    wanted = [row["citekey"] for row in rows if row["citekey"]]
    records = {record.citekey: record for _id, record in mapping.by_citekeys(connection, wanted)}
    return [
        ChronologyEntry(
            row["sort_key"], date=mapping.date(row["date"]), act=mapping.act(row),
            record=records.get(row["citekey"] or ""), changed=row["changed"] or "",
            **{name: row[name] for name in ("kind", "place", "party", "origin", "note", "superseded_by")},
        )
        for row in rows
    ]  # fmt: skip
