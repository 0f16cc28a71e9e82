"""The same question asked again is answered of memory, of the same state only, and by any reader's own terms."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import i18n, remembered
from api.app import create_app
from kb.domain.languages import LANGUAGES
from kb.library import importing, records
from kb.library.session import Library
from tests.server_fixtures import FRIENDSHIP, small_library

RECORD = "/records/kz-ru-friendship-1992"
ADDRESSES = (RECORD, f"/api/v1{RECORD}", "/search?q=дружбе", "/api/v1/records?q=дружбе", "/topics", "/", "/chronology")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of one treaty."""
    with small_library(tmp_path) as opened:
        _ = opened.index
        yield opened


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the records that pages looked up."""
    keys: list[str] = []
    look_up = records.look_up

    def counting(library: Library, key: str, *rest: str) -> object:
        keys.append(key)
        return look_up(library, key, *rest)

    monkeypatch.setattr(records, "look_up", counting)
    return keys


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_the_same_again_and_known_by_its_tag(library: Library, address: str) -> None:
    client = TestClient(create_app(library))
    first, again = client.get(address), client.get(address)
    assert (first.status_code, first.content, first.headers) == (200, again.content, again.headers)
    for known in (client, TestClient(create_app(library))):  # one that remembers it, and one that makes it
        same = known.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first.headers["etag"])
        assert known.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_page_is_made_once_for_each_language(library: Library, looked_up: list[str]) -> None:
    client = TestClient(create_app(library))
    pages = [client.get(RECORD, headers={"Accept-Language": lang}).text for lang in ("kk", "ru", "kk", "ru")]
    assert pages[:2] == pages[2:]
    assert pages[0] != pages[1]
    assert len(looked_up) == 2
    assert f"http://other{RECORD}" in client.get(RECORD, headers={"Host": "other"}).text


def test_after_a_change_and_on_another_day_it_is_made_anew(
    library: Library, looked_up: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(create_app(library))
    assert "Дружба" not in client.get(RECORD).text
    changed = tmp_path / "references.bib"
    changed.write_text(FRIENDSHIP.replace("Договор о дружбе", "Дружба"), "utf-8")
    importing.load(library.engine, library.vocabulary, [changed], settings=library.settings)
    library.index_sync.catch_up()
    assert "Дружба" in client.get(RECORD).text
    times = len(looked_up)
    now = time.time()
    monkeypatch.setattr(remembered, "time", lambda: now + 86_400)
    client.get(RECORD)
    assert len(looked_up) == times + 1


def test_a_context_object_is_of_the_record_as_it_is_and_of_the_site_asked(library: Library, tmp_path: Path) -> None:
    client, address = TestClient(create_app(library)), "/search?q=1992&lang=ru"

    def context_object(host: str) -> str:
        return client.get(address, headers={"Host": host}).text.partition('class="Z3988" title="')[2].partition('"')[0]

    first = context_object("one.example")
    assert "договор" in first.casefold()
    assert "one.example" in first
    assert "other.example" in context_object("other.example")
    changed = tmp_path / "references.bib"
    changed.write_text(FRIENDSHIP.replace("Договор о дружбе", "Дружба"), "utf-8")
    importing.load(library.engine, library.vocabulary, [changed], settings=library.settings)
    library.index_sync.catch_up()
    assert "договор" not in context_object("one.example").casefold()


def test_what_changes_without_the_records_is_not_remembered(library: Library, looked_up: list[str]) -> None:
    client = TestClient(create_app(replace(library, settings=library.settings._replace(proposals=True))))
    for _ in range(2):
        client.get(RECORD)
        client.get(f"{RECORD}/proposals")
    assert len(looked_up) == 4


def test_what_is_remembered_has_a_bound(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 20_000)
    made = remembered.Remembered(create_app(library), library)
    client = TestClient(made)
    for number in range(30):
        assert client.get(f"/api/v1/records?q=дружбе&limit={number + 1}").status_code == 200
    kept = dict(made._answers)
    assert 0 < sum(len(answer.body) for answer in kept.values()) == made._bytes <= 20_000
    monkeypatch.setattr(remembered, "MOST", 1)  # each answer is too large alone: none is kept, and none moved out
    assert client.get("/api/v1/records?q=границе").status_code == 200
    assert made._answers == kept


def test_who_brings_a_key_or_wants_a_part_is_answered_by_no_memory(library: Library, looked_up: list[str]) -> None:
    client = TestClient(create_app(library))
    client.get(RECORD)
    for headers in ({"Authorization": "Bearer kb_no"}, {"Range": "bytes=0-9"}):
        before = len(looked_up)
        assert client.get(RECORD, headers=headers).status_code == 200
        assert len(looked_up) == before + 1


def test_links_are_of_the_host_and_the_scheme_asked_for(library: Library) -> None:
    client = TestClient(create_app(library))
    sites = ("http://a.test", "https://a.test", "http://b.test")
    for _again in range(2):
        for site in sites:
            assert f'"{site}{RECORD}"' in client.get(site + RECORD).text


def test_a_page_is_in_the_language_that_a_reader_chose_before(library: Library) -> None:
    """The address is the same for all of them; the language stands in their cookie."""
    made = create_app(library)
    for _again in range(2):
        for lang in LANGUAGES:
            page = TestClient(made, cookies={i18n.COOKIE: lang}).get(RECORD)
            assert f'<html lang="{lang}"' in page.text


def test_that_somebody_has_an_answer_is_not_remembered_as_the_answer(library: Library) -> None:
    tag = TestClient(create_app(library)).get(RECORD).headers["etag"]
    client = TestClient(create_app(library))
    assert client.get(RECORD, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(RECORD).content


def test_an_answer_made_anew_counts_once(library: Library, tmp_path: Path) -> None:
    made = remembered.Remembered(create_app(library), library)
    client = TestClient(made)
    for title in ("Дружба", "Достық", "Friendship"):
        changed = tmp_path / "references.bib"
        changed.write_text(FRIENDSHIP.replace("Договор о дружбе", title), "utf-8")
        importing.load(library.engine, library.vocabulary, [changed], settings=library.settings)
        library.index_sync.catch_up()
        assert title in client.get(f"/api/v1{RECORD}").text
    assert len(made._answers) == 1
    assert made._bytes == sum(len(answer.body) for answer in made._answers.values())
