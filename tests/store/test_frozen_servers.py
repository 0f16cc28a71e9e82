"""Servers of PostgreSQL that stand still: they take what is sent, and answer nothing."""

import threading
import time
from collections.abc import Iterator

import pytest

from deploy.databases import Databases
from kb.library.consistent_reading import read_with_retry
from kb.store import engine as database
from kb.store import queries
from kb.store.engine import DatabaseError, Engine
from tests.factories import load, record
from tests.store.postgresql_servers import running_servers

pytestmark = pytest.mark.postgresql
_PORT = 5465
READERS, SECONDS = 6, 6.0
LONGEST = 8.0  # seconds that a read may take where a server was just frozen: two looks, once more, and a busy machine


@pytest.fixture(scope="module")
def servers() -> Iterator[Databases]:
    """A primary and a replica, with the schema and no records."""
    with running_servers(_PORT, 2) as running:
        yield running


@pytest.fixture
def engine(servers: Databases) -> Iterator[Engine]:
    opened = database.open_engine(servers.url, servers.every_url)
    yield opened
    database.close(opened)


def until_both_are_read(engine: Engine) -> None:
    """Wait until reads go to both servers: one that was lost has been looked after."""
    ports: set[int] = set()
    while len(ports) < 2:
        with database.reading(engine) as connection:
            ports.add(connection.exec_driver_sql("SELECT inet_server_port()").scalar_one())
        time.sleep(0.05)


class Readers:
    """Threads that read one record again and again: how long each read took, and what it raised."""

    def __init__(self, engine: Engine, citekey: str) -> None:
        self.took: list[float] = []
        self.lost: list[str] = []
        self._engine, self._citekey = engine, citekey
        self._threads = [threading.Thread(target=self._go) for _ in range(READERS)]
        self._end = threading.Event()

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        time.sleep(1.0)
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def _go(self) -> None:
        while not self._end.is_set():
            start = time.monotonic()
            try:
                read_with_retry(
                    lambda: queries.by_citekeys(self._engine, [self._citekey])[self._citekey]
                )  # as every answer
            except (DatabaseError, KeyError) as error:
                self.lost.append(repr(error))
            self.took.append(time.monotonic() - start)


def test_readers_go_on_beside_a_frozen_replica(engine: Engine, servers: Databases) -> None:
    load(engine, record("book"))
    with Readers(engine, "book") as readers:
        servers.parts[1].freeze()
        time.sleep(SECONDS)
    servers.parts[1].thaw()
    assert (readers.lost, [took for took in readers.took if took > LONGEST]) == ([], [])


def test_readers_and_writers_go_on_after_two_fail_overs_of_frozen_primaries(engine: Engine, servers: Databases) -> None:
    for old, new in ((0, 1), (1, 0)):
        load(engine, record(f"before-{old}"))
        until_both_are_read(engine)
        with Readers(engine, f"before-{old}") as readers:
            time.sleep(0.5)
            servers.parts[old].freeze()
            time.sleep(SECONDS)
            servers.promote(new)
            load(engine, record(f"after-{old}"))
            time.sleep(SECONDS / 2)
        assert (readers.lost, [took for took in readers.took if took > LONGEST]) == ([], [])
        assert f"after-{old}" in queries.by_citekeys(engine, [f"after-{old}"])
        servers.follow(old, primary=new)
