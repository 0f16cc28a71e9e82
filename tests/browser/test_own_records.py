"""A record of one's own in a real browser, with scripts and without: key, form, error, both versions; axe content."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from kb.library import api_keys
from tests.browser.conftest import visiting
from tests.server_fixtures import serving, small_library

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server over a small library, and a key that writes there."""
    with small_library(tmp_path_factory.mktemp("own") / "home") as library, serving(create_app(library)) as address:
        yield address, api_keys.make(library, "me", ("write", "edit"))[1]


def enter(page: Page, secret: str) -> None:
    page.goto("/own/new")
    page.locator("#own-key").fill(secret)
    page.keyboard.press("Enter")
    page.wait_for_url("**/own/new")


def save(page: Page) -> None:
    page.locator("button.main-button[value=save]").click()


@pytest.mark.parametrize(("script", "lang", "width"), [(True, "ru", 1280), (False, "kk", 390)])
def test_a_record_is_added_mended_and_edited_in_two_windows(
    browser: Browser, own_site: tuple[str, str], axe: str, script: bool, lang: str, width: int
) -> None:
    site, secret = own_site
    with visiting(browser, site, lang, width, script=script) as visit:
        page = visit.page
        enter(page, secret)
        page.locator("#f-title").fill(f"Дала жолы {lang}")
        page.locator("#f-citekey").fill(f"dala-{lang}")
        page.locator("[id='f-value.publisher']").fill("Парасат")
        page.locator("#f-issued").fill("someday")
        save(page)
        expect(page.locator("[id='wrong-issued']")).to_be_visible()
        expect(page.locator("#f-issued")).to_have_attribute("aria-describedby", "wrong-issued")
        if script:
            page.evaluate(axe)
            assert page.evaluate("axe.run(document)")["violations"] == []
        page.locator("#f-issued").fill("1999" if script else "2001")
        save(page)
        page.wait_for_url(f"**/records/dala-{lang}")
        other = page.context.new_page()
        for window in (page, other):
            window.goto(f"/own/edit/dala-{lang}")
        for window, year in ((page, "2005"), (other, "2006")):
            window.locator("#f-issued").fill(year)
            save(window)
        expect(other.locator("table td")).to_have_text(["2005", "2006"])
        save(other)
        other.wait_for_url(f"**/records/dala-{lang}")
        expect(other.get_by_text("2006").first).to_be_visible()
        assert visit.elsewhere == []
