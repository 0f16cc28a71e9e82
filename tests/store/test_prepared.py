"""Queries of every page: a record costs no statement of its own, and what columns hold comes back as values."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, column, event, select, table

from kb.domain.prose import Prose
from kb.store import journal, queries, tables
from kb.store.engine import DatabaseError, reading
from kb.store.prepared import PreparedQuery
from tests.factories import load, record, relation


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed in the block, without their values."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    def trace(connection: Connection) -> None:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.set_trace_callback(lambda statement: seen.append(re.sub("'.*?'", "?", statement)))
        traced.append(raw)

    traced: list[sqlite3.Connection] = []
    sqlite = engine.dialect.name == "sqlite"
    listener = (engine, "begin", trace) if sqlite else (engine, "before_cursor_execute", note)
    event.listen(*listener)
    try:
        yield seen
    finally:
        event.remove(*listener)
        for raw in traced:
            raw.set_trace_callback(None)


def test_a_page_of_records_takes_as_many_statements_as_one(engine: Engine) -> None:
    load(engine, *(record(f"k-{number}") for number in range(30)))
    with statements(engine) as of_one:
        queries.by_citekeys(engine, ["k-1"])
    with statements(engine) as of_many:
        queries.by_citekeys(engine, [f"k-{number}" for number in range(30)])
    assert of_one == of_many  # to the letter: nothing is written anew for another number of records
    assert len(of_one) <= 20


def test_values_are_those_of_the_columns(engine: Engine) -> None:
    noted = replace(relation("amends", "k"), note=Prose.parse("as amended"))
    load(engine, record("k", relations=(noted,)), record("other"))
    rows = PreparedQuery(select(tables.relations.c.target, tables.relations.c.note), tables.relations.c.target)
    of_all = PreparedQuery(select(tables.records.c.citekey).order_by(tables.records.c.citekey))
    with reading(engine) as connection:
        assert rows.rows(connection, ["k", "nobody"]) == [{"target": "k", "note": Prose.parse("as amended")}]
        assert rows.rows(connection, []) == []
        assert of_all.rows(connection) == [{"citekey": "k"}, {"citekey": "other"}]


def test_a_query_that_comes_first_begins_the_state_that_a_reader_sees(engine: Engine) -> None:
    load(engine, record("k"))
    of_all = PreparedQuery(select(tables.records.c.citekey).order_by(tables.records.c.citekey))
    with reading(engine) as connection:
        before = of_all.rows(connection)
        load(engine, record("later"))
        assert of_all.rows(connection) == before == [{"citekey": "k"}]
    with reading(engine) as connection:
        assert of_all.rows(connection) == [{"citekey": "k"}, {"citekey": "later"}]


def test_what_a_database_refuses_is_an_error_of_the_store(engine: Engine) -> None:
    nowhere = PreparedQuery(select(table("nowhere", column("citekey"))))
    with pytest.raises(DatabaseError), reading(engine) as connection:
        nowhere.rows(connection)


def test_the_revision_is_read_without_a_transaction(engine: Engine) -> None:
    load(engine, record("k"))
    known = revision(engine)
    with statements(engine) as seen:
        assert journal.newest_revision(engine) == known
    assert seen == []


def revision(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.execute(select(tables.state.c.revision)).scalar_one())
