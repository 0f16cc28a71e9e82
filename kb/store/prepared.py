"""Queries that are asked for every page, written once for each kind of database.

SQLAlchemy reads a query again each time it is executed, and writes it anew for each number of values: that takes
several times as long as the database itself. What SQLite answers is taken from its own cursor: SQLAlchemy's looks up
the type of each column at each call, which takes longer than the rows of a record.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, any_, bindparam, func
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ColumnElement, Select

_AMONG = "among"
_NAMED = sqlite.dialect(paramstyle="named")
Row = dict[str, Any]


class _Written(NamedTuple):
    """A query in the words of a database, and what makes values of what some columns hold there, by name."""

    text: str
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]


class PreparedQuery:
    """A query for the rows of which a column has one of some values; without a column, for all of its rows."""

    def __init__(self, query: "Select[Any]", among: "ColumnElement[Any] | None" = None) -> None:
        self._query, self._among = query, among
        self._written: dict[str, _Written] = {}
        self._names = tuple(query.selected_columns.keys())

    def rows(self, connection: Connection, values: Sequence[int | str] = (), **others: int | str) -> list[Row]:
        """Return the rows, each by the names of its columns; `others` are what the query binds besides."""
        dialect = connection.dialect
        text, readers = self._written.get(dialect.name) or self._write(dialect)
        parameters: dict[str, Any] = dict(others)
        if self._among is not None:
            parameters[_AMONG] = json.dumps(values) if dialect.name == "sqlite" else list(values)
        ask = _asked_of_sqlite if dialect.name == "sqlite" else Connection.exec_driver_sql
        rows = [dict(zip(self._names, row, strict=True)) for row in ask(connection, text, parameters or None)]
        for name, read in readers:
            for row in rows:
                row[name] = read(row[name])
        return rows

    def _write(self, dialect: Dialect) -> _Written:
        query = self._query
        if self._among is not None and dialect.name == "sqlite":
            query = query.where(self._among.in_(func.json_each(bindparam(_AMONG)).table_valued("value").select()))
        elif self._among is not None:
            query = query.where(self._among == any_(bindparam(_AMONG, type_=ARRAY(self._among.type))))
        types = ((name, column.type.dialect_impl(dialect)) for name, column in query.selected_columns.items())
        readers = ((name, kind.result_processor(dialect, None)) for name, kind in types)
        text = str(query.compile(dialect=_NAMED if dialect.name == "sqlite" else dialect))
        written = self._written[dialect.name] = _Written(text, tuple((name, read) for name, read in readers if read))
        return written


def _asked_of_sqlite(connection: Connection, text: str, parameters: dict[str, Any] | None) -> list[tuple[Any, ...]]:
    if not connection.in_transaction():
        connection.begin()
    failure = connection.dialect.loaded_dbapi.Error
    try:
        rows: list[tuple[Any, ...]] = connection.connection.cursor().execute(text, parameters or {}).fetchall()
    except failure as error:
        raise DBAPIError.instance(text, parameters, error, failure, dialect=connection.dialect) from error
    return rows
