"""Each page in a real browser: three languages, two widths, light and dark; quiet, within its width, axe content."""

import time

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.conftest import visiting

pytestmark = pytest.mark.browser

PAGES = {
    "/": 200,
    "/search?q=байқоңырды жалға алу": 200,
    "/search?q=zzzqqq": 200,
    "/search?topic=none": 400,
    "/records/kz-ru-military-cooperation-1994": 200,
    "/records/source-1": 200,
    "/topics": 200,
    "/topics/space-and-baikonur": 200,
    "/chronology?from=1990&to=1995&events=1": 200,
    "/bibliography?topic=state-border&why=1": 200,
    "/citations?section=2.1": 200,
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


@pytest.mark.parametrize(("lang", "width", "scheme"), [
    ("kk", 1280, "light"), ("kk", 360, "dark"), ("ru", 1280, "dark"), ("ru", 360, "light"), ("en", 1280, "light"),
    ("en", 360, "dark"),
])  # fmt: skip
@pytest.mark.parametrize("path", PAGES)
def test_a_page(browser: Browser, site: str, axe: str, path: str, lang: str, width: int, scheme: str) -> None:
    with visiting(browser, site, lang, width, scheme) as visit:
        page = visit.page
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == PAGES[path]
        assert page.evaluate("document.documentElement.lang") == lang
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.elsewhere == []
        assert [error for error in visit.errors if f"status of {PAGES[path]}" not in error] == []
        page.evaluate(axe)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        said = [(rule["id"], [node["html"][:160] for node in rule["nodes"]][:3]) for rule in found["violations"]]
        assert said == []


def _faces(session: CDPSession, node: int) -> list[str]:
    """Return the faces that show a node; a browser that has not laid it out yet is asked again."""
    for _attempt in range(50):
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


@pytest.mark.parametrize("path", ["/", "/records/kz-ru-baikonur-lease-1994", "/chronology", "/topics"])
def test_kazakh_letters_come_from_one_face(browser: Browser, site: str, path: str) -> None:
    """Every weight and slope in use shows ә ғ қ ң ө ұ ү һ і in the face of the letters around them."""
    with visiting(browser, site, "kk") as visit:
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
        assert visit.page.locator("footer .address").is_visible()
        assert not visit.page.locator("header.site").is_visible()
        assert not visit.page.locator("form.builder").is_visible()
        assert visit.page.locator(".references .body").first.is_visible()
