"""HTTP as the field expects: negotiation, validators, paging links, problems, headers."""

import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

RECORD = "/api/v1/records/kz-ru-friendship-1992"


@pytest.mark.parametrize(
    ("accept", "media_type", "start"),
    [
        ("*/*", "application/json", "{"),
        ("application/x-bibtex", "application/x-bibtex", "@misc{kz-ru-friendship-1992"),
        ("application/x-biblatex", "application/x-biblatex", "% Encoding"),
        ("application/x-research-info-systems", "application/x-research-info-systems", "TY  - STAT"),
        ("application/vnd.citationstyles.csl+json", "application/vnd.citationstyles.csl+json", "["),
        ("application/ld+json", "application/ld+json", "{"),
        ("text/csv;q=0.9, application/json;q=0.1", "text/csv; charset=utf-8", "citekey"),
        ("application/json;q=0, application/x-bibtex", "application/x-bibtex", "@misc"),
        ("text/x-bibliography; style=gost-r-7.0.5-2008; locale=ru-RU", "text/x-bibliography; charset=utf-8", "Договор"),
    ],
)
def test_a_record_comes_in_the_type_asked_for(client: TestClient, accept: str, media_type: str, start: str) -> None:
    reply = client.get(RECORD, headers={"Accept": accept})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == media_type
    assert reply.text.startswith(start)
    varies = reply.headers["vary"].split(", ")
    assert "Accept" in varies
    assert len(varies) == len(set(varies))


def test_what_answers_vary_by_is_said_once_also_of_what_is_compressed(client: TestClient) -> None:
    for path in ("/api/v1/records?limit=20", "/api/v1/records/nobody-1900", "/api/v1/topics"):
        varies = client.get(path, headers={"Accept-Encoding": "gzip"}).headers["vary"].split(", ")
        assert sorted(set(varies)) == sorted(varies)
        assert "Accept-Encoding" in varies


def test_a_record_that_is_none_advises_no_command(client: TestClient) -> None:
    problem = client.get("/api/v1/records/kz-ru-friendship-1991").json()
    assert problem["code"] == "no-such-record"
    assert "kb " not in problem["detail"] + problem["remedy"]
    assert "kz-ru-friendship-1992" in problem["near"]


def test_an_unknown_type_gets_406_with_those_that_exist(client: TestClient) -> None:
    reply = client.get(RECORD, headers={"Accept": "image/png"})
    assert reply.status_code == 406
    assert reply.headers["content-type"] == "application/problem+json"
    assert "application/json" in reply.json()["valid"]


@pytest.mark.parametrize(
    ("path", "status", "hint"),
    [
        ("/api/v1/records?topic=space-baikonur", 422, "space-and-baikonur"),
        ("/api/v1/records?party=KAZZ", 422, "KAZ"),
        ("/api/v1/records?kind=agrement", 422, "agreement"),
        ("/api/v1/records?status=known", 422, "identified"),
        ("/api/v1/records?from=1990-02-31", 422, "28 days"),
        ("/api/v1/records?from=1999&to=1990", 422, "backwards"),
        ("/api/v1/records?cursor=nonsense", 422, "without it"),
        ("/api/v1/records?facets=colour", 422, "topic"),
        ("/api/v1/records?format=docm", 422, "valid"),
        ("/api/v1/records?limit=0", 422, "limit"),
        ("/api/v1/records?number=abc", 422, "number"),
        ("/api/v1/records/kz-ru-frendship-1992", 404, "kz-ru-friendship-1992"),
        ("/api/v1/records/999", 404, "238"),
        ("/api/v1/citations?number=239", 422, "238"),
        ("/api/v1/citations?section=9.9", 422, "2.1"),
        ("/api/v1/chronology?from=abc", 422, "1992-05-25"),
        ("/api/v1/chronology?in_force_on=1995", 422, "whole day"),
        ("/api/v1/chronology?action=signing", 422, "signature"),
        ("/api/v1/records?topics=caspian", 422, "Did you mean topic"),
        ("/api/v1/chronology?start=1990", 422, "unknown parameter 'start'"),
        ("/api/v1/records?offset=20", 422, "Did you mean cursor?"),
        ("/api/v1/records?year=1992", 422, "Did you mean from or to?"),
        ("/api/v1/records?per_page=5", 422, "Did you mean limit?"),
        ("/api/v1/chronology?sort=date", 422, "in_force_on"),
        ("/api/v1/bibliography?styles=apa", 422, "Did you mean style"),
        ("/api/v1/citations?numbers=119", 422, "Did you mean number"),
        ("/api/v1/topics?lang=kk", 422, "format"),
        ("/api/v1/records/125?forma=ris", 422, "Did you mean format"),
        ("/api/v1/nothing", 404, "nothing at"),
        ("/api/v1/records/x%00y", 404, "no record"),
    ],
)
def test_a_wrong_question_says_what_to_write(client: TestClient, path: str, status: int, hint: str) -> None:
    reply = client.get(path)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    body = reply.json()
    assert body["status"] == status
    assert hint in reply.text, reply.text


def test_a_method_that_is_not_taken_is_a_problem_too(client: TestClient) -> None:
    reply = client.delete("/api/v1/records")
    assert reply.status_code == 405
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path", "allowed"), [
    ("POST", RECORD, "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"), ("DELETE", "/api/v1/records", "GET, HEAD, OPTIONS"),
    ("OPTIONS", RECORD, "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"),
    ("DELETE", "/oai", "GET, HEAD, POST, OPTIONS"), ("GET", "/api/v1/imports", "POST, OPTIONS"),
    ("PUT", "/records/kz-ru-friendship-1992", "GET, HEAD, OPTIONS"), ("OPTIONS", "/", "GET, HEAD, OPTIONS"),
])  # fmt: skip
def test_all_methods_of_an_address_are_told(client: TestClient, method: str, path: str, allowed: str) -> None:
    reply = client.request(method, path)
    assert reply.status_code == (204 if method == "OPTIONS" else 405)
    assert reply.headers["allow"] == allowed


def test_an_etag_spares_the_second_body(client: TestClient) -> None:
    first = client.get(RECORD)
    again = client.get(RECORD, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert client.get(RECORD, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_is_get_without_the_body(client: TestClient) -> None:
    reply = client.head(RECORD)
    assert reply.status_code == 200
    assert reply.content == b""
    assert reply.headers["etag"] == client.get(RECORD).headers["etag"]


def test_lists_have_paging_links_in_the_header(client: TestClient) -> None:
    reply = client.get("/api/v1/records?limit=2&topic=caspian")
    assert 'rel="next"' in reply.headers["link"]
    assert 'rel="first"' in reply.headers["link"]
    assert reply.headers["x-total-count"] == str(reply.json()["meta"]["total"])


def test_reads_are_open_to_other_origins_and_pages_are_safe(client: TestClient) -> None:
    reply = client.get(RECORD)
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "script-src 'self'" in reply.headers["content-security-policy"]
    assert "unsafe-inline" not in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    preflight = client.options("/api/v1/records", headers={"Access-Control-Request-Method": "GET"})
    assert preflight.status_code == 204
    assert "GET" in preflight.headers["access-control-allow-methods"]


def test_large_answers_are_compressed(client: TestClient) -> None:
    reply = client.get("/api/v1/topics", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["content-encoding"] == "gzip"


def test_the_openapi_description_names_every_path_and_has_examples(client: TestClient) -> None:
    description = client.get("/api/v1/openapi.json").json()
    paths = description["paths"]
    for path in ("/records", "/records/{citekey}", "/records/{citekey}/evidence", "/records/{citekey}/citations",
                 "/chronology", "/topics", "/bibliography", "/citations", "/imports"):  # fmt: skip
        assert f"/api/v1{path}" in paths
    assert "kz-ru-friendship-1992" in str(description)
    for operations in paths.values():
        for operation in operations.values():
            assert operation.get("description"), operation


def test_the_server_tells_of_itself(client: TestClient) -> None:
    for name in ("/healthz", "/health"):
        assert client.get(name).json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert client.get("/ready").json() == ready
    assert ready["records"] == ready["indexed"] > 0
    assert_robots_may_read_what_is_announced(client.get("/robots.txt").text)
    assert "/records/kz-ru-friendship-1992" in client.get("/sitemap.xml").text
    assert "{searchTerms}" in client.get("/opensearch.xml").text


def assert_robots_may_read_what_is_announced(text: str) -> None:
    """Check the rules as RFC 9309 reads them: the longest that fits counts."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", text, re.M)
    patterns = [(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), word) for word, rule in rules]
    for path, allowed in (
        ("/records/kz-ru-friendship-1992", True), ("/api/v1/records/kz-ru-friendship-1992?format=bibtex", True),
        ("/api/v1/records?format=atom", True), ("/api/v1/chronology?ui=kk&format=atom", True),
        ("/api/v1/records?q=x&format=atom", False), ("/search?q=x", False), ("/api/v1/topics", False),
    ):  # fmt: skip
        fitting = [(len(rule), word) for rule, word in patterns if re.match(rule, path)]
        assert (max(fitting, default=(0, "Allow"))[1] == "Allow") == allowed, path
    assert "Sitemap: http" in text


def test_a_browsers_box_gets_suggestions_at_the_address_that_the_description_names(client: TestClient) -> None:
    described = ElementTree.fromstring(client.get("/opensearch.xml").text)
    address = next(url.get("template", "") for url in described if "suggestions" in url.get("type", ""))
    reply = client.get(address.replace("{searchTerms}", "friendsh"))
    assert reply.headers["content-type"] == "application/x-suggestions+json"
    typed, texts, _notes, pages = reply.json()
    assert (typed, len(texts)) == ("friendsh", len(pages))
    assert texts
    assert client.get(pages[0]).status_code == 200


def test_suggestions_are_in_the_language_that_is_asked_for(client: TestClient) -> None:
    titles = {
        lang: next(row["text"] for row in client.get(f"/api/v1/suggest?q=119&ui={lang}").json()["data"])
        for lang in ("kk", "ru", "en")
    }
    assert titles["ru"].startswith("[119] Работа")
    assert titles["en"].startswith("[119] Work")
    assert titles["kk"] == next(row["text"] for row in client.get("/api/v1/suggest?q=119").json()["data"])


def test_unapi_lists_formats_and_gives_one(client: TestClient) -> None:
    formats = ElementTree.fromstring(client.get("/unapi?id=kz-ru-friendship-1992").text)
    assert [item.get("name") for item in formats] == ["rdf_zotero", "mods", "ris", "bibtex", "biblatex-plain"]
    assert client.get("/unapi?id=kz-ru-friendship-1992&format=ris").text.startswith("TY  - STAT")
    assert client.get("/unapi?id=no-such-record").status_code == 404


def test_unapi_has_the_codes_of_its_specification(client: TestClient) -> None:
    for query, status in (
        ("", 200), ("?id=kz-ru-friendship-1992", 300), ("?id=kz-ru-friendship-1992&format=ris", 200),
        ("?id=kz-ru-friendship-1992&format=marc", 406), ("?id=no-such-record&format=marc", 404), ("?format=ris", 404),
    ):  # fmt: skip
        assert client.get(f"/unapi{query}").status_code == status, query


@pytest.mark.parametrize(("accept", "leads"), [
    ("text/html,application/xhtml+xml,*/*;q=0.8", ""), ("*/*", ""), ("", ""), ("application/x-unheard-of", ""),
    ("text/html;q=0.9, application/json;q=0.1", ""),
    ("application/json", RECORD), ("application/ld+json, text/html;q=0.5", RECORD), ("application/x-bibtex", RECORD),
    ("application/mods+xml", "/unapi?id=kz-ru-friendship-1992&format=mods"),
])  # fmt: skip
def test_the_address_of_a_record_leads_programs_to_the_form_they_ask_for(
    client: TestClient, accept: str, leads: str
) -> None:
    page = client.get("/records/kz-ru-friendship-1992", headers={"Accept": accept}, follow_redirects=False)
    assert (page.status_code, page.headers.get("location", "")) == (303 if leads else 200, leads)
    assert page.headers["vary"].startswith("Accept,")
    there = client.get("/records/kz-ru-friendship-1992", headers={"Accept": accept})
    assert there.status_code == 200
    asked = accept.partition(",")[0]
    assert not leads or there.headers["content-type"].startswith(asked)


def test_what_is_not_at_an_address_is_404_there_and_400_as_a_value(client: TestClient) -> None:
    assert client.get("/topics/caspain").status_code == 404
    assert client.get("/api/v1/records?topic=caspain").status_code == 422
    assert "caspian" in client.get("/topics/caspain", headers={"Accept": "text/html"}).text


def test_topics_are_skos(client: TestClient) -> None:
    turtle = client.get("/api/v1/topics", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "skos:prefLabel" in turtle.text


def test_a_bibliography_of_records_picked_by_hand(client: TestClient) -> None:
    picked = {"key": ["kz-ru-friendship-1992", "125", "kz-ru-friendship-1992"], "order": "chronological"}
    listed = client.get("/api/v1/bibliography", params=picked).json()["data"]
    assert [entry["citekey"] for entry in listed] == ["kz-ru-friendship-1992", "kz-ru-baikonur-lease-1994"]
    refused = client.get("/api/v1/bibliography", params={"key": "kz-ru-frendship-1992"})
    assert refused.status_code == 404
    assert "kz-ru-friendship-1992" in refused.json()["detail"]


GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("path", ["/api/v1/topics", "/api/v1/records?limit=20", "/records/kz-ru-border-2005"])
def test_what_is_compressed_has_a_tag_of_its_own_and_is_known_by_both(client: TestClient, path: str) -> None:
    for _again in range(2):  # the second answer may be remembered
        plain, packed = (client.get(path, headers={"Accept-Encoding": way}) for way in ("identity", "gzip"))
        assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
        assert plain.content == packed.content
        assert packed.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
        for tag in (plain.headers["etag"], packed.headers["etag"], f"W/{packed.headers['etag']}"):
            known = client.get(path, headers={**GZIP, "If-None-Match": f'"other", {tag}'})
            assert (known.status_code, known.content, known.headers.get("content-encoding")) == (304, b"", None)
            assert known.headers["etag"] in (plain.headers["etag"], packed.headers["etag"])


@pytest.mark.parametrize(
    ("header", "coding"),
    [("gzip", "gzip"), ("br, GZIP;q=0.5", "gzip"), ("gzip;q=0, identity", None), ("gzip; q=0.0", None), ("br", None)],
)
def test_who_refuses_gzip_gets_none(client: TestClient, header: str, coding: str | None) -> None:
    reply = client.get("/api/v1/topics", headers={"Accept-Encoding": header})
    assert reply.headers.get("content-encoding") == coding
