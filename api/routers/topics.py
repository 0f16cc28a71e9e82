"""The thesaurus with counts, as JSON and as SKOS."""

from fastapi import Request
from fastapi.responses import Response

from api.negotiation import answering, chosen, described_by
from api.prefixed import PrefixedRouter
from api.query_parameters import FormatName
from api.responses import PROBLEMS, cached_response, library_of, reply, site_of
from api.schemas import TopicList
from kb.domain.formats import JSON
from kb.library import formats, records, views
from kb.library.session import Library

router = PrefixedRouter(prefix="/api/v1/topics", tags=["topics"], responses=PROBLEMS)


@router.get("", response_model=TopicList, openapi_extra=described_by("topics"))
def list_topics(request: Request, format: FormatName = "") -> Response:
    """Return every topic with its labels in Kazakh, Russian and English and the number of its records."""
    choice = chosen(request, format, answering("topics"))
    if choice.format is not JSON:
        topics = library_of(request).vocabulary.topics.values()
        text = formats.text(choice.format, "topics", topics, f"{site_of(request)}/topics")
        return reply(request, text.encode(), choice.media_type)
    return cached_response(request, lambda: (_body(library_of(request)), {}))


def _body(library: Library) -> TopicList:
    topics = [views.topic(topic, count) for topic, count in records.topics(library)]
    return {"data": topics, "meta": {"total": len(topics)}, "links": {"self": "/api/v1/topics"}}
