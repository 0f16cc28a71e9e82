"""Reads: records by key or number, the chronology by keyset, citations, counts. Values come back, never rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, exists, func, or_, select, tuple_
from sqlalchemy.sql import ColumnElement, Select

from kb.domain import edtf
from kb.domain.chronology import Entry
from kb.domain.citations import Citation, Locator
from kb.domain.records import Record
from kb.errors import NotFoundError
from kb.store import conversion, tables
from kb.store.engine import reading
from kb.store.importing import revision as state_revision

BATCH = 400


@dataclass(frozen=True, slots=True)
class ChronologyFilter:
    """What a chronology shows. `parties` are groups of codes that mean one party (a state and its predecessors).

    `match` is any, all or exactly; `first` and `last` are day numbers, both inclusive, or None.
    """

    parties: tuple[tuple[str, ...], ...] = ()
    match: str = "all"
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    stages: tuple[str, ...] = ("signed",)
    first: int | None = None
    last: int | None = None
    events: bool = False
    citekeys: tuple[str, ...] | None = None


def revision(engine: Engine) -> int:
    """Give the store's revision."""
    with reading(engine) as connection:
        return state_revision(connection)


def get(engine: Engine, citekey: str) -> Record:
    """Give a record; raise NotFoundError where there is none of that citekey."""
    found = by_citekeys(engine, [citekey])
    if not found:
        raise NotFoundError(f"there is no record {citekey[:80]!r}.")
    return found[citekey]


def by_citekeys(engine: Engine, citekeys: Iterable[str]) -> dict[str, Record]:
    """Give the records that exist among these citekeys, in the order asked for."""
    wanted = [key for key in dict.fromkeys(citekeys) if "\0" not in key]  # no database takes a NUL
    found: dict[str, Record] = {}
    with reading(engine) as connection:
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            query = select(tables.records).where(tables.records.c.citekey.in_(batch))
            found |= {record.citekey: record for record in _assemble(connection, query)}
    return {key: found[key] for key in wanted if key in found}


def by_number(engine: Engine, number: int) -> Record | None:
    """Give the record that holds a number of the dissertation's list."""
    held = select(tables.numbers.c.record_id).where(tables.numbers.c.number == number)
    with reading(engine) as connection:
        found = _assemble(connection, select(tables.records).where(tables.records.c.id.in_(held)))
    return found[0] if found else None


def every(engine: Engine) -> Iterator[Record]:
    """Yield all records by citekey, a batch at a time; memory does not grow with their number."""
    last = ""
    while True:
        query = select(tables.records).where(tables.records.c.citekey > last)
        with reading(engine) as connection:
            batch = _assemble(connection, query.order_by(tables.records.c.citekey).limit(BATCH))
        if not batch:
            return
        yield from batch
        last = batch[-1].citekey


def related_to(engine: Engine, citekey: str) -> list[tuple[str, str]]:
    """Give (kind, citekey) of the records whose relations point to this one."""
    query = (
        select(tables.relations.c.kind, tables.records.c.citekey)
        .join(tables.records, tables.records.c.id == tables.relations.c.record_id)
        .where(tables.relations.c.target == citekey)
        .order_by(tables.records.c.issued_lower.nulls_last(), tables.records.c.citekey)
    )
    with reading(engine) as connection:
        return [(row.kind, row.citekey) for row in connection.execute(query)]


def sort_keys(engine: Engine) -> dict[str, tuple[str, str]]:
    """Give (author key, title key) of every record by citekey."""
    columns = (tables.records.c.citekey, tables.records.c.author_key, tables.records.c.title_key)
    with reading(engine) as connection:
        return {row.citekey: (row.author_key, row.title_key) for row in connection.execute(select(*columns))}


def count(engine: Engine) -> int:
    """Give the number of records."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(tables.records)).scalar_one()


def citations(engine: Engine, number: int | None = None, section: str = "") -> list[tuple[Citation, str]]:
    """Give (citation, citekey) in the order of the text; the citekey is "" where no record has the number."""
    held = tables.citations.c
    query = (
        select(tables.citations, tables.records.c.citekey)
        .outerjoin(tables.numbers, tables.numbers.c.number == held.number)
        .outerjoin(tables.records, tables.records.c.id == tables.numbers.c.record_id)
        .order_by(held.position)
    )
    if number is not None:
        query = query.where(held.number == number)
    if section:
        query = query.where(held.section == section)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return [(_citation(dict(row._mapping)), row.citekey or "") for row in rows]


def chronology(
    engine: Engine, wanted: ChronologyFilter, limit: int, after: tuple[int, int, str] | None = None
) -> list[Entry]:
    """Give up to `limit` dated entries in order, after the key `after`."""
    held = tables.chronology.c
    order = (held.sort_lower, held.sort_upper, held.sort_key)
    query = _chosen(select(tables.chronology, tables.records.c.citekey), wanted).where(held.sort_lower.is_not(None))
    if after:
        query = query.where(tuple_(*order) > tuple_(*after))
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(*order).limit(limit)).all()
    return _entries(engine, [dict(row._mapping) for row in rows])


def undated(engine: Engine, wanted: ChronologyFilter, limit: int) -> list[Entry]:
    """Give the chosen documents that have no date at all, by citekey."""
    held = tables.chronology.c
    query = _chosen(select(tables.chronology, tables.records.c.citekey), wanted, dated=False)
    query = query.where(held.sort_lower.is_(None)).order_by(held.sort_key).limit(limit)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return _entries(engine, [dict(row._mapping) for row in rows])


def chronology_years(engine: Engine, wanted: ChronologyFilter) -> dict[int, int]:
    """Give the number of chosen entries by year, in order."""
    held = tables.chronology.c
    query = _chosen(select(held.year, func.count()), wanted).where(held.sort_lower.is_not(None))
    with reading(engine) as connection:
        rows = connection.execute(query.group_by(held.year).order_by(held.year)).all()
    return {int(row[0] or 0): int(row[1]) for row in rows}


def _chosen(query: "Select[Any]", wanted: ChronologyFilter, dated: bool = True) -> "Select[Any]":
    held, record = tables.chronology.c, tables.records.c
    query = query.select_from(tables.chronology).outerjoin(tables.records, record.id == held.record_id)
    document = and_(held.record_id.is_not(None), *_document_conditions(wanted))
    query = query.where(or_(document, held.event.is_not(None)) if wanted.events else document)
    if wanted.actions:
        query = query.where(held.kind.in_(wanted.actions))
    if dated and wanted.first is not None:
        query = query.where(held.sort_upper >= wanted.first)
    if dated and wanted.last is not None:
        query = query.where(held.sort_lower <= wanted.last)
    return query


def _document_conditions(wanted: ChronologyFilter) -> Iterator["ColumnElement[bool]"]:
    record = tables.records.c
    simple = (
        (record.kind, wanted.kinds),
        (record.type, wanted.types),
        (record.scope, wanted.scopes),
        (record.status, wanted.statuses),
        (record.stage, wanted.stages),
    )
    yield from (column.in_(values) for column, values in simple if values)
    if wanted.citekeys is not None:
        yield record.citekey.in_(wanted.citekeys)
    if wanted.topics:
        topic = tables.record_topics.c
        yield exists().where(topic.record_id == record.id, topic.topic.in_(wanted.topics))
    if wanted.parties:
        party = tables.record_parties.c
        each = [exists().where(party.record_id == record.id, party.code.in_(codes)) for codes in wanted.parties]
        yield or_(*each) if wanted.match == "any" else and_(*each)
        if wanted.match == "exactly":
            codes = [code for group in wanted.parties for code in group]
            yield ~exists().where(party.record_id == record.id, party.code.not_in(codes))


def _entries(engine: Engine, rows: Sequence[Mapping[str, Any]]) -> list[Entry]:
    records = by_citekeys(engine, [row["citekey"] for row in rows if row["citekey"]])
    return [
        Entry(
            row["sort_key"],
            row["kind"],
            edtf.parse(row["date"]) if row["date"] else None,
            row["place"],
            row["party"],
            row["act"],
            row["origin"],
            row["note"],
            records.get(row["citekey"] or ""),
        )
        for row in rows
    ]


def _citation(row: Mapping[str, Any]) -> Citation:
    locator = Locator(row["label"], row["locator"]) if row["locator"] else None
    return Citation(row["number"], row["section"], row["line"], row["raw"], locator, bool(row["ambiguous"]))


def _assemble(connection: Connection, query: "Select[Any]") -> list[Record]:
    found = connection.execute(query).mappings().all()
    identifiers = [row["id"] for row in found]
    parts: dict[Table, defaultdict[int, list[Mapping[str, Any]]]] = {}
    for table in tables.PARTS:
        grouped: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
        rows = select(table).where(table.c.record_id.in_(identifiers)).order_by(table.c.record_id, table.c.position)
        for row in connection.execute(rows).mappings():
            grouped[row["record_id"]].append(dict(row))
        parts[table] = grouped
    return [conversion.record(dict(row), {table: parts[table][row["id"]] for table in parts}) for row in found]
