"""Connections that ask nothing are closed, and make room for readers where there are too many."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx2 as httpx
import pytest
from fastapi import FastAPI

from api import connections
from tests.server_fixtures import serving

app = FastAPI()


@app.get("/")
def root() -> str:
    """Say yes."""
    return "yes"


@pytest.fixture
def address() -> Iterator[tuple[str, int]]:
    """The address of a running server."""
    with serving(app, http=connections.BoundedProtocol) as url:
        host, _, port = url.removeprefix("http://").partition(":")
        yield host, int(port)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Ends the wait of all connections that wait to be asked, as if their time were over; nothing else ends it."""
    monkeypatch.setattr(connections, "HEAD", 1e6)
    taken: list[connections.BoundedProtocol] = []
    wait = connections.BoundedProtocol._wait

    def waiting(protocol: connections.BoundedProtocol) -> None:
        wait(protocol)
        taken.append(protocol)

    def end_one(protocol: connections.BoundedProtocol) -> None:
        if protocol._head:
            protocol._late()

    def end() -> None:
        while not taken:  # the server takes it in a moment
            time.sleep(0.01)
        for protocol in taken:
            protocol.loop.call_soon_threadsafe(end_one, protocol)

    monkeypatch.setattr(connections.BoundedProtocol, "_wait", waiting)
    return end


def is_ended(stream: socket.socket) -> bool:
    """Return whether the other side closes a connection."""
    stream.settimeout(600)
    try:
        while stream.recv(1000):  # what is left of an answer
            pass
    except (ConnectionResetError, BrokenPipeError):
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_a_connection_that_does_not_ask_is_closed(
    address: tuple[str, int], begun: bytes, late: Callable[[], None]
) -> None:
    with closing(socket.create_connection(address)) as stream:
        stream.sendall(begun)
        if begun.endswith(b"\r\n\r\n"):  # after an answer, too
            assert b"200 OK" in stream.recv(1000)
            stream.sendall(b"GET / HT")
        late()
        assert is_ended(stream)


@app.get("/said")
def said(q: str) -> str:
    """Say what was asked."""
    return q


def test_an_address_may_have_letters_of_any_script(address: tuple[str, int]) -> None:
    with closing(socket.create_connection(address)) as stream, stream.makefile("rb") as answers:
        for _again in range(2):  # the second on the same connection
            stream.sendall("GET /said?q=бай&z=%20 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert answers.readline() == b"HTTP/1.1 200 OK\r\n"
            while answers.readline().strip():
                pass
            assert answers.read(len('"бай"'.encode())).decode() == '"бай"'


def test_idle_connections_make_room(
    address: tuple[str, int], late: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "most_connections", lambda: 5)
    idle = [socket.create_connection(address) for _number in range(20)]
    try:
        for _again in range(3):
            assert httpx.get(f"http://{address[0]}:{address[1]}/", timeout=600).status_code == 200
        assert is_ended(idle[0])
    finally:
        for stream in idle:
            stream.close()


def test_an_answer_that_takes_long_is_waited_for(address: tuple[str, int], late: Callable[[], None]) -> None:
    begun, go_on = threading.Event(), threading.Event()

    @app.get("/slow")
    def slow() -> str:
        begun.set()
        assert go_on.wait(300)
        return "at last"

    with ThreadPoolExecutor(1) as reader:
        reply = reader.submit(httpx.get, f"http://{address[0]}:{address[1]}/slow", timeout=600)
        assert begun.wait(300)
        late()
        go_on.set()
        assert reply.result().status_code == 200


def test_the_bound_leaves_files_for_the_store() -> None:
    assert connections.LEAST <= connections.most_connections() <= connections.MOST
