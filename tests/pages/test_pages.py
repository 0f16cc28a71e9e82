"""Every page answers, in every language; every link on it leads somewhere; addresses hold all of a page's state."""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from api.pages.addresses import Address
from kb.domain.queries import RecordQuery
from kb.library import records
from kb.library.session import Library
from tests.pages.pages import PAGES, read

WRONG = {"/search?topic=no-such-topic": 400, "/records/no-such-record": 404}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(reader: TestClient, path: str, lang: str) -> None:
    page = reader.get(path, headers={"Accept-Language": lang})
    assert page.status_code == WRONG.get(path, 200)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.count("<h1") == 1
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script>", page.text)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(reader: TestClient, path: str, answered: dict[str, int]) -> None:
    page = reader.get(path)
    ids = {given["id"] for _tag, given in read(page.text).tags if "id" in given}
    kinds: Counter[str] = Counter()
    for link in read(page.text).links:
        target, _hash, part = link.removeprefix("http://testserver").partition("#")
        if target.startswith(("http", "webcal:")) or _is_one_more(target, kinds):
            continue
        if not target:
            assert part in ids, link
        elif target not in answered and len(answered) < 1500 and not _again(target, answered):
            answered[target] = reader.get(target, headers={"Accept": "*/*"}).status_code
        assert answered.get(target, 200) == 200 or target.split("?")[0] == path.split("?", maxsplit=1)[0], link
    reader.cookies.clear()


def _again(target: str, answered: dict[str, int]) -> bool:
    """Return whether a link is one more of a kind that every record has."""
    return target.startswith("/cite?") and any(known.startswith("/cite?") for known in answered)


def _is_one_more(target: str, kinds: Counter[str]) -> bool:
    """Whether a page has three links to other years of the chronology already, and this is another of that kind."""
    kind = re.sub(r"=[^&]*", "", target)
    kinds[kind] += 1
    return target.startswith("/chronology?") and kinds[kind] > 3


@pytest.fixture(scope="module")
def answered() -> dict[str, int]:
    """The addresses asked so far and what they answered."""
    return {}


def test_facets_count_what_a_click_gives(reader: TestClient) -> None:
    page = reader.get("/search?q=граница&status=identified")
    facets = re.findall(
        r'<li(?: class="on")?><a href="([^"]+)"( rel="nofollow")( aria-current="true")?>.*?<span class="count">(\d+)',
        page.text,
    )
    assert len(facets) > 20
    for address, _rel, on, count in facets[:40]:
        if on or "from=" in address:
            continue
        bare = re.sub(r"&amp;", "&", address)
        wanted = bare.replace("status=identified&", "") if bare.count("status=") > 1 else bare
        total = re.search(r'role="status">([\d,]+) record', reader.get(wanted).text)
        assert total is not None
        assert total[1] == count, address


def test_a_number_leads_to_its_record(reader: TestClient) -> None:
    reply = reader.get("/records/125", follow_redirects=False)
    assert reply.status_code == 303
    assert reply.headers["location"] == "/records/kz-ru-baikonur-lease-1994"


def test_the_text_and_the_world_stand_side_by_side(reader: TestClient) -> None:
    page = reader.get("/records/kz-ru-baikonur-lease-1994").text
    assert re.search(r"10 December 1994</time>, Moscow.*?the text: <time[^>]*>1994</time>", page, re.DOTALL)
    listed = reader.get("/chronology?from=1994&to=1994").text
    assert re.search(r"10 December 1994</time> <span class=\"text-says\">the text: <time[^>]*>1994</time>", listed)


@pytest.mark.parametrize(
    ("day", "answer"),
    [("1992-05-01", "<b>Not in force</b>"), ("1993-01-01", "<b>In force</b>"), ("soon", "a whole day is wanted")],
)
def test_in_force_on_a_day(reader: TestClient, day: str, answer: str) -> None:
    assert answer in reader.get(f"/records/kz-ru-friendship-1992?on={day}").text


def test_supplied_titles_stand_in_brackets_and_italic(reader: TestClient) -> None:
    page = reader.get("/records/source-1").text
    assert re.search(r"<h1><i class=\"supplied\" lang=\"en\">\[[^<]+\]</i></h1>", page)


def test_an_empty_result_says_what_to_try(reader: TestClient) -> None:
    page = reader.get("/search?q=zzzqqq&status=probable")
    assert "You could try:" in page.text
    assert "the same words without filters" in page.text


def test_the_builder_gives_files(reader: TestClient) -> None:
    for form, start in (("docx", b"PK"), ("ris", b"TY  - "), ("csl-json", b"["), ("bib", b"%"), ("latex", b"%")):
        reply = reader.get(f"/bibliography/file?key=kz-ru-friendship-1992&format={form}")
        assert reply.status_code == 200, form
        assert reply.content.startswith(start), form
    assert reader.get("/bibliography/file?format=exe").status_code == 400


@pytest.mark.parametrize(("style", "lost"), [("apa", True), ("gost-7.1-2003", False)])
def test_a_list_says_what_its_style_does_not_print(reader: TestClient, style: str, lost: bool) -> None:
    page = reader.get("/bibliography", params={"style": style, "topic": "caspian", "lang": "en"})
    assert ("What this style does not print, and of how many sources: " in page.text) is lost


def test_addresses_change_one_thing() -> None:
    here = Address("/search", (("q", "a b"), ("topic", "x"), ("topic", "y"), ("cursor", "c")))
    assert str(here.toggled("topic", "x")) == "/search?q=a+b&topic=y"
    assert str(here.toggled("topic", "z")) == "/search?q=a+b&topic=x&topic=y&topic=z"
    assert str(here.having(q="")) == "/search?topic=x&topic=y"
    assert str(here.keeping("q").at("/bibliography")) == "/bibliography?q=a+b"


def test_totals_are_those_of_the_library(reader: TestClient) -> None:
    library: Library = reader.app.state.library  # type: ignore[attr-defined]
    total = records.find(library, RecordQuery(), explained=False).total
    assert f'role="status">{total} records' in reader.get("/search").text


def test_a_search_is_narrowed_to_what_is_in_force(reader: TestClient) -> None:
    address = "/search?q=статус города Байконур&in_force_on=2001-06-01&force"
    assert "in_force_on=" in reader.get("/search?q=статус города Байконур").text  # the facet's links
    yet_to_come = "/records/kz-ru-baikonur-city-status-protocol-2016"
    assert yet_to_come in reader.get(f"{address}=no").text
    assert yet_to_come not in reader.get(f"{address}=yes").text


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_wrong_address_of_a_record_says_what_was_meant(reader: TestClient, lang: str) -> None:
    page = reader.get("/records/kz-ru-friendship-1991", headers={"Accept-Language": lang})
    assert page.status_code == 404
    links = [link for link in read(page.text).links if link.startswith("/records/")]
    assert "/records/kz-ru-friendship-1992" in links
    assert "kb search" not in page.text


def test_the_title_in_the_readers_language_leads(reader: TestClient) -> None:
    reader.cookies.clear()
    for lang, word in (("kk", "Байқоңыр"), ("ru", "Байконур"), ("en", "Baikonur")):
        page = reader.get("/records/kz-ru-baikonur-lease-1994", headers={"Accept-Language": lang}).text
        assert word in page[page.index("<h1") : page.index("</h1>")]
        assert page.index('id="reference"') < page.index('id="why"') < page.index('id="notes"')


def test_home_links_to_what_is_in_force_and_what_is_not_known(reader: TestClient) -> None:
    links = [link for link in read(reader.get("/").text).links if "in_force_on=" in link]
    assert [link.rpartition("force=")[2] for link in links] == ["yes", "provisionally", "no", "not+known"]


def test_a_number_leads_to_the_section_that_cites_it(reader: TestClient) -> None:
    moved = reader.get("/citations?number=119", follow_redirects=False)
    assert moved.status_code == 303
    assert "section=" in moved.headers["location"]
    assert moved.headers["location"].endswith("#n119")
    assert reader.get("/citations?number=999").status_code == 400


def test_a_list_stays_where_its_style_is_not_known(reader: TestClient) -> None:
    page = reader.get("/bibliography?key=kz-ru-friendship-1992&style=no-such-style")
    assert page.status_code == 400
    assert page.text.count('class="body"') == 1
    files = [link for link in read(page.text).links if link.startswith("/bibliography/file?style=")]
    assert files
    assert all("key=kz-ru-friendship-1992" in link and "style=no-such" not in link for link in files)
    assert reader.get("/bibliography?order=no-such-order").status_code == 400


def test_how_a_question_was_read_begins_with_what_was_searched(reader: TestClient) -> None:
    """And not with the words put aside, of which a sentence has many."""
    page = reader.get("/search?q=Which+agreements+deal+with+the+rent+of+Baikonur%3F", headers={"Accept-Language": "en"})
    summary = re.search(r"<summary>How the question was read:.*?</summary>", page.text)
    assert summary and "“rent”" in summary[0] and "“Which”" not in summary[0]
    aside = reader.get("/search?q=of+25.05.1992", headers={"Accept-Language": "en"})
    assert "How the question was read: “of”" in aside.text  # where nothing else is to be said
