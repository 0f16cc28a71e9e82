"""A request with too long a head is read to the end of it, and refused in words."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from api import connections, long_heads
from api.app import create_app
from tests.server_fixtures import serving, small_library

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


def test_a_head_is_not_read_without_end() -> None:
    head, piece = long_heads.LongHead(), b"x" * (1 << 20)
    assert [head.read(piece) for _mebibyte in range(9)] == [False] * 8 + [True]
    assert head.short().startswith(b"GET / HTTP/1.1\r\nHost: localhost\r\n")


@pytest.mark.parametrize(("method", "has_body"), [("GET", True), ("HEAD", False), ("POST", True)])
def test_the_answer_fits_the_method_and_ends_the_connection(
    library_address: tuple[str, int], method: str, has_body: bool
) -> None:
    request = ASKED.format(path="search", words=LONG, headers="").replace("GET", method, 1).encode()
    with closing(socket.create_connection(library_address)) as stream:
        stream.sendall(request)
        stream.settimeout(600)
        answer = b"".join(iter(lambda: stream.recv(1 << 16), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414")
    assert b"connection: close" in head.lower()
    assert bool(body) is has_body
