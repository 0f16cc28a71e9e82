"""Links that leave the site are made of its own address, whatever host a request names."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from api.app import create_app
from kb.errors import KbError
from kb.library.session import Library
from tests.server_fixtures import small_library

FORGED = {"Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
PATHS = ("/records/kz-ru-friendship-1992", "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/oai?verb=Identify",
         "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/v1/topics?format=turtle", "/", "/search?q=x",
         "/unapi?id=kz-ru-friendship-1992&format=mods", "/api/v1/chronology?format=ics")  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of one record."""
    with small_library(tmp_path / "home") as opened:
        yield opened


@pytest.mark.parametrize("path", PATHS)
def test_the_host_of_a_request_is_in_no_link(library: Library, path: str) -> None:
    public = replace(library, settings=library.settings._replace(public_url="https://derekkoz.kz"))
    reply = TestClient(create_app(public)).get(path, headers={"Accept": "text/html", **FORGED})
    assert reply.status_code == 200
    assert "evil" not in reply.text + str(reply.headers)


def test_links_begin_with_the_public_address(library: Library) -> None:
    public = replace(library, settings=library.settings._replace(public_url="https://derekkoz.kz:8443/"))
    client = TestClient(create_app(public))
    assert "<loc>https://derekkoz.kz:8443/topics</loc>" in client.get("/sitemap.xml").text
    assert "<adminEmail>noreply@example.org</adminEmail>" in client.get("/oai?verb=Identify").text
    assert "<baseURL>https://derekkoz.kz:8443/oai</baseURL>" in client.get("/oai?verb=Identify").text


def test_a_harvester_is_told_whom_to_write_to(library: Library) -> None:
    public = replace(library, settings=library.settings._replace(admin_email="library@derekkoz.kz"))
    said = TestClient(create_app(public)).get("/oai?verb=Identify").text
    assert "<adminEmail>library@derekkoz.kz</adminEmail>" in said


@pytest.mark.parametrize("address", ["derekkoz.kz", "ftp://x.kz", "https://", "https://x.kz/path", "https://x.kz?a=1"])
def test_an_address_that_is_none_is_told(library: Library, address: str) -> None:
    public = replace(library, settings=library.settings._replace(public_url=address))
    with pytest.raises(KbError, match="KB_PUBLIC_URL"), TestClient(create_app(public)) as client:
        client.get("/health")


@pytest.mark.parametrize(("proxies", "scheme"), [("", "http"), ("127.0.0.1,10.0.0.0/8", "https")])
def test_only_a_proxy_that_is_named_is_believed(library: Library, proxies: str, scheme: str) -> None:
    behind = replace(library, settings=library.settings._replace(proxies=proxies))
    client = TestClient(create_app(behind), client=("127.0.0.1", 5000))
    said = client.get("/sitemap.xml", headers={"X-Forwarded-Proto": "https"}).text
    assert f"<loc>{scheme}://testserver/topics</loc>" in said


@pytest.mark.parametrize(
    ("target", "host", "loc"),
    [
        ("http://site.example:81/sitemap.xml", "other.example", "http://site.example:81/"),
        ("HTTPS://site.example/sitemap.xml", "other.example", "http://site.example/"),
        ("/sitemap.xml", "a" * 5000, "http://127.0.0.1:9/"),
        ("/sitemap.xml", "n" * 255 + ":8000", "http://" + "n" * 255 + ":8000/"),
    ],
)
def test_a_target_may_name_the_host_and_no_host_is_longer_than_a_name(
    library: Library, target: str, host: str, loc: str
) -> None:
    """RFC 9112, 3.2.2; the client of the tests sends no such target, so the application is called with it."""
    headers = [(b"host", host.encode())]
    scope = {"type": "http", "method": "GET", "path": target, "query_string": b"", "headers": headers, "scheme": "http",
             "server": ("127.0.0.1", 9), "client": None, "http_version": "1.1", "asgi": {"version": "3.0"}}  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    app = create_app(library)
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 200
    assert f"<loc>{loc}</loc>".encode() in b"".join(message.get("body", b"") for message in sent)
