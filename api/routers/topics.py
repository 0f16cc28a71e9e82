"""The thesaurus with counts, as JSON and as SKOS."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.negotiation import chosen
from api.responses import PROBLEMS, cached_response, library, reply
from api.schemas import TopicList
from kb.library import Library, records, thesaurus, views

router = APIRouter(prefix="/api/v1/topics", tags=["topics"], responses=PROBLEMS)
FORMATS = {"json": "application/json", "turtle": "text/turtle", "json-ld": "application/ld+json"}


@router.get("", response_model=TopicList, responses={200: {"content": {media: {} for media in FORMATS.values()}}})
def list_topics(
    request: Request, format: Annotated[str, Query(max_length=60, description="json, turtle or json-ld")] = ""
) -> Response:
    """Return every topic with its labels in Kazakh, Russian and English and the number of its records."""
    name, _parameters = chosen(request, format, FORMATS)
    if name != "json":
        base = f"{request.url.scheme}://{request.url.netloc}/topics"
        text = (
            thesaurus.turtle(library(request), base) if name == "turtle" else thesaurus.json_ld(library(request), base)
        )
        return reply(request, text.encode(), FORMATS[name])
    return cached_response(request, lambda: (_body(library(request)), {}))


def _body(held: Library) -> TopicList:
    counted = records.topics(held)
    return {
        "data": [views.topic(topic, count) for topic, count in counted],
        "meta": {"total": len(counted)},
        "links": {"self": "/api/v1/topics"},
    }
