"""The chronology: every dated action of documents, in order."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.negotiation import chosen
from api.query_models import ChronologyParams
from api.responses import PROBLEMS, cached_response, library, link_header, page_links, reply
from api.schemas import ChronologyList
from kb.domain.queries import ChronologyQuery
from kb.library import chronology, views

router = APIRouter(prefix="/api/v1/chronology", tags=["chronology"], responses=PROBLEMS)
EVERYTHING = 100_000
FORMATS = {
    "json": "application/json",
    **{name: form.media_type for name, form in chronology.CHRONOLOGY_FORMATS.items()},
}


@router.get("", response_model=ChronologyList, responses={200: {"content": {media: {} for media in FORMATS.values()}}})
async def list_chronology(request: Request, query: Annotated[ChronologyParams, Query()]) -> Response:
    """Return the chronology; Kazakhstan and Russia from 1990 on unless the question says otherwise."""
    name, _parameters = chosen(request, query.format, FORMATS)
    question = query.asked()
    if name != "json":
        form = chronology.CHRONOLOGY_FORMATS[name]
        whole = replace(question, filters=replace(question.filters, limit=EVERYTHING, cursor=""))
        found = chronology.chronology(library(request), whole)
        base = f"{request.url.scheme}://{request.url.netloc}"
        text = form.dump(found, query.ui, library(request).vocabulary, base)
        headers = {"Content-Disposition": f'inline; filename="chronology.{form.ending}"'}
        return reply(request, text.encode(), form.media_type, headers)
    return cached_response(request, lambda: _page(request, question))


def _page(request: Request, question: ChronologyQuery) -> tuple[dict[str, Any], dict[str, str]]:
    vocabulary = library(request).vocabulary
    found = chronology.chronology(library(request), question)
    links = page_links(request, found.cursor)
    answers = {key: views.in_force(answer, vocabulary) for key, answer in found.force.items()}
    body = {
        "data": [views.entry(entry, vocabulary) for entry in found.entries],
        "meta": {
            **({"in_force": {"answers": dict(found.answers), "reasons": answers}} if answers else {}),
            "total": found.total,
            "years": {str(year): count for year, count in found.years.items()},
            "undated": [views.entry(entry, vocabulary) for entry in found.undated],
        },
        "links": links,
    }
    return body, {**link_header(links), "X-Total-Count": str(found.total)}
