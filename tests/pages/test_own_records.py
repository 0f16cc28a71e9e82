"""Records of one's own in a browser: a key first, fields by type, errors beside them, nothing lost or overwritten."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from kb.domain.records import Record
from kb.library import api_keys, editing, records
from kb.library.session import Library
from tests.pages.pages import read

NEW = "/own/new"
BOOK = {
    "do": "save", "type": "book", "title": "Дала жолы", "language": "kk", "issued": "25.05.2004", "citekey": "dala",
    "name.author": "Сейітқали, Асқар\nҒылым академиясы", "value.publisher": "Парасат",
}  # fmt: skip
EDIT, NOTES = "/own/edit/dala", "/own/notes/kz-ru-friendship-1992"


@pytest.fixture
def reader(small: Library) -> TestClient:
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    return TestClient(create_app(small), headers=headers, follow_redirects=False)


@pytest.fixture
def writer(reader: TestClient, small: Library) -> TestClient:
    """A reader whose browser keeps a key."""
    secret = api_keys.make(small, "me", ("write", "edit"))[1]
    assert reader.post("/own/key", data={"key": secret, "then": NEW}).headers["location"] == NEW
    return reader


def stored(library: Library, citekey: str = "dala") -> Record:
    library.records.forget()
    return records.look_up(library, citekey)


def form(page: Any) -> dict[str, str]:
    """The texts of the fields of a page's form, by name."""
    tags = read(page.text).tags
    inputs = {
        tag["name"]: tag.get("value", "") for kind, tag in tags if kind == "input" and tag.get("type") != "checkbox"
    }
    areas = page.text.split("<textarea")[1:]
    inputs |= {area.split('name="')[1].split('"')[0]: area.split(">", 1)[1].split("</textarea>")[0] for area in areas}
    for choice in page.text.split("<select")[1:]:
        chosen = choice.split("</select>")[0].split(" selected>")[0].rsplit('value="', 1)[-1].strip('"')
        inputs[choice.split('name="')[1].split('"')[0]] = chosen if " selected>" in choice.split("</select>")[0] else ""
    return {**inputs, "do": "save"}


def test_without_a_key_nothing_is_written_and_the_way_back_is_kept(reader: TestClient, small: Library) -> None:
    for path in (NEW, NOTES):
        assert reader.get(path).headers["location"].startswith("/own?then=%2Fown%2F")
    refused = reader.post(NEW, data=BOOK)
    assert refused.status_code == 401
    assert "Дала жолы" in refused.text  # what was typed is not lost
    assert reader.post("/own/key", data={"key": "kb_00000000_x"}).status_code == 401
    only_reads = api_keys.make(small, "reader", ("read",))[1]
    assert reader.post("/own/key", data={"key": only_reads}).status_code == 401
    assert list(small.records.many(["dala"])) == []


def test_the_key_goes_to_no_script_and_to_no_other_page(reader: TestClient, small: Library) -> None:
    secret = api_keys.make(small, "me", ("write",))[1]
    answer = reader.post("/own/key", data={"key": secret, "then": "https://elsewhere.example"})
    assert answer.headers["location"] == "/own"
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "Path=/own", "SameSite=strict"} <= set(cookie.split("; "))
    assert secret not in reader.get("/own").text
    reader.post("/own/key", data={"key": ""})
    assert reader.get(NEW).status_code == 303


@pytest.mark.parametrize("sent", [
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}, {"Origin": "https://elsewhere.example"},
    {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_a_form_of_another_site_writes_nothing(writer: TestClient, small: Library, sent: dict[str, str]) -> None:
    assert writer.post(NEW, data=BOOK, headers=sent).status_code == 403
    assert writer.post(NOTES, data={"tags": "x", "note": ""}, headers=sent).status_code == 403
    assert list(small.records.many(["dala"])) == []
    ours = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
    assert writer.post(NEW, data=BOOK, headers=ours).status_code == 303


def test_a_record_is_added_edited_renamed_and_removed(writer: TestClient, small: Library) -> None:
    assert writer.post(NEW, data=BOOK).headers["location"] == "/records/dala"
    record = stored(small)
    assert [person.label for person in record.contributors] == ["Сейітқали Асқар", "Ғылым академиясы"]
    assert (record.issued and record.issued.text, dict(record.fields)) == ("2004-05-25", {"publisher": "Парасат"})
    sent = form(writer.get(EDIT))
    assert writer.post(EDIT, data=sent).status_code == 303
    assert stored(small) == record  # nothing typed, nothing changed
    changed = {**sent, "issued": "2006", "citekey": "zhol", "value.page": "12–15"}
    assert writer.post(EDIT, data=changed).headers["location"] == "/records/zhol"
    assert writer.get("/records/dala").headers["location"] == "/records/zhol"
    assert dict(stored(small, "zhol").fields) == {"publisher": "Парасат", "page": "12–15"}
    assert "/own/edit/zhol" in writer.get("/records/zhol").text
    sent = form(writer.get("/own/edit/zhol"))
    assert writer.post("/own/edit/zhol", data={**sent, "do": "remove"}).status_code == 303
    assert list(small.records.many(["zhol"])) == []
    editing.undo(small)
    assert stored(small, "zhol").citekey == "zhol"


def test_what_is_wrong_is_said_beside_its_field_and_all_at_once(writer: TestClient, small: Library) -> None:
    wrong = {
        **BOOK,
        "title": " ",
        "issued": "someday",
        "value.URL": "x",
        "value.ISBN": "9785699120148",
        "citekey": "a b",
    }
    page = writer.post(NEW, data=wrong, headers={"Accept-Language": "ru"})
    assert page.status_code == 400
    for name in ("title", "issued", "value.URL", "value.ISBN", "citekey"):
        assert f'id="wrong-{name}"' in page.text
        assert f'aria-describedby="wrong-{name}"' in page.text
    assert "— не дата" in page.text
    assert "Парасат" in page.text
    assert form(page)["issued"] == "someday"
    writer.post(NEW, data=BOOK)
    taken = writer.post(NEW, data={**BOOK, "title": "Өзге кітап", "name.author": ""})
    assert (taken.status_code, "dala already" in taken.text) == (400, True)


def test_a_near_double_is_shown_before_it_is_saved(writer: TestClient, small: Library) -> None:
    writer.post(NEW, data=BOOK)
    twin = {**BOOK, "citekey": ""}
    page = writer.post(NEW, data=twin)
    assert (page.status_code, 'href="/records/dala"' in page.text) == (409, True)
    assert writer.post(NEW, data={**twin, "anyway": "1"}).status_code == 303


def test_two_edits_at_once_show_both_versions_and_write_neither_over(writer: TestClient, small: Library) -> None:
    writer.post(NEW, data=BOOK)
    first, second = form(writer.get(EDIT)), form(writer.get(EDIT))
    assert writer.post(EDIT, data={**first, "issued": "2005"}).status_code == 303
    late = writer.post(EDIT, data={**second, "issued": "2006"})
    assert (late.status_code, "Both versions" in late.text) == (412, True)
    assert "<td>2005</td><td>2006</td>" in late.text
    assert stored(small).issued.text == "2005"  # type: ignore[union-attr]
    assert writer.post(EDIT, data=form(late)).status_code == 303
    assert stored(small).issued.text == "2006"  # type: ignore[union-attr]


def test_the_fields_follow_the_type_and_keep_what_was_typed(writer: TestClient, small: Library) -> None:
    article = writer.post(NEW, data={**BOOK, "do": "type", "type": "article-journal"})
    assert "value.ISSN" in form(article)
    assert form(article)["value.publisher"] == "Парасат"
    treaty = {
        "do": "save", "type": "treaty", "title": "Шарт", "language": "kk", "kind": "agreement", "citekey": "shart",
        "act.signature": "6.07.1998", "place.signature": "Мәскеу", "parties": "Қазақстан\nRussia",
    }  # fmt: skip
    assert writer.post(NEW, data=treaty).status_code == 303
    record = stored(small, "shart")
    assert [party.code for party in record.parties] == ["KAZ", "RUS"]
    assert (record.issued and record.issued.text, record.actions_of("signature")[0].place) == ("1998-07-06", "Мәскеу")
    assert writer.post(NEW, data={**treaty, "parties": "Атлантида", "citekey": "b"}).status_code == 400
    assert writer.post(NEW, data={**treaty, "type": "nope"}).status_code == 400


def test_records_of_the_collection_are_not_edited_here_and_the_ways_to_correct_them_are_links(
    writer: TestClient,
) -> None:
    page = writer.get("/own/edit/kz-ru-friendship-1992")
    assert page.status_code == 400
    assert "kb tag" not in page.text
    for address in ("/records/kz-ru-friendship-1992", "/about", NOTES):
        assert f'<p><a href="{address}">' in page.text
    assert "/own/edit/" not in writer.get("/records/kz-ru-friendship-1992").text


@pytest.mark.parametrize(("title", "language"), [("Дала күнделігі", "kk"), ("Записки о степи", "ru"), ("Steppe", "")])
def test_the_language_is_that_of_the_title_s_letters_where_none_is_chosen(
    writer: TestClient, small: Library, title: str, language: str
) -> None:
    sent = form(writer.get(NEW, headers={"Accept-Language": "ru"}))
    assert sent["language"] == ""
    assert writer.post(NEW, data={**sent, "title": title, "citekey": "own-1"}).status_code == 303
    record = stored(small, "own-1")
    assert (record.language, record.titles[0].lang) == (language, language)


def test_pages_that_run_backwards_are_asked_about_and_kept_where_they_are_right(
    writer: TestClient, small: Library
) -> None:
    sent = {**BOOK, "value.page": "20-10"}
    page = writer.post(NEW, data=sent)
    assert (page.status_code, 'id="wrong-value.page"' in page.text) == (400, True)
    assert writer.post(NEW, data={**sent, "as-typed": "1"}).status_code == 303
    assert stored(small).fields["page"] == "20-10"
    assert writer.post(EDIT, data=form(writer.get(EDIT))).status_code == 303  # what stands there is not asked again


def test_what_was_meant_is_said_once_and_in_the_form_s_own_words(writer: TestClient) -> None:
    page = writer.post(NEW, data={**BOOK, "citekey": "a b"}).text
    assert page.split('id="wrong-citekey">')[1].split("<")[0].count("Did you mean") == 1
    assert "can. Did you mean" in page
    writer.post(NEW, data=BOOK)
    taken = writer.post(NEW, data={**BOOK, "anyway": "1"}).text
    assert ("--key" in taken, "kb edit" in taken) == (False, False)


def test_a_type_that_does_not_exist_is_said(writer: TestClient) -> None:
    page = writer.get(f"{NEW}?type=nonsense")
    assert (page.status_code, "nonsense" in page.text) == (400, True)
    assert form(page)["type"] == "book"


def test_a_record_of_one_s_own_says_that_it_was_typed(writer: TestClient) -> None:
    writer.post(NEW, data=BOOK)
    page = writer.get("/records/dala").text
    assert "as you typed or imported them" in page
    assert "as typed or imported</span>" in page
    assert "stated in the text" not in page
    assert "reasons for and against" not in page
    assert "as typed or imported" not in writer.get("/records/kz-ru-friendship-1992").text


def test_the_list_leads_to_one_s_own_records(reader: TestClient) -> None:
    assert reader.get("/list").text.split("<footer")[0].count('href="/own"') == 1


def test_tags_and_a_note_stand_beside_any_record(writer: TestClient, small: Library) -> None:
    before = stored(small, "kz-ru-friendship-1992")
    kept = writer.post(NOTES, data={"tags": "border\r\nto read", "note": "Compare\r\narticle 6."})
    assert kept.headers["location"] == "/records/kz-ru-friendship-1992#own-values"
    page = writer.get("/records/kz-ru-friendship-1992").text
    assert 'href="/search?tag=to+read"' in page
    assert "no part of the record" in page
    assert "border" in writer.get("/search?tag=border").text
    assert stored(small, "kz-ru-friendship-1992") == before
    long = writer.post(NOTES, data={"tags": "x" * 10_000, "note": "kept"})
    assert (long.status_code, "kept" in long.text) == (400, True)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", ["/own", NEW, f"{NEW}?type=treaty", NOTES])
def test_each_page_speaks_the_readers_language(writer: TestClient, path: str, lang: str) -> None:
    page = writer.get(path, headers={"Accept-Language": lang})
    assert page.status_code == 200
    assert ("Save" in page.text or "Add a record" in page.text) == (lang == "en")
    assert page.headers["cache-control"] == "no-store"
