"""Counts of the collection, kept until the store changes; for pages of one state."""

from api.one_state import AnswerCache
from api.pages.page import Page
from kb.library import statistics

Counts = dict[str, dict[str, int]]


def counts(page: Page) -> Counts:
    """Return the counts of the collection by scope, state, type, kind and topic."""
    cache: AnswerCache[Counts] = page.request.app.state.counts
    revision = page.library.records.revision()
    known = cache.get(revision, "counts")
    if known is None:
        known = statistics.counts(page.library)
        cache.keep(revision, "counts", known)
    return known
