"""The three jobs done by clicks and keys, with our script and without any."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_find_sources_by_topic(browser: Browser, site: str, script: bool) -> None:
    with visiting(browser, site, "kk", script=script) as visit:
        page = visit.page
        page.goto("/")
        page.get_by_role("link", name="Тақырып бойынша дереккөз табу").click()
        page.locator("main").get_by_role("link", name="Мемлекеттік шекара", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Мемлекеттік шекара")
        page.get_by_role("link", name="Осы тақырып ішінен іздеу").click()
        total = int(page.locator(".total").inner_text().split()[0])
        page.locator(".facet").filter(has_text="Құжат түрі").get_by_role("link", name="Хаттама").click()
        expect(page.locator(".facet .on").filter(has_text="Хаттама")).to_have_count(1)
        fewer = int(page.locator(".total").inner_text().split()[0])
        assert 0 < fewer < total
        assert "kind=protocol" in page.url
        page.go_back()
        expect(page.locator(".total")).to_contain_text(str(total))
        page.locator(".hit .title").first.click()
        expect(page.get_by_role("heading", name="Неге сенуге болады")).to_be_visible()
        assert visit.errors == []


@pytest.mark.parametrize("script", [True, False])
def test_list_treaties_in_order_of_time(browser: Browser, site: str, script: bool) -> None:
    with visiting(browser, site, "ru", script=script) as visit:
        page = visit.page
        page.goto("/")
        page.get_by_role("link", name="Посмотреть договоры в хронологическом порядке").click()
        page.wait_for_url("**/chronology*", wait_until="load")
        years = [int(text) for text in page.locator("h2.year").all_inner_texts() if text.isdigit()]
        assert years[0] == 1990
        assert years == sorted(years)
        page.get_by_label("Вид документа").select_option("agreement")
        page.get_by_label("Действует на дату", exact=True).fill("2001-01-01")
        page.get_by_role("button", name="Применить").click()
        page.wait_for_url(re.compile("kind=agreement"))
        assert "in_force_on=2001-01-01" in page.url
        expect(page.locator(".moment").first).to_be_visible()
        page.locator(".moment .title").first.click()
        expect(page.locator(".force .answer")).to_be_visible()
        assert visit.errors == []


@pytest.mark.parametrize("script", [True, False])
def test_make_a_bibliography(browser: Browser, site: str, script: bool) -> None:
    with visiting(browser, site, "en", script=script) as visit:
        page = visit.page
        page.goto("/")
        page.get_by_role("link", name="Make a bibliography").click()
        expect(page.locator(".references .body")).not_to_have_count(0)
        page.get_by_label("Topic").select_option("state-border")
        if not script:
            page.get_by_role("button", name="Show").click()
        page.wait_for_url(re.compile("topic=state-border"))
        first = page.locator(".references .body").first.inner_text()
        page.get_by_label("Style", exact=True).select_option("apa")
        if not script:
            page.get_by_role("button", name="Show").click()
        page.wait_for_url(re.compile("style=apa"))
        expect(page.locator(".references .body").first).not_to_have_text(first)
        with page.expect_download() as download:
            page.get_by_role("link", name="DOCX").click()
        assert download.value.suggested_filename == "state-border.docx"
        if script:
            page.get_by_role("button", name="Copy").click()
            expect(page.get_by_role("button", name="Copied")).to_be_visible()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert page.locator(".references .body").first.inner_text() in copied
        assert visit.errors == []


def test_the_keyboard_alone(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto("/topics")
        page.keyboard.press("/")
        expect(page.locator("#q")).to_be_focused()
        page.keyboard.type("shekara")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("q=shekara"))
        expect(page.locator(".hit").first).to_be_visible()
        page.goto("/about")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()


def test_a_language_chosen_once_is_kept(browser: Browser, site: str) -> None:
    with visiting(browser, site, "en") as visit:
        page = visit.page
        page.goto("/search?q=граница")
        page.get_by_role("link", name="Қазақша").click()
        expect(page.locator("html")).to_have_attribute("lang", "kk")
        assert "q=" in page.url
        page.goto("/about")
        expect(page.locator("html")).to_have_attribute("lang", "kk")


def test_a_record_shows_its_reference_in_another_style_in_place(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto("/records/kz-ru-friendship-1992")
        first = page.locator(".reference").inner_text()
        expect(page.get_by_role("button", name="Show")).to_be_hidden()
        page.get_by_label("Style").focus()
        page.get_by_label("Style").select_option("apa")
        expect(page.locator(".reference")).not_to_have_text(first)
        expect(page.get_by_label("Style")).to_be_focused()
        assert "style=apa" in page.url
        page.reload()
        expect(page.locator(".reference")).not_to_have_text(first)
        assert visit.errors == []


def test_the_order_changes_in_place(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto("/search?q=граница")
        page.get_by_label("Order", exact=True).select_option("date")
        page.wait_for_url(re.compile("sort=date"))
        page.go_back()
        expect(page.get_by_label("Order", exact=True)).to_have_value("relevance")
        page.reload()
        expect(page.locator(".hit").first).to_be_visible()
        assert visit.errors == []
