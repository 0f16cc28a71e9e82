"""What a finger and the Tab key reach: the menu in one order on every page, no small target, no list in a gutter."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

MENU = """() => [...document.querySelectorAll('.where a')].map(link => {
  const box = link.getBoundingClientRect();
  return [link.textContent.trim(), box.top, box.left, box.right]; })"""
# WCAG 2.2, 2.5.8: 24 px; a link within a sentence is free of it
SMALL = """() => [...document.querySelectorAll('main :is(a, button, input, select, summary)')].filter(part => {
  const box = part.getBoundingClientRect();
  const shown = box.width && part.checkVisibility() && !part.closest('svg, .unseen');
  const beside = [...part.parentNode.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
  const sentence = getComputedStyle(part).display === 'inline' && /[^\\s·;,:]{3}/.test(beside);
  return shown && !sentence && box.height < 24; }).map(part => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_menu_of_a_phone_is_seen_whole_in_one_order(browser: Browser, site: str, lang: str) -> None:
    """WCAG 2.2, 2.4.3 and 3.2.3: what is drawn first is what Tab reaches first, on whatever page."""
    with visiting(browser, site, lang, 390) as visit:
        orders = set()
        for path in ("/", "/manuscript", "/chronology", "/list", "/topics/caspian"):
            visit.page.goto(path)
            links = visit.page.evaluate(MENU)
            assert len(links) > 7
            assert all(left >= 0 and right <= 390 for _word, _top, left, right in links)
            assert links == sorted(links, key=lambda link: (link[1], link[2]))
            orders.add(tuple(word.rstrip(" 0123456789") for word, *_place in links))
        assert len(orders) == 1


@pytest.mark.parametrize("faces", ["with our faces", "without them"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_target_is_too_small_for_a_finger(browser: Browser, site: str, width: int, faces: str) -> None:
    """A line is as high as its letters, and a face that comes late waits for the next page."""
    with visiting(browser, site, "ru", width) as visit:
        if faces == "without them":
            visit.page.route("**/*.woff2", lambda route: route.abort())
        for path in (
            "/search?q=граница",
            "/bibliography?topic=caspian&why=1",
            "/bibliography?key=source-1&key=kz-ru-friendship-1992",
            "/records/kz-ru-baikonur-lease-1994",
            "/chronology?from=1994&to=1995",
            "/citations?section=2.1",
            "/topics/caspian",
            "/help",
        ):
            visit.page.goto(path)
            visit.page.evaluate("document.fonts.ready.then(() => true)")
            assert visit.page.evaluate(SMALL) == [], path


def test_the_documents_of_one_year_have_the_width_of_the_page(browser: Browser, site: str) -> None:
    with visiting(browser, site, "ru") as visit:
        for path in ("/chronology?from=1992&to=1992", "/chronology?from=1992&to=1995"):
            visit.page.goto(path)
            assert visit.page.evaluate("document.querySelector('.moments').offsetWidth") > 1000
