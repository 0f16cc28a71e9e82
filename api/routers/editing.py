"""Writing one record: put, changed or deleted, with a key, and only as the state that the client read."""

from typing import Annotated, Any

from fastapi import Query, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials

from api.prefixed import PrefixedRouter
from api.problems import (
    ConflictError,
    PreconditionNeededError,
    TooLargeError,
    UnknownMediaTypeError,
    UnreadableBodyError,
)
from api.request_bodies import body_of
from api.responses import PROBLEMS, json_reply, library_of, problem_reply, read_json, tag_of, takes
from api.routers.imports import bearer, writing_key
from api.routers.records import ROOT, Citekey, representations, view_of
from api.schemas import RecordHistory, RecordReply
from kb.domain.formats import serving
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import api_keys, editing, history_view, own_values, record_reading, record_texts, records
from kb.library.api_keys import Key
from kb.library.session import Library

router = PrefixedRouter(prefix="/api/v1/records", tags=["records"], responses=PROBLEMS)
LARGEST = 1 << 20
JSON, PATCH = "application/json", "application/merge-patch+json"
_READ = {form.media_type: form for form in reversed(serving("parse"))}
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]
REFUSED: dict[int | str, dict[str, Any]] = {
    401: problem_reply("No working key."),
    403: problem_reply("The record is another key's, or the collection's."),
    409: problem_reply("There may be such a work already; `anyway=true` adds it all the same."),
    412: problem_reply("The record is no longer what If-Match says."),
    413: problem_reply("Larger than 1 MiB."),
    415: problem_reply("A media type that no record is read from."),
    428: problem_reply("If-Match is missing."),
    429: problem_reply("Too many edits in a minute; `Retry-After` says when the next one may come."),
}


async def _sent(request: Request, credentials: HTTPAuthorizationCredentials | None) -> tuple[Key, bytes]:
    """Return the key of a request that may write, and the body that it sent."""
    key = await writing_key(request, credentials, api_keys.MOST_EDITS_IN_A_MINUTE)
    return key, await body_of(request, LARGEST, TooLargeError("file-too-large", most=LARGEST >> 20))


def _body(*media_types: str) -> dict[str, Any]:
    return takes({media_type: {"type": "object" if "json" in media_type else "string"} for media_type in media_types})


@router.put("/{citekey}", response_model=RecordReply, openapi_extra=_body(JSON, *_READ), responses=REFUSED)
async def put_record(
    request: Request,
    citekey: Citekey,
    credentials: Credentials,
    anyway: Annotated[bool, Query(description="add a record that may be the same work as another one")] = False,
) -> Response:
    """Put a record in place of what it was, or add one that is new: as JSON, BibLaTeX, CSL-JSON, RIS or JSON Lines.

    A record that exists needs `If-Match` with the ETag that its reader got. As JSON it has the keys that GET shows;
    evidence and candidates, which GET shows elsewhere, stay.
    """
    key, body = await _sent(request, credentials)
    return await run_in_threadpool(_put, request, citekey, key, body, anyway)


@router.patch("/{citekey}", response_model=RecordReply, openapi_extra=_body(PATCH), responses=REFUSED)
async def patch_record(request: Request, citekey: Citekey, credentials: Credentials) -> Response:
    """Change some values of a record: a JSON merge patch (RFC 7396) of what GET shows; null takes a value away.

    Another `citekey` renames the record; the old one leads to it (301).
    """
    key, body = await _sent(request, credentials)
    return await run_in_threadpool(_patch, request, citekey, key, body)


@router.delete("/{citekey}", status_code=204, response_class=Response, responses=REFUSED)
async def delete_record(request: Request, citekey: Citekey, credentials: Credentials) -> Response:
    """Delete a record; its history stays, and `kb undo` brings it back."""
    key = await writing_key(request, credentials, api_keys.MOST_EDITS_IN_A_MINUTE)
    library = library_of(request)
    await run_in_threadpool(lambda: editing.remove(library, _current(request, library, citekey), key))
    return Response(status_code=204)


@router.get("/{citekey}/history", response_model=RecordHistory)
def get_history(request: Request, citekey: Citekey) -> Response:
    """Return what a record was before each change, the newest first; of a record that was removed too."""
    library = library_of(request)
    changes = history_view.view(library, citekey)
    if not changes:
        records.look_up(library, citekey)
    body: RecordHistory = {"data": changes, "meta": {"total": len(changes)}, "links": {"self": request.url.path}}
    return json_reply(request, body)


@router.put("/{citekey}/own", response_model=RecordReply, openapi_extra=_body(JSON), responses=REFUSED)
async def put_own(request: Request, citekey: Citekey, credentials: Credentials) -> Response:
    """Put tags and a note of one's own on any record, also of the collection: `{"tags": […], "note": "…"}`."""
    key, body = await _sent(request, credentials)
    return await run_in_threadpool(_put_own, request, citekey, key, body)


def _put_own(request: Request, citekey: str, key: Key, body: bytes) -> Response:
    library = library_of(request)
    record = records.look_up(library, citekey)
    editing.check_taggable(library, record, key)
    data = read_json(body)
    if not isinstance(data, dict):
        raise KbError("own-values-shape")
    tags, note = data.get("tags", list(record.tags)), data.get("note", record.note)
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags) or not isinstance(note, str | None):
        raise KbError("own-values-shape")
    own_values.keep(library, record, tags, note or "")
    return _stored(request, record.citekey)


def _put(request: Request, citekey: str, key: Key, body: bytes, anyway: bool) -> Response:
    library = library_of(request)
    before = library.records.many([citekey]).get(citekey)
    if before is None:
        if request.headers.get("if-match"):
            raise editing.ChangedSinceError("changed-since", citekey=citekey)
        after = _owned(_read(request, library, citekey, None, body), key, None)
        near = [] if anyway else editing.near_doubles(library, after)
        if near:
            raise ConflictError("near-double", citekey=citekey, near=tuple(likeness.citekey for likeness in near))
        editing.add(library, [after], key)
        return _stored(request, citekey, 201)
    _check_match(request, before)
    after = _read(request, library, citekey, before, body)
    editing.replace_record(library, before, _owned(after, key, before), key)
    return _stored(request, citekey)


def _patch(request: Request, citekey: str, key: Key, body: bytes) -> Response:
    library = library_of(request)
    before = _current(request, library, citekey)
    patch = read_json(body)
    after = record_reading.patched(before, patch, library.vocabulary)
    editing.replace_record(library, before, _owned(after, key, before), key)
    return _stored(request, after.citekey)


def _current(request: Request, library: Library, citekey: str) -> Record:
    record = records.look_up(library, citekey)
    _check_match(request, record)
    return record


def _check_match(request: Request, record: Record) -> None:
    """Raise PreconditionNeededError without If-Match, ChangedSinceError where it names another state."""
    header = request.headers.get("if-match", "")
    if not header.strip():
        raise PreconditionNeededError("if-match-needed", citekey=record.citekey)
    wanted = {tag.strip() for tag in header.split(",")}
    if "*" not in wanted and not any(tag_of(body) in wanted for body in representations(request, record)):
        raise editing.ChangedSinceError("changed-since", citekey=record.citekey)


def _read(request: Request, library: Library, citekey: str, before: Record | None, body: bytes) -> Record:
    """Return the record of a request's body; its key is that of the address."""
    media_type = request.headers.get("content-type", JSON).partition(";")[0].strip().casefold()
    if media_type == JSON:
        data = read_json(body)
        return record_reading.put(citekey, before, data, library.vocabulary)
    if media_type not in _READ:
        raise UnknownMediaTypeError("media-type-unknown", given=media_type[:80], valid=(JSON, *_READ))
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise UnreadableBodyError("body-unreadable", cause=str(error)) from None
    sent = record_texts.read_as(text, f"body.{_READ[media_type].ending}").records
    if len(sent) != 1:
        raise KbError("edit-not-one", count=len(sent))
    if sent[0].citekey != citekey:
        raise KbError("edit-other-key", citekey=citekey, given=sent[0].citekey)
    return own_values.without_own(sent[0], before, library.vocabulary) if before else sent[0]


def _owned(record: Record, key: Key, before: Record | None) -> Record:
    """Return a record whose manuscripts are the key's own, but for those that it had before."""
    known = before.all_manuscripts if before else ()

    def owned(name: str) -> str:
        return (
            name
            if api_keys.EDIT in key.scopes or name in known or name.startswith(f"{key.id}-")
            else f"{key.id}-{name}"
        )

    return record.with_manuscripts(owned)


def _stored(request: Request, citekey: str, status: int = 200) -> Response:
    record = records.look_up(library_of(request), citekey)
    reply = json_reply(request, view_of(request, record), {"Location": f"{ROOT}/records/{citekey}"})
    reply.status_code = status if reply.status_code == 200 else reply.status_code
    return reply
