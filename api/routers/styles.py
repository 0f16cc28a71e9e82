"""The styles that lists may be written in."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from api.prefixed import PrefixedRouter
from api.responses import PROBLEMS, json_reply, own_address
from api.schemas import StyleList
from kb.library import styles

router = PrefixedRouter(prefix="/api/v1/styles", tags=["styles"], responses=PROBLEMS)


@router.get("", response_model=StyleList)
def list_styles(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="words of the name", examples=["vancouver"])] = "",
    field: Annotated[str, Query(max_length=60, description="a field of study", examples=["law"])] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="how many to show")] = 50,
) -> Response:
    """Return the installed styles that have every word of a query in their name, title or alias."""
    matching = styles.find_styles(q, field)
    body: StyleList = {
        "data": [styles.style(style) for style in matching[:limit]],
        "meta": {"total": len(matching)},
        "links": {"self": own_address(request)},
    }
    return json_reply(request, body)
