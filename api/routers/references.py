"""Reference lists in text: read into records; nothing is kept."""

from typing import Annotated, Any

import orjson
from fastapi import Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.prefixed import PrefixedRouter
from api.problems import TooLargeError
from api.request_bodies import body_of
from api.responses import PROBLEMS, json_reply, library_of, problem_reply, takes
from api.schemas import ReadReferenceList
from kb.errors import KbError
from kb.library import references
from kb.library.session import Library

router = PrefixedRouter(prefix="/api/v1/references", tags=["references"], responses=PROBLEMS)
_TEXT = {"type": "string"}
_JSON = {"type": "object", "required": ["text"], "properties": {"text": _TEXT}}
BODY = takes({"text/plain": _TEXT, "application/json": _JSON}, "the list, at most 5 MiB")


@router.post(
    "", response_model=ReadReferenceList, openapi_extra=BODY, responses={413: problem_reply("Larger than 5 MiB.")}
)
async def read_references(
    request: Request,
    match: Annotated[
        bool, Query(description="say which record of the library or the collection each entry is")
    ] = False,
) -> Response:
    """Read a reference list in text, in whatever printed form; say of each value which characters it came from.

    With `match`, also which known record each entry is: exact, probable or none. The records are not in the store, and
    nothing is kept.
    """
    data = await body_of(request, references.LARGEST, TooLargeError("list-too-large", most=references.LARGEST >> 20))
    library = library_of(request) if match else None
    return json_reply(request, await run_in_threadpool(_read, data, request.headers.get("content-type", ""), library))


def _read(data: bytes, media_type: str, library: Library | None) -> ReadReferenceList:
    as_json = media_type.partition(";")[0].strip().casefold() == "application/json"
    if not data.strip():
        raise KbError("no-list-text")
    read = references.read(_text(data)) if as_json else references.read_file(data, "text")[0]
    works = references.works(read, references.matched(library, read) if library else ())
    return {"data": works, "meta": {"total": len(works), "left_out": references.left_out(read)}, "links": {}}


def _text(data: bytes) -> str:
    try:
        body: Any = orjson.loads(data)
    except orjson.JSONDecodeError:
        body = None
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise KbError("no-list-text")
    return text
