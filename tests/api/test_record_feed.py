"""The feed of a search: what is new among the records that it finds, at an address that stays."""

from typing import Any

from lxml import etree
from starlette.testclient import TestClient

from tests.formats.test_atom import ATOM, LANG, check

RECORDS = "/api/v1/records"


def feed(client: TestClient, **question: str) -> Any:
    reply = client.get(RECORDS, params={**question, "format": "atom"})
    assert reply.headers["content-type"] == "application/atom+xml"
    root: Any = etree.fromstring(reply.content)
    check(root)
    return root


def addresses(root: Any) -> set[str]:
    return {entry.find(f"{ATOM}link").get("href").rpartition("/")[2] for entry in root.findall(f"{ATOM}entry")}


def test_the_feed_of_a_search_holds_what_the_search_finds(client: TestClient) -> None:
    for question in ({"q": "friendship"}, {"kind": "treaty"}, {"in_force_on": "2020-01-01"}, {}):
        page = client.get(RECORDS, params={**question, "limit": "200"}).json()
        root = feed(client, **question)
        found = {record["citekey"] for record in page["data"]}
        assert found
        assert addresses(root) == found if len(found) <= 50 else len(addresses(root)) == 50


def test_a_feed_names_itself_and_its_question(client: TestClient) -> None:
    root = feed(client, q="friendship", ui="ru")
    assert "q=friendship" in root.findtext(f"{ATOM}id")
    assert "friendship" in root.findtext(f"{ATOM}title")
    moments = [entry.findtext(f"{ATOM}updated") for entry in root.findall(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)


def test_the_pages_of_a_feed_hold_every_record_once(client: TestClient) -> None:
    """RFC 5005, 3: each page leads to the next, all are of one feed, and none says anything twice."""
    total = client.get(RECORDS).json()["meta"]["total"]
    keys: list[str] = []
    root = feed(client, ui="kk")
    name, address = root.findtext(f"{ATOM}id"), ""
    while True:
        assert root.findtext(f"{ATOM}id") == name
        keys += addresses(root)
        older = root.find(f"{ATOM}link[@rel='next']")
        if older is None:
            break
        assert older.get("href") != address
        address = older.get("href")
        root = etree.fromstring(client.get(address).content)
    assert len(keys) == len(set(keys)) == total > 50


def test_a_cursor_of_no_feed_is_refused(client: TestClient) -> None:
    broken = [client.get(RECORDS, params={"format": "atom", "cursor": cursor}).status_code for cursor in ("x", "bmV3")]
    assert broken == [422, 422]


def test_titles_and_names_are_in_their_own_language(client: TestClient) -> None:
    """A record may have no language and titles that have one."""
    for lang in ("en", "kk"):
        for entry in feed(client, key="source-1", ui=lang).findall(f"{ATOM}entry"):
            shown = entry.find(f"{ATOM}title")
            cyrillic = any("а" <= letter <= "я" for letter in shown.text)
            assert cyrillic or shown.get(LANG, lang) == "en"
            assert not cyrillic or shown.get(LANG, lang) != "en"


def test_a_question_without_an_answer_has_an_empty_feed(client: TestClient) -> None:
    assert addresses(feed(client, q="zzqqzz")) == set()


def test_the_same_feed_is_sent_once(client: TestClient) -> None:
    first = client.get(RECORDS, params={"format": "atom"})
    again = client.get(RECORDS, params={"format": "atom"}, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_pages_name_their_feeds(client: TestClient) -> None:
    html = {"Accept": "text/html"}
    page = client.get("/search", params={"q": "friendship", "kind": "treaty"}, headers=html).text
    link = page.partition('<link rel="alternate" type="application/atom+xml"')[2].partition(">")[0]
    assert "/api/v1/records?q=friendship&amp;kind=treaty&amp;format=atom" in link
    assert "/api/v1/records?format=atom" in client.get("/", headers=html).text
