"""Servers of PostgreSQL that tests start: a primary and its replicas."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.databases import Databases, programs
from kb.store import engine as database
from kb.store.migrating import migrate
from tests.conftest import MIGRATIONS
from tests.factories import VOCABULARY, fill


@contextmanager
def running_servers(port: int, number: int) -> Iterator[Databases]:
    """Start so many servers from a port on, with the schema and no records; skip where PostgreSQL is not installed."""
    if programs() is None:
        pytest.skip("no pg_basebackup: install Debian's package postgresql to test replicas")
    folder = Path(tempfile.mkdtemp(prefix="kbservers"))
    servers = Databases(folder, port, number)
    try:
        servers.start()
        primary = database.open_engine(servers.address(0))
        migrate(primary, MIGRATIONS)
        fill(primary, VOCABULARY)
        primary.dispose()
        yield servers
    finally:
        servers.stop()
        shutil.rmtree(folder, ignore_errors=True)
