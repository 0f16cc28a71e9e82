"""Importing over HTTP: with a key only, a dry run unless told otherwise, whole or not at all, never over others'."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.routers import imports
from kb import clock
from kb.errors import KbError
from kb.library import api_keys, records, statistics
from kb.library.session import Library

PATH = "/api/v1/imports"
NEW = "@book{new-2024, title = {Жаңа кітап}, author = {Doe, Jane}, date = {2024}}\n"
OURS = "@book{kz-ru-friendship-1992, title = {Taken over}, date = {1900}}\n"


@pytest.fixture
def server(small: Library) -> TestClient:
    return TestClient(create_app(small))


def send(server: TestClient, key: str, text: str | bytes = NEW, name: str = "new.bib", **query: Any) -> Any:
    body = text.encode() if isinstance(text, str) else text
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return server.post(PATH, params=query, headers=headers, files={"file": (name, io.BytesIO(body))})


def counts(reply: Any) -> tuple[int, int, int, list[str]]:
    assert reply.status_code == 200, reply.text
    data = reply.json()["data"]
    return data["new"], data["changed"], data["same"], [problem["check"] for problem in data["problems"]]


def test_a_key_is_made_listed_and_revoked(small: Library, server: TestClient, key: str) -> None:
    (listed,) = api_keys.every(small)
    assert (listed.name, listed.revoked) == ("a librarian", "")
    assert key not in repr(listed)
    assert send(server, key).status_code == 200
    assert send(server, "").json()["code"] == "import-needs-key"
    assert send(server, key[:-1] + "-").json()["code"] == "key-unknown"
    api_keys.revoke(small, listed.id)
    refused = send(server, key)
    assert (refused.status_code, refused.json()["code"]) == (401, "key-unknown")
    assert api_keys.every(small)[0].revoked


def test_a_key_may_do_what_it_was_made_for_until_its_day(
    small: Library, server: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, secret = api_keys.make(small, "reader", ["read"])
    refused = send(server, secret)
    assert (refused.status_code, refused.json()["values"]["scope"]) == (403, "write")
    writer, secret = api_keys.make(small, "writer", ["write"], days=30)
    assert (reader.scopes, writer.scopes) == (("read",), ("read", "write"))
    assert send(server, secret).status_code == 200
    day = datetime.fromisoformat(writer.expires)
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(now=lambda _zone: day))
    assert send(server, secret).status_code == 401
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(now=lambda _zone: day - timedelta(seconds=1)))
    assert send(server, secret).status_code == 200


@pytest.mark.parametrize(
    ("scopes", "days"), [(["wrte"], 1), (["edit"], 1), (["read", "edit"], 1), ([], -1), ([], 0), ([], 10**9)]
)
def test_a_key_that_cannot_be_is_refused(small: Library, scopes: list[str], days: int) -> None:
    with pytest.raises(KbError):
        api_keys.make(small, "reader", scopes, days)
    assert api_keys.every(small) == []


@pytest.mark.parametrize("authorization", [
    "", "Bearer ", "Bearer kb_00000000_" + "a" * 43, "Basic YTpi", "Bearer ключ",
])  # fmt: skip
def test_without_a_working_key_nothing_is_taken(server: TestClient, authorization: str) -> None:
    reply = server.post(
        PATH, headers={b"Authorization": authorization.encode()}, files={"file": ("new.bib", NEW.encode())}
    )
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"] == "Bearer"
    assert reply.headers["content-type"] == "application/problem+json"
    assert "kb keys make" in reply.json()["detail"]


def test_a_dry_run_is_the_default_and_changes_nothing(small: Library, server: TestClient, key: str) -> None:
    assert counts(send(server, key)) == (1, 0, 0, [])
    assert statistics.citekeys(small) == ["kz-ru-friendship-1992"]


def test_the_search_finds_an_imported_record_at_once(server: TestClient, key: str) -> None:
    assert counts(send(server, key, dry_run="false")) == (1, 0, 0, [])
    found = server.get("/api/v1/records?q=кітап").json()["data"]
    assert [(record["citekey"], record["scope"]) for record in found] == [("new-2024", "imported")]
    assert counts(send(server, key, dry_run="false")) == (0, 0, 1, [])
    assert counts(send(server, key, NEW.replace("2024}}", "2025}}"), dry_run="false")) == (0, 1, 0, [])
    assert server.get("/api/v1/records/new-2024").json()["data"]["issued"] == "2025"


def test_what_a_file_says_of_its_scope_is_not_believed(server: TestClient, key: str) -> None:
    text = NEW.replace("date =", "kb-status = {identified}, kb-scope = {dissertation}, kb-numbers = {999}, date =")
    send(server, key, text, dry_run="false")
    assert server.get("/api/v1/records/new-2024").json()["data"]["scope"] == "imported"


@pytest.mark.parametrize("take_over", ["false", "true"])
def test_a_record_of_the_collection_is_never_changed(
    small: Library, server: TestClient, key: str, take_over: str
) -> None:
    before = records.look_up(small, "kz-ru-friendship-1992")
    reply = send(server, key, OURS + NEW, dry_run="false", take_over=take_over)
    assert counts(reply) == (1, 0, 0, ["conflict"])
    (problem,) = reply.json()["data"]["problems"]
    assert "references.bib" in problem["message"]
    assert records.look_up(small, "kz-ru-friendship-1992") == before


def test_keys_keep_apart_what_they_brought(small: Library, server: TestClient, key: str) -> None:
    other = api_keys.make(small, "another")[1]
    changed = NEW.replace("Doe, Jane", "Roe, Jane")
    assert counts(send(server, key, NEW, dry_run="false")) == (1, 0, 0, [])
    assert counts(send(server, other, changed, dry_run="false", take_over="true")) == (0, 0, 0, ["conflict"])
    assert counts(send(server, key, changed, name="b.bib", dry_run="false")) == (0, 0, 0, ["conflict"])
    assert counts(send(server, key, changed, name="b.bib", dry_run="false", take_over="true")) == (0, 1, 0, [])


@pytest.mark.parametrize(("name", "text", "code", "says"), [
    ("new.docx", NEW, 422, "bibtex"),
    ("new", NEW, 422, "bibtex"),
    ("../../etc/new.bib", NEW, 200, '"new":1'),
    ("a\x00b.bib", NEW, 200, '"new":1'),
    ("x" * 300 + ".bib", NEW, 200, '"new":1'),
    ("new.bib", "", 200, '"check":"empty"'),
    ("new.bib", "@book{a, title = {open", 200, '"check":"syntax"'),
    ("new.bib", NEW.encode("utf-16"), 200, '"new":1'),
    ("new.bib", "@book{a, title = {Степь и люди}}".encode("windows-1251"), 422, "windows-1251"),
    ("new.json", "{", 200, '"check":"syntax"'),
    ("new.json", "[" * 100_000, 200, '"check":"syntax"'),
    ("new.json", '[{"id": "a", "title": "b", "type": "book"}]', 200, '"new":1'),
    ("new.ris", "TY  - BOOK\nID  - a\nTI  - b\nER  - \n", 200, '"new":1'),
    ("new.jsonl", '{"citekey": "a", "type": "book"}\n{"citekey": 1}\n', 200, '"line":2'),
])  # fmt: skip
def test_a_file_is_read_by_its_ending_and_faults_are_told(
    server: TestClient, key: str, name: str, text: str | bytes, code: int, says: str
) -> None:
    reply = send(server, key, text, name)
    assert reply.status_code == code, reply.text
    assert says in reply.text


@pytest.mark.parametrize("body", [
    {},
    {"data": {"file": "text"}},
    {"content": b"junk"},
    {"content": b"junk", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
])  # fmt: skip
def test_a_form_without_a_file_is_a_problem(server: TestClient, key: str, body: dict[str, Any]) -> None:
    headers = {"Authorization": f"Bearer {key}"} | body.pop("headers", {})
    torn = "boundary" in headers.get("Content-Type", "")  # what is no form at all cannot be read
    reply = server.post(PATH, headers=headers, **body)
    assert reply.status_code == (400 if torn else 422)
    assert "multipart/form-data" in reply.json()["detail"]


def test_a_file_with_a_fault_in_the_middle_is_imported_but_for_that(
    small: Library, server: TestClient, key: str
) -> None:
    text = NEW + "@book{broken, title = {a} and more, year = 2000\n\n" + NEW.replace("new-", "newer-")
    new, _changed, _same, problems = counts(send(server, key, text, dry_run="false"))
    assert (new, "syntax" in problems) == (3, True)  # the broken one too, but for the text that is of no field
    assert {"new-2024", "newer-2024"} <= set(statistics.citekeys(small))


def test_what_fails_in_the_middle_leaves_nothing(
    small: Library, server: TestClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_stream: object, _name: str) -> Iterator[Any]:
        from kb.errors import KbError
        from tests.factories import record

        yield record("half"), 1
        raise KbError("the stream broke")

    monkeypatch.setattr("kb.library.importing.parser_of", lambda _name: failing)
    assert send(server, key, dry_run="false").status_code == 422
    assert statistics.citekeys(small) == ["kz-ru-friendship-1992"]


@pytest.mark.parametrize("declared", [True, False])
def test_a_file_too_large_is_refused_before_it_is_kept(
    server: TestClient, key: str, monkeypatch: pytest.MonkeyPatch, declared: bool
) -> None:
    monkeypatch.setattr(imports, "LARGEST", 1000)
    monkeypatch.setattr("api.middleware.LARGEST_BODIES", {PATH: 2000})
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "multipart/form-data; boundary=x"}
    start = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.bib"\r\n\r\n'
    pieces = [start, *[b"%" * 100] * 50, b"\r\n--x--\r\n"]
    content: Any = b"".join(pieces) if declared else iter(pieces)
    reply = server.post(PATH, headers=headers, content=content)
    assert reply.status_code == 413
    assert reply.headers["content-type"] == "application/problem+json"
    assert send(server, key, NEW + "%" * 1000).status_code == 413


def test_a_key_waits_after_ten_imports_in_a_minute(
    small: Library, server: TestClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_keys, "time", SimpleNamespace(time=lambda: 1e9))
    codes = [send(server, key).status_code for _ in range(api_keys.MOST_IN_A_MINUTE)]
    assert set(codes) == {200}
    reply = send(TestClient(create_app(small)), key)
    assert reply.status_code == 429, "another server of the same store counts on"
    assert 0 < int(reply.headers["retry-after"]) <= 61
    assert send(server, api_keys.make(small, "another")[1]).status_code == 200
