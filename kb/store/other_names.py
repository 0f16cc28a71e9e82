"""Citekeys that were, of records that others took in or that were renamed: each with the record that it names now.

A file gives them as BibLaTeX does, in the field `ids`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from kb.domain.records import Record
from kb.errors import KbError
from kb.store import mapping, own_values, tables
from kb.store.batches import batches, insert_rows
from kb.store.engine import Engine, reading
from kb.store.history import Keeper
from kb.store.import_options import Outcome

_NAME = tables.other_names.c


def every(engine: Engine) -> dict[str, str]:
    """Return every citekey that was, with the citekey of the record that it names now."""
    query = select(_NAME.citekey, tables.records.c.citekey.label("record")).join(tables.records)
    with reading(engine) as connection:
        return {row.citekey: row.record for row in connection.execute(query)}


def find(engine: Engine, citekey: str) -> str:
    """Return the citekey of the record that a citekey names now; "" where it was never one."""
    query = select(tables.records.c.citekey).join(tables.other_names).where(_NAME.citekey == citekey)
    with reading(engine) as connection:
        return connection.execute(query).scalar_one_or_none() or ""


def of_records(
    connection: Connection, records: Iterable[tuple[int, Record]], earlier: Mapping[str, Iterable[str]]
) -> None:
    """Keep the other citekeys that a file gives its records ("old2019, older2018"), and those that they had earlier.

    A citekey of a record, or one that is another record's other name already, stays what it is.
    """
    wanted = {
        name: identifier
        for identifier, record in records
        for name in (*map(str.strip, record.fields.get("x-ids", "").split(",")), *earlier.get(record.citekey, ()))
        if 0 < len(name) <= 200
    }
    for column in (tables.records.c.citekey, _NAME.citekey):
        for name in connection.execute(select(column).where(column.in_(list(wanted)))).scalars() if wanted else ():
            wanted.pop(name)
    rows = [{"citekey": name, "record_id": record} for name, record in wanted.items()]
    insert_rows(connection, tables.other_names, rows)


def take_over(connection: Connection, outcome: Outcome, states: Keeper, gone: str, kept: str) -> None:
    """Give the list numbers, relations and names of a record to another one, and remove it."""
    states.keep([gone, kept, *_pointing(connection, gone)])
    row = tables.records.c
    own_values.move(connection, gone, kept)
    old, new = (connection.execute(select(row.id).where(row.citekey == key)).scalar_one() for key in (gone, kept))
    _point_to(connection, gone, kept)
    for table in (tables.list_entries, tables.other_names):
        connection.execute(update(table).where(table.c.record_id == old).values(record_id=new))
    for table in (*tables.PARTS, tables.chronology, tables.force):
        connection.execute(delete(table).where(table.c.record_id == old))
    connection.execute(delete(tables.records).where(row.id == old))
    connection.execute(insert(tables.removed).values(citekey=gone, changed=states.now))
    connection.execute(insert(tables.other_names).values(citekey=gone, record_id=new))
    outcome.removed += 1
    outcome.gone.append(gone)


def _pointing(connection: Connection, citekey: str) -> Iterable[str]:
    """Return the records whose relations lead to a citekey."""
    columns, relations = tables.records.c, tables.relations.c
    holders = select(relations.record_id).where(relations.target == citekey)
    return connection.execute(select(columns.citekey).where(columns.id.in_(holders))).scalars()


def _point_to(connection: Connection, old: str, new: str) -> None:
    """Have the relations and the statements that lead to one citekey lead to another."""
    for table in (tables.relations, tables.evidence):
        connection.execute(update(table).where(table.c.target == old).values(target=new))


def rename(connection: Connection, outcome: Outcome, states: Keeper, old: str, new: str) -> None:
    """Give a record another citekey wherever its own stands, and have it written anew; the old one stays its name."""
    columns = tables.records.c
    record = connection.execute(select(columns.id).where(columns.citekey == old)).scalar_one()
    holder = connection.execute(select(_NAME.record_id).where(_NAME.citekey == new)).scalar_one_or_none()
    if holder not in (None, record):
        raise KbError("key-exists", citekey=new)
    states.keep([old, *_pointing(connection, old)])
    states.keep_new([new])
    own_values.move(connection, old, new)
    own_values.write(connection, old, (), "")
    connection.execute(update(tables.records).where(columns.id == record).values(citekey=new, digest=""))
    _point_to(connection, old, new)
    connection.execute(delete(tables.other_names).where(_NAME.citekey == new))
    connection.execute(insert(tables.other_names).values(citekey=old, record_id=record))
    connection.execute(delete(tables.removed).where(tables.removed.c.citekey.in_((old, new))))
    connection.execute(insert(tables.removed).values(citekey=old, changed=states.now))
    outcome.gone.append(old)


def carry_own(connection: Connection, gone: Sequence[str], fresh: Sequence[str]) -> None:
    """Give tags and notes of records that leave their file to new ones of it that are the same but for the key.

    The old key keeps its own, so that the record has them still when the change is taken back.
    """
    tagged = [key for batch in batches(list(gone)) for key in own_values.of(connection, batch)]
    if not tagged:
        return
    left = {_content(record): record.citekey for _id, record in mapping.by_citekeys(connection, tagged)}
    for _id, record in mapping.by_citekeys(connection, fresh):
        if old := left.pop(_content(record), ""):
            own_values.move(connection, old, record.citekey)


def _content(record: Record) -> str:
    return mapping.digest(replace(record, citekey=""))
