"""Builds responses: JSON bodies, strong ETags and 304, paging links."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
from fastapi import Request
from fastapi.responses import Response

from api.one_state import AnswerCache
from api.schemas import ProblemJson
from kb.library import Library
from kb.library.one_state import in_one_state

JSON = "application/json"
MOST_ANSWERS = 500


def problem_reply(description: str) -> dict[str, Any]:
    """Return the OpenAPI description of an error response."""
    return {"model": ProblemJson, "description": description}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: problem_reply(text)
    for status, text in (
        (400, "A filter, date or cursor that cannot be; the answer lists near and valid values."),
        (404, "There is no such thing."),
        (406, "None of the media types asked for; the answer lists those that exist."),
        (422, "A parameter of the wrong form."),
    )
}


def library(request: Request) -> Library:
    """Return the application's library."""
    found: Library = request.app.state.library
    return found


def json_reply(request: Request, value: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON response with its ETag, or 304 where the client has it."""
    return reply(request, orjson.dumps(value), JSON, headers)


def cached_response(request: Request, build: Callable[[], tuple[Any, Mapping[str, str]]]) -> Response:
    """Return the JSON response of a read, of one state; the same address on the same state is built once.

    `build` gives the value and its headers; it only reads, and may be called several times.
    """
    held = library(request)
    cache: AnswerCache[tuple[bytes, Mapping[str, str]]] = request.app.state.answers
    address = (request.url.path, request.url.query)
    known = cache.get(held.records.revision(), address)
    if known is None:
        (value, headers), revision = in_one_state(held, build)
        known = (orjson.dumps(value), headers)
        if revision is not None:
            cache.keep(revision, address, known)
    return reply(request, known[0], JSON, known[1])


def reply(request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a strong ETag, or 304 where the client's If-None-Match names it."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    sent = {
        "ETag": tag,
        "Vary": "Accept, Accept-Language, Accept-Encoding",
        "Cache-Control": "no-cache",
        **(headers or {}),
    }
    known = [item.strip().removeprefix("W/") for item in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=sent)
    typed = (
        media_type if "charset" in media_type or not media_type.startswith("text/") else media_type + "; charset=utf-8"
    )
    return Response(body, media_type=typed, headers=sent)


def page_links(request: Request, cursor: str | None) -> dict[str, str]:
    """Return the links of a list: itself, its first page, and the next one where there is more."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    path = request.url.path
    first = path + (f"?{urlencode(pairs)}" if pairs else "")
    links = {"self": path + (f"?{request.url.query}" if request.url.query else ""), "first": first}
    if cursor:
        links["next"] = f"{path}?{urlencode([*pairs, ('cursor', cursor)])}"
    return links


def link_header(links: Mapping[str, str]) -> dict[str, str]:
    """Return the `Link` header (RFC 8288) of a list's links."""
    return {"Link": ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if name != "self")}
