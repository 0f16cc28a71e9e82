"""The HTTP interface to read and to try: Swagger UI from an installed package, nothing from outside."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

router = APIRouter(include_in_schema=False)
PAGE = (Path(__file__).parent / "templates" / "docs.html").read_text("utf-8")


@router.get("/docs")
def docs() -> HTMLResponse:
    """Show the interactive description."""
    return HTMLResponse(PAGE)


@router.get("/api")
@router.get("/api/")
@router.get("/api/v1")
@router.get("/api/v1/")
def index() -> RedirectResponse:
    """Lead to the description."""
    return RedirectResponse("/docs", 303)
