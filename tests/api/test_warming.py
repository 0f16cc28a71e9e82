"""A server does beforehand what its first readers would wait for, in a thread of its own, and leaves no trace of it."""

from collections.abc import Callable, Iterator
from itertools import repeat
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jinja2 import Environment

from api import i18n, warming
from api.app import create_app
from api.pages import page
from api.reloading import Reloading
from api.warming import Warming
from kb.domain.languages import LANGUAGES
from kb.errors import KbError
from kb.library.session import Library
from kb.store import queries


@pytest.fixture
def client(small: Library) -> Iterator[TestClient]:
    """A client of a server that has answered nobody, and has done all that it does beforehand."""
    page._environment.cache_clear()
    i18n.messages.cache_clear()
    serving = Reloading(lambda: create_app(small))
    with TestClient(serving) as client:
        assert serving.warming and serving.warming.wait(600)
        yield client


def test_pages_are_ready_in_each_language(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/healthz").status_code == 200
    assert i18n.messages.cache_info().currsize == len(LANGUAGES)
    names = {path.name for path in page.TEMPLATES.glob("*.html")}
    for lang in LANGUAGES:
        environment = page._environment(lang)
        assert environment.cache is not None
        assert {name for _loader, name in environment.cache} == names
    monkeypatch.setattr(Environment, "compile", None)
    assert client.get("/search?q=договор").status_code == 200


def test_the_first_questions_read_no_record(
    client: TestClient, small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Any] = []
    monkeypatch.setattr(queries, "by_citekeys_at", lambda _engine, keys: read.append(keys))
    answer = client.get("/api/v1/records?q=договор").json()
    assert answer["meta"]["total"] == small.index.size == 1
    assert read == []


def test_what_a_server_asks_itself_is_not_counted(client: TestClient) -> None:
    text = client.get("/metrics").text
    assert 'route="/api/v1/records"' not in text
    assert 'route="/search"' not in text


def test_one_step_that_fails_keeps_no_other_from_being_taken(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def fails() -> None:
        raise KbError("not-a-day", given="x")

    monkeypatch.setattr(warming, "_steps", lambda _app: iter((fails, lambda: taken.append(1))))
    assert Warming(create_app(small)).wait(600)
    assert taken == [1]


def test_a_server_that_ends_does_no_more(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()
    steps: Iterator[Callable[[], object]] = repeat(begun.set)
    monkeypatch.setattr(warming, "_steps", lambda _app: steps)
    serving = Reloading(lambda: create_app(small))
    with TestClient(serving):
        assert begun.wait(600)
    assert serving.warming and serving.warming.wait(0)
