"""The timeline that stands above the chronology, its places in the page's language."""

from dataclasses import replace

from api.pages.page import Page
from kb.domain.chronology import ChronologyEntry
from kb.library import timelines
from kb.library.timelines import Timeline


def of(page: Page, entries: tuple[ChronologyEntry, ...]) -> Timeline:
    """Return the timeline of a page's entries."""
    placed = tuple(replace(entry, place=page.place(entry.place)) if entry.place else entry for entry in entries)
    return timelines.drawn(placed, page.lang, page.library.vocabulary)
