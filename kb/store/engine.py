"""Opens a database and brings its schema up to date; SQLite by default, PostgreSQL by address."""

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from kb.clock import MOMENT
from kb.errors import UnavailableError
from kb.messages import Message
from kb.store import patience, spare_room
from kb.store.replicas import WAIT, Replicas
from kb.store.sqlite_snapshot import address_on_read_only, newest_schema

__all__ = [
    "DatabaseError", "Engine", "ask_primary", "close", "is_current", "keep_spare_room", "moment", "open_engine",
    "reading", "reads", "row_alone", "transaction",
]  # fmt: skip


_HERE = threading.local()


class DatabaseError(UnavailableError):
    """The database cannot be used; the message says which and what to do."""


def open_engine(url: str, replicas: str = "") -> Engine:
    """Return an engine for a database address; foreign keys and WAL are on for SQLite.

    `replicas` are addresses of replicas with commas between: reads go there (`kb.store.replicas`).
    """
    engine = _opened(url)
    others = [_opened(part.strip()) for part in replicas.split(",") if part.strip()]
    if others:
        engine.update_execution_options(replicas=Replicas(engine, others))
    return engine


def _opened(url: str) -> Engine:
    try:
        if (kind := make_url(url).get_backend_name()) not in ("sqlite", "postgresql"):
            raise DatabaseError("database-address", cause=Message("database-unknown", kind=kind))
        engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        if engine.dialect.name == "postgresql":
            engine = create_engine(url, pool_pre_ping=True, connect_args=patience.arguments(engine))
            patience.bound(engine)
        path = Path(engine.url.database or "")
        if engine.dialect.name == "sqlite" and address_on_read_only(path):
            engine = create_engine(url, creator=partial(_on_read_only, path), poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError("database-address", cause=str(error)) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, path))
        event.listen(engine, "begin", _begin_sqlite)
        # Whoever lets go of a store last puts its log of writes into it: else each start reads the log anew.
        weakref.finalize(engine, engine.pool.dispose)
    return engine


def is_current(engine: Engine, migrations: Path) -> bool:
    """Return whether the schema is of the newest revision."""
    try:
        with reading(engine) as connection:
            versions = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    except DatabaseError:  # no schema yet, or no database: migrating makes the one and tells of the other
        return False
    return list(versions) == [newest_schema(migrations)]


@contextmanager
def transaction(engine: Engine, foreign_keys: bool = True) -> Iterator[Connection]:
    """Return a connection in one transaction: committed at the end, rolled back on any error.

    Without `foreign_keys` SQLite lets a migration make tables anew that others point to.

    Errors of the database (read-only folder, full disk, lock, unreachable server) become DatabaseError.
    """
    try:
        with engine.execution_options(writes=True, foreign_keys=foreign_keys).begin() as connection:
            patience.wait_endlessly(connection)
            yield connection
    except SQLAlchemyError as error:
        raise _explained(engine, error) from error
    finally:
        ask_primary(engine)


@contextmanager
def reading(engine: Engine, newest: bool = False) -> Iterator[Connection]:
    """Return a connection that sees one state of the database and changes nothing.

    It is one to a replica, where there is one that will do; never where the `newest` state is wanted.
    """
    connection = None
    _HERE.reads = reads() + 1
    try:
        with _read_connection(engine, newest) as connection:
            yield connection
    except SQLAlchemyError as error:
        replicas = _replicas(engine)
        if replicas and connection and isinstance(error, DBAPIError) and error.connection_invalidated:
            replicas.let_rest(connection)
        raise _explained(engine, error) from error


def reads() -> int:
    """Return how often this thread has read a database; single rows that stand alone are not counted."""
    return getattr(_HERE, "reads", 0)


def row_alone(engine: Engine, statement: str) -> Any:
    """Return the first row of one statement that reads, None where there is none.

    It needs no state that it shares with another: a transaction around it takes six times as long as it does.
    """
    if _replicas(engine):
        with reading(engine) as read:
            return read.exec_driver_sql(statement).first()
    try:
        with closing(engine.raw_connection()) as connection:
            try:
                row = connection.cursor().execute(statement).fetchone()
                connection.rollback()
            except engine.dialect.loaded_dbapi.Error:
                connection.invalidate()  # else the pool tells of what was dropped, by a traceback beside the log
                raise
            return row
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as error:
        raise _explained(engine, error) from error


def moment(connection: Connection) -> str:
    """Return the time, in UTC to the second, by the clock of the database: servers that share it may go apart."""
    here = connection.dialect.name == "sqlite"  # elsewhere the time of a transaction is that of its beginning
    now: datetime = connection.scalars(select(func.current_timestamp() if here else func.clock_timestamp())).one()
    return now.astimezone(UTC).strftime(MOMENT) if now.tzinfo else now.strftime(MOMENT)


def _read_connection(engine: Engine, newest: bool) -> Connection:
    """Return a connection to a replica that will do, else to the primary, and without it to a replica after all."""
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    primary = engine.execution_options(**options) if engine.dialect.name == "postgresql" else engine
    replicas = None if newest else _replicas(engine)
    connection = replicas.connection(options) if replicas else None
    if connection or replicas is None:
        return connection or primary.connect()
    try:
        with patience.at_most(WAIT):
            return primary.connect()
    except SQLAlchemyError:
        connection = replicas.connection(options, rested=True)
        if connection is None:
            raise
        return connection


def ask_primary(engine: Engine) -> None:
    """Let the next read of a replica begin with the primary's revision: this process has written, or is behind."""
    replicas = _replicas(engine)
    if replicas:
        replicas.ask_primary()


def close(engine: Engine) -> None:
    """Let go of the connections, those to replicas too."""
    replicas = _replicas(engine)
    if replicas:
        replicas.dispose()
    engine.dispose()


def _replicas(engine: Engine) -> Replicas | None:
    replicas = engine.get_execution_options().get("replicas")
    return replicas if isinstance(replicas, Replicas) else None


def _explained(engine: Engine, error: Exception) -> DatabaseError:
    place = engine.url.database if engine.dialect.name == "sqlite" else engine.url.render_as_string()
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    advices = {
        "readonly": Message("advice-folder-writable"),
        "unable to open": Message("advice-folder-exists"),
        "full": Message("advice-disk-full"),
        "i/o error": Message("advice-disk-fails"),
        "locked": Message("advice-locked"),
        "malformed": Message("advice-damaged"),
        "not a database": Message("advice-damaged"),
        "too many clients": Message("advice-connections"),
        "connection slots": Message("advice-connections"),
        "connection": Message("advice-server"),
    }
    unchanged = Message("advice-unchanged")
    advice = next((advice for word, advice in advices.items() if word in cause.casefold()), unchanged)
    return DatabaseError("database-failed", place=place, cause=cause, advice=advice)


def _on_read_only(path: Path) -> sqlite3.Connection:
    """Return a connection to a file on a volume that cannot be written, which another machine may write."""
    return sqlite3.connect(address_on_read_only(path), uri=True, check_same_thread=False)


def keep_spare_room(engine: Engine) -> None:
    """Keep some room on the disk of a SQLite file, for a start when nothing is left."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        spare_room.keep(Path(engine.url.database))


def _prepare_sqlite(path: Path, connection: Any, _record: object) -> None:
    try:
        _set_up_sqlite(connection)
    except sqlite3.OperationalError as error:
        if not any(word in str(error) for word in ("disk I/O", "full")) or not spare_room.give_up(path):
            raise
        _set_up_sqlite(connection)


def _set_up_sqlite(connection: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA busy_timeout = 10000")
    if cursor.execute("PRAGMA query_only").fetchone() == (0,):
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA schema_version")  # the first look into the file, which needs some room beside it
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    if not options.get("foreign_keys", True):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.info["foreign_keys"] = False
    elif not connection.info.pop("foreign_keys", True):
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
