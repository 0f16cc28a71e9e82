"""Where a manuscript cites: numbers, places, locators; never its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.responses import PROBLEMS, json_reply, library_of
from api.schemas import CitationList
from kb.library import manuscript_views, manuscripts

router = APIRouter(prefix="/api/v1/citations", tags=["citations"], responses=PROBLEMS)


@router.get("", response_model=CitationList)
def list_citations(
    request: Request,
    number: Annotated[
        int | None, Query(ge=1, le=10_000_000, description="a number of the list", examples=[119])
    ] = None,
    section: Annotated[str, Query(max_length=40, description="a section", examples=["2.1"])] = "",
    manuscript: Annotated[str, Query(max_length=120, description="default: the collection's, else the only one")] = "",
) -> Response:
    """Return the in-text citations in the order of the text."""
    of, pairs = manuscripts.citations(library_of(request), manuscript, number, section)
    body: CitationList = {
        "data": [manuscript_views.citation(citation, citekey, of.id if of else "") for citation, citekey in pairs],
        "meta": {"total": len(pairs)},
        "links": {"self": request.url.path + (f"?{request.url.query}" if request.url.query else "")},
    }
    return json_reply(request, body)
