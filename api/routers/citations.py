"""Where a manuscript cites: numbers, places, locators; never its text."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.prefixed import PrefixedRouter
from api.responses import PROBLEMS, json_reply, library_of, own_address, problem_reply, read_json, takes
from api.schemas import CitationList, FormattedCitations
from kb.library import manuscripts, standalone_citations, views

router = PrefixedRouter(prefix="/api/v1/citations", tags=["citations"], responses=PROBLEMS)


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
    cited = [views.citation(citation, citekey, of.id if of else "") for citation, citekey in pairs]
    body: CitationList = {"data": cited, "meta": {"total": len(cited)}, "links": {"self": own_address(request)}}
    return json_reply(request, body)


_EACH = "each {items: [{id, locator, label, prefix, suffix}], note}"
BODY = takes({
    "application/json": {
        "type": "object",
        "properties": {
            "style": {"type": "string", "description": "a style's name"},
            "locale": {"type": "string", "description": "default: the language of each work"},
            "items": {"type": "array", "items": {"type": "object"}, "description": "CSL-JSON"},
            "keys": {"type": "array", "items": {"type": "string"}, "description": "citekeys of records"},
            "citations": {"type": "array", "items": {"type": "object"}, "description": _EACH},
        },
    }
})  # fmt: skip


@router.post(
    "", response_model=FormattedCitations, openapi_extra=BODY, responses={413: problem_reply("Larger than 2 MiB.")}
)
async def format_citations(request: Request) -> Response:
    """Format the citations of a text and its reference list in a style, in the order in which they are cited."""
    wanted = standalone_citations.parse_question(read_json(await request.body()))
    answer = await run_in_threadpool(standalone_citations.format_citations, library_of(request), wanted)
    reply: FormattedCitations = {"data": answer, "meta": {}, "links": {}}
    return json_reply(request, reply)
