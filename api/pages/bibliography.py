"""The bibliography builder."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.page import Page

router = APIRouter()


@router.get("/bibliography")
def bibliography(request: Request) -> HTMLResponse:
    """Show the builder and the list it makes."""
    page = Page(request)
    return page.response("bibliography.html")
