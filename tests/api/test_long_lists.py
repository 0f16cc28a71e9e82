"""Long lists wait for their turn, the longest are for readers with a key, and nobody else waits meanwhile."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import long_lists
from api.app import create_app
from api.problems import TooManyError
from kb import time_limit
from kb.library import api_keys, bibliography
from kb.library.session import Library
from tests.server_fixtures import small_library

BOOKS = "".join(f"@book{{b{n}, title = {{Кітап {n}}}, date = {{2001}}, language = {{kk}}}}\n" for n in range(6))
LIST = "/api/v1/bibliography?scope=imported"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """A library of six books."""
    with small_library(tmp_path / "home", BOOKS) as library:
        library.index_sync.catch_up()
        yield library


@pytest.mark.parametrize("form", ["json", "docx", "html"])
def test_a_list_longer_than_the_limit_takes_a_key(shelf: Library, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "LONG", 2)
    library = replace(shelf, settings=shelf.settings._replace(longest_list=5))
    client = TestClient(create_app(library))
    address = f"{LIST}&format={form}"
    refused = client.get(address)
    assert (refused.status_code, refused.json()["values"]) == (422, {"count": 6, "most": 5})
    assert "6 references" in refused.json()["detail"]
    secret = api_keys.make(library, "reader")[1]
    assert client.get(address, headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert client.get(address, headers={"Authorization": "Bearer kb_no"}).status_code == 422
    assert client.get(f"{address}&key=b1").status_code == 200
    without = replace(shelf, settings=shelf.settings._replace(longest_list=0))
    assert TestClient(create_app(without)).get(address).status_code == 200


@pytest.mark.parametrize("form", ["docx", "ris"])
def test_a_long_answer_that_takes_too_long_takes_a_key(
    shelf: Library, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "LONG", 2)
    ticks = count(0, 20)
    monkeypatch.setattr(time_limit, "monotonic", lambda: float(next(ticks)))
    client = TestClient(create_app(shelf))
    address = f"{LIST}&format={form}"
    refused = client.get(address)
    assert (refused.status_code, refused.json()["code"], refused.json()["values"]) == (
        422,
        "answer-too-slow",
        {"seconds": 60},
    )
    secret = api_keys.make(shelf, "reader")[1]
    assert client.get(address, headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    without = replace(shelf, settings=shelf.settings._replace(longest_answer=0))
    assert TestClient(create_app(without)).get(address).status_code == 200


def test_one_long_list_at_a_time_and_others_are_answered(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "LONG", 2)
    monkeypatch.setattr(long_lists, "WAITING", 0)
    writing, go_on, made = threading.Event(), threading.Event(), bibliography.bibliography

    def slow(*given: Any) -> Any:
        writing.set()
        assert go_on.wait(300)
        return made(*given)

    client = TestClient(create_app(shelf))
    monkeypatch.setattr(bibliography, "bibliography", slow)
    statuses: list[int] = []
    writer = threading.Thread(target=lambda: statuses.append(client.get(f"{LIST}&format=docx").status_code))
    writer.start()
    assert writing.wait(300)
    try:
        for address in (f"{LIST}&format=text", "/bibliography", "/api/v1/records?format=csv", "/bibliography/file"):
            busy = client.get(address)
            assert (busy.status_code, int(busy.headers["Retry-After"]) > 0) == (429, True), address
        for address in ("/health", "/api/v1/records?q=кітап", "/records/b1", "/"):
            assert client.get(address).status_code == 200
    finally:
        go_on.set()
        writer.join(300)
    assert statuses == [200]
    assert client.get(f"{LIST}&format=text").status_code == 200


def test_a_turn_that_does_not_come_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "PATIENCE", 0.01)
    turns = long_lists.Turns()
    with turns.turn():
        for _again in range(long_lists.WAITING + 2):
            with pytest.raises(TooManyError), turns.turn():
                pass
    with turns.turn():
        pass
