"""The real collection, opened once a session, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.library.session import Library, open_library
from kb.settings import from_environment
from tests.server_fixtures import small_library


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library over `references.bib`, as a first run makes it; for reading only."""
    home = tmp_path_factory.mktemp("home")
    url = f"sqlite:///{home / 'derekkoz.db'}"
    server = made = None
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        made = server.copy("template0")
        url = made.render_as_string(hide_password=False)
    opened = open_library(from_environment({})._replace(home=home, database_url=url))
    yield opened
    opened.close()
    if server:
        server.drop(made)


@pytest.fixture(scope="session")
def bare_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library without records, and without the collection: a manuscript brings its own."""
    home = tmp_path_factory.mktemp("home")
    url = f"sqlite:///{home / 'kb.db'}"
    opened = open_library(
        from_environment({})._replace(home=home, database_url=url, fills=False, collection=home / "no")
    )
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(library: Library) -> TestClient:
    """A client of the application over the real collection."""
    return TestClient(create_app(library), raise_server_exceptions=True)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    """A library of a test's own, of one treaty."""
    with small_library(tmp_path / "home") as library:
        yield library
