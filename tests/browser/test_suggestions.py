"""Suggestions under the search box: by keys, by pointer, told to a screen reader, and the plain box without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visiting
from tests.browser.hand import Hand

pytestmark = pytest.mark.browser


def typed(page: Page, text: str) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially(text)
    expect(page.get_by_role("option").first).to_be_visible()


def test_a_suggestion_is_chosen_by_keys(browser: Browser, site: str, axe: str) -> None:
    with visiting(browser, site, "kk") as visit:
        page = visit.page
        typed(page, "байқ")
        box, options = page.get_by_role("combobox"), page.get_by_role("option")
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#suggested")).to_have_text(re.compile(r"Ұсыныстар: \d+"))
        page.evaluate(axe)
        assert page.evaluate("axe.run().then((answer) => answer.violations.map((one) => one.id))") == []
        box.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", "suggestion0")
        box.press("ArrowUp")
        expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
        box.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box).to_have_value("байқ")
        box.press("ArrowDown")
        expect(options.first).to_be_visible()
        box.press("ArrowDown")
        box.press("Enter")
        page.wait_for_url(re.compile("/topics/|/search|/records/"))
        assert visit.errors == []


@pytest.mark.parametrize(
    ("lang", "begins"), [("kk", "[119] 1990-жылдардағы"), ("ru", "[119] Работа"), ("en", "[119] Work")]
)
def test_suggestions_are_in_the_language_of_the_page(browser: Browser, site: str, lang: str, begins: str) -> None:
    with visiting(browser, site, lang) as visit:
        typed(visit.page, "119")
        expect(visit.page.get_by_role("option").first).to_contain_text(begins)


def test_a_source_is_found_by_its_number(
    browser: Browser, site: str, record_property: Callable[[str, object], None]
) -> None:
    with visiting(browser, site, "kk") as visit:
        page, hand = visit.page, Hand(visit.page)
        page.goto("/")
        hand.search("119")
        expect(page.locator("main .number").first).to_have_text("[119]")
        hand.done(record_property, "[119] by typing 119", 1)


def test_a_suggestion_is_chosen_by_pointer_and_enter_alone_searches(browser: Browser, site: str) -> None:
    with visiting(browser, site, "ru") as visit:
        page = visit.page
        typed(page, "119")
        page.get_by_role("option").first.click()
        page.wait_for_url(re.compile("/records/"))
        typed(page, "аренд")
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url(re.compile(r"/search\?q="))
        assert visit.errors == []


def test_without_a_script_the_box_is_a_plain_one(browser: Browser, site: str) -> None:
    with visiting(browser, site, "en", script=False) as visit:
        visit.page.goto("/")
        box = visit.page.get_by_role("searchbox")
        expect(visit.page.locator("#suggestions")).to_be_hidden()
        box.fill("Baikonur")
        box.press("Enter")
        expect(visit.page.locator(".hit").first).to_be_visible()
