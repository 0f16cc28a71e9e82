"""The chronology: every dated action of documents, in order."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.negotiation import chosen
from api.query_models import AskedChronology, Language
from api.responses import PROBLEMS, cached_response, library, link_header, page_links, reply
from api.schemas import ChronologyList, ChronologyMeta
from kb.domain.queries import ChronologyQuery
from kb.domain.vocabulary import Vocabulary
from kb.library import chronology, views
from kb.library.chronology import Chronology
from kb.library.one_state import in_one_state

router = APIRouter(prefix="/api/v1/chronology", tags=["chronology"], responses=PROBLEMS)
EVERYTHING = 100_000
FORMATS = {
    "json": "application/json",
    **{name: form.media_type for name, form in chronology.CHRONOLOGY_FORMATS.items()},
}


@router.get("", response_model=ChronologyList, responses={200: {"content": {media: {} for media in FORMATS.values()}}})
def list_chronology(
    request: Request,
    question: AskedChronology,
    format: Annotated[
        str, Query(max_length=60, description="json, csv, csv-excel, md, ics, jsonld, timelinejs, svg")
    ] = "",
    ui: Annotated[Language, Query(description="language of words in csv, md, ics and svg")] = "en",
) -> Response:
    """Return the chronology; Kazakhstan and Russia from 1990 on unless the question says otherwise."""
    name, _parameters = chosen(request, format, FORMATS)
    if name != "json":
        form = chronology.CHRONOLOGY_FORMATS[name]
        whole = replace(question, filters=replace(question.filters, limit=EVERYTHING, cursor=""))
        found, _revision = in_one_state(library(request), lambda: chronology.chronology(library(request), whole))
        base = f"{request.url.scheme}://{request.url.netloc}"
        text = form.dump(found, ui, library(request).vocabulary, base)
        headers = {"Content-Disposition": f'inline; filename="chronology.{form.ending}"'}
        return reply(request, text.encode(), form.media_type, headers)
    return cached_response(request, lambda: _page(request, question))


def _page(request: Request, question: ChronologyQuery) -> tuple[ChronologyList, dict[str, str]]:
    vocabulary = library(request).vocabulary
    found = chronology.chronology(library(request), question)
    links = page_links(request, found.cursor)
    body: ChronologyList = {
        "data": [views.entry(entry, vocabulary) for entry in found.entries],
        "meta": _meta(found, vocabulary),
        "links": links,
    }
    return body, {**link_header(links), "X-Total-Count": str(found.total)}


def _meta(found: Chronology, vocabulary: Vocabulary) -> ChronologyMeta:
    reasons = {key: views.in_force(answer, vocabulary) for key, answer in found.force.items()}
    meta: ChronologyMeta = {
        "total": found.total,
        "years": {str(year): count for year, count in found.years.items()},
        "undated": [views.entry(entry, vocabulary) for entry in found.undated],
    }
    return {"in_force": {"answers": dict(found.answers), "reasons": reasons}, **meta} if reasons else meta
