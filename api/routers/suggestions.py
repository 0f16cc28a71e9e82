"""What a beginning of a question may mean, for boxes that complete it while it is typed."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from api.negotiation import answering, chosen, described_by
from api.prefixed import PrefixedRouter
from api.query_parameters import FormatName, ReaderLanguage
from api.responses import PROBLEMS, json_reply, library_of, own_address, reply
from api.schemas import SuggestionList
from kb.domain.formats import JSON
from kb.library import formats, suggestions

router = PrefixedRouter(prefix="/api/v1/suggest", tags=["records"], responses=PROBLEMS)


@router.get("", response_model=SuggestionList, openapi_extra=described_by("suggestions"))
def list_suggestions(
    request: Request,
    q: Annotated[str, Query(max_length=2000, description="what is typed so far", examples=["байк"])] = "",
    limit: Annotated[int, Query(ge=1, le=suggestions.MOST, description="how many at the most")] = 10,
    format: FormatName = "",
    ui: Annotated[
        ReaderLanguage,
        Query(description="language of titles and labels, where they have one with what is typed; else the nearest"),
    ] = "",
) -> Response:
    """Return titles, names, topics, numbers, places and dates that a beginning may mean, in any script or layout."""
    choice = chosen(request, format, answering("suggestions"))
    matches = suggestions.suggestions(library_of(request), q, limit, ui)
    if choice.format is not JSON:
        root = str(request.base_url).rstrip("/")
        return reply(request, formats.text(choice.format, "suggestions", q, matches, root).encode(), choice.media_type)
    shown = [suggestions.view(suggestion) for suggestion in matches]
    body: SuggestionList = {"data": shown, "meta": {"total": len(shown)}, "links": {"self": own_address(request)}}
    return json_reply(request, body)
