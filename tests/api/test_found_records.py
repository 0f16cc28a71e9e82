"""Records in a page of answers: each is written once a state, and reads as when it is written anew."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from kb.domain.queries import RecordQuery
from kb.library import importing, records, search_view, views
from kb.library.session import Library
from tests.server_fixtures import FRIENDSHIP, small_library

PATH = "/api/v1/records"


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Library]:
    """A library of one treaty."""
    with small_library(tmp_path) as opened:
        _ = opened.index
        yield opened


def data(client: TestClient, words: str, **others: str) -> Any:
    return client.get(PATH, params={"q": words, **others}).json()["data"]


@pytest.mark.parametrize("words", ["дружбе", "Байконур", "договор 1992", ""])
def test_it_is_the_object_of_the_contract(library: Library, words: str) -> None:
    found = records.find(library, RecordQuery(q=words), explained=bool(words))
    client = TestClient(create_app(library))
    assert data(client, words) == json.loads(json.dumps(search_view.view(library, found)["data"]))
    few = data(client, words, fields="citekey,matched")
    assert few == [{"citekey": row["citekey"], "matched": row["matched"]} for row in data(client, words)]


def test_it_is_written_once_for_all_questions(one: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    written = list[str]()
    view = views.record

    def counted(item: Any, *rest: Any) -> Any:
        written.append(item.citekey)
        return view(item, *rest)

    monkeypatch.setattr(views, "record", counted)
    client = TestClient(create_app(one))
    assert len({json.dumps(data(client, words)) for words in ("дружбе", "1992", "Россия")}) == 3
    assert written == ["kz-ru-friendship-1992"]


def test_it_follows_the_store(one: Library, tmp_path: Path) -> None:
    client = TestClient(create_app(one))
    before = data(client, "дружбе")[0]
    changed = tmp_path / "references.bib"
    changed.write_text(FRIENDSHIP.replace("дружбе", "дружбе и мире"), "utf-8")
    importing.load(one.engine, one.vocabulary, [changed], settings=one.settings)
    one.index_sync.catch_up()
    after = data(client, "дружбе")[0]
    assert before["titles"] != after["titles"]
    assert any("дружбе и мире" in title["value"] for title in after["titles"])
