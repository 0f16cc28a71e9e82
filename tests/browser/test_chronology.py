"""The chronology as a person uses it: in force on a day in two clicks, years by hand and by keys, cards, print."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visiting
from tests.browser.hand import Hand

pytestmark = pytest.mark.browser

WIDTHS = [390, 1280]


def drag_years(page: Page, first: str, last: str) -> None:
    ends = [page.locator(f'.tl-year-bar[data-first="{year}"]').bounding_box() for year in (first, last)]
    (x, y), (to, _y) = ((box["x"] + box["width"] / 2, box["y"] + 40) for box in ends if box)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to) / 2, y, steps=3)
    page.mouse.move(to, y)
    page.mouse.up()


@pytest.mark.parametrize("width", WIDTHS)
def test_in_force_on_a_day_takes_two_clicks(
    browser: Browser, site: str, width: int, record_property: Callable[[str, object], None]
) -> None:
    with visiting(browser, site, "ru", width) as visit:
        page, hand = visit.page, Hand(visit.page)
        page.goto("/chronology")
        if width < 960:
            hand.click(page.locator(".filters > summary"))  # the filters stand folded on a phone
        hand.type(page.get_by_label("Действует на дату", exact=True), "01.06.2001")
        expect(page.locator(".answers a")).to_have_count(4)
        assert "in_force_on=01.06.2001" in page.url
        hand.done(record_property, f"in force on a day, {width} px", 2)
        page.locator(".answers a").filter(has_text="Неизвестно").click()
        page.wait_for_url(re.compile("force=not"))
        assert visit.errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_years_are_chosen_by_dragging_and_the_list_follows(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, "en", width) as visit:
        page = visit.page
        page.goto("/chronology")
        drag_years(page, "1994", "1996")
        page.wait_for_url(re.compile("from=1994&to=1996"))
        expect(page.locator("#by-topic")).to_contain_text("1994–1996")
        years = page.locator("h2.year").all_inner_texts()
        assert "1994" in years
        assert "1990" not in years  # what began before and lasts into them stays
        assert max(years) <= "1996"
        page.go_back()
        expect(page.locator("#by-topic")).to_contain_text("1990–")
        assert visit.errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pictures_by_keyboard_alone(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, "en", width) as visit:
        page = visit.page
        page.goto("/chronology")
        page.locator('.tl-year-bar[data-first="1990"]').focus()
        for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter"):
            page.keyboard.press(key)
        page.wait_for_url(re.compile("from=1992&to=1994"))
        name = page.locator(".tl-open").first.get_attribute("data-lane")
        lane = page.locator(f'.tl-open[data-lane="{name}"]')
        lane.focus()
        for opened in ("false", "true"):  # so few documents stand in open lanes from the start
            page.keyboard.press("Enter")
            expect(lane).to_have_attribute("aria-expanded", opened)
            expect(lane).to_be_focused()
        page.keyboard.press("Tab")
        card = page.locator(".card")
        expect(card).to_be_visible()
        first = card.locator("a").inner_text()
        page.keyboard.press("ArrowRight")
        expect(card.locator("a")).not_to_have_text(first)
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/records/"))
        assert visit.errors == []


def test_a_tap_shows_a_card_whose_link_leads_on(browser: Browser, site: str) -> None:
    with visiting(browser, site, "kk", 390) as visit:
        page = visit.page
        page.goto("/chronology?from=2004&to=2004")
        box = page.locator(".tl-doc .tl-hit").first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        page.locator(".tl-doc .tl-hit").first.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
        page.locator(".tl-doc .tl-hit").first.dispatch_event("click", {"detail": 1, "button": 0})
        expect(page.locator(".card a")).to_be_visible()
        assert "/chronology" in page.url
        page.locator(".card a").click()
        page.wait_for_url(re.compile("/records/"))


def test_without_a_script_the_form_and_the_links_do_the_same(browser: Browser, site: str) -> None:
    with visiting(browser, site, "en", script=False) as visit:
        page = visit.page
        page.goto("/chronology")
        page.get_by_role("link", name="Zoom in").click()
        page.wait_for_url(re.compile("from=1999&to=2016"))
        page.locator(".tl-open").first.click()
        page.wait_for_url(re.compile("open="))
        expect(page.locator(".tl-doc").first).to_be_visible()


def test_the_pictures_print_whole_on_a4(browser: Browser, site: str) -> None:
    with visiting(browser, site, "ru", 1280) as visit:
        page = visit.page
        page.goto("/chronology?from=1992&to=1995")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 718, "height": 1000})  # A4 without its margins, at 96 points an inch
        right_ends = "Math.max(...[...one.querySelectorAll('*')].map(part => part.getBoundingClientRect().right))"
        ends = page.locator("figure svg.tl").evaluate_all(f"all => all.map(one => {right_ends})")
        assert len(ends) == 2
        assert max(ends) < 719  # the edge of a letter may stand over by less than a point
