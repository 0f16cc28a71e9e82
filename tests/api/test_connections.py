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
from api.app import create_app
from tests.server_fixtures import serving, small_library

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


def test_the_bound_leaves_files_for_the_store() -> None:
    assert connections.LEAST <= connections.most_connections() <= connections.MOST


LONG = "слово+" * 30_000
ASKED = "GET /{path}?q={words} HTTP/1.1\r\nHost: x\r\n{headers}\r\n"


@pytest.fixture(scope="module")
def library_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a server of a small library."""
    with (
        small_library(tmp_path_factory.mktemp("home")) as library,
        serving(create_app(library), http=connections.BoundedProtocol) as url,
    ):
        host, _, port = url.removeprefix("http://").partition(":")
        yield host, int(port)


def answered(address: tuple[str, int], request: str, piece: int = 1 << 30) -> tuple[int, str, str]:
    """Return the status, the type and the text of the answer to a request sent in pieces; the connection ends by it."""
    data = request.encode()
    with closing(socket.create_connection(address)) as stream:
        for start in range(0, len(data), piece):
            stream.sendall(data[start : start + piece])
        stream.settimeout(600)
        answer = b"".join(iter(lambda: stream.recv(1 << 16), b""))
    head, _, body = answer.decode().partition("\r\n\r\n")
    kind = next(line for line in head.splitlines() if line.lower().startswith("content-type"))
    return int(head.split(" ")[1]), kind.partition(": ")[2], body


@pytest.mark.parametrize("piece", [1 << 30, 50_000])
@pytest.mark.parametrize(
    ("path", "headers", "said"),
    [
        ("api/v1/records", "Accept-Language: ru\r\n", "запрошенный адрес длиннее 64 КБ"),
        ("api/v1/records", "", "the address asked for is longer than 64 KB"),
        ("іздеу", "Accept: text/html\r\nAccept-Language: kk\r\n", "Сұралған мекенжай 64 КБ-тан ұзын"),
        ("search", "Accept: text/html\r\n" + "X-Other: y\r\n" * 9, "Сұралған мекенжай 64 КБ-тан ұзын"),
    ],
)
def test_an_address_that_is_too_long_is_refused_in_words(
    library_address: tuple[str, int], path: str, headers: str, said: str, piece: int
) -> None:
    status, kind, text = answered(library_address, ASKED.format(path=path, words=LONG, headers=headers), piece)
    assert (status, said in text) == (414, True), text[:400]
    assert kind == ("text/html; charset=utf-8" if "html" in headers else "application/problem+json")
    assert "Invalid HTTP" not in text


def test_the_language_that_a_long_address_asks_for_is_spoken(library_address: tuple[str, int]) -> None:
    request = ASKED.format(path="search", words=LONG + "&lang=en", headers="Accept: text/html\r\n")
    assert "The address asked for is longer" in answered(library_address, request)[2]


def test_headers_that_are_too_long_are_refused_in_words(library_address: tuple[str, int]) -> None:
    many = "X-Other: " + "y" * 4000 + "\r\n"
    request = ASKED.format(path="api/v1/records", words="x", headers=many * 100 + "Accept-Language: ru\r\n")
    status, kind, text = answered(library_address, request, 20_000)
    assert (status, kind) == (431, "application/problem+json")
    assert "заголовки запроса длиннее" in text


def test_what_is_no_request_is_refused_at_once(library_address: tuple[str, int]) -> None:
    assert answered(library_address, "\x16\x03 nothing of the kind\r\n\r\n")[0] == 400
