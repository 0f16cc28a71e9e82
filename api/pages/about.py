"""How the collection was made, what the states mean, counts, gaps, corrections, licence, how to cite it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import RememberedRoute
from api.pages.counts import counts
from api.pages.manuscripts import collections_own
from api.pages.page import Page
from kb import __version__
from kb.library.statistics import in_scope

router = APIRouter(route_class=RememberedRoute)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Show the page about the collection."""
    page = Page(request)
    record_counts = counts(page)
    return page.response(
        "about.html",
        counts=record_counts,
        manuscript=collections_own(page.library),
        scopes=tuple(name for name in page.library.vocabulary.scopes if in_scope(name) in record_counts),
        in_scope=in_scope,
        version=__version__,
        topics=len(page.library.vocabulary.topics),
    )
