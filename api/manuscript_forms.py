"""Manuscripts that come as forms: the files and the choices in them, read within bounds, worked on in few threads."""

from asyncio import Semaphore
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from api.problems import TooLargeError, TooManyError, UnknownFieldError
from api.request_bodies import file_name, form_of, texts_in
from kb.errors import KbError
from kb.library.manuscript_files import SourceFile
from kb.library.writing_plan import WritingOptions
from kb.time_limit import time_limit

LARGEST = 20 << 20
LONGEST = 60  # seconds
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "md": "text/markdown; charset=utf-8",
    "tex": "text/x-tex; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_AT_A_TIME, _WAITING, _AGAIN = 2, 8, 5
_YES, _NO = frozenset(("1", "true", "on", "yes")), frozenset(("", "0", "false", "off", "no"))
_CHOICES = ("renumber", "list_only", "repair")
_FIELDS = ("file", "list", "text", "list_text", "style", "other", "order", "fields", *_CHOICES, "do")
Answer = TypeVar("Answer")


class ManuscriptForm(NamedTuple):
    """What a form brings: the manuscript, its list where it stands apart, how it is to be written.

    With `list_alone` there is no manuscript, and the file is a list.
    """

    file: SourceFile
    listed: SourceFile | None
    options: WritingOptions
    values: dict[str, str]
    list_alone: bool = False

    @property
    def repair(self) -> bool:
        """Whether only what is safely repaired is to change."""
        return self.values.get("repair", "").casefold() in _YES or self.values.get("do") == "repair"


@asynccontextmanager
async def manuscript_form(request: Request, list_alone: bool = False) -> AsyncIterator[ManuscriptForm]:
    """Give what the form of a request brings; its files are gone afterwards.

    Raises KbError where there is no text, nor a list where `list_alone` lets it come without one.
    """
    async with form_of(request, max_files=2, max_fields=20, max_part_size=2 << 20) as form:
        _refuse_unknown(form)
        file = await _file(form, "file") or _pasted(form, "text", "text.txt")
        listed = await _file(form, "list") or _pasted(form, "list_text", "list.txt")
        if file is None and listed is not None and list_alone:
            yield ManuscriptForm(listed, None, _options(form), texts_in(form), list_alone)
            return
        if file is None:
            raise KbError("no-manuscript")
        yield ManuscriptForm(file, listed, _options(form), texts_in(form))


async def worked(request: Request, work: Callable[[], Answer]) -> Answer:
    """Return what some work gives, done in a thread: two at a time; raise TooManyError where too many wait."""
    state: Any = request.app.state
    if not hasattr(state, "manuscripts_busy"):
        state.manuscripts_busy, state.manuscripts_waiting = Semaphore(_AT_A_TIME), 0
    if state.manuscripts_waiting >= _WAITING:
        raise TooManyError("manuscripts-busy", seconds=_AGAIN)
    state.manuscripts_waiting += 1
    try:
        async with state.manuscripts_busy:
            return await run_in_threadpool(_in_time, work)
    finally:
        state.manuscripts_waiting -= 1


def _in_time(work: Callable[[], Answer]) -> Answer:
    with time_limit(LONGEST, lambda seconds: KbError("takes-too-long", seconds=seconds)):
        return work()


async def _file(form: FormData, name: str) -> SourceFile | None:
    file = form.get(name)
    if not isinstance(file, UploadFile) or not (file.filename or file.size):
        return None
    if (file.size or 0) > LARGEST:
        raise TooLargeError("manuscript-too-large", most=LARGEST >> 20)
    return SourceFile(file_name(file.filename or "text.txt"), await file.read())


def _pasted(form: FormData, name: str, called: str) -> SourceFile | None:
    text = form.get(name)
    return SourceFile(called, text.encode()) if isinstance(text, str) and text.strip() else None


def _refuse_unknown(form: FormData) -> None:
    """Raise UnknownFieldError for a field that is not of the form, or that says neither yes nor no where it is to."""
    for name, value in form.items():
        if name not in _FIELDS:
            raise UnknownFieldError(name, _FIELDS)
        if name in _CHOICES and (not isinstance(value, str) or value.strip().casefold() not in _YES | _NO):
            typed = value if isinstance(value, str) else value.filename
            raise UnknownFieldError(f"{name}={typed}", (f"{name}=true", f"{name}=false"))


def _options(form: FormData) -> WritingOptions:
    def word(name: str) -> str:
        value = form.get(name)
        return value.strip() if isinstance(value, str) else ""

    plain = WritingOptions()
    yes = {name: word(name).casefold() in _YES for name in ("renumber", "list_only")}
    return WritingOptions(word("other") or word("style") or plain.style, word("order"), fields=word("fields"), **yes)
