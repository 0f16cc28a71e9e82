"""Every page is light: at most 150 kB of HTML and 1,500 elements, in every language."""

import pytest
from starlette.testclient import TestClient

from api.joined_files import FOLDER, JOINED, address
from tests.pages.pages import PAGES, read

MOST_BYTES, MOST_ELEMENTS = 150_000, 1_500
LONG = (
    "/bibliography?order=alphabetical&why=1", "/bibliography?part=3", "/topics/kazakhstan-russia-relations",
    "/search?q=договор", "/records/kz-ru-border-delimitation-2005", "/list",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", [*(path for path in PAGES if not path.startswith("/chronology")), *LONG])
def test_a_page_is_light(reader: TestClient, path: str, lang: str) -> None:
    page = reader.get(path, headers={"Accept-Language": lang})
    assert len(page.content) <= MOST_BYTES
    assert len(read(page.text).tags) <= MOST_ELEMENTS


def test_a_list_of_two_thousand_keys_is_light(reader: TestClient) -> None:
    keys = [*map(str, range(1, 239)), *(f"a-record-that-is-gone-{number}" for number in range(1_762))]
    reply = reader.post("/list", data={"keys": "\n".join(keys)}, follow_redirects=True)
    assert reply.status_code == 200
    assert len(reply.content) <= MOST_BYTES
    assert len(read(reply.text).tags) <= MOST_ELEMENTS
    assert "1–50 of" in reply.text
    assert "a-record-that-is-gone-7" in reply.text


@pytest.mark.parametrize("path", ["/", "/chronology", "/records/kz-ru-friendship-1992"])
def test_a_page_waits_for_one_sheet_and_one_small_script(reader: TestClient, path: str) -> None:
    tags = read(reader.get(path).text).tags
    sheets = [given["href"] for tag, given in tags if tag == "link" and given.get("rel") == "stylesheet"]
    waits_for = [given["src"] for tag, given in tags if tag == "script" and "defer" not in given]
    assert sheets == [address("pages.css")]
    assert set(JOINED["pages.css"]) == {path.name for path in FOLDER.glob("*.css")}
    assert waits_for == ["/static/early.js"]


@pytest.mark.parametrize("name", JOINED)
def test_what_is_sent_as_one_file_is_whole_and_is_kept(reader: TestClient, name: str) -> None:
    reply = reader.get(address(name))
    assert reply.headers["Cache-Control"].startswith("public, max-age=")
    assert reply.headers["Content-Type"].startswith("text/css" if name.endswith("css") else "text/javascript")
    assert all((FOLDER / part).read_bytes() in reply.content for part in JOINED[name])
