"""What a request brings, read within bounds: its form, the texts of one, its body, the name of a file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from api.problems import UnreadableBodyError
from kb.errors import KbError


@asynccontextmanager
async def form_of(request: Request, **limits: int) -> AsyncIterator[FormData]:
    """Give the form of a request; its files are gone afterwards. Raises UnreadableBodyError where it cannot be read."""
    try:
        async with request.form(**limits) as form:
            yield form
    except HTTPException as error:
        raise UnreadableBodyError("form-unreadable", cause=str(error.detail)) from None


async def texts_of(request: Request, most: int) -> dict[str, str]:
    """Return the fields of a form without files, of which it has so many at the most."""
    async with form_of(request, max_files=0, max_fields=most) as form:
        return texts_in(form)


def texts_in(form: FormData) -> dict[str, str]:
    """Return the fields of a form that are no files."""
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def body_of(request: Request, most: int, too_large: KbError) -> bytes:
    """Return the body of a request; raise `too_large` as soon as it has more bytes than `most`."""
    data = bytearray()
    async for block in request.stream():
        data += block
        if len(data) > most:
            raise too_large
    return bytes(data)


def file_name(sent: str) -> str:
    """Return the name of a file that was sent, without folders and what nobody can read."""
    return "".join(filter(str.isprintable, sent.replace("\\", "/").rpartition("/")[2][-100:]))
