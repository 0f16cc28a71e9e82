"""The data for everyone: what the dataset holds, in which files, under which licence, and where to take it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import OneStateRoute
from api.pages.page import Page
from kb.domain.licence import DATA
from kb.library import dataset
from kb.library.dataset_tables import TABLES

router = APIRouter(route_class=OneStateRoute)
_LINKS = (
    ("JSON Lines", "/api/v1/records?format=jsonl&scope=dissertation&scope=corpus"),
    ("CSV", "/api/v1/records?format=csv&scope=dissertation&scope=corpus"),
    ("BibLaTeX", "/api/v1/records?format=biblatex&scope=dissertation&scope=corpus"),
    ("SKOS", "/api/v1/topics?format=turtle"),
)


@router.get("/dataset")
def show_dataset(request: Request) -> HTMLResponse:
    """Show the page about the dataset."""
    page = Page(request)
    return page.response("dataset.html", tables=TABLES, licences=DATA, links=_LINKS, database=dataset.DATABASE)
