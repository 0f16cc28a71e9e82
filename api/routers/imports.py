"""Writing: import a file over HTTP, with a key only; a dry run unless told otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, Any, BinaryIO

from fastapi import Query, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import FormData, UploadFile

from api.bearer_keys import required_key
from api.prefixed import PrefixedRouter
from api.problems import TooLargeError, TooManyError
from api.request_bodies import file_name, form_of
from api.responses import PROBLEMS, json_reply, library_of, problem_reply, takes_form
from api.schemas import ImportReply, ImportReport
from kb.domain.formats import endings
from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.errors import KbError, Problem
from kb.library import api_keys, importing, views
from kb.library.api_keys import Key
from kb.library.shaping import shaped
from kb.operator_log import tell

LARGEST = 20 << 20
MOST_PROBLEMS = 1000
router = PrefixedRouter(prefix="/api/v1/imports", tags=["imports"], responses=PROBLEMS)
bearer = HTTPBearer(auto_error=False, description="a key made by `kb keys make NAME`")
_FILE = {
    "type": "string",
    "format": "binary",
    "description": f"at most 20 MiB; its name ends in {', '.join(endings())}",
}


@router.post(
    "",
    response_model=ImportReply,
    openapi_extra=takes_form({"file": _FILE}, "file"),
    responses={
        401: problem_reply("No working key."),
        403: problem_reply("A key that may not write."),
        413: problem_reply("Larger than 20 MiB."),
        429: problem_reply("Too many imports in a minute; `Retry-After` says when the next one may come."),
    },
)
async def import_file(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    dry_run: Annotated[bool, Query(description="say what would happen and change nothing")] = True,
    manuscript: Annotated[
        str,
        Query(max_length=80, description="whose numbers the file holds (default: as before, else after its name)"),
    ] = "",
    take_over: Annotated[bool, Query(description="change also records that other files of this key brought")] = False,
) -> Response:
    """Import a file of records in one transaction, and report on it; its name's ending says in what format it is.

    What the file brings has the scope `imported`. Records of the collection and of other keys are never changed:
    a citekey that belongs to one of them is a problem of the report.
    """
    key = await writing_key(request, credentials)
    async with form_of(request, max_files=1, max_fields=5) as form:  # not read before the key is known to work
        outcome = await run_in_threadpool(_imported, request, _file(form), key, manuscript, dry_run, take_over)
    return json_reply(request, _body(outcome, dry_run))


async def writing_key(
    request: Request, credentials: HTTPAuthorizationCredentials | None, most: int = api_keys.MOST_IN_A_MINUTE
) -> Key:
    """Return the key that a request brings to write with, its use counted; raise TooManyError beside."""
    key = await required_key(request, credentials, api_keys.WRITE)
    wait = await run_in_threadpool(api_keys.use, library_of(request), key, most)
    if wait:
        raise TooManyError("too-many-imports", most=most, seconds=wait)
    return key


def _body(outcome: importing.Outcome, dry_run: bool) -> ImportReply:
    problems = [views.defect(problem) for problem in outcome.problems[:MOST_PROBLEMS]]
    report = shaped(ImportReport, outcome, dry_run=dry_run, problems=problems)
    return {"data": report, "meta": {"problems": len(outcome.problems)}, "links": {}}


def _file(form: FormData) -> UploadFile:
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise KbError("no-file")
    if (file.size or 0) > LARGEST:
        raise TooLargeError("file-too-large", most=LARGEST >> 20)
    return file


def _imported(
    request: Request, file: UploadFile, key: Key, manuscript: str, dry_run: bool, take_over: bool
) -> importing.Outcome:
    library = library_of(request)
    name = file_name(file.filename or "")
    parser = _as_imported(importing.parser_of(importing.name_by_content(file.file, name)), key)
    outcome = importing.load_streams(
        library.engine,
        library.vocabulary,
        [(file.file, f"{key.id}:{name}", parser)],
        importing.ImportOptions(
            dry_run=dry_run,
            may_replace=lambda source: take_over and source.startswith(f"{key.id}:"),
            manuscript=f"{key.id}-{manuscript}" if manuscript else "",
        ),
    )
    if not dry_run:
        counts = {name: getattr(outcome, name) for name in ("new", "changed", "removed", "revision")}
        tell("import", key=key.id, file=name, **counts)
        library.index_sync.catch_up()
    return outcome


def _as_imported(parser: importing.Parser, key: Key) -> importing.Parser:
    """Return a parser whose records say that they were imported, whatever the file says of their scope.

    The manuscripts that the file names are the key's own: it cannot add to the lists of others.
    """

    def owned(manuscript: str) -> str:
        return f"{key.id}-{manuscript}" if manuscript else ""

    def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
        parsed: Iterable[Any] = parser(stream, name)
        for item in parsed:
            if isinstance(item, Problem):
                yield item
            else:
                yield replace(item[0].with_manuscripts(owned), scope=IMPORTED), item[1]

    return parse
