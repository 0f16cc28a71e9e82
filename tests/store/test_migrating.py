"""Stores of the last version become stores of this one with nothing lost; a newer store is refused and left alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData, Table, insert, select, text

from kb import __version__
from kb.domain.records import ListNumber
from kb.store import engine as database
from kb.store import manuscripts, reference_data
from kb.store.engine import DatabaseError
from kb.store.migrating import migrate
from kb.store.sqlite_snapshot import newest_schema
from tests.conftest import MIGRATIONS
from tests.factories import VOCABULARY, reread
from tests.store.test_schema import config_for

OURS, THEIRS, KEYED, FOREIGN = "references.bib", "my notes.bib", "a1b2c3d4:dissertation.bib", "/home/x/references.bib"
SOURCES = (OURS, OURS, THEIRS, KEYED, FOREIGN, "dissertation.ris", "plain.bib")
NAMES = ("dissertation", "dissertation", "my-notes", "a1b2c3d4-dissertation", "references", "dissertation-2", "")
RECORD = {
    "type": "book",
    "status": "probable",
    "scope": "imported",
    "stage": "signed",
    "changed": "2026-01-01T00:00:00Z",
}
KEPT = ("titles", "contributors", "identifiers", "variables", "wordings", "candidates", "relations", "keys", "removed")


def old_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of every table that the migration touches or that hangs on `records`, as revision 0003 had them."""
    records = [
        {**RECORD, "id": 10 * one, "citekey": f"k-{one}", "digest": f"{one:064}", "source": source}
        for one, source in enumerate(SOURCES, start=1)
    ]
    records[0] |= {"scope": "dissertation", "issued": "1992-05-25", "issued_lower": 5, "issued_upper": 5}
    numbered = range(1, 7)
    return {
        "state": [{"id": 1, "revision": 41, "vocabulary": "old"}],
        "records": records,
        "titles": [{"record_id": 10 * one, "position": 0, "value": "Т", "origin": "stated"} for one in range(1, 8)],
        "contributors": [{"record_id": 10, "position": 0, "role": "author", "family": "Ә", "origin": "stated"}],
        "identifiers": [{"record_id": 70, "position": 0, "scheme": "DOI", "value": "10.1/x"}],
        "variables": [{"record_id": 70, "position": 0, "name": "DOI", "value": "10.1/x"}],
        "wordings": [{"record_id": 10, "position": 0, "role": "cited-for", "kk": "қ", "ru": "р", "en": "e"}],
        "candidates": [{"record_id": 20, "position": 0, "reference": "x", "checked": 1}],
        "relations": [{"record_id": 10, "position": 0, "kind": "amends", "target": "k-7", "origin": "stated"}],
        "numbers": [{"record_id": 10, "position": 1, "number": 5}, {"record_id": 10, "position": 0, "number": 7}]
        + [{"record_id": 10 * one, "position": 0, "number": 100 + one} for one in range(2, 7)],
        "mentions": [{"record_id": 10 * one, "position": 0, "section": "2.1", "line": one} for one in numbered],
        "evidence": [
            {"record_id": 10 * one, "position": 0, "field": "title", "origin": "stated", "section": "1.1", "line": 9}
            for one in numbered
        ]
        + [{"record_id": 70, "position": 0, "field": "title", "origin": "identified", "line": 0, "source": "http://a.kz"}],
        "citations": [
            {"position": 0, "number": 5, "section": "1.1", "line": 3, "raw": "[5]", "ambiguous": 0},
            {"position": 1, "number": 9, "section": "", "line": 4, "raw": "[9, 3]", "label": "page", "locator": "3",
             "ambiguous": 1},
        ],
        "keys": [{"id": "a1b2c3d4", "digest": "d", "name": "N", "made": "2026-01-01T00:00:00Z"}],
        "removed": [{"citekey": "gone", "changed": "2026-01-01T00:00:00Z"}],
    }  # fmt: skip


def upgrade_to(engine: Engine, revision: str) -> None:
    with database.transaction(engine, foreign_keys=False) as connection:
        config: Config = config_for(connection)
        command.upgrade(config, revision)


@pytest.fixture
def old(empty_url: str) -> Iterator[Engine]:
    """A store that the last version made and filled."""
    engine = database.open_engine(empty_url)
    upgrade_to(engine, "0003")
    with database.transaction(engine) as connection:
        known = MetaData()
        for name, rows in old_rows().items():
            for row in rows:
                connection.execute(insert(Table(name, known, autoload_with=connection)), row)
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT setval(pg_get_serial_sequence('records', 'id'), 70)"))
    yield engine
    engine.dispose()


def stored(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by table."""
    with database.reading(engine) as connection:
        known = MetaData()
        known.reflect(connection)
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            ]
            for table in known.sorted_tables
        }


def test_a_store_of_the_last_version_loses_nothing(old: Engine) -> None:
    before = stored(old)
    upgrade_to(old, "0004")
    after = stored(old)
    for name in KEPT:
        assert after[name] == before[name], name
    assert after["records"] == before["records"]
    assert after["state"] == [{"id": 1, "revision": 41, "vocabulary": ""}]
    name_of = {10 * one: name for one, name in enumerate(NAMES, start=1)}
    assert [{key: row[key] for key in ("id", "origin", "source")} for row in after["manuscripts"]] == sorted(
        [{"id": name, "origin": "collection" if name == "dissertation" else "imported", "source": source}
         for name, source in {name: source for name, source in zip(NAMES, SOURCES, strict=True) if name}.items()],
        key=lambda row: row["id"].encode())  # fmt: skip
    assert sorted((row["record_id"], row["position"], row["number"]) for row in after["list_entries"]) == sorted(
        (row["record_id"], row["position"], row["number"]) for row in before["numbers"]
    )
    source_of = {row["id"]: row["source"] for row in before["records"]}
    for row in after["list_entries"]:
        assert (row["manuscript"], row["said_by"]) == (name_of[row["record_id"]], source_of[row["record_id"]])
    assert [{**row, "manuscript": None} for row in after["mentions"]] == [
        {**row, "manuscript": None} for row in before["mentions"]
    ]
    for table in ("mentions", "evidence"):
        plain = [{key: row[key] for key in row if key != "manuscript"} for row in after[table]]
        assert plain == before[table]
        assert [row["manuscript"] for row in after[table]] == [
            name_of[row["record_id"]] or None for row in after[table]
        ]
    cited = [{**row, "label": "", "locator": ""} for row in after["citations"]]
    for row in after["citation_locators"]:
        cited[row["citation"]] |= {"label": row["label"], "locator": row["value"]}
    names = before["citations"][0].keys()
    assert [{key: row[key] for key in names} for row in cited] == before["citations"]
    assert {row["manuscript"] for row in after["citations"]} == {"dissertation"}


def test_a_migrated_store_answers(old: Engine) -> None:
    migrate(old, MIGRATIONS)
    first = reread(old, "k-1")
    assert first.cited_in == (ListNumber("dissertation", 7), ListNumber("dissertation", 5))
    assert first.numbers == (7, 5)
    assert reread(old, "k-3").cited_in == (ListNumber("my-notes", 103),)
    assert [item.raw for item, _key in manuscripts.citations(old, "dissertation")] == ["[5]", "[9, 3]"]


def test_a_migrated_store_without_the_collection_forgets_its_manuscript(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    upgrade_to(engine, "0003")
    with database.transaction(engine) as connection:
        known = MetaData()
        rows = old_rows()
        users = [row for row in rows["records"] if row["source"] == THEIRS]
        for name, some in (("state", rows["state"]), ("records", users), ("citations", rows["citations"])):
            for row in some:
                connection.execute(insert(Table(name, known, autoload_with=connection)), row)
        held = {"record_id": 30, "position": 0, "number": 103}
        connection.execute(insert(Table("numbers", known, autoload_with=connection)), held)
    migrate(engine, MIGRATIONS)
    reference_data.load(engine, VOCABULARY, None)
    assert [one.id for one in manuscripts.every(engine)] == ["my-notes"]
    assert reread(engine, "k-3").numbers == (103,)
    engine.dispose()


def test_a_newer_store_is_refused_and_left_alone(old: Engine) -> None:
    with database.transaction(old) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = stored(old)
    with pytest.raises(DatabaseError, match=rf"9999.*{__version__}.*{newest_schema(MIGRATIONS)}.*Upgrade"):
        migrate(old, MIGRATIONS)
    assert stored(old) == before
