"""The data for everyone: what the dataset holds, in which files, under which licence, and where to take it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.one_state import OneStateRoute
from api.pages.page import Page
from kb.domain.licence import DATA
from kb.domain.states import IMPORTED
from kb.library import dataset
from kb.library.dataset_tables import TABLES

router = APIRouter(route_class=OneStateRoute)
_FORMATS = (("JSON Lines", "jsonl"), ("CSV", "csv"), ("BibLaTeX", "biblatex"))


@router.get("/dataset")
def show_dataset(request: Request) -> HTMLResponse:
    """Show the page about the dataset."""
    page = Page(request)
    parts = "".join(f"&scope={scope}" for scope in page.library.vocabulary.scopes if scope != IMPORTED)
    links = [(name, f"/api/v1/records?format={form}{parts}") for name, form in _FORMATS]
    links.append(("SKOS", "/api/v1/topics?format=turtle"))
    return page.response("dataset.html", tables=TABLES, licences=DATA, links=links, database=dataset.DATABASE)
