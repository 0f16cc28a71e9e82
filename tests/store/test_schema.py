"""The schema: one correct revision, the same on both databases, and constraints that refuse nonsense."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.exc import DBAPIError

from kb.store import engine as database
from kb.store import tables
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS, ROOT
from tests.factories import load, record


def config_for(connection: Any) -> Config:
    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def test_alembic_finds_nothing_to_generate(engine: Engine) -> None:
    with database.transaction(engine) as connection:
        command.check(config_for(connection))


def shape(engine: Engine) -> dict[str, Any]:
    seen = inspect(engine)
    return {
        name: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(name)},
            "checks": sorted((c["name"] or "", c["sqltext"]) for c in seen.get_check_constraints(name)),
            "keys": seen.get_pk_constraint(name)["constrained_columns"],
            "unique": sorted(str(c["name"]) for c in seen.get_unique_constraints(name)),
            "foreign": sorted((c["name"], c["referred_table"], str(c["options"])) for c in seen.get_foreign_keys(name)),
            "indexes": sorted((str(c["name"]), c["unique"]) for c in seen.get_indexes(name)),
        }
        for name in seen.get_table_names()
        if name != "alembic_version"
    }


def test_migrations_make_what_the_tables_say(migrated_file: Path, tmp_path: Path) -> None:
    drawn = create_engine(f"sqlite:///{tmp_path / 'drawn.db'}")
    tables.metadata.create_all(drawn)  # a drawing to compare with, never a schema that a test works on
    migrated = database.open_engine(f"sqlite:///{migrated_file}")
    assert shape(migrated) == shape(drawn)
    drawn.dispose()
    migrated.dispose()


def test_a_schema_goes_up_down_and_up_again(empty_url: str) -> None:
    engine = database.open_engine(empty_url)
    migrate(engine, MIGRATIONS)
    with database.transaction(engine) as connection:
        command.downgrade(config_for(connection), "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate(engine, MIGRATIONS)
    assert set(tables.metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    load(engine, record())
    migrate(engine, MIGRATIONS)
    assert load(engine, record()).same == 1


def test_a_folder_with_a_percent_sign_holds_migrations(tmp_path: Path) -> None:
    folder = tmp_path / "100%s"
    folder.symlink_to(MIGRATIONS, target_is_directory=True)
    engine = database.open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    migrate(engine, folder)
    assert "records" in inspect(engine).get_table_names()
    engine.dispose()


NONSENSE = [
    "UPDATE records SET status = 'sure'",
    "UPDATE records SET scope = ''",
    "UPDATE records SET stage = 'sung'",
    "UPDATE records SET citekey = ''",
    "UPDATE records SET issued_lower = 5, issued_upper = 4",
    "UPDATE records SET issued_origin = 'dreamt'",
    "INSERT INTO titles (record_id, position, value, origin) VALUES (1, 9, 'x', 'dreamt')",
    "INSERT INTO titles (record_id, position, value, origin) VALUES (999, 0, 'x', 'stated')",
    "INSERT INTO contributors (record_id, position, role, origin) VALUES (1, 9, 'author', 'stated')",
    "INSERT INTO record_topics (record_id, position, topic) VALUES (1, 9, 'no-such-topic')",
    "INSERT INTO record_parties (record_id, position, code) VALUES (1, 9, 'XXX')",
    "INSERT INTO list_entries (manuscript, number, position) VALUES ('thesis', 0, 0)",
    "INSERT INTO list_entries (manuscript, number, position) VALUES ('thesis', 7, 0)",
    "INSERT INTO list_entries (manuscript, number, position) VALUES ('nothing', 1, 0)",
    "INSERT INTO manuscripts (id, last_number, origin) VALUES ('', 0, 'imported')",
    "INSERT INTO manuscripts (id, last_number, origin) VALUES ('x', -1, 'imported')",
    "INSERT INTO manuscripts (id, last_number, origin) VALUES ('x', 0, 'found')",
    "INSERT INTO mentions (record_id, position, manuscript, line) VALUES (1, 9, 'nothing', 1)",
    "INSERT INTO citation_locators (manuscript, citation, position, label, value) VALUES ('thesis', 9, 0, 'page', '1')",
    "INSERT INTO actions (record_id, position, kind, lower, upper, origin) VALUES (1, 9, 'signature', 2, 1, 'stated')",
    "INSERT INTO relations (record_id, position, kind, target, origin) VALUES (1, 9, 'amends', 'nobody', 'stated')",
    "INSERT INTO citations (manuscript, position, number, line, raw, ambiguous) VALUES ('thesis', 1, 0, 1, '[0]', 0)",
    "INSERT INTO citations (manuscript, position, line, raw, ambiguous) VALUES ('thesis', 1, 1, '[0]', 0)",
    "INSERT INTO chronology (kind, sort_key, origin) VALUES ('signature', 'x', 'stated')",
    "INSERT INTO state (id, revision, vocabulary) VALUES (2, 0, '')",
]


@pytest.mark.parametrize("statement", NONSENSE, ids=lambda statement: statement[:60])
def test_the_schema_refuses(engine: Engine, statement: str) -> None:
    load(engine, record(numbers=[7]))
    with pytest.raises(DBAPIError), engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(statement)


def test_parts_go_with_their_record(engine: Engine) -> None:
    load(engine, record(issued="1992-05-25", topics=["sovereignty"], numbers=[7]))
    with database.transaction(engine) as connection:
        connection.exec_driver_sql("DELETE FROM records")
        for name in ("titles", "record_topics", "chronology"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() == 0
        entries = connection.exec_driver_sql("SELECT number, record_id FROM list_entries").all()
        assert [tuple(row) for row in entries] == [(7, None)]  # a line of a list stands without its record
