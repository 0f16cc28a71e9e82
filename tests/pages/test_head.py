"""What pages say to reference managers, browsers and robots."""

import re
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from kb.domain.formats import offered
from kb.domain.records import Record
from kb.formats.zotero.coins import coins
from kb.formats.zotero.head_tags import tags
from tests.factories import person, record, signed, title
from tests.pages.pages import read


def test_a_treaty_is_a_statute_to_zotero(reader: TestClient) -> None:
    found = read(reader.get("/records/kz-ru-friendship-1992").text).tags
    meta = {given["name"]: given["content"] for tag, given in found if tag == "meta" and "name" in given}
    assert meta["z:itemType"] == "statute"
    assert meta["DCTERMS.issued"] == "1992-05-25"
    assert meta["DCTERMS.title"].startswith("Договор о дружбе")
    assert [name for name in meta if name.startswith("citation_")] == ["citation_keywords"]
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
    for form in offered("record"):
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
    for path in ("/search?q=граница", "/bibliography", "/topics/state-border"):
        found = read(reader.get(path).text).tags
        spans = [one["title"] for _tag, one in found if one.get("class") == "Z3988"]
        assert len(spans) >= 10, path
        assert all(span.startswith("ctx_ver=Z39.88-2004") for span in spans), path


def test_each_record_is_offered_to_unapi(client: TestClient) -> None:
    listed = re.findall(r'<abbr class="unapi-id" title="([^"]+)">', client.get("/chronology?from=1992&to=1992").text)
    assert len(listed) >= 10  # of a long list Zotero asks each record by this, instead of reading it from the page
    for key in ("kz-ru-friendship-1992", "source-1"):
        assert f'<abbr class="unapi-id" title="{key}">' in client.get(f"/records/{key}").text


UNAPI = [
    # a format         its media type                         where in it, and what it says
    ("rdf_zotero", "application/rdf+xml", "{http://www.zotero.org/namespaces/export#}itemType", "presentation"),
    ("mods", "application/mods+xml", "{http://www.loc.gov/mods/v3}genre[@authority='local']", "presentation"),
]


@pytest.mark.parametrize(("name", "media_type", "path", "value"), UNAPI)
def test_unapi_gives_what_zotero_reads_best(
    client: TestClient, name: str, media_type: str, path: str, value: str
) -> None:
    offered = [one.attrib for one in ElementTree.fromstring(client.get("/unapi?id=source-1").text)]
    assert offered[0]["name"] == "rdf_zotero"
    assert {"name": name, "type": media_type} in offered
    answer = client.get(f"/unapi?id=source-1&format={name}")
    assert answer.headers["content-type"].startswith(media_type)
    assert ElementTree.fromstring(answer.text).find(f".//{path}").text == value  # type: ignore[union-attr]


def test_zotero_finds_no_abstract_where_there_is_none(reader: TestClient) -> None:
    found = read(reader.get("/records/source-1").text).tags
    assert not [given for tag, given in found if tag == "meta" and given.get("name") in ("description", "abstract")]
    home = read(reader.get("/").text).tags
    assert [given for tag, given in home if tag == "meta" and given.get("name") == "description"]


ACT = record(
    "act", type="treaty", kind="agreement", titles=[title("Келісім", origin="supplied")],
    actions=(signed("1998-10-08", place="Almaty"),),
    fields={"container-title": "Бюллетень", "volume": "2000", "issue": "4", "section": "ст. 34", "number": "77-III"},
)  # fmt: skip
WORK = record(
    "work", type="book", titles=[title("Кітап")], issued="2003",
    fields={"publisher-place": "Алматы", "number-of-pages": "564", "collection-title": "Қазына", "URL": "http://a/b"},
)  # fmt: skip
TAGS = [
    # a record and the tags that Zotero reads, each once
    (ACT, "DCTERMS.title", "[Келісім]"), (ACT, "z:itemType", "statute"), (ACT, "DCTERMS.type", "agreement"),
    (ACT, "z:code", "Бюллетень"), (ACT, "z:codeNumber", "2000"), (ACT, "z:section", "ст. 34"),
    (ACT, "z:publicLawNumber", "77-III"), (ACT, "z:extra", "Type: treaty\nIssue: 4\nEvent Place: Almaty"),
    (WORK, "citation_title", "Кітап"), (WORK, "z:place", "Алматы"), (WORK, "z:numPages", "564"),
    (WORK, "z:series", "Қазына"), (WORK, "citation_public_url", "http://a/b"), (WORK, "citation_keywords", "а; б"),
    (record("s", type="speech", contributors=(person("Абаев", "Ә."),)), "z:presenters", "Абаев, Ә."),
    (record("s", type="speech", contributors=(person("Абаев", "Ә."),)), "citation_author", ""),
    (record("i", type="interview", contributors=(person("А", "Ә.", "interviewer"),)), "z:interviewers", "А, Ә."),
    (record("b", type="broadcast", contributors=(person("Абаев", "Ә."),)), "citation_author", "Абаев, Ә."),
    (record("w", type="webpage", kind=""), "DCTERMS.type", ""),
]  # fmt: skip


@pytest.mark.parametrize(("item", "name", "content"), TAGS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_tag_that_zotero_reads(item: Record, name: str, content: str) -> None:
    found = [value for tag, value in tags(item, "http://x/r", ("а", "б")) if tag == name]
    assert found == ([content] if content else [])


COINS = [
    # a record and its OpenURL keys
    (record("b", type="book", titles=[title("А", origin="supplied")],
            fields={"number-of-pages": "9", "collection-title": "С", "URL": "http://a/b"},
            contributors=(person("Б", "В."), person("Г", "Д."))),
     {"rft.btitle": ["[А]"], "rft.aulast": ["Б"], "rft.aufirst": ["В."], "rft.au": ["Г, Д."], "rft.tpages": ["9"],
      "rft.series": ["С"], "rft_id": ["http://x/r", "http://a/b"]}),
    (record("r", type="report", titles="А", fields={"container-title": "Қор"}),
     {"rft.genre": ["report"], "rft.btitle": ["А"], "rft.atitle": []}),
    (record("c", type="chapter", titles="А"), {"rft.genre": ["bookitem"], "rft.atitle": ["А"], "rft.btitle": []}),
    (record("t", type="thesis", titles="А", fields={"publisher": "ҚҰУ"}), {"rft.title": ["А"], "rft.inst": ["ҚҰУ"]}),
    (record("i", type="interview", titles="А", fields={"container-title": "Хабар 24"}),
     {"rft.type": ["interview"], "rft.source": ["Хабар 24"]}),
]  # fmt: skip


@pytest.mark.parametrize(("item", "wanted"), COINS, ids=[item.type for item, _wanted in COINS])
def test_coins_say_each_thing_once(item: Record, wanted: dict[str, list[str]]) -> None:
    found = parse_qs(coins(item, "http://x/r"))
    assert {key: found.get(key, []) for key in wanted} == wanted


def test_a_newspaper_stays_a_newspaper_article() -> None:
    article = record("n", kind="", type="article-newspaper", fields={"container-title": "Egemen Qazaqstan"})
    found = dict(tags(article, "http://x/n"))
    assert (found["z:itemType"], found["DCTERMS.source"]) == ("newspaperArticle", "Egemen Qazaqstan")
    assert "citation_journal_title" not in found


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_record_offers_what_catalogues_take_and_an_english_list(reader: TestClient, lang: str) -> None:
    """A library takes MODS, an article in English the reference in Latin letters; a record in English needs none."""
    text = reader.get(f"/records/kz-ru-friendship-1992?lang={lang}").text
    (mods,) = re.findall(r'<a href="(/unapi\?[^"]*format=mods)"', text)
    assert "<mods" in reader.get(mods.replace("&amp;", "&")).text
    (latin,) = re.findall(r'href="(/bibliography\?[^"]*romanised=1[^"]*)"', text)
    listed = reader.get(latin.replace("&amp;", "&")).text
    assert "Dogovor o druzhbe" in listed
    assert "[Treaty on Friendship" in listed
    assert "romanised=1" not in reader.get(f"/records/stevens2020roots?lang={lang}").text
