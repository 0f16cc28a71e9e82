"""What pages say to reference managers, browsers and robots."""

from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from api.pages.coins import coins
from api.pages.headtags import tags
from kb.library import exporting
from tests.factories import person, record, signed
from tests.pages.pages import read


def test_a_treaty_is_a_statute_to_zotero(reader: TestClient) -> None:
    found = read(reader.get("/records/kz-ru-friendship-1992").text).tags
    meta = {given["name"]: given["content"] for tag, given in found if tag == "meta" and "name" in given}
    assert meta["z:itemType"] == "statute"
    assert meta["DCTERMS.issued"] == "1992-05-25"
    assert meta["DCTERMS.title"].startswith("Договор о дружбе")
    assert not any(name.startswith("citation_") for name in meta)
    links = {given.get("rel"): given.get("href") for tag, given in found if tag == "link"}
    assert links["schema.z"] == "http://www.zotero.org/namespaces/export#"
    assert links["unapi-server"] == "/unapi"
    assert any(given.get("class") == "unapi-id" and given["title"] == "kz-ru-friendship-1992" for _tag, given in found)


def test_every_export_has_its_alternate(reader: TestClient) -> None:
    found = read(reader.get("/records/source-1").text).tags
    given = {
        one["type"]: one["href"]
        for tag, one in found
        if tag == "link" and one.get("rel") == "alternate" and "type" in one
    }
    for form in exporting.FORMATS.values():
        assert given[form.media_type] == f"/api/v1/records/source-1?format={form.name}"
        assert reader.get(given[form.media_type]).status_code == 200


def test_languages_are_told(reader: TestClient) -> None:
    found = read(reader.get("/topics?lang=ru").text).tags
    langs = {one["hreflang"]: one["href"] for tag, one in found if tag == "link" and "hreflang" in one}
    assert langs["kk"] == "http://testserver/topics?lang=kk"
    assert langs["x-default"] == "http://testserver/topics"
    reader.cookies.clear()


@pytest.mark.parametrize(
    ("type_", "item_type", "container"),
    [
        ("article-journal", "journalArticle", "citation_journal_title"),
        ("chapter", "bookSection", "citation_inbook_title"),
        ("book", "book", ""),
    ],
)
def test_works_have_highwire_tags(type_: str, item_type: str, container: str) -> None:
    item = record(
        "w", type=type_, titles="Еңбек", issued="2019-12-31", contributors=(person("Абаев", "Ә."),),
        fields={"container-title": "Журнал", "volume": "3", "page": "10–20", "DOI": "10.1/x", "publisher": "П"},
    )  # fmt: skip
    found = dict(tags(item, "http://x/records/w"))
    assert found["z:itemType"] == item_type
    assert found["citation_title"] == "Еңбек"
    assert found["citation_author"] == "Абаев, Ә."
    assert found["citation_publication_date"] == "2019/12/31"
    assert (found["citation_firstpage"], found["citation_lastpage"]) == ("10", "20")
    assert found["citation_doi"] == "10.1/x"
    if container:
        assert found[container] == "Журнал"


def test_coins_say_genre_and_fields() -> None:
    item = record("w", type="article-journal", titles="Еңбек", issued="2019", contributors=(person("Абаев", "Ә."),),
                  fields={"container-title": "Журнал", "page": "1-2"})  # fmt: skip
    found = parse_qs(coins(item, "http://x/records/w"))
    assert found["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert (found["rft.atitle"], found["rft.jtitle"], found["rft.aulast"]) == (["Еңбек"], ["Журнал"], ["Абаев"])
    treaty = parse_qs(coins(record("t", kind="treaty", actions=(signed("1992"),)), "http://x/t"))
    assert treaty["rft.type"] == ["statute"]


def test_lists_carry_coins(reader: TestClient) -> None:
    for path in ("/search?q=граница", "/chronology", "/bibliography", "/topics/state-border"):
        found = read(reader.get(path).text).tags
        spans = [one["title"] for _tag, one in found if one.get("class") == "Z3988"]
        assert len(spans) >= 10, path
        assert all(span.startswith("ctx_ver=Z39.88-2004") for span in spans), path


def test_a_record_that_ris_cannot_name_is_left_to_its_tags(client: TestClient) -> None:
    assert 'class="unapi-id"' in client.get("/records/kz-ru-friendship-1992").text
    speech = client.get("/records/source-1").text
    assert 'class="unapi-id"' not in speech
    assert '<meta name="z:itemType" content="presentation">' in speech


def test_a_newspaper_stays_a_newspaper_article() -> None:
    article = record("n", kind="", type="article-newspaper", fields={"container-title": "Egemen Qazaqstan"})
    found = dict(tags(article, "http://x/n"))
    assert (found["z:itemType"], found["DCTERMS.source"]) == ("newspaperArticle", "Egemen Qazaqstan")
    assert "citation_journal_title" not in found
