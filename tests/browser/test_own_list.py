"""A list of one's own, as a person makes it: kept over pages and visits, ordered, shared, taken out; clicks counted."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting
from tests.browser.hand import Hand

pytestmark = pytest.mark.browser
SEARCHES = {"аренда Байконура": (0, 1, 2), "граница": (0, 1), "Каспий": (0, 1)}


def test_seven_records_of_three_searches_become_a_numbered_word_list(
    browser: Browser, site: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with visiting(browser, site, "kk") as visit:
        page, hand = visit.page, Hand(visit.page)
        page.goto("/")
        for words, places in SEARCHES.items():
            hand.search(words)
            for place in places:
                hand.click(page.locator(".hit .tick").nth(place))
        expect(page.locator("#own .own-count")).to_have_text("7")
        with page.expect_download() as download:
            hand.click(page.locator("#own").get_by_role("link", name="Word"))
        hand.done(record_property, "a list of seven from three searches, as Word", 12)
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name == "my-list.docx"
        marks = [part._p.pPr for part in Document(str(file)).paragraphs]
        assert sum(mark is not None and mark.numPr is not None for mark in marks) == 7
        assert visit.errors == []


def test_a_list_stays_is_ordered_and_is_shared(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto("/search?q=граница&kind=protocol")
        for place in range(3):
            page.locator(".hit .tick").nth(place).check()
        page.get_by_label("Order", exact=True).select_option("date")
        page.wait_for_url(re.compile("sort=date"))
        expect(page.locator("#own .own-count")).to_have_text("3")
        page.goto("/topics/state-border")
        page.locator(".lines .tick").first.check()
        page.locator("#own").get_by_role("link", name="Open").click()
        bodies = page.locator(".references .body")
        expect(bodies).to_have_count(4)
        expect(page.locator(".references .label")).to_have_text(["1", "2", "3", "4"], use_inner_text=True)
        last = bodies.nth(3).inner_text()
        page.get_by_role("button", name="To the top").last.click()
        expect(bodies.first).to_have_text(last, use_inner_text=True)
        page.get_by_role("button", name="Remove").nth(1).click()
        expect(bodies).to_have_count(3)
        expect(page.locator("#own .own-count")).to_have_text("3")
        page.get_by_label("Add by number or key").fill("125")
        page.get_by_label("Add by number or key").press("Enter")
        expect(bodies).to_have_count(4)
        page.locator("#own").get_by_role("link", name="Open").click()
        expect(bodies).to_have_count(3)
        page.get_by_role("button", name="Short address").click()
        page.wait_for_url(re.compile("list="))
        expect(bodies.first).to_have_text(last, use_inner_text=True)
        shared = page.url
        assert visit.errors == []
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto(shared)
        expect(page.locator("#own")).to_be_hidden()
        page.get_by_role("button", name="Add all to my list").click()
        expect(page.locator("#own .own-count")).to_have_text("3")
        page.get_by_role("button", name="Empty it").click()
        expect(page.locator("#own")).to_be_hidden()


def test_a_list_is_put_in_order_by_dragging_and_one_of_many_opens_by_its_bare_address(
    browser: Browser, site: str
) -> None:
    with visiting(browser, site, "ru") as visit:
        page = visit.page
        page.goto("/search?q=граница&kind=protocol")
        for place in range(3):
            page.locator(".hit .tick").nth(place).check()
        page.locator("#own").get_by_role("link", name="Открыть").click()
        page.wait_for_url(re.compile("/bibliography"), wait_until="load")  # the lines are there, and can be dragged
        bodies = page.locator(".references .body")
        texts = bodies.all_inner_texts()
        grips = [page.locator(".grip").nth(place).bounding_box() for place in (2, 0)]
        (x, y), (to_x, to_y) = ((box["x"] + box["width"] / 2, box["y"] + 6) for box in grips if box)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(to_x, to_y, steps=4)
        page.mouse.up()
        expect(bodies).to_have_text([texts[2], texts[0], texts[1]], use_inner_text=True)
        page.goto("/list")
        expect(bodies.first).to_have_text(texts[2], use_inner_text=True)
        numbers = "[...Array(120)].map((_none, at) => String(at + 1))"
        page.evaluate(f"localStorage.setItem('derekkoz-list', JSON.stringify({numbers}))")
        page.goto("/list")
        page.wait_for_url(re.compile("list="))
        expect(bodies).to_have_count(50)
        assert visit.errors == []


def test_without_a_script_the_address_holds_the_list(browser: Browser, site: str) -> None:
    with visiting(browser, site, script=False) as visit:
        page = visit.page
        page.goto("/search?q=граница")
        for place in (0, 2):
            page.locator(".hit .tick").nth(place).check()
        page.get_by_role("button", name="Put the ticked ones on my list").first.click()
        expect(page.locator(".references .body")).to_have_count(2)
        page.get_by_role("link", name="Find more records for this list").click()
        page.locator("#q").fill("Caspian")
        page.get_by_role("button", name="Search").click()
        page.locator(".hit .tick").first.check()
        page.get_by_role("button", name="Put the ticked ones on my list").first.click()
        expect(page.locator(".references .body")).to_have_count(3)
        page.get_by_role("button", name="Down").first.click()
        expect(page.locator(".references .body")).to_have_count(3)


def test_without_a_store_boxes_are_sent_by_the_form(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page = visit.page
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('none'); }})")
        page.goto("/search?q=граница")
        page.locator(".hit .tick").first.check()
        page.get_by_role("button", name="Put the ticked ones on my list").first.click()
        expect(page.locator(".references .body")).to_have_count(1)
        assert visit.errors == []


def test_where_the_store_is_full_boxes_are_sent_by_the_form(browser: Browser, site: str) -> None:
    """What was kept stays, what cannot be kept is not lost: the button that sends the boxes comes."""
    full = """Storage.prototype.setItem = function (name) {
      if (name === "derekkoz-list") { throw new DOMException("full", "QuotaExceededError"); }
    }"""
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto("/search?q=граница")
        page.locator(".hit .tick").first.check()
        page.add_init_script(full)
        page.goto("/search?q=граница&kind=protocol")
        button = page.get_by_role("button", name="Put the ticked ones on my list").first
        expect(button).to_be_hidden()
        page.locator(".hit .tick").nth(1).check()
        page.locator(".hit .tick").nth(2).check()
        expect(page.locator("#own .own-count")).to_have_text("1")
        button.click()
        expect(page.locator(".references .body")).not_to_have_count(0)
        assert page.url.count("key=") >= 2
        assert visit.errors == []


def test_a_reference_is_copied_from_the_results_with_its_italics(
    browser: Browser, site: str, record_property: Callable[[str, object], None]
) -> None:
    with visiting(browser, site) as visit:
        page, hand = visit.page, Hand(visit.page)
        page.goto("/search?q=Nazarbayev book&style=apa")
        hit = page.locator(".hit").first
        hand.click(hit.get_by_role("link", name="Cite"))
        hand.click(hit.get_by_role("button", name="Copy"))
        hand.done(record_property, "a reference copied from the results", 2)
        expect(hit.get_by_role("button", name="Copied")).to_be_visible()
        hit.get_by_label("Style").select_option("apa")
        expect(hit.locator(".reference i")).not_to_have_count(0)
        hit.get_by_role("button", name="Copy").click()
        expect(hit.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate(
            "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
        )
        assert "<i>" in copied
        assert hit.locator(".in-text").first.inner_text().startswith("(")
        assert visit.errors == []
