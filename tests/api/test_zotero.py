"""Zotero's local API for readers: the addresses, forms and headers that clients made for Zotero 7 ask for."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.library import importing, own_values
from kb.library.session import Library
from tests.server_fixtures import serving, small_library

ITEMS = "/api/users/0/items"
WORKS = """@book{dala, title = {Дала жолы}, author = {Сейітқали, Асқар and Doe, Jane}, date = {2004},
  publisher = {Парасат}, location = {Алматы}, keywords = {жол, дала}}
@article{suw, title = {Су бөлісу}, author = {Нұрпейіс, А.}, journaltitle = {Хабаршы}, date = {2014-05}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path / "home") as library:
        (tmp_path / "own.bib").write_text(WORKS, "utf-8")
        importing.load(library.engine, library.vocabulary, [tmp_path / "own.bib"], settings=library.settings)
        library.records.forget()
        dala = library.records.many(["dala"])["dala"]
        own_values.keep(library, dala, ["оқу керек"], "Ескерту")
        yield library


@pytest.fixture
def zotero(small: Library) -> TestClient:
    return TestClient(create_app(small))


def titles(reply: Any) -> list[str]:
    assert reply.status_code == 200, reply.text
    return [item["data"].get("title") or item["data"]["nameOfAct"] for item in reply.json()]


def test_an_item_is_as_zotero_gives_it(zotero: TestClient) -> None:
    reply = zotero.get(ITEMS, params={"q": "дала"})
    assert reply.headers["Zotero-API-Version"] == "3"
    assert int(reply.headers["Zotero-Schema-Version"]) > 30
    assert reply.headers["Total-Results"] == "1"
    (item,) = reply.json()
    assert set(item) == {"key", "version", "library", "links", "meta", "data"}
    assert re.fullmatch("[23456789A-NP-Z]{8}", item["key"])
    assert str(item["version"]) == reply.headers["Last-Modified-Version"]
    assert item["meta"] == {"creatorSummary": "Сейітқали and Doe", "parsedDate": "2004", "numChildren": 0}
    data = item["data"]
    assert data["creators"][0] == {"creatorType": "author", "lastName": "Сейітқали", "firstName": "Асқар"}
    assert (data["itemType"], data["place"], data["publisher"], data["volume"]) == ("book", "Алматы", "Парасат", "")
    assert data["tags"] == [{"tag": "оқу керек"}, {"tag": "жол", "type": 1}, {"tag": "дала", "type": 1}]
    assert data["extra"].splitlines()[0] == "Citation Key: dala"
    assert "Ескерту" in data["extra"]
    alone = zotero.get(f"{ITEMS}/{item['key']}")
    assert alone.json() == item
    assert zotero.get(f"{ITEMS}/{item['key']}/children").json() == []
    assert zotero.get(f"{ITEMS}/ZZZZZZZZ").status_code == 404


@pytest.mark.parametrize(("question", "expected"), [
    ({"sort": "date", "direction": "desc"}, ["Су бөлісу", "Дала жолы", "Договор"]),
    ({"sort": "title", "direction": "desc", "limit": 1}, ["Су бөлісу"]),
    ({"sort": "date", "start": 1, "limit": 1}, ["Дала жолы"]),
    ({"tag": "оқу керек"}, ["Дала жолы"]), ({"tag": "-жол", "sort": "date"}, ["Договор", "Су бөлісу"]),
    ({"tag": ["жол", "дала"]}, ["Дала жолы"]), ({"tag": "жол || жоқ"}, ["Дала жолы"]),
    ({"itemType": "journalArticle"}, ["Су бөлісу"]), ({"itemType": "-book", "sort": "date"}, ["Договор", "Су бөлісу"]),
    ({"itemType": "book || statute", "sort": "date"}, ["Договор", "Дала жолы"]), ({"itemType": "attachment"}, []),
])  # fmt: skip
def test_items_are_chosen_as_in_zotero(zotero: TestClient, question: dict[str, Any], expected: list[str]) -> None:
    found = titles(zotero.get(ITEMS, params=question))
    assert [title.strip("[").split(" о дружбе")[0] for title in found] == expected


def test_pages_are_linked(zotero: TestClient) -> None:
    first = zotero.get(f"{ITEMS}/top", params={"limit": 2})
    assert first.headers["Total-Results"] == "3"
    links = {name: address for address, name in re.findall(r'<([^>]+)>; rel="(\w+)"', first.headers["Link"])}
    assert sorted(links) == ["last", "next"]
    second = zotero.get(links["next"])
    assert len(titles(first)) + len(titles(second)) == 3
    assert 'rel="prev"' in second.headers["Link"]
    assert "Link" not in zotero.get(ITEMS).headers


@pytest.mark.parametrize(("form", "media_type", "holds"), [
    ("csljson", "application/vnd.citationstyles.csl+json", '"id":"dala"'),
    ("bibtex", "application/x-bibtex", "@book{dala"),
    ("ris", "application/x-research-info-systems", "TY  - BOOK"), ("bib", "text/html", '<div class="csl-entry">'),
])  # fmt: skip
def test_items_are_given_in_other_forms(zotero: TestClient, form: str, media_type: str, holds: str) -> None:
    reply = zotero.get(ITEMS, params={"format": form, "q": "дала"})
    assert reply.headers["content-type"].partition(";")[0] == media_type
    assert holds in reply.text
    (key,) = zotero.get(ITEMS, params={"format": "keys", "q": "дала"}).text.split()
    assert holds in zotero.get(f"{ITEMS}/{key}", params={"format": form}).text
    assert list(zotero.get(ITEMS, params={"format": "versions", "itemKey": key}).json()) == [key]


def test_what_else_of_an_item_is_included(zotero: TestClient) -> None:
    style = "http://www.zotero.org/styles/apa"
    (item,) = zotero.get(ITEMS, params={"q": "дала", "include": "bib,citation,csljson,bibtex", "style": style}).json()
    assert set(item) >= {"bib", "citation", "csljson", "bibtex"}
    assert "data" not in item
    assert "(2004)" in item["bib"]
    assert item["csljson"]["id"] == "dala"
    assert zotero.get(ITEMS, params={"include": "nonsense"}).status_code == 400
    assert zotero.get(ITEMS, params={"format": "nonsense"}).status_code == 400


def test_what_a_library_here_has_not_is_empty(zotero: TestClient) -> None:
    for path in ("collections", "collections/top", "groups", "searches", "items/trash"):
        reply = zotero.get(f"/api/users/0/{path}")
        assert (reply.json(), reply.headers["Total-Results"]) == ([], "0")
    assert zotero.get("/api/users/0/settings").json() == {}
    version = zotero.get(ITEMS).headers["Last-Modified-Version"]
    assert zotero.get(ITEMS, params={"since": version}).json() == []
    assert zotero.post(ITEMS, json=[]).status_code == 405


def test_tags_are_listed(zotero: TestClient) -> None:
    listed = {
        (tag["tag"], tag["meta"]["type"]): tag["meta"]["numItems"] for tag in zotero.get("/api/users/0/tags").json()
    }
    assert listed["оқу керек", 0] == listed["жол", 1] == 1


def test_pyzotero_reads(small: Library) -> None:
    """With pyzotero in a Python of its own (it cannot stand beside bibtexparser 2), named by KB_PYZOTERO."""
    python = os.environ.get("KB_PYZOTERO", "")
    if not python:
        pytest.skip("KB_PYZOTERO names no Python that has pyzotero")
    with serving(create_app(small)) as address:
        script = (
            "from pyzotero import zotero\n"
            "z = zotero.Zotero(0, 'user', local=True)\n"
            f"z.endpoint = {address + '/api'!r}\n"
            "print(z.num_items(), len(z.top(limit=2)), len(z.everything(z.items(limit=1))), len(z.items(q='дала')))\n"
            "key = z.items(q='дала')[0]['key']\n"
            "print(z.item(key)['data']['title'], z.children(key), z.collections(), z.groups(), z.tags())\n"
            "print(z.items(format='csljson', q='дала')['items'][0]['id'], z.item_versions())\n"
            "print(z.last_modified_version(), len(z.items(format='bibtex').entries), z.items(format='keys'))\n"
            "print(z.items(tag='жол', itemType='book')[0]['key'], z.item_tags(key), z.trash(), z.searches())\n"
            "print(z.items(include='bib', style='apa', q='дала')[0]['bib'])\n"
        )
        done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "3 2 3 1"


def test_what_a_type_holds_is_listed(zotero: TestClient) -> None:
    def names(path: str, name: str, **question: str) -> list[str]:
        return [row[name] for row in zotero.get(f"/api/{path}", params=question).json()]

    assert names("itemTypeCreatorTypes", "creatorType", itemType="book")[:2] == ["author", "contributor"]
    assert {"editor", "translator", "seriesEditor"} <= set(
        names("itemTypeCreatorTypes", "creatorType", itemType="book")
    )
    assert names("itemTypeCreatorTypes", "creatorType", itemType="interview")[0] == "interviewee"
    assert set(names("itemTypeFields", "field", itemType="book")) < set(names("itemFields", "field"))
    assert names("creatorFields", "field") == ["firstName", "lastName", "name"]
    assert zotero.get("/api/itemTypeCreatorTypes").status_code == 400
