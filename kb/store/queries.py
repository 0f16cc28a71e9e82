"""Reads of records: by key, number, file or what they share, all of them, and counts. Values come back, never rows."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Engine, func, select

from kb.domain.records import Record
from kb.store import journal, manuscripts, mapping, tables
from kb.store.engine import reading
from kb.store.prepared import PreparedQuery

_RELATED = PreparedQuery(
    select(tables.relations.c.kind, tables.records.c.citekey)
    .join(tables.records, tables.records.c.id == tables.relations.c.record_id)
    .order_by(tables.records.c.issued_lower.nulls_last(), tables.records.c.citekey),
    tables.relations.c.target,
)


def by_citekeys(engine: Engine, citekeys: Iterable[str]) -> dict[str, Record]:
    """Return the records that exist among these citekeys, in the order asked for."""
    return by_citekeys_at(engine, citekeys)[1]


def by_citekeys_at(engine: Engine, citekeys: Iterable[str]) -> tuple[int, dict[str, Record]]:
    """Return the store's revision and the records that exist among these citekeys as of it, in the order asked for."""
    wanted = [key for key in dict.fromkeys(citekeys) if "\0" not in key]  # no database takes a NUL
    with reading(engine) as connection:
        revision = journal.revision(connection)
        records = {record.citekey: record for _id, record in mapping.by_citekeys(connection, wanted)}
    return revision, {key: records[key] for key in wanted if key in records}


def by_number(engine: Engine, number: int, manuscript: str = "") -> Record | None:
    """Return the record that a number stands for in a manuscript's reference list, the default manuscript's for ""."""
    entry = tables.list_entries.c
    with reading(engine) as connection:
        name = manuscript or manuscripts.default(connection)
        identifiers = select(entry.record_id).where(entry.manuscript == name, entry.number == number)
        records = mapping.selected(connection, select(tables.records).where(tables.records.c.id.in_(identifiers)))
    return records[0][1] if records else None


def every(engine: Engine, newest: bool = False) -> Iterator[Record]:
    """Yield all records by citekey as of one state, a batch at a time; memory does not grow with their number."""
    with reading(engine, newest) as connection:
        for batch in mapping.every(connection):
            yield from (record for _id, record in batch)


def related_to(engine: Engine, citekey: str) -> list[tuple[str, str]]:
    """Return (kind, citekey) of the records whose relations point to this one."""
    with reading(engine) as connection:
        return [(row["kind"], row["citekey"]) for row in _RELATED.rows(connection, [citekey])]


def sort_keys(engine: Engine) -> dict[str, tuple[str, str]]:
    """Return (author key, title key) of every record by citekey."""
    columns = (tables.records.c.citekey, tables.records.c.author_key, tables.records.c.title_key)
    with reading(engine) as connection:
        return {row.citekey: (row.author_key, row.title_key) for row in connection.execute(select(*columns))}


def holds_file(engine: Engine, file: str) -> bool:
    """Return whether the store holds a record that this file brought."""
    query = select(tables.records.c.id).where(tables.records.c.source == file).limit(1)
    with reading(engine) as connection:
        return connection.execute(query).first() is not None


def sources(engine: Engine, other_than: str) -> dict[str, str]:
    """Return the file that brought each record, by citekey in order, but for the records of one file."""
    columns = tables.records.c
    query = select(columns.citekey, columns.source).where(columns.source != other_than).order_by(columns.citekey)
    with reading(engine) as connection:
        return {row.citekey: row.source for row in connection.execute(query)}


def source(engine: Engine, citekey: str) -> str:
    """Return the file that brought a record, "" where there is none of that citekey."""
    columns = tables.records.c
    with reading(engine) as connection:
        return connection.execute(select(columns.source).where(columns.citekey == citekey)).scalar_one_or_none() or ""


def sharing(engine: Engine, record: Record) -> list[str]:
    """Return the citekeys of the records that have an identifier or the first day of the date of another one."""
    columns, marks = tables.records.c, tables.identifiers.c
    same = select(columns.citekey).join(tables.identifiers)
    pairs = [(name, value) for name, value in record.fields.items() if name in mapping.IDENTIFIERS]
    queries = [same.where(marks.scheme == name, marks.value == value) for name, value in pairs]
    if record.issued and record.issued.is_day:
        queries.append(select(columns.citekey).where(columns.issued_lower == record.issued.lower))
    with reading(engine) as connection:
        return [key for query in queries for key in connection.execute(query).scalars()]


def is_imported(engine: Engine) -> bool:
    """Return whether anything was ever imported into the store, be it nothing."""
    with reading(engine) as connection:
        return bool(connection.execute(select(tables.state.c.imported)).scalar())


def count(engine: Engine) -> int:
    """Return the number of records."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(tables.records)).scalar_one()
