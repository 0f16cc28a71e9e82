"""Brings the schema of a database up to date with Alembic; loaded only where that is needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from kb import __version__
from kb.store.engine import DatabaseError, Engine, transaction

MIGRATION_LOCK = 0x6B62  # any fixed number: PostgreSQL serialises migrations on it


def migrate(engine: Engine, migrations: Path) -> None:
    """Bring the schema to the newest revision; raise DatabaseError where the database is newer than the program."""
    script = ScriptDirectory.from_config(_config(migrations))
    with transaction(engine, foreign_keys=False) as connection:
        lock(connection)
        current = MigrationContext.configure(connection).get_current_heads()
        known = {revision.revision for revision in script.walk_revisions()}
        if newer := set(current) - known:
            raise DatabaseError(
                "database-newer",
                place=engine.url.render_as_string(),
                revisions=tuple(sorted(newer)),
                version=__version__,
                ours=str(script.get_current_head()),
            )
        if set(current) != set(script.get_heads()):
            upgrade(connection, migrations)


def upgrade(connection: Connection, migrations: Path, revision: str = "head") -> None:
    """Bring the schema to a revision in the caller's transaction."""
    config = _config(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    _check_keys(connection)


def lock(connection: Connection) -> None:
    """Let one transaction at a time change the schema."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise DatabaseError("migration-broken", table=str(broken[0][0]))
