"""How the collection was made, what the states mean, counts, gaps, corrections, licence, how to cite it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.consistent_routes import CachedRoute
from api.pages.page import Page
from kb import __version__
from kb.library.statistics import in_scope

router = APIRouter(route_class=CachedRoute)


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Show the page about the collection."""
    page = Page(request)
    return page.response(
        "about.html",
        counts=page.counts,
        manuscript=page.collections_own,
        scopes=tuple(name for name in page.library.vocabulary.scopes if in_scope(name) in page.counts),
        in_scope=in_scope,
        version=__version__,
        topics=len(page.library.vocabulary.topics),
    )
