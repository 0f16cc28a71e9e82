"""The page for those who know better: on where the server's owner wants it, harmless whatever is typed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.library import proposals
from kb.library.session import Library
from tests.server_fixtures import FRIENDSHIP, small_library

RECORD = "/records/kz-ru-friendship-1992"
FORM = f"{RECORD}/proposals"
SENT = {"field": "entry-into-force", "value": "9.10.1992", "source": "Вестник", "name": "Айгүл", "thanked": "1"}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home") as library:
        yield replace(library, settings=library.settings._replace(proposals=True))


@pytest.fixture
def reader(small: Library) -> TestClient:
    return TestClient(create_app(small), client=("198.51.100.7", 4000), follow_redirects=False)


@pytest.mark.parametrize(("lang", "words"), [
    ("kk", ("Дәлірек білесіз бе?", "Дұрыс мәні")), ("ru", ("Знаете точнее?", "Верное значение")),
    ("en", ("Know better?", "The right value")),
])  # fmt: skip
def test_the_door_stands_on_every_record(reader: TestClient, lang: str, words: tuple[str, str]) -> None:
    page = reader.get(RECORD, params={"lang": lang}).text
    assert words[0] in page
    assert f"{FORM}" in page
    form = reader.get(FORM, params={"lang": lang}).text
    assert words[1] in form


def test_the_door_stands_beside_each_value_too(tmp_path: Path) -> None:
    line = "kb-evidence = {signature | identified |  | 1992-05-25 | https://example.org/1},"
    with small_library(tmp_path / "home", FRIENDSHIP.replace("  kb-status", f"  {line}\n  kb-status")) as library:
        opened = replace(library, settings=library.settings._replace(proposals=True))
        client = TestClient(create_app(opened), client=("198.51.100.7", 4000))
        (to_the_value,) = re.findall(rf'href="({FORM}\?field=[^"]*)"', client.get(RECORD).text)
        form = client.get(unescape(to_the_value)).text
    assert '<option value="signature" selected>' in form
    assert 'name="value" required maxlength="2000" value="1992-05-25"' in form


def test_readers_behind_a_server_of_the_same_machine_are_counted_too(small: Library) -> None:
    near = TestClient(create_app(small), client=("127.0.0.1", 4000), follow_redirects=False)
    codes = [near.post(FORM, data={"field": "other", "value": str(number)}).status_code for number in range(22)]
    assert codes == [303] * proposals.MOST_A_DAY + [429] * 2


def test_a_proposal_waits_and_shows_nothing_but_that_it_does(reader: TestClient, small: Library) -> None:
    answer = reader.post(FORM, data=SENT)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{FORM}?thanks=1")
    (kept,) = proposals.every(small)
    assert (kept.value, kept.name, kept.thanked, kept.state) == ("9.10.1992", "Айгүл", True, "waiting")
    for path in (RECORD, FORM):
        page = reader.get(path, params={"lang": "en"}).text
        assert "Proposals that wait for a reviewer: 1." in page
        assert "Айгүл" not in page
    proposals.accept(small, kept.id)
    for path in (RECORD, FORM):
        assert "Айгүл" in reader.get(path).text


def test_scripts_are_texts_and_never_come_back_to_others(reader: TestClient, small: Library) -> None:
    script = "<script>alert(1)</script>"
    assert reader.post(FORM, data={**SENT, "field": "title", "value": script, "name": script}).status_code == 303
    kept = proposals.every(small)[0]
    proposals.accept(small, kept.id)
    for path in (RECORD, FORM):
        assert script not in reader.get(path).text
    wrong = reader.post(FORM, data={**SENT, "value": f'"><script>alert(2)</script>{"x" * 3000}', "field": "title"})
    assert wrong.status_code == 400
    assert "<script>alert(2)" not in wrong.text
    assert "&lt;script&gt;alert(2)" in wrong.text  # what was typed is there to be mended


@pytest.mark.parametrize(("change", "status"), [
    ({"value": ""}, 400), ({"field": "nope"}, 400), ({"value": "someday"}, 400), ({"note": "x" * 70_000}, 413),
])  # fmt: skip
def test_what_is_wrong_is_said(reader: TestClient, small: Library, change: dict[str, str], status: int) -> None:
    assert reader.post(FORM, data={**SENT, **change}, headers={"Accept": "text/html"}).status_code == status
    assert proposals.every(small) == []


def test_too_many_from_one_address_are_refused(
    reader: TestClient, small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_A_DAY", 3)
    noon = datetime(2026, 5, 5, 12, tzinfo=UTC)
    monkeypatch.setattr(proposals, "datetime", SimpleNamespace(now=lambda _zone: noon))
    assert [reader.post(FORM, data=SENT).status_code for _ in range(5)] == [303, 303, 303, 429, 429]
    assert len(proposals.every(small)) == 3


def test_a_record_that_is_not_there_is_not_found(reader: TestClient) -> None:
    assert reader.get("/records/nobody/proposals").status_code == 404
    assert reader.post("/records/nobody/proposals", data=SENT).status_code == 404


def test_without_the_setting_there_is_no_door(small: Library) -> None:
    closed = TestClient(create_app(replace(small, settings=small.settings._replace(proposals=False))))
    assert "/proposals" not in closed.get(RECORD).text
    assert closed.get(FORM).status_code == closed.post(FORM, data=SENT).status_code == 404
