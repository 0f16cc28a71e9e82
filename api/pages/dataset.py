"""The data for everyone: what the dataset holds, in which files, under which licence, and where to take it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.consistent_routes import CachedRoute
from api.i18n import N_
from api.pages.page import Page
from kb.domain.licence import DATA
from kb.domain.states import IMPORTED
from kb.library import dataset
from kb.library.dataset_tables import TABLES

router = APIRouter(route_class=CachedRoute)
_ABOUT = {
    "topics": N_("A topic of the thesaurus; topics.ttl has all of it as SKOS."),
    "parties": N_("A state or organisation that documents bind."),
    "records": N_("A work or document, or what is known of a number of the manuscript's list."),
    "titles": N_("A title of a record in one language."),
    "names": N_("A person or body of a record in a role."),
    "fields": N_("A further value of a record, by its CSL variable."),
    "record_parties": N_("A party bound by a document."),
    "actions": N_("What was done to a document, and when (Vienna Convention 1969)."),
    "relations": N_("A relation of a record to another one."),
    "record_topics": N_("A topic of a record."),
    "list_numbers": N_("A number of a manuscript's reference list, and the record that it stands for."),
    "evidence": N_("A statement behind a value: who says it, and where."),
}
_FORMATS = (("JSON Lines", "jsonl"), ("CSV", "csv"), ("BibLaTeX", "biblatex"))


@router.get("/dataset")
def show_dataset(request: Request) -> HTMLResponse:
    """Show the page about the dataset."""
    page = Page(request)
    parts = "".join(f"&scope={scope}" for scope in page.library.vocabulary.scopes if scope != IMPORTED)
    links = [(name, f"/api/v1/records?format={form}{parts}") for name, form in _FORMATS]
    links.append(("SKOS", "/api/v1/topics?format=turtle"))
    return page.response(
        "dataset.html", tables=TABLES, about=_ABOUT, licences=DATA, links=links, database=dataset.DATABASE
    )
