"""How the collection was made, what the states mean, counts, gaps, corrections, licence, how to cite it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import OneStateRoute
from api.pages.counts import counts
from api.pages.page import Page
from kb import __version__

router = APIRouter(route_class=OneStateRoute)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Show the page about the collection."""
    page = Page(request)
    return page.response(
        "about.html",
        counts=counts(page),
        manuscript=page.library.manuscript,
        version=__version__,
        topics=len(page.library.vocabulary.topics),
    )
