"""Records put together from their row and the rows of their parts, a batch at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.sql import Select

from kb.domain.records import Record
from kb.store import conversion, tables

BATCH = 400


def assemble(connection: Connection, query: "Select[Any]") -> list[tuple[int, Record]]:
    """Give (id, record) of a query on the rows of `records`, in its order."""
    found = connection.execute(query).mappings().all()
    identifiers = [row["id"] for row in found]
    parts: dict[Table, defaultdict[int, list[Mapping[str, Any]]]] = {}
    for table in tables.PARTS:
        grouped: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
        rows = select(table).where(table.c.record_id.in_(identifiers)).order_by(table.c.record_id, table.c.position)
        for row in connection.execute(rows).mappings():
            grouped[row["record_id"]].append(dict(row))
        parts[table] = grouped
    return [
        (row["id"], conversion.record(dict(row), {table: parts[table][row["id"]] for table in parts})) for row in found
    ]


def by_citekeys(connection: Connection, citekeys: Iterable[str]) -> Iterator[tuple[int, Record]]:
    """Yield (id, record) of those that exist among these citekeys, in no order."""
    wanted = list(dict.fromkeys(citekeys))
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        yield from assemble(connection, select(tables.records).where(tables.records.c.citekey.in_(batch)))


def every(connection: Connection) -> Iterator[list[tuple[int, Record]]]:
    """Yield all records in batches by citekey; memory does not grow with their number."""
    last = ""
    while True:
        query = select(tables.records).where(tables.records.c.citekey > last)
        batch = assemble(connection, query.order_by(tables.records.c.citekey).limit(BATCH))
        if not batch:
            return
        yield batch
        last = batch[-1][1].citekey
