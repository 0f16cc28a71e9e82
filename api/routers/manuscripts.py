"""Manuscripts of one's own: read, audited, written back; nothing is kept."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import Query, Request, Security
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials

from api import i18n
from api.manuscript_forms import MEDIA_TYPES, ManuscriptForm, manuscript_form, worked
from api.prefixed import PrefixedRouter
from api.responses import PROBLEMS, json_reply, library_of, losses, problem_reply, takes_form
from api.routers.imports import bearer, writing_key
from api.schemas import CheckedManuscript, CheckedMeta
from kb.domain.citekeys import manuscript_name
from kb.library import manuscript_files, manuscript_repairs, manuscript_writing, own_manuscript_views, own_manuscripts
from kb.library.session import Library
from kb.library.writing_plan import FIELDS, ORDERS
from kb.messages import ENGLISH

router = PrefixedRouter(prefix="/api/v1/manuscripts", tags=["manuscripts"], responses=PROBLEMS)
_FILE = {"type": "string", "format": "binary", "description": ".docx, .odt, .md, .tex, .html or .txt, at most 20 MiB"}
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
    """Return the same file with citations and list in a style and an order, nothing else touched. Nothing is kept.

    `Derekkoz-Losses` says how many `citations` stay, for the list has no such entry, how many `entries-as-printed`
    stay and how many `headings` inside the list go, and names each value that the style leaves out of the entries.
    """
    library = library_of(request)
    async with manuscript_form(request) as form:
        file = await worked(request, lambda: written(library, form))
    return file_reply(file, form.file.name)


class WrittenFile(NamedTuple):
    """A manuscript as it was written: the ending of its format, its bytes, what was not done with it, each counted."""

    ending: str
    data: bytes
    losses: Mapping[str, int]


def written(library: Library, form: ManuscriptForm) -> WrittenFile:
    """Return the manuscript written as the form asks."""
    manuscript = manuscript_files.open_manuscript(library, form.file, form.listed)
    if form.repair:
        return WrittenFile(manuscript.read.document.format, manuscript_repairs.repair(library, manuscript).data, {})
    planned = manuscript_writing.plan(manuscript, form.options)
    data = manuscript_writing.write(manuscript, planned, form.options.fields)
    return WrittenFile(manuscript.read.document.format, data, planned.losses(form.options.style))


def file_reply(file: WrittenFile, name: str) -> Response:
    """Return a file to be saved, called as it came; where a program reads plain names only, "manuscript" (RFC 6266)."""
    called = quote(f"{PurePath(name).stem or 'manuscript'}.{file.ending}", safe="")
    saved = f"attachment; filename=\"manuscript.{file.ending}\"; filename*=UTF-8''{called}"
    headers = {"Content-Disposition": saved, "Cache-Control": "no-store"}
    headers |= losses(f"{name} ({count})" for name, count in file.losses.items())
    return Response(file.data, media_type=MEDIA_TYPES[file.ending], headers=headers)
