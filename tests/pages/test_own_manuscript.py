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


LIBRARY = """@article{north1999, author = {North, Ada}, title = {Steppe Roads}, journal = {Inner Lands},
  year = {1999}, volume = {4}, pages = {7--19}, langid = {english}
}
@book{serikbay2011,
  author = {Серікбай, Айнұр}, title = {Көл мен дала}, address = {Алматы}, publisher = {Парасат},
  year = {2011}, pages = {212}, langid = {kazakh}
}
"""
LIST = {"list": ("zotero.bib", LIBRARY.encode(), "application/x-bibtex")}


@pytest.mark.parametrize(("lang", "heading"), [
    ("kk", "Пайдаланылған әдебиеттер тізімі"), ("ru", "Список использованной литературы"), ("en", "References"),
])  # fmt: skip
def test_a_list_alone_is_written_in_the_style(client: TestClient, lang: str, heading: str) -> None:
    page = client.post(f"/manuscript?lang={lang}", files=LIST, data={"do": "check"})
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert heading in page.text
    bodies = re.findall(r'<div class="body" lang="(\w+)">(.*?)</div>', page.text, re.S)
    assert [(of, re.sub("<[^>]*>", "", text).strip()) for of, text in bodies] == [
        ("en", "North A. Steppe Roads // Inner Lands. – 1999. – Vol. 4. – P. 7–19."),
        ("kk", "Серікбай А. Көл мен дала. – Алматы: Парасат, 2011. – 212 б."),
    ]
    assert re.findall(r'<span class="label">(\d+)', page.text) == ["1", "2"]
    ordered = client.post("/manuscript", files=LIST, data={"do": "check", "style": "apa", "order": "alphabetical"}).text
    assert 0 < ordered.index("Серікбай") < ordered.index("North, A. (1999)")


def test_a_list_alone_is_taken_away_as_word(client: TestClient) -> None:
    reply = client.post("/manuscript", files=LIST, data={"do": "write"})
    assert reply.content.startswith(b"PK")
    assert "zotero.docx" in reply.headers["content-disposition"]


@pytest.mark.parametrize(("data", "do"), [(b"", "check"), (b"@book{", "write"), (b"% nothing", "check")])
def test_a_list_of_no_works_is_refused(client: TestClient, data: bytes, do: str) -> None:
    page = client.post("/manuscript?lang=en", files={"list": ("empty.bib", data)}, data={"do": do})
    assert page.status_code == 400
    assert 'class="trouble"' in page.text
    assert client.post("/api/v1/manuscripts", files=LIST).json()["code"] == "no-manuscript"
