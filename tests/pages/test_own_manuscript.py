"""The page for a manuscript of one's own, without scripts: findings beside the text, the list, the file."""

import re

import pytest
from starlette.testclient import TestClient

from tests.manuscript import chapter

FILE = {"file": ("thesis.docx", chapter.word(), "application/octet-stream")}


@pytest.mark.parametrize(("lang", "kind", "place"), [
    ("kk", "аталу ретінен тыс", "2-абзац"), ("ru", "не в порядке упоминания", "абзац 2"),
    ("en", "out of the order of mention", "paragraph 2"),
])  # fmt: skip
def test_findings_stand_beside_the_text(client: TestClient, lang: str, kind: str, place: str) -> None:
    page = client.post(f"/manuscript?lang={lang}", files=FILE, data={"do": "check"})
    assert page.status_code == 200
    assert kind in page.text
    assert place in page.text
    assert "<mark>[6, 12 б.]</mark>" in page.text
    assert "Дала жолдары мен керуендер" in page.text
    assert page.headers["cache-control"] == "no-store"


def test_a_pasted_text_goes_back_into_the_page(client: TestClient) -> None:
    page = client.post("/manuscript?lang=en", data={"text": chapter.text() + "<script>", "do": "check"})
    assert "Nothing is wrong with the citations." in page.text
    assert "&lt;script&gt;</textarea>" in page.text


def test_the_file_is_written(client: TestClient) -> None:
    reply = client.post("/manuscript", files=FILE, data={"do": "write", "order": "alphabetical", "style": "ieee"})
    assert reply.headers["content-disposition"].startswith("attachment")
    assert reply.content.startswith(b"PK")


def test_the_file_is_repaired(client: TestClient) -> None:
    reply = client.post("/manuscript", files=FILE, data={"do": "repair", "style": "ieee"})
    assert reply.content == FILE["file"][1]


def test_what_is_wrong_is_said_on_the_page(client: TestClient) -> None:
    page = client.post("/manuscript?lang=en", files={"file": ("a.pdf", b"%PDF-1.4")}, data={"do": "check"})
    assert page.status_code == 400
    assert "PDF" in page.text
    assert client.get("/manuscript?lang=en").text.count("Nothing you send is kept.") == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [("kk", "стиль мынаны көрсетпейді: шыққан жері, бет саны"), ("ru", "стиль опускает: место издания, число страниц")],
)
def test_what_a_style_leaves_out_is_told_before_the_file_is_taken(client: TestClient, lang: str, said: str) -> None:
    page = client.post(f"/manuscript?lang={lang}", files=FILE, data={"do": "check", "style": "apa"})
    assert said in page.text
    assert said not in client.post(f"/manuscript?lang={lang}", files=FILE, data={"do": "check"}).text


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_each_entry_stands_whole_on_the_page_with_heads_of_its_own(client: TestClient, lang: str) -> None:
    page = client.post(f"/manuscript?lang={lang}", files=FILE, data={"do": "check"}).text
    listed = page[page.index('<table class="stack entries"') :]
    assert 'class="scroll"' not in page
    heads = re.findall(r"columnheader\">([^<]+)<", listed)
    rows = re.findall(r"<tr role=\"row\"><td.*?</tr>", listed)
    assert (len(rows), len(heads)) == (len(chapter.ENTRIES), 6)
    for row in rows:
        assert re.findall(r"data-head=\"([^\"]+)\"", row) == [head for place, head in enumerate(heads) if place != 3]
