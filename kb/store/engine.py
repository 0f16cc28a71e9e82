"""Opens a database and brings its schema up to date; SQLite by default, PostgreSQL by address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from kb.errors import KbError

__all__ = ["DatabaseError", "Engine", "migrate", "open_engine", "reading", "transaction"]
MIGRATION_LOCK = 0x6B62  # any fixed number: PostgreSQL serialises migrations on it


class DatabaseError(KbError):
    """The database cannot be used; the message says which and what to do."""


def open_engine(url: str) -> Engine:
    """Give an engine for a database address; foreign keys and WAL are on for SQLite."""
    try:
        engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError(
            f"KB_DATABASE_URL is not usable ({error}). Write sqlite:///path/to/file or "
            "postgresql+psycopg://user@host/database, and install derekkoz[postgresql] for the latter."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def migrate(engine: Engine, migrations: Path) -> None:
    """Bring the schema to the newest revision; raise DatabaseError where the database is newer than the program."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with transaction(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        current = MigrationContext.configure(connection).get_current_heads()
        known = {revision.revision for revision in script.walk_revisions()}
        if newer := set(current) - known:
            raise DatabaseError(
                f"the database {engine.url.render_as_string()} has revision {', '.join(sorted(newer))}, which this "
                "version does not know: it was made by a newer version. Upgrade Derekköz, or point "
                "KB_DATABASE_URL or KB_HOME at another place."
            )
        if set(current) != set(script.get_heads()):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection in one transaction: committed at the end, rolled back on any error.

    Errors of the database (read-only folder, full disk, lock, unreachable server) become DatabaseError.
    """
    try:
        with engine.execution_options(writes=True).begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database and changes nothing."""
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with engine.execution_options(**options if engine.dialect.name == "postgresql" else {}).connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error) from error


def _explained(engine: Engine, error: SQLAlchemyError) -> DatabaseError:
    place = engine.url.database if engine.dialect.name == "sqlite" else engine.url.render_as_string()
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    remedies = {
        "readonly": "Make the folder writable, or set KB_HOME to one that is.",
        "unable to open": "Make the folder exist and be writable, or set KB_HOME to one that is.",
        "full": "Free some disk space and run the command again; nothing was changed.",
        "locked": "Another process is writing; try again in a moment.",
        "malformed": "The file is damaged: move it away and run `kb import references.bib`.",
        "not a database": "The file is damaged: move it away and run `kb import references.bib`.",
        "connection": "Start the server, or correct KB_DATABASE_URL.",
    }
    remedy = next((text for word, text in remedies.items() if word in cause.casefold()), "Nothing was changed.")
    return DatabaseError(f"the database {place} failed: {cause}. {remedy}")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 10000")
    if cursor.execute("PRAGMA query_only").fetchone() == (0,):
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
