"""Requests that no browser sends: hostile Unicode, huge and repeated parameters, path tricks, deep headers. No 5xx."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

LONG = "ж" * 30_000
TEXTS = [
    "\x00", "\x1b[2J", "\u202e\u2066", "\ufeff", "\ud7ff\ue000", "\U0010ffff", "a" + "\u0301" * 5000, "İıſK",
    '"' * 1000, "(" * 1000, "-" * 1000, "author:" * 300, "*", "year:99999999999999999999", "number:-1", "' OR 1=1 --",
    "%", "_", "\\", "{{7*7}}", "<script>alert(1)</script>", "🏳️‍🌈" * 100, "ﷺ" * 500, "AND OR NOT", "topic:",
    'title:"',
]  # fmt: skip
PATHS = [
    "/%2e%2e/%2e%2e/etc/passwd", "/static/%2e%2e/app.py", "/static/..%2f..%2fpyproject.toml", "/static/%00",
    "//etc/passwd",
    "/records/..%2f..%2fetc", "/records/%00", "/records/%ff%fe", "/records/" + "a" * 20_000, "/topics/%2e%2e", "/./",
    "/;/x",
    "/api/v1/records/%2e%2e", "/api/v1/records/%ff", "/api/v1/records/" + "%20" * 3000,
    "/api/v1/records/%F0%9F%92%A3",
    "/api/v1/records/%ED%A0%80", "/api/v1/../../etc/passwd", "/api/v1/records/x/y/z", "/static/", "/static",
    "/\u0456",
    "/unapi?id=%00", "/unapi?id=%2e%2e&format=bibtex", "/oai?verb=GetRecord&identifier=%00&metadataPrefix=oai_dc",
]  # fmt: skip
QUERIES = [
    "q=%FF%FE", "q=%ED%A0%80", "q=" + "a" * 5000, "q[]=x", "q=x&q=y&q=z", "&".join(["topic=caspian"] * 1000),
    "&".join(["party=KAZ"] * 61), "&".join(f"x{n}=1" for n in range(3000)), "limit=1e9", "limit=-1", "limit=٣",
    "limit=1_0",
    "number=99999999999999999999999", "from=%00", "from=9999999999-01-01", "from=-9999&to=Y999999999",
    "cursor=" + "A" * 3999,
    "cursor=eyJhIjoxfQ==", "cursor=%00", "facets=" + ",".join(["topic"] * 20), "format=../../x",
    "sort=__class__", "ui=xx",
    "style=../../../etc/passwd", "style=%00", "locale=" + "x" * 35, "order=%00", "lang=%00", "%00=%00", "=",
    "&&&", "?",
]  # fmt: skip
HEADERS: list[dict[str, Any]] = [
    {"Accept": "*/*;q=" + "9" * 4000},
    {"Accept": ", ".join(f"application/x-{n};q=0.{n}" for n in range(2000))},
    {"Accept": "application/json" + ";a=b" * 2000},
    {"Accept": ";;;,,,/;q=,*/*;q=nan,text/*;q=inf,a/b;q=-1"},
    {"Accept": b"\xff\xfe/\x80"},
    {"Accept": "text/x-bibliography; style=../../etc/passwd; locale=%00"},
    {"Accept-Language": "x" * 8000},
    {"Accept-Language": "kk;q=a, *;q=2, " + "en-" * 2000},
    {"Accept-Encoding": "gzip;q=nonsense, br, " * 200},
    {"If-None-Match": '"' * 4000},
    {"If-None-Match": ", ".join(f'"{n}"' for n in range(2000))},
    {"Cookie": "lang=" + "%00" * 1000},
    {"Cookie": b"lang=\xff; ; =; lang"},
    {"Host": "evil.example<script>"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "javascript"},
    {"Range": "bytes=" + "0-1," * 3000},
    {"Content-Length": "5"},
]
RECORDS, CHRONOLOGY, LIST = "/api/v1/records", "/api/v1/chronology", "/api/v1/bibliography"
NAMES = [
    (RECORDS, "topic"), (RECORDS, "party"), (RECORDS, "cursor"), (CHRONOLOGY, "from"), (CHRONOLOGY, "in_force_on"),
    (CHRONOLOGY, "action"), (CHRONOLOGY, "cursor"), (LIST, "style"), (LIST, "locale"), ("/api/v1/citations", "section"),
]  # fmt: skip
READS = [
    "/", "/search?q=x", "/records/kz-ru-friendship-1992", "/topics/caspian", "/api/v1/records?limit=1",
    "/api/v1/records/125",
    "/api/v1/citations?number=119", "/oai", "/unapi", "/static/base.css",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:20])
def test_any_text_may_be_asked_for(client: TestClient, text: str) -> None:
    for path in ("/search", RECORDS, CHRONOLOGY):
        reply = client.get(path, params={"q": text[:1900], "author": text[:1900], "limit": "3"})
        assert reply.status_code in (200, 400, 422), (path, reply.text[:300])
    for path, name in NAMES:
        assert client.get(path, params={name: text[:200], "limit": "1"}).status_code < 500, (path, name)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:30])
def test_a_path_leads_nowhere_else(client: TestClient, path: str) -> None:
    for accept in ("text/html", "application/json"):
        reply = client.get(path, headers={"Accept": accept})
        assert reply.status_code in (200, 400, 404, 405, 422), reply.text[:300]
        assert "root:" not in reply.text
        assert "build-system" not in reply.text


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:30])
def test_a_query_is_answered_or_refused(client: TestClient, query: str) -> None:
    for path in ("/search", RECORDS, f"{CHRONOLOGY}?limit=1", "/api/v1/citations", "/oai"):
        assert client.get(path + ("&" if "?" in path else "?") + query).status_code < 500, path
    if not query.startswith(("limit", "q=", "number", "&", "x0", "=")):
        assert client.get(f"{LIST}?number=125&{query}").status_code < 500


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: f"{next(iter(headers))}-{len(str(headers))}")
def test_headers_do_no_harm(client: TestClient, headers: dict[str, Any]) -> None:
    raw = {name.encode(): value if isinstance(value, bytes) else value.encode() for name, value in headers.items()}
    for path in READS:
        reply = client.get(path, headers=raw)
        assert reply.status_code < 500, path
        assert "<script>" not in reply.text.replace("<script>alert", ""), path


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW"])
def test_a_method_that_does_not_exist_is_refused(client: TestClient, method: str) -> None:
    for path in READS:
        reply = client.request(method, path)
        takes_post = method == "POST" and path.startswith(("/oai", "/api/v1/citations"))
        takes_key = method in ("PUT", "PATCH", "DELETE") and re.fullmatch("/api/v1/records/[^/?]+", path)
        refused = 401 if takes_key else 405
        assert reply.status_code in ((200, 400, 422) if takes_post else (refused,)), (path, reply.text[:200])


@pytest.mark.parametrize(
    "body", [b"a=" + b"b" * 100_000, b"&".join([b"verb=Identify"] * 50), b"\xff" * 100, b"verb=%00"]
)
def test_a_posted_form_is_bounded(client: TestClient, body: bytes) -> None:
    reply = client.post("/oai", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert reply.status_code in (200, 400, 413)


@pytest.mark.parametrize("body", [b"", b" \r\n"])
def test_an_empty_body_is_called_empty(client: TestClient, body: bytes) -> None:
    """The words of a library's JSON reader tell a user nothing."""
    reply = client.post("/api/v1/citations", content=body, headers={"Accept-Language": "ru"})
    assert reply.status_code == 400
    assert reply.json()["code"] == "body-empty"
    assert reply.json()["detail"].startswith("в запросе нет тела.")
