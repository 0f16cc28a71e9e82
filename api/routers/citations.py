"""Where the dissertation cites: numbers, places, locators; never its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.responses import PROBLEMS, json_reply, library_of
from api.schemas import CitationList
from kb.library import records, views

router = APIRouter(prefix="/api/v1/citations", tags=["citations"], responses=PROBLEMS)


@router.get("", response_model=CitationList)
def list_citations(
    request: Request,
    number: Annotated[
        int | None, Query(ge=1, le=10_000_000, description="a number of the list", examples=[119])
    ] = None,
    section: Annotated[str, Query(max_length=40, description="a section", examples=["2.1"])] = "",
) -> Response:
    """Return the in-text citations in the order of the text."""
    found = records.citations(library_of(request), number, section)
    body: CitationList = {
        "data": [views.citation(citation, citekey) for citation, citekey in found],
        "meta": {"total": len(found)},
        "links": {"self": request.url.path + (f"?{request.url.query}" if request.url.query else "")},
    }
    return json_reply(request, body)
