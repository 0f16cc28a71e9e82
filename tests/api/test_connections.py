"""Connections that ask nothing are closed, and make room for readers where there are too many."""

import socket
import time
from collections.abc import Iterator
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


def ended(stream: socket.socket) -> bool:
    """Return whether the other side closes a connection within five seconds."""
    stream.settimeout(5)
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
    address: tuple[str, int], begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.3)
    with closing(socket.create_connection(address)) as stream:
        stream.sendall(begun)
        if begun.endswith(b"\r\n\r\n"):  # after an answer, too
            stream.settimeout(5)
            assert b"200 OK" in stream.recv(1000)
            stream.sendall(b"GET / HT")
        assert ended(stream)


def test_idle_connections_make_room(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "most_connections", lambda: 5)
    idle = [socket.create_connection(address) for _number in range(20)]
    try:
        started = time.monotonic()
        for _again in range(3):
            assert httpx.get(f"http://{address[0]}:{address[1]}/", timeout=5).status_code == 200
        assert time.monotonic() - started < 5
        assert ended(idle[0])
    finally:
        for stream in idle:
            stream.close()


def test_an_answer_that_takes_long_is_waited_for(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.2)
    app.get("/slow")(lambda: time.sleep(0.6))
    assert httpx.get(f"http://{address[0]}:{address[1]}/slow", timeout=5).status_code == 200


def test_the_bound_leaves_files_for_the_store() -> None:
    assert connections.LEAST <= connections.most_connections() <= connections.MOST
