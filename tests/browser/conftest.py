"""A real browser on a real server: Debian's Chromium, driven by Playwright.

Playwright comes with `axe-playwright-python`, the wheel on PyPI that carries the newest axe; it drives the Chromium
that is installed and downloads none.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.app import create_app
from kb.library.session import open_library
from kb.settings import from_environment
from tests.browser.hand import CLICKS
from tests.server_fixtures import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=30_000)  # a busy machine may be slow; what is right is waited for no longer than it takes


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the real collection."""
    home = tmp_path_factory.mktemp("site")
    library = open_library(from_environment({})._replace(home=home, database_url=f"sqlite:///{home / 'kb.db'}"))
    with serving(create_app(library)) as address:
        yield address
    library.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window; where it is missing the test is skipped, but never where CI is set."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and browser tests are not skipped in CI: apt-get install chromium")
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:  # its loop runs in this thread: it ends with this folder
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, from the wheel that carries it."""
    wheel = distribution("axe-playwright-python")
    return Path(str(wheel.locate_file("axe_playwright_python/axe.min.js"))).read_text("utf-8")


@dataclass
class Visit:
    """An open page and what it did: console errors, and requests to other hosts."""

    page: Page
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@contextmanager
def visiting(
    browser: Browser, site: str, lang: str = "en", width: int = 1280, scheme: str = "light", script: bool = True
) -> Iterator[Visit]:
    """Open a page of a reader's browser, without cookies of others."""
    context = browser.new_context(
        base_url=site,
        locale=lang,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit = Visit(context.new_page())
    visit.page.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on(
        "request",
        lambda request: None if request.url.startswith((site, "data:")) else visit.elsewhere.append(request.url),
    )
    try:
        yield visit
    finally:
        context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many clicks each job took, and how many it may take."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    rows = [value for report in reports for name, value in report.user_properties if name == CLICKS]
    if rows:
        terminalreporter.section("clicks a job takes")
        for job, clicks, most in sorted(map(tuple, rows)):
            terminalreporter.write_line(f"{clicks:>3} of at most {most:>2}  {job}")
