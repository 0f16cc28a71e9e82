"""A database or an index that fails is the fault of the server: 503, a neutral sentence, details in the log alone."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.types import Message

from api.app import create_app
from kb.library.session import Library
from kb.store import journal, queries
from kb.store.engine import DatabaseError
from kb.store.engine import reading as real_reading
from kb.store.engine import row_alone as real_row_alone
from tests.server_fixtures import small_library

SECRETS = ("kb-user", "10.0.0.7", "/srv/kb", "closed the connection")
FAULT = DatabaseError(
    "database-failed", place="postgresql://kb-user@10.0.0.7/srv/kb", cause="server closed the connection", advice=""
)
PAGES = ("/", "/search?q=дружба", "/chronology", "/bibliography", "/citations", "/records/kz-ru-friendship-1992",
         "/topics")  # fmt: skip
JSON = ("/readyz", "/api/v1/records?q=x", "/api/v1/records/kz-ru-friendship-1992", "/api/v1/bibliography",
        "/api/v1/chronology", "/api/v1/records?format=jsonl", "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/sitemap.xml")  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """A library of one record."""
    with small_library(tmp_path / "home") as library:
        library.index_sync.catch_up()
        yield library


def break_store(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have the next reads of the store fail."""
    left = times

    def perhaps_fail() -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            raise FAULT

    @contextmanager
    def reading(engine: Engine) -> Iterator[object]:
        perhaps_fail()
        with real_reading(engine) as connection:
            yield connection

    def row_alone(engine: Engine, statement: str) -> object:
        perhaps_fail()
        return real_row_alone(engine, statement)

    monkeypatch.setattr(journal, "row_alone", row_alone)
    for module in (queries, journal):
        monkeypatch.setattr(module, "reading", reading)


@pytest.mark.parametrize("path", JSON + PAGES)
def test_a_failing_database_is_not_the_readers_mistake(
    shelf: Library, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    accepted = "text/html" if path in PAGES else "application/json"
    client = TestClient(create_app(shelf), headers={"Accept": accepted, "Accept-Language": "en"})
    break_store(monkeypatch, 1000)
    with caplog.at_level(logging.ERROR):
        reply = client.get(path)
    if reply.status_code == 200:  # what needs no record still answers
        assert path in ("/citations", "/topics")
        return
    assert reply.status_code == 503
    assert int(reply.headers["Retry-After"]) > 0
    assert not [word for word in SECRETS if word in reply.text]
    assert "fault is not in your request" in reply.text
    assert "10.0.0.7" in caplog.text


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_sentence_is_in_the_readers_language(shelf: Library, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(create_app(shelf), headers={"Accept-Language": lang})
    break_store(monkeypatch, 1000)
    reply = client.get("/api/v1/records?q=x")
    assert reply.json()["code"] == "server-unavailable"
    assert reply.json()["detail"].startswith({"ru": "сервер сейчас", "kk": "сервер қазір"}[lang])


@pytest.mark.parametrize("path", ["/readyz", "/api/v1/records?q=x", "/search?q=x", "/api/v1/records?format=jsonl"])
def test_a_read_whose_connection_was_dropped_is_done_again(
    shelf: Library, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(create_app(shelf))
    break_store(monkeypatch, 1)
    assert client.get(path).status_code == 200


def test_a_full_disk_under_an_answer_is_the_servers_fault(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_engine: Engine) -> int:
        raise OSError(28, "No space left on device", "/srv/kb/derekkoz.db")

    monkeypatch.setattr(queries, "count", full)
    reply = TestClient(create_app(shelf)).get("/readyz")
    assert (reply.status_code, "/srv" in reply.text) == (503, False)


@pytest.mark.parametrize("path", ["/api/v1/citations", "/api/v1/references", "/api/v1/manuscripts", "/list"])
def test_a_reader_who_goes_away_in_mid_body_is_no_failure_of_the_server(shelf: Library, path: str) -> None:
    """What is raised beyond the application is logged with its traceback, for as many as like to go away."""
    came: list[Message] = [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]
    sent: list[Message] = []

    async def receive() -> Message:
        return came.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    form = b"multipart/form-data; boundary=x" if path in ("/list", "/api/v1/manuscripts") else b"application/json"
    headers = [(b"host", b"x"), (b"content-type", form), (b"content-length", b"9")]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers, "scheme": "http",
             "server": ("x", 80), "client": None, "http_version": "1.1", "asgi": {"version": "3.0"}}  # fmt: skip
    asyncio.run(create_app(shelf)(scope, receive, send))
    assert sent[0]["status"] == 400
