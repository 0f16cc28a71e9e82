"""Where a manuscript cites its numbers, as the picture of the template `citation_strip.html`."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from api.pages.page import Page
from kb.domain.manuscripts import Citation, Manuscript
from kb.library import timelines
from kb.library.timelines import CitedStrip, Picture


def picture(page: Page, manuscript: Manuscript, citations: Iterable[Citation]) -> Picture:
    """Return the strips of all citations of a manuscript, its sections in their order."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for citation in citations:
        if citation.number is not None:
            counts[citation.section][citation.number] += 1
    keys = dict.fromkeys((*(part.id for part in manuscript.sections), *counts))
    strips = [
        CitedStrip(page.section(manuscript.id, key), page.citations(manuscript.id, key), counts[key])
        for key in keys
        if counts.get(key)
    ]
    return timelines.citations(strips, manuscript.last_number, page.lang, page.library.vocabulary)
