"""Routes and replies whose answer is of one state of the store, though imports come in between."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from fastapi.routing import APIRoute

from api.remembered import remember
from kb.library.consistent_reading import read_consistently


class ConsistentRoute(APIRoute):
    """A route that reads: its function is called again where the store changed while it made its answer."""

    remembered = False

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        reads = set(options.get("methods") or ("GET",)) <= {"GET", "HEAD"}
        super().__init__(path, _consistently(endpoint, self.remembered) if reads else endpoint, **options)


class CachedRoute(ConsistentRoute):
    """Such a route whose answer depends on the address, the reader's language, the day and the records alone."""

    remembered = True


def _consistently(endpoint: Callable[..., Response], remembered: bool) -> Callable[..., Response]:
    @wraps(endpoint)
    def run(request: Request, **values: Any) -> Response:
        answer, revision = read_consistently(request.app.state.library, lambda: endpoint(request=request, **values))
        if remembered:
            remember(request, revision)
        return answer

    return run


def respond_consistently(request: Request, make: Callable[[], Response]) -> Response:
    """Return the response that `make` gives of one state; it only reads, and may be called several times."""
    return read_consistently(request.app.state.library, make)[0]
