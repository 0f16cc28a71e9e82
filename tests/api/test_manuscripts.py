"""Manuscripts over HTTP: read, audited, written back, nothing kept; citations for a text that stands elsewhere."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from api import manuscript_forms
from api.app import create_app
from kb.library import api_keys
from kb.library.session import Library
from tests.api.test_answers import API, Description
from tests.manuscript import chapter
from tests.server_fixtures import small_library

WORD = ("thesis.docx", chapter.word(), "application/octet-stream")


@pytest.fixture(scope="module")
def described(client: TestClient) -> Description:
    return Description(client.get(f"{API}/openapi.json").json())


def kept(library: Library) -> set[Path]:
    return {path for path in library.settings.home.rglob("*") if path.is_file()}


def test_a_manuscript_is_read_and_audited_and_not_kept(
    client: TestClient, library: Library, described: Description
) -> None:
    before = kept(library)
    reply = client.post(f"{API}/manuscripts", files={"file": WORD})
    described.check(f"{API}/manuscripts", reply, "post")
    data = reply.json()["data"]
    assert reply.json()["meta"] == {"citations": 13, "entries": 8, "findings": 1}
    assert data["findings"][0]["kind"] == "first-mention-order"
    assert data["findings"][0]["place"] == "1.1, footnote, paragraph 2"
    assert data["citations"][3]["locators"] == [{"label": "volume", "value": "2"}, {"label": "page", "value": "35"}]
    assert kept(library) == before
    russian = client.post(f"{API}/manuscripts", files={"file": WORD}, headers={"Accept-Language": "ru"})
    assert russian.json()["data"]["findings"][0]["place"] == "1.1, сноска, абзац 2"


def test_the_same_file_comes_back_written(client: TestClient) -> None:
    reply = client.post(f"{API}/manuscripts/document", files={"file": WORD}, data={"renumber": "true"})
    assert reply.status_code == 200
    saved = reply.headers["content-disposition"]
    assert saved == "attachment; filename=\"manuscript.docx\"; filename*=UTF-8''thesis.docx"
    with ZipFile(BytesIO(reply.content)) as archive:
        assert "[5, 12 б.]" in archive.read("word/footnotes.xml").decode()


def test_a_text_and_a_list_of_its_own(client: TestClient) -> None:
    listed = ("list.txt", "\n".join(f"{n}. {entry}" for n, entry in enumerate(chapter.ENTRIES, 1)).encode())
    reply = client.post(
        f"{API}/manuscripts/document", files={"list": listed}, data={"text": "Сөз [3, 7 б.].", "style": "apa"}
    )
    assert "(Ерғали, 2015, 7 б.)" in reply.text


def test_only_what_is_safely_repaired_changes(client: TestClient) -> None:
    text = chapter.text().replace("[3, 7 б.]", "[3, с. 7]")
    reply = client.post(f"{API}/manuscripts/document", data={"text": text, "repair": "true", "style": "apa"})
    assert reply.text == text.replace("[3, с. 7]", "[3, 7 б.]")


WRONG: list[tuple[dict[str, Any], int, str]] = [
    ({"data": {"text": ""}}, 422, "no-manuscript"),
    ({"data": {"text": "Сілтемесі жоқ мәтін."}}, 422, "manuscript-without-citations"),
    ({"files": {"file": ("a.docx", b"PK\x03\x04 broken")}}, 422, "document-broken"),
    ({"files": {"file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))}}, 422, "document-of-word-97"),
    ({"files": {"file": WORD, "list": ("l.txt", b"milk and bread")}}, 422, "no-reference-list"),
]


@pytest.mark.parametrize(("form", "status", "code"), WRONG)
def test_what_cannot_be_read_is_a_problem(client: TestClient, form: dict[str, Any], status: int, code: str) -> None:
    reply = client.post(f"{API}/manuscripts", **form)
    assert (reply.status_code, reply.json().get("code")) == (status, code)
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_style_or_an_order_that_there_is_not(client: TestClient) -> None:
    for data in ({"style": "nope"}, {"order": "sideways"}):
        reply = client.post(f"{API}/manuscripts/document", files={"file": WORD}, data=data)
        assert (reply.status_code, reply.json()["code"]) == (422, "unknown-value")


def test_a_file_that_is_too_large(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manuscript_forms, "LARGEST", 1000)
    reply = client.post(f"{API}/manuscripts", files={"file": WORD})
    assert (reply.status_code, reply.json()["code"]) == (413, "manuscript-too-large")
    assert "kb import" not in reply.json()["remedy"]


@pytest.mark.parametrize(
    ("data", "near"),
    [
        ({"stile": "apa"}, "style"), ({"renumbr": "true"}, "renumber"), ({"renumber": "perhaps"}, "renumber=true"),
        ({"list_only": "2"}, ""), ({"repair": "ture"}, "repair=true"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/manuscripts", "/manuscripts/document"])
def test_a_field_that_is_not_of_the_form(client: TestClient, address: str, data: dict[str, str], near: str) -> None:
    reply = client.post(f"{API}{address}", files={"file": WORD}, data=data)
    assert (reply.status_code, reply.json()["code"]) == (422, "unknown-value")
    assert not near or near in reply.json()["near"]


@pytest.mark.parametrize("value", ["true", "FALSE", "0", "1", "on", "off", "yes", "no", ""])
def test_yes_and_no_in_all_their_words(client: TestClient, value: str) -> None:
    assert (
        client.post(f"{API}/manuscripts/document", files={"file": WORD}, data={"list_only": value}).status_code == 200
    )


LOSSY = "Сөз [1, 7 б.]. Тағы [9].\n\nӘдебиеттер\n\n1. Сейдін А. Жол. – Алматы: Арна, 2016. – 212 б.\n2. Там же. С. 4."


def test_what_a_writing_does_not_do_is_in_a_header_and_on_the_page(client: TestClient) -> None:
    data = {"text": LOSSY, "style": "apa"}
    reply = client.post(f"{API}/manuscripts/document", data=data)
    wanted = "citations (1), entries-as-printed (1), number-of-pages (1), publisher-place (1)"
    assert reply.headers["derekkoz-losses"] == wanted
    assert client.post("/manuscript", data={**data, "do": "write"}).headers["derekkoz-losses"] == wanted
    page = client.post("/manuscript?lang=en", data={**data, "do": "check"})
    assert "Written, these citations stay as they are" in page.text
    assert "<li>line 1: <code>[9]</code></li>" in page.text
    whole = client.post(f"{API}/manuscripts/document", data={"text": chapter.text(), "style": "as-printed"})
    assert "derekkoz-losses" not in whole.headers


ITEM = {"id": "a", "type": "book", "title": "Жол", "language": "kk", "author": [{"family": "Сейітов", "given": "Қ."}]}


def test_citations_of_items_and_of_records(client: TestClient, described: Description) -> None:
    body = {
        "items": [ITEM], "keys": ["kz-ru-friendship-1992"],
        "citations": [
            {"items": [{"id": "a", "locator": "7"}]}, {"items": [{"id": "kz-ru-friendship-1992"}], "note": 2},
            {"items": [{"id": "kz-ru-friendship-1992", "locator": "3", "label": "article"}]},
        ],
    }  # fmt: skip
    reply = client.post(f"{API}/citations", json=body)
    described.check(f"{API}/citations", reply, "post")
    data = reply.json()["data"]
    assert [citation["text"] for citation in data["citations"]] == ["[1, 7 б.]", "[2]", "[2, ст. 3]"]
    assert [entry["id"] for entry in data["bibliography"]] == ["a", "kz-ru-friendship-1992"]


@pytest.mark.parametrize("body", [[], {"items": "x"}, {"citations": [{}]}, {"keys": [1]}, {"style": 5}])
def test_a_body_of_another_form(client: TestClient, body: Any) -> None:
    reply = client.post(f"{API}/citations", json=body)
    assert (reply.status_code, reply.json()["code"]) == (422, "citations-body")


@pytest.mark.parametrize(
    ("cite", "given", "near"),
    [
        ({"id": "nobody"}, "nobody", []), ({"key": "a"}, "key", ["id"]), ({"citekey": "a"}, "citekey", ["id"]),
        ({}, "", []), ({"id": "a", "locater": "3"}, "locater", ["locator"]),
    ],
)  # fmt: skip
def test_a_cite_that_names_no_work_is_said(
    client: TestClient, cite: dict[str, str], given: str, near: list[str]
) -> None:
    reply = client.post(f"{API}/citations", json={"items": [ITEM], "citations": [{"items": [{"id": "a"}, cite]}]})
    problem = reply.json()
    assert (reply.status_code, problem["code"], problem["values"]["given"]) == (422, "unknown-value", given)
    assert problem.get("near", [])[: len(near)] == near


def test_a_cite_may_bring_its_item_and_its_addresses(client: TestClient) -> None:
    cite = {"id": "a", "itemData": ITEM, "uris": ["https://example.org/a"]}
    replies = [
        client.post(f"{API}/citations", json={"items": [ITEM], "citations": [{"items": [each]}]})
        for each in (cite, {"id": "a"})
    ]
    assert replies[0].status_code == 200
    assert replies[0].json()["data"] == replies[1].json()["data"]


def test_a_key_that_there_is_not(client: TestClient) -> None:
    assert client.post(f"{API}/citations", json={"keys": ["nobody"]}).status_code == 404


def names(library: Library) -> list[str]:
    return [manuscript.id for manuscript in library.manuscripts.every()]


def test_a_manuscript_is_kept_where_a_key_asks(tmp_path: Path) -> None:
    with small_library(tmp_path / "home") as library:
        server, (key, secret) = TestClient(create_app(library)), api_keys.make(library, "a librarian")
        assert server.post(f"{API}/manuscripts", params={"keep": "thesis"}, files={"file": WORD}).status_code == 401
        assert names(library) == ["dissertation"]
        headers = {"Authorization": f"Bearer {secret}"}
        reply = server.post(f"{API}/manuscripts", params={"keep": "My thesis"}, files={"file": WORD}, headers=headers)
        assert reply.json()["data"]["citations"][0]["manuscript"] == f"{key.id}-My-thesis"
        assert server.post(f"{API}/manuscripts", files={"file": WORD}, headers=headers).status_code == 200
        assert names(library) == ["dissertation", f"{key.id}-My-thesis"]


def test_what_takes_too_long_is_given_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manuscript_forms, "LONGEST", -1)
    reply = client.post(f"{API}/manuscripts", files={"file": WORD})
    assert (reply.status_code, reply.json()["code"]) == (422, "takes-too-long")


def test_chapters_with_lists_of_their_own_are_shown_together_and_written_each(client: TestClient) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(chapter.ENTRIES, 1))
    text = "\n\n".join(f"Тарау. Сөз [{number}]. Тағы [9].\n\nӘдебиеттер\n\n{listed}" for number in (1, 2))
    data = client.post(f"{API}/manuscripts", data={"text": text}).json()["data"]
    assert (len(data["citations"]), len(data["entries"])) == (4, 16)
    page = client.post("/manuscript?lang=en", data={"text": text, "do": "check"})
    assert page.status_code == 200
    assert page.text.count("the list has no entry 9") == 2
    written = client.post(f"{API}/manuscripts/document", data={"text": text}).text
    assert (written.count("[9]"), written.count(f"\n1. {chapter.ENTRIES[0]}")) == (2, 2)
    reply = client.post(f"{API}/manuscripts/document", data={"text": text, "style": "apa"})
    assert (reply.status_code, reply.json()["code"]) == (422, "chapters-need-numbers")


def test_a_list_alone_is_not_written_in_an_order_that_its_citations_do_not_follow(client: TestClient) -> None:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(chapter.ENTRIES, 1))
    form = {"text": f"Сөз [2]. Тағы [1].\n\nӘдебиеттер\n\n{listed}", "list_only": "true"}
    reply = client.post(
        f"{API}/manuscripts/document", data={**form, "order": "citation"}, headers={"accept-language": "kk"}
    )
    assert (reply.status_code, reply.json()["code"]) == (422, "list-alone-moves")
    assert "[2]" in reply.json()["detail"]
    assert f"\n1. {chapter.ENTRIES[0]}" in client.post(f"{API}/manuscripts/document", data=form).text
