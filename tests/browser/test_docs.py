"""The interactive description works under our policy, offline: no error, no address outside."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser


def test_the_interface_can_be_read_and_tried(browser: Browser, site: str) -> None:
    with visiting(browser, site, width=1280) as visit:
        page = visit.page
        page.goto("/docs")
        expect(page.locator(".opblock").first).to_be_visible()
        page.locator(".opblock").filter(has_text="/api/v1/topics").first.click()
        page.get_by_role("button", name="Execute").click()
        expect(page.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("200")
        assert visit.errors == []
        assert visit.elsewhere == []
