"""What every answer carries, and where a body is cut: to the byte, declared or counted."""

import asyncio

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from starlette.types import Message, Scope

from api.long_lists import Turns
from api.middleware import LARGEST_BODIES, Bodies
from api.observation import sender
from api.problems import TooLargeError, TooManyError, status_of
from api.responses import is_known
from kb.errors import ChoiceError, KbError, NotFoundError
from kb.settings import from_environment

SAFE = {
    "x-content-type-options": "nosniff", "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "strict-origin-when-cross-origin", "access-control-allow-origin": "*",
}  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/topics", "/api/v1/nowhere", "/static/nothing.css", "/oai"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_every_answer_is_safe_in_a_browser(client: TestClient, path: str, method: str) -> None:
    headers = client.request(method, path).headers
    assert {name: headers.get(name) for name in SAFE} == SAFE
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(("path", "most"), [("/any", 64 << 10), *LARGEST_BODIES.items()])
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("beyond", [0, 1])
def test_a_body_is_read_to_its_last_byte_and_no_further(path: str, most: int, declared: bool, beyond: int) -> None:
    size, read = most + beyond, 0

    async def reading(_scope: Scope, receive: object, _send: object) -> None:
        nonlocal read
        more = True
        while more:
            message = await receive()  # type: ignore[operator]
            read += len(message["body"])
            more = message["more_body"]

    async def receive() -> Message:
        block = min(1 << 20, size - sent[0])
        sent[0] += block
        return {"type": "http.request", "body": bytes(block), "more_body": sent[0] < size}

    async def send(_message: Message) -> None:
        """Send nothing."""

    sent = [0]
    headers = [(b"content-length", str(size).encode())] if declared else []
    asked: Scope = {"type": "http", "path": path, "headers": headers}
    if beyond:
        with pytest.raises(TooLargeError):
            asyncio.run(Bodies(reading)(asked, receive, send))
        assert sent[0] == (0 if declared else size)
    else:
        asyncio.run(Bodies(reading)(asked, receive, send))
    assert read <= most
    assert (read == size) == (not beyond)


@pytest.mark.parametrize(
    ("known", "same"),
    [('"a"', True), ('W/"a"', True), ("*", True), ('"b", "a"', True), ('"b"', False), ("", False), ("a", False)],
)
def test_a_tag_is_known_by_name_and_by_a_star(known: str, same: bool) -> None:
    request = Request({"type": "http", "headers": [(b"if-none-match", known.encode())]})
    assert is_known(request, '"a"') is same


@pytest.mark.parametrize(
    ("client", "address"),
    [("127.0.0.1", ""), ("::1", ""), ("::ffff:127.0.0.1", ""), ("::ffff:192.0.2.7", "192.0.2.7"),
     ("192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:0db8:0000:0000"), ("2001:db8::2", "2001:0db8:0000:0000"),
     ("fe80::1%eth0", "fe80:0000:0000:0000"),
     ("no address", "no address"), (None, "")],
)  # fmt: skip
def test_who_asks_is_an_address_or_the_network_of_one_customer(client: str | None, address: str) -> None:
    assert sender({"client": (client, 5000) if client else None}) == address


def test_a_turn_that_failed_leaves_its_place() -> None:
    turns = Turns()
    for _ in range(20):
        with pytest.raises(ZeroDivisionError), turns.turn():
            raise ZeroDivisionError
    with turns.turn():
        assert not turns._working.acquire(blocking=False)


@pytest.mark.parametrize(
    ("error", "path", "status"),
    [(ChoiceError("topic", "x", ()), "/api/v1/records", 422), (ChoiceError("topic", "x", ()), "/search", 400),
     (KbError("not-a-day"), "/api/v1/chronology", 422), (NotFoundError("no-such-record"), "/api/v1/records/x", 404),
     (TooManyError("lists-busy"), "/api/v1/records", 429), (ChoiceError("format", "x", ()), "/api/items", 400)],
)  # fmt: skip
def test_what_cannot_be_answered_is_422_under_the_interface(error: KbError, path: str, status: int) -> None:
    assert status_of(error, path) == status


def test_a_number_of_nine_digits_is_a_setting_and_one_of_ten_is_none() -> None:
    assert from_environment({"KB_LONGEST_LIST": "9" * 9}).longest_list == 999_999_999
    with pytest.raises(KbError, match="KB_LONGEST_LIST"):
        from_environment({"KB_LONGEST_LIST": "9" * 10})
