"""Each page in a real browser: three languages, all widths, light and dark; quiet, within its width, axe content."""

import re
import time

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

PAGES = {
    "/": 200,
    "/search?q=байқоңырды жалға алу": 200,
    "/search?q=zzzqqq": 200,
    "/search?topic=none": 400,
    "/records/kz-ru-military-cooperation-1994": 200,
    "/records/caspian-convention-2018": 200,
    "/records/source-1": 200,
    "/topics": 200,
    "/topics/space-and-baikonur": 200,
    "/chronology?from=1990&to=1995&events=1": 200,
    "/bibliography?topic=state-border&why=1": 200,
    "/bibliography?key=source-1&key=kz-ru-friendship-1992&key=gone": 200,
    "/list": 200,
    "/cite?key=kz-ru-friendship-1992": 200,
    "/citations": 200,
    "/citations?section=2.1": 200,
    "/manuscript": 200,
    "/help": 200,
    "/dataset": 200,
    "/own": 200,
    "/about": 200,
    "/nowhere": 404,
}
ALL_LETTERS = """() => {
  for (const style of ["p", "b", "i", "h1", "button", "label", "small"]) {
    const part = document.createElement(style);
    part.className = "one-face";
    part.textContent = "абвгджклмнопрстуфхцчшщыэюяәғқңөұүһі";
    document.querySelector("main").append(part);
  }
}"""
LAID_OUT = "() => document.fonts.ready.then(() => document.body.offsetHeight)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) { window.shifted += entry.hadRecentInput ? 0 : entry.value; }
}).observe({ type: "layout-shift", buffered: true });
"""
MOST_SHIFT = 0.05
READ = "() => performance.getEntriesByName('first-contentful-paint').length && document.readyState !== 'loading'"
SETTLED = """() => document.fonts.ready.then(() => new Promise((settled) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => settled([
    document.documentElement.lang, document.documentElement.scrollWidth, window.shifted])))); }))"""
KEPT = """localStorage.setItem("derekkoz-list", '["kz-ru-friendship-1992", "source-1"]')"""
READERS = [
    ("kk", 390, "dark", "audit"), ("ru", 1280, "light", "audit"), ("en", 768, "dark", "audit"),
    ("kk", 1280, "light", "late"), ("ru", 390, "light", "late"), ("en", 360, "dark", "late and kept"),
]  # fmt: skip


class SlowLine:
    """A line on which the faces and scripts of a page come when it is painted, and not before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []
        self.painted = False
        page.route(lambda url: "/fonts/" in url or (url.endswith(".js") and "/early.js" not in url), self.take)

    def take(self, route: Route) -> None:
        """Hold what comes before the page is painted; `early.js` is let through, as nothing is painted without it."""
        if self.painted:
            route.continue_()
        else:
            self.held.append(route)

    def open(self, path: str) -> int | None:
        """Open a page, and return its status when all of it is there."""
        self.painted = False
        answer = self.page.goto(path, wait_until="commit")
        self.page.wait_for_function(READ)
        self.painted = True
        while self.held:
            self.held.pop().continue_()
        self.page.wait_for_load_state("load")
        return answer.status if answer else None


@pytest.mark.parametrize(("lang", "width", "scheme", "how"), READERS)
def test_every_page_fits_is_quiet_and_readable_by_all(
    browser: Browser, site: str, axe: str, lang: str, width: int, scheme: str, how: str
) -> None:
    """One reader goes through all pages; what is wrong is told with its page."""
    wrong: list[tuple[str, object]] = []
    with visiting(browser, site, lang, width, scheme) as visit:
        visit.page.add_init_script(SHIFTS)
        if "kept" in how:
            visit.page.add_init_script(KEPT)
        late = SlowLine(visit.page) if "late" in how else None
        for path, status in PAGES.items():
            visit.errors.clear()
            answer = None if late else visit.page.goto(path)
            told = late.open(path) if late else answer and answer.status
            seen = visit.page.evaluate(SETTLED)
            if (
                seen[2] >= MOST_SHIFT and not late
            ):  # once, on a busy machine, may be the browser's: a page's own comes again
                visit.page.goto(path)
                seen = visit.page.evaluate(SETTLED)
            if told != status or seen[0] != lang or seen[1] > width or seen[2] >= MOST_SHIFT:
                wrong.append((path, [told, *seen]))
            wrong += [(path, error) for error in visit.errors if f"status of {status}" not in error]
            if how == "audit":
                visit.page.evaluate(axe)
                found = visit.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
                wrong += [(path, (rule["id"], [node["html"][:160] for node in rule["nodes"]][:3]))
                          for rule in found["violations"]]  # fmt: skip
        assert visit.elsewhere == []
    assert wrong == []


def _faces(session: CDPSession, node: int) -> list[str]:
    """Return the faces that show a node; a browser that has not laid it out yet is asked again."""
    for _attempt in range(600):
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if fonts:
            return [str(font["familyName"]) for font in fonts]
        time.sleep(0.1)
    return []


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_evidence_reads_line_by_line_on_a_phone(browser: Browser, site: str, lang: str) -> None:
    with visiting(browser, site, lang, 360) as visit:
        visit.page.goto("/records/kz-ru-baikonur-lease-1994")
        widths = visit.page.evaluate(
            "[...document.querySelectorAll('.stack tbody th')].map(one => one.offsetWidth / one.parentNode.offsetWidth)"
        )
        assert widths
        assert min(widths) > 0.95


@pytest.mark.parametrize("width", [390, 1280])
def test_the_names_of_a_family_end_inside_its_picture(browser: Browser, site: str, width: int) -> None:
    with visiting(browser, site, "ru", width) as visit:
        visit.page.goto("/records/kz-ru-baikonur-lease-1994")
        cut = visit.page.evaluate(
            "[...document.querySelectorAll('.tl-label')].map(one => [one.scrollWidth - one.clientWidth,"
            " one.firstChild.clientHeight - one.clientHeight, getComputedStyle(one.firstChild).webkitLineClamp])"
        )
        assert cut
        assert all(wide <= 0 and high <= 0 and lines == "2" for wide, high, lines in cut)


def waiting_for_faces(route: Route) -> None:
    """Have text wait for its face: one that comes late is else left for the next page."""
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.text().replace("font-display: optional", "font-display: block"))


@pytest.mark.parametrize("path", ["/", "/records/kz-ru-baikonur-lease-1994", "/chronology", "/topics"])
def test_kazakh_letters_come_from_one_face(browser: Browser, site: str, path: str) -> None:
    """Every weight and slope in use shows ә ғ қ ң ө ұ ү һ і in the face of the letters around them."""
    with visiting(browser, site, "kk") as visit:
        visit.page.route("**/*.css*", waiting_for_faces)
        visit.page.goto(path)
        visit.page.evaluate(ALL_LETTERS)
        visit.page.evaluate(LAID_OUT)
        session = visit.page.context.new_cdp_session(visit.page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": ".one-face"})["nodeIds"]:
            assert len(_faces(session, node)) == 1


def test_a_page_prints_with_its_address(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        visit.page.goto("/bibliography?topic=state-border")
        visit.page.emulate_media(media="print")
        address = visit.page.locator("footer .address")
        assert address.is_visible()
        assert re.search(r"/bibliography\?topic=state-border · \d{1,2} \w+ \d{4}$", address.inner_text().strip())
        assert not visit.page.locator("footer p").first.is_visible()
        assert not visit.page.locator("header.site").is_visible()
        assert not visit.page.locator("form.builder").is_visible()
        assert visit.page.locator(".references .body").first.is_visible()
