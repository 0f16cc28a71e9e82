"""Every page is light: at most 150 kB of HTML and 1,500 elements, in every language."""

import pytest
from starlette.testclient import TestClient

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
