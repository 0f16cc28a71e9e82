"""The home page: one box, three jobs, one line on how much may be believed."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import OneStateRoute
from api.pages.counts import counts
from api.pages.manuscripts import collections_own
from api.pages.page import Page
from api.pages.results import examples

router = APIRouter(route_class=OneStateRoute)


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show the home page."""
    page = Page(request)
    own = collections_own(page.library)
    return page.response("home.html", examples=examples(page), counts=counts(page), manuscript=own)
