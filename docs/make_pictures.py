"""Takes the pictures of the pages that README.md and docs/ show: `make pictures`, with Debian's Chromium.

Each picture is taken from a server over the collection alone, at one size: two runs differ only where a page does.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from api.app import create_app
from kb.library.session import open_library
from kb.settings import from_environment
from tests.server_fixtures import serving

FOLDER = Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 1200, 800  # CSS pixels
PAGES = {
    "home": "/?lang=kk",
    "my-list": "/bibliography?key=kz-ru-friendship-1992&key=kz-ru-baikonur-lease-1994&key=source-119&lang=ru",
    "search": "/search?q=аренда+Байконура&lang=en",
    "record": "/records/kz-ru-baikonur-lease-1994?lang=kk",
    "chronology": "/chronology?from=1991&to=1998&lang=ru",
}
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1")  # fmt: skip


@contextmanager
def server(home: Path) -> Iterator[str]:
    """Serve the collection from a new store in `home`; yield the address."""
    library = open_library(from_environment({})._replace(home=home, database_url=f"sqlite:///{home / 'kb.db'}"))
    with serving(create_app(library)) as address:
        yield address
    library.close()


def take(folder: Path = FOLDER) -> list[Path]:
    """Write one PNG a page into `folder`; return the files. Raises FileNotFoundError where there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise FileNotFoundError("Chromium is not installed: apt-get install chromium")
    folder.mkdir(exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as home, server(Path(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.set_default_timeout(0)  # the first page waits until the collection is imported, however long that takes
        for name, path in PAGES.items():
            for _visit in ("the faces come", "and are there when the page is painted"):
                page.goto(address + path)
                page.evaluate("document.fonts.ready")
            written.append(folder / f"{name}.png")
            page.screenshot(path=written[-1])
        browser.close()
    return written


if __name__ == "__main__":
    for file in take():
        sys.stdout.write(f"{file.relative_to(FOLDER.parent.parent)}\n")
