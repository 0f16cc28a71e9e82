"""Connections that ask nothing are closed, and make room for readers where there are too many."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx2 as httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse
from uvicorn.server import ServerState

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
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Ends the wait of all connections that stand still, as if their time were over; nothing else ends it.

    Returns whether a connection is left.
    """
    monkeypatch.setattr(connections, "HEAD", 1e6)
    taken: list[connections.BoundedProtocol] = []
    wait = connections.BoundedProtocol._wait

    def waiting(protocol: connections.BoundedProtocol, *seconds: float) -> None:
        wait(protocol, *seconds)
        if protocol not in taken:
            taken.append(protocol)

    def end_one(protocol: connections.BoundedProtocol) -> None:
        if protocol._wait_ends:
            protocol._late()

    def end() -> bool:
        while not taken:  # the server takes it in a moment
            time.sleep(0.01)
        over = threading.Event()
        for protocol in taken[:]:
            protocol.loop.call_soon_threadsafe(end_one, protocol)
        taken[0].loop.call_soon_threadsafe(over.set)
        assert over.wait(600)
        return any(protocol in protocol.connections for protocol in taken)

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
    address: tuple[str, int], begun: bytes, late: Callable[[], bool]
) -> None:
    with closing(socket.create_connection(address)) as stream:
        stream.sendall(begun)
        if begun.endswith(b"\r\n\r\n"):  # after an answer, too
            assert b"200 OK" in stream.recv(1000)
            stream.sendall(b"GET / HT")
        late()
        assert is_ended(stream)


@app.post("/heard")
async def heard(request: Request) -> int:
    """Return how much was sent."""
    return len(await request.body())


@pytest.mark.parametrize("method", [b"POST /heard", b"GET /"])
def test_a_body_that_does_not_come_is_not_waited_for(
    address: tuple[str, int], method: bytes, late: Callable[[], bool]
) -> None:
    with closing(socket.create_connection(address)) as stream:
        stream.sendall(method + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
        if method.startswith(b"GET"):
            assert b"200 OK" in stream.recv(1000)
        late()
        assert is_ended(stream)


def test_a_body_that_has_come_is_waited_for_no_more(address: tuple[str, int], late: Callable[[], bool]) -> None:
    begun, go_on = threading.Event(), threading.Event()

    @app.post("/weighed")
    def weighed() -> str:
        begun.set()
        assert go_on.wait(300)
        return "heavy"

    with ThreadPoolExecutor(1) as reader, closing(socket.create_connection(address)) as stream:
        stream.sendall(b"POST /weighed HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc")
        assert begun.wait(300)
        stream.sendall(b"def")
        other = reader.submit(httpx.get, f"http://{address[0]}:{address[1]}/", timeout=600)
        assert other.result().status_code == 200  # all that was sent before has been heard
        late()
        go_on.set()
        assert b"200 OK" in stream.recv(1000)


LARGE = b"x" * (16 << 20)


@app.get("/large")
def large() -> Response:
    """Return more than the system takes for a reader who does not read."""
    return Response(LARGE)


@app.get("/blocks")
def blocks() -> StreamingResponse:
    """Return as much, a block at a time."""
    return StreamingResponse(iter([LARGE[: 1 << 18]] * 64))


def test_an_answer_in_blocks_that_nobody_takes_is_given_up(address: tuple[str, int], late: Callable[[], bool]) -> None:
    with closing(socket.create_connection(address)) as stream:
        stream.sendall(b"GET /blocks HTTP/1.1\r\nHost: x\r\n\r\n")
        assert stream.recv(9) == b"HTTP/1.1 "
        while late():
            time.sleep(0.01)


@pytest.mark.parametrize("asked", ["close", "keep-alive"])
@pytest.mark.parametrize("reads", [True, False])
def test_an_answer_is_waited_for_as_long_as_it_is_taken(
    address: tuple[str, int], late: Callable[[], bool], reads: bool, asked: str
) -> None:
    """Whoever reads slowly gets it whole; whoever has stopped reading holds no place."""
    with closing(socket.socket()) as stream, stream.makefile("rb") as answer:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        stream.connect(address)
        stream.sendall(f"GET /large HTTP/1.1\r\nHost: x\r\nConnection: {asked}\r\n\r\n".encode())
        assert answer.readline() == b"HTTP/1.1 200 OK\r\n"
        if not reads:
            while late():
                time.sleep(0.01)
            return
        while answer.readline().strip():
            pass
        assert httpx.get(f"http://{address[0]}:{address[1]}/", timeout=600).status_code == 200  # all of it is written
        for _mebibyte in range(16):
            assert len(answer.read(1 << 20)) == 1 << 20
            late()


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
    address: tuple[str, int], late: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
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


def test_an_answer_that_takes_long_is_waited_for(address: tuple[str, int], late: Callable[[], bool]) -> None:
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


def test_a_server_that_ends_answers_a_connection_that_has_just_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its request may be on the way; one that asks nothing is not waited for."""
    monkeypatch.setattr(connections, "PARTING", 1e6)
    parting = threading.Event()
    shutdown = connections.BoundedProtocol.shutdown

    def told(protocol: connections.BoundedProtocol) -> None:
        shutdown(protocol)
        parting.set()

    monkeypatch.setattr(connections.BoundedProtocol, "shutdown", told)
    with ThreadPoolExecutor(1) as pool, serving(app, http=connections.BoundedProtocol) as url:
        host, _, port = url.removeprefix("http://").partition(":")
        stream = socket.create_connection((host, int(port)))

        def ask() -> bytes:
            parting.wait(600)
            stream.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            with stream.makefile("rb") as answer:
                return answer.read()

        time.sleep(0.2)  # the server has taken it
        answer = pool.submit(ask)
    with stream:
        assert answer.result(600).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(("files", "most"), [(1024, 768), (300, 44), (100, 32), (1 << 20, 8000)])
def test_the_bound_leaves_files_for_the_store(files: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resource.getrlimit", lambda _kind: (files, 1 << 20))
    assert connections.most_connections() == most


class Wire:
    """As much of a transport as a connection that has just come asks."""

    aborted = False

    def get_extra_info(self, _name: str) -> None:
        """Return nothing: it leads nowhere."""

    def get_write_buffer_size(self) -> int:
        """Return how much is not sent."""
        return 0

    def abort(self) -> None:
        """End it."""
        self.aborted = True


@pytest.mark.parametrize("busy", [False, True])
def test_many_that_come_at_once_are_never_more_than_there_is_room_for(
    busy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that has waited longest goes; who is being answered stays, and the one who came last goes instead."""
    monkeypatch.setattr(connections, "most_connections", lambda: 5)
    config = uvicorn.Config(app, http=connections.BoundedProtocol)
    config.load()

    async def come() -> tuple[list[bool], int]:
        state, wires = ServerState(), [Wire() for _number in range(20)]
        for wire in wires:
            protocol = connections.BoundedProtocol(config, state, {})
            protocol.connection_made(wire)  # type: ignore[arg-type]
            if busy:
                protocol._stop()
        return [wire.aborted for wire in wires], len(state.connections)

    ended, left = asyncio.run(come())
    assert (ended, left) == (([False] * 5 + [True] * 15) if busy else ([True] * 15 + [False] * 5), 5)
