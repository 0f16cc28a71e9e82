"""A reader's hand, which counts what it does, for the table of clicks that a run of these tests prints."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

CLICKS = "clicks"


class Hand:
    """Clicks and types: a click, or words typed and sent, are one; `told` is given the job and its number."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, target: Locator) -> None:
        """Click once."""
        self.clicks += 1
        target.click()

    def type(self, target: Locator, words: str) -> None:
        """Type words into a field and press Enter."""
        self.clicks += 1
        target.fill(words)
        target.press("Enter")

    def search(self, words: str) -> None:
        """Type into the box and press Enter."""
        self.type(self.page.locator("#q"), words)
        self.page.wait_for_url(re.compile("/search|/records/"))

    def done(self, record: Callable[[str, object], None], job: str, most: int) -> None:
        """Note how many clicks a job took, and hold them to what it may take."""
        record(CLICKS, (job, self.clicks, most))
        assert self.clicks <= most
