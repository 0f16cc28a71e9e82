"""A manuscript in each form over HTTP: the same findings, the same file back, the list as references; broken ones."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from tests.manuscript import chapter
from tests.manuscript.forms import FORMS, Thesis, in_form

API = "/api/v1"
THESIS = Thesis(
    (*chapter.PARAGRAPHS, "Жоқ еңбек [14, 5 б.], өлі нөмір [0], беттен тыс [3, 99 б.]."), chapter.LIST_HEADING,
    chapter.ENTRIES,
)  # fmt: skip
CLEAN = THESIS._replace(paragraphs=chapter.PARAGRAPHS)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gets_the_same_answers(client: TestClient, form: str) -> None:
    name = f"thesis.{form}"
    data = client.post(f"{API}/manuscripts", files={"file": (name, in_form(THESIS, form))}).json()["data"]
    assert [entry["text"] for entry in data["entries"]] == list(chapter.ENTRIES)
    assert [finding["kind"] for finding in data["findings"] if finding["severity"] == "error"] == [
        "dead-number", "locator-outside-pages", "number-without-entry",
    ]  # fmt: skip
    written = client.post(
        f"{API}/manuscripts/document",
        files={"file": (name, in_form(CLEAN, form))},
        data={"style": "apa", "order": "citation", "renumber": "true"},
    )
    assert written.status_code == 200
    again = client.post(f"{API}/manuscripts", files={"file": (name, written.content)}).json()["data"]
    assert (len(again["citations"]), len(again["entries"])) == (9, 8)
    works = client.post(f"{API}/references", content=in_form(THESIS, form)).json()["data"]
    assert [work["text"] for work in works] == list(chapter.ENTRIES)


def test_a_pasted_text_is_as_a_file(client: TestClient) -> None:
    text = in_form(THESIS, "txt").decode()
    pasted = client.post(f"{API}/manuscripts", data={"text": text}).json()["data"]
    sent = client.post(f"{API}/manuscripts", files={"file": ("text.txt", text.encode())}).json()["data"]
    assert pasted == sent


def test_citations_of_the_records_that_a_list_gives(client: TestClient) -> None:
    works = client.post(f"{API}/references", content=in_form(CLEAN, "txt")).json()["data"]
    item = {"id": "a", "type": "book", "title": works[0]["record"]["titles"][0]["value"],
            "author": [{"family": "Сейітов", "given": "Қ."}], "issued": {"date-parts": [[2011]]}}  # fmt: skip
    body = {"style": "apa", "items": [item], "citations": [{"items": [{"id": "a", "locator": "51"}]}]}
    answer = client.post(f"{API}/citations", json=body).json()["data"]
    assert "Сейітов, 2011" in answer["citations"][0]["text"]


def _zipped(**members: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


UTF16_BOMB = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'.encode("utf-16")
BROKEN = {
    "document-declares-entities": _zipped(word__document_xml=UTF16_BOMB),
    "document-broken": b"PK\x03\x04 half a file",
    "document-kind-not-read": _zipped(xl__workbook_xml=b"<a/>"),
    "document-not-text": b"a\0b\0c",
}


@pytest.mark.parametrize("code", BROKEN)
@pytest.mark.parametrize("path", ["manuscripts", "manuscripts/document", "references"])
def test_what_is_no_text_is_told_at_every_address(client: TestClient, path: str, code: str) -> None:
    sent = {"content": BROKEN[code]} if path == "references" else {"files": {"file": ("file", BROKEN[code])}}
    answer = client.post(f"{API}/{path}", **sent)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_text_that_cites_and_has_no_list_is_no_list(client: TestClient) -> None:
    answer = client.post(f"{API}/references", content="А [1, 5 б.]. Б [2], в [3, 7 б.].".encode())
    assert answer.json()["code"] == "no-reference-list"
