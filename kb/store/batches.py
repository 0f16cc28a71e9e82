"""Statements of any number of values: in runs short enough for one, and none where there is nothing to write."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

BATCH = 500


def batches(items: list[Any]) -> Iterator[list[Any]]:
    """Yield runs short enough for one statement."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows, be there none."""
    for batch in batches(list(rows)):
        connection.execute(insert(table), batch)
