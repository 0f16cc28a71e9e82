"""Manuscripts of one's own: read, audited, written back; nothing is kept."""

from pathlib import PurePath
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Query, Request, Security
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials

from api import i18n
from api.manuscript_forms import MEDIA_TYPES, ManuscriptForm, manuscript_form, worked
from api.prefixed import PrefixedRouter
from api.responses import PROBLEMS, json_reply, library_of, problem_reply, takes_form
from api.routers.imports import bearer, writing_key
from api.schemas import CheckedManuscript, CheckedMeta
from kb.domain.citekeys import manuscript_name
from kb.library import (
    manuscript_files,
    manuscript_repairs,
    manuscript_writing,
    own_manuscript_views,
    own_manuscripts,
)
from kb.library.session import Library
from kb.library.writing_plan import FIELDS, ORDERS
from kb.messages import ENGLISH

router = PrefixedRouter(prefix="/api/v1/manuscripts", tags=["manuscripts"], responses=PROBLEMS)
_FILE = {"type": "string", "format": "binary", "description": ".docx, .odt, .md, .tex or .txt, at most 20 MiB"}
_LIST = {"type": "string", "format": "binary", "description": "its list, where it stands apart: .docx, .txt, .bib …"}
_TEXT = {"type": "string", "description": "the text itself, in place of a file"}
_READ = {"file": _FILE, "text": _TEXT, "list": _LIST}
_WRITE = {
    **_READ,
    "style": {"type": "string"},
    "order": {"type": "string", "enum": [*ORDERS, ""]},
    "renumber": {"type": "boolean"},
    "list_only": {"type": "boolean"},
    "repair": {"type": "boolean", "description": "what is safely repaired, and nothing else"},
    "fields": {"type": "string", "enum": [*FIELDS, ""]},
}
REFUSED: dict[int | str, dict[str, Any]] = {
    413: problem_reply("Larger than 20 MiB."),
    429: problem_reply("Other manuscripts are being read; `Retry-After` says when to come again."),
}


@router.post(
    "",
    response_model=CheckedManuscript,
    openapi_extra=takes_form(_READ),
    responses={401: problem_reply("`keep` without a working key."), **REFUSED},
)
async def check_manuscript(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    keep: Annotated[str, Query(max_length=80, description="keep it under this name, after the key's id")] = "",
) -> Response:
    """Read a manuscript and say what is wrong with its citations and its list.

    Nothing is kept, unless `keep` names it and a key asks.
    """
    library, lang = library_of(request), i18n.accepted(request.headers.get("accept-language", ""), ENGLISH)
    key = await writing_key(request, credentials) if keep else None
    name = f"{key.id}-{keep}" if key else ""
    async with manuscript_form(request) as form:
        return json_reply(request, await worked(request, lambda: _checked(library, form, lang, name)))


def _checked(library: Library, form: ManuscriptForm, lang: str, name: str) -> CheckedManuscript:
    if name:
        manuscript = own_manuscripts.add(library, form.file, form.listed, name)
    else:
        manuscript = manuscript_files.open_manuscript(library, form.file, form.listed)
    data, _findings = own_manuscript_views.checked(library, manuscript, manuscript_name(name) if name else "", lang)
    counts = (len(data["citations"]), len(data["entries"]), len(data["findings"]))
    meta: CheckedMeta = {"citations": counts[0], "entries": counts[1], "findings": counts[2]}
    return {"data": data, "meta": meta, "links": {}}


@router.post(
    "/document",
    response_class=Response,
    openapi_extra=takes_form(_WRITE),
    responses={200: {"description": "The same file, written.", "content": {"application/octet-stream": {}}}, **REFUSED},
)
async def write_manuscript(request: Request) -> Response:
    """Return the same file with citations and list in a style and an order, nothing else touched. Nothing is kept."""
    library = library_of(request)
    async with manuscript_form(request) as form:
        ending, data = await worked(request, lambda: written(library, form))
    return file_reply(ending, data, form.file.name)


def written(library: Library, form: ManuscriptForm) -> tuple[str, bytes]:
    """Return the ending of a manuscript's format, and the manuscript written as the form asks."""
    manuscript = manuscript_files.open_manuscript(library, form.file, form.listed)
    if form.repair:
        return manuscript.read.document.format, manuscript_repairs.repaired(library, manuscript).data
    planned = manuscript_writing.plan(manuscript, form.options)
    return manuscript.read.document.format, manuscript_writing.write(manuscript, planned, form.options.fields)


def file_reply(ending: str, data: bytes, name: str) -> Response:
    """Return a file to be saved, called as it came; where a program reads plain names only, "manuscript" (RFC 6266)."""
    called = quote(f"{PurePath(name).stem or 'manuscript'}.{ending}", safe="")
    saved = f"attachment; filename=\"manuscript.{ending}\"; filename*=UTF-8''{called}"
    headers = {"Content-Disposition": saved, "Cache-Control": "no-store"}
    return Response(data, media_type=MEDIA_TYPES[ending], headers=headers)
