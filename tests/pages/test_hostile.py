"""Records and addresses that wish us ill do no harm on a page."""

import pytest
from starlette.testclient import TestClient

from api.joined_files import FOLDER, address
from tests.pages.conftest import EVIL
from tests.pages.pages import read

KEY = "/records/evil:1-2"
SCRIPTS = {address("pages.js"), *(f"/static/{file.name}" for file in FOLDER.glob("*.js"))}


def harmless(text: str) -> None:
    """Hold that a page has no script but ours, no handler, no address that runs."""
    found = read(text).tags
    assert {given.get("src") for tag, given in found if tag == "script"} <= SCRIPTS
    assert not any(name.startswith("on") for _tag, given in found for name in given)
    assert not any(tag == "img" for tag, _given in found)
    assert not any(given.get("href", "").strip().lower().startswith("javascript") for _tag, given in found)
    assert "49%(x)s" not in text


@pytest.mark.parametrize(
    "path",
    [
        KEY,
        f"{KEY}?style=apa",
        "/search",
        "/chronology",
        "/bibliography?scope=dissertation",
        "/citations",
        "/bibliography?key=evil:1-2",
    ],
)
@pytest.mark.parametrize("lang", ["kk", "en"])
def test_hostile_records(hostile: TestClient, path: str, lang: str) -> None:
    page = hostile.get(path, headers={"Accept-Language": lang})
    assert page.status_code == 200
    harmless(page.text)


@pytest.mark.parametrize(
    "name",
    [
        "q",
        "topic",
        "kind",
        "party",
        "from",
        "to",
        "author",
        "status",
        "sort",
        "cursor",
        "style",
        "key",
        "on",
        "section",
        "order",
        "other",
        "lang",
        "in_force_on",
        "number",
    ],
)
@pytest.mark.parametrize("path", ["/search", "/chronology", "/bibliography", "/citations", "/records/source-1"])
def test_hostile_addresses(reader: TestClient, path: str, name: str) -> None:
    page = reader.get(path, params={name: EVIL})
    assert page.status_code in (200, 400, 404)
    harmless(page.text)


@pytest.mark.parametrize(
    "text", ["\x00", "\ud83d\ude00" * 50, "\u202e\u200d" * 30, "a" * 5000, "'\"--;", "%00%ff", "(" * 300, "🇰🇿ӫ"]
)
def test_strange_questions(reader: TestClient, text: str) -> None:
    page = reader.get("/search", params={"q": text.encode("utf-16", "surrogatepass").decode("utf-16")})
    assert page.status_code == 200
    harmless(page.text)


def test_a_page_that_is_not_there(reader: TestClient) -> None:
    page = reader.get("/nothing/<script>alert(1)</script>")
    assert page.status_code == 404
    harmless(page.text)
    assert "There is nothing at /nothing/&lt;script" in page.text
