"""Writing: import a file over HTTP, with a key only; a dry run unless told otherwise."""

import io
import time
from collections import defaultdict, deque
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.problems import ForbiddenError, TooLargeError, TooManyError
from api.replies import PROBLEMS, json_reply, library
from kb.library import importing, keys

LARGEST = 20 << 20
MOST_IN_A_MINUTE = 10
router = APIRouter(prefix="/api/v1/imports", tags=["imports"], responses=PROBLEMS)
_recent: defaultdict[str, deque[float]] = defaultdict(deque)


@router.post("", responses={401: {"description": "no working key"}, 413: {"description": "larger than 20 MiB"}})
async def import_file(
    request: Request,
    file: UploadFile,
    dry_run: Annotated[bool, Query(description="say what would happen and change nothing")] = True,
    authorization: Annotated[str, Header(description="Bearer and a key made by `kb keys make`")] = "",
) -> Response:
    """Import a BibLaTeX, BibTeX, RIS, CSL-JSON or JSON Lines file in one transaction, and report on it."""
    held = library(request)
    key = keys.verify(held, authorization.removeprefix("Bearer ").strip())
    if key is None:
        raise ForbiddenError(
            "importing needs a key. `kb keys make NAME` makes one; send it as Authorization: Bearer KEY."
        )
    _limit(key.id)
    body = await file.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise TooLargeError(f"the file is larger than {LARGEST >> 20} MiB. Cut it up, or use `kb import`.")
    name = (file.filename or "import.bib").rsplit("/", 1)[-1][-100:]
    parser = importing.parser_of(name)
    outcome = await run_in_threadpool(
        importing.load_streams,
        held.engine,
        held.vocabulary,
        [(io.BytesIO(body), f"{key.id}:{name}", parser)],
        dry_run=dry_run,
    )
    if not dry_run:
        await run_in_threadpool(held.finder.catch_up, outcome)
    report = {name: getattr(outcome, name) for name in ("new", "changed", "same", "removed", "revision")}
    problems = [asdict(problem) for problem in outcome.problems[:1000]]
    return json_reply(request, {"data": {**report, "dry_run": dry_run, "problems": problems}, "meta": {}, "links": {}})


def _limit(key: str) -> None:
    """Let a key import ten times a minute in this process."""
    now = time.monotonic()
    times = _recent[key]
    while times and now - times[0] > 60:
        times.popleft()
    if len(times) >= MOST_IN_A_MINUTE:
        wait = int(60 - (now - times[0])) + 1
        raise TooManyError(f"a key may import {MOST_IN_A_MINUTE} times a minute. Wait {wait} seconds.", wait)
    times.append(now)
