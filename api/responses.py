"""Builds responses: JSON bodies, strong ETags and 304, paging links."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from api.negotiation import Choice
from api.problems import UnreadableBodyError
from api.remembered import known_tags, remember
from api.schemas import ProblemJson
from kb import __version__
from kb.library import exporting
from kb.library.consistent_reading import blocks_read_consistently, read_consistently, read_with_retry
from kb.library.session import Library

JSON = "application/json"
LOSSES = "Derekkoz-Losses"  # what a file leaves out of what it was written from
# A document of ours that is read alone has its style in itself; it loads nothing and runs nothing.
DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DOCUMENTS = ("text/html", "image/svg+xml")


def problem_reply(description: str) -> dict[str, Any]:
    """Return the OpenAPI description of an error response."""
    return {"model": ProblemJson, "description": description}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: problem_reply("There is no such thing."),
    406: problem_reply("None of the media types asked for; the answer lists those that exist."),
    422: problem_reply("A parameter or a value that cannot be; the answer lists near and valid ones."),
}


def library_of(request: Request) -> Library:
    """Return the application's library."""
    opened: Library = request.app.state.library
    return opened


def json_reply(request: Request, value: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON response with its ETag, or 304 where the client has it."""
    return reply(request, orjson.dumps(value), JSON, headers)


def cached_response(request: Request, build: Callable[[], tuple[Any, Mapping[str, str]]]) -> Response:
    """Return the JSON response of a read, of one state; the same address on the same state is built once.

    `build` gives the value and its headers; it only reads, and may be called several times.
    """
    (value, headers), revision = read_consistently(library_of(request), build)
    remember(request, revision)
    return reply(request, orjson.dumps(value), JSON, headers)


def reply(request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a strong ETag, or 304 where the client's If-None-Match names it."""
    tag = tag_of(body)
    sent = {**_validators(tag), **(headers or {})}
    if media_type.startswith(DOCUMENTS):
        sent["Content-Security-Policy"] = DOCUMENT_POLICY
    if is_known(request, tag):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=_typed(media_type), headers=sent)


def export_reply(
    request: Request, choice: Choice, name: str, depends_on: object, write: Callable[[], Iterator[str]]
) -> Response:
    """Return what `write` yields as a file of one state, written whole before it is sent: memory does not grow with it.

    `depends_on` is all that the text depends on beside the records and the format. The ETag is made of it and of the
    state of the records, so that a client that has it is answered 304 before anything is written. An answer of an
    index that is behind the store has none.
    """
    library = library_of(request)
    state = read_with_retry(lambda: exporting.state(library))
    tag = tag_of(repr((__version__, state, choice.format.name, choice.media_type, depends_on)).encode())
    named = {"Content-Disposition": f'inline; filename="{name}.{choice.format.ending}"'}
    if state and is_known(request, tag):
        return Response(status_code=304, headers={**_validators(tag), **named})
    blocks, revision = blocks_read_consistently(library, write)
    sent = _validators(tag if state and state[0] == revision else "")
    return StreamingResponse(blocks, media_type=_typed(choice.media_type), headers={**sent, **named})


def tag_of(data: bytes) -> str:
    """Return the strong ETag of a body."""
    return f'"{hashlib.blake2b(data, digest_size=12).hexdigest()}"'


def _validators(tag: str) -> dict[str, str]:
    sent = {"Vary": "Accept, Accept-Language, Accept-Encoding", "Cache-Control": "no-cache"}
    return {"ETag": tag, **sent} if tag else sent


def is_known(request: Request, tag: str) -> bool:
    """Return whether the client's If-None-Match names a tag."""
    return not known_tags(request.headers.get("if-none-match", "")).isdisjoint((tag, "*"))


def _typed(media_type: str) -> str:
    """Return a media type with the charset that text has."""
    bare = media_type.startswith("text/") and "charset" not in media_type
    return f"{media_type}; charset=utf-8" if bare else media_type


def own_address(request: Request) -> str:
    """Return the address of a request without the site: its path and its parameters."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def site_of(request: Request) -> str:
    """Return the address of the site that a request came to, without a slash at the end."""
    return f"{request.url.scheme}://{request.url.netloc}"


def takes(media_types: Mapping[str, Mapping[str, Any]], about: str = "") -> dict[str, Any]:
    """Return the OpenAPI description of a request's body: the schema of each media type, and what it is."""
    content = {media_type: {"schema": schema} for media_type, schema in media_types.items()}
    body: dict[str, Any] = {"required": True, "content": content}
    return {"requestBody": {**body, "description": about} if about else body}


def takes_form(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    """Return the OpenAPI description of a form with files."""
    schema = {"type": "object", "properties": properties}
    return takes({"multipart/form-data": {**schema, "required": list(required)} if required else schema})


def read_json(body: bytes | str) -> Any:
    """Return what a body of JSON holds; raise UnreadableBodyError where it is none."""
    if not body.strip():
        raise UnreadableBodyError("body-empty")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise UnreadableBodyError("body-unreadable", cause=str(error)) from None


def page_links(request: Request, cursor: str | None) -> dict[str, str]:
    """Return the links of a list: itself, its first page, and the next one where there is more."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    path = request.url.path
    first = path + (f"?{urlencode(pairs)}" if pairs else "")
    links = {"self": own_address(request), "first": first}
    if cursor:  # it is URL-safe (`kb.search.cursors`)
        links["next"] = f"{first}{'&' if pairs else '?'}cursor={cursor}"
    return links


def link_header(links: Mapping[str, str]) -> dict[str, str]:
    """Return the `Link` header (RFC 8288) of a list's links."""
    return {"Link": ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if name != "self")}


def losses(fields: Iterable[str]) -> dict[str, str]:
    """Return the header that names the fields that a file leaves out; none where it leaves out nothing."""
    left = ", ".join(field for field in fields if field.isascii())
    return {LOSSES: left} if left else {}
