"""Formatted references for pages."""

from api.pages.page import Page
from kb.domain.records import Record


def single(page: Page, record: Record) -> None:
    """Give the reference of one record in the style that the address asks."""
    return
