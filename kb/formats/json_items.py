"""The items of a JSON file, one at a time, so that memory does not grow with the file."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

import ijson

from kb.errors import Problem
from kb.formats.jsonl import loads
from kb.language.encodings import as_utf8, not_utf8, read_text
from kb.messages import Message

_WHOLE = 8 << 20  # bytes that are read at once: then an error has its line
_HEAD, _PIECE = 1 << 12, 4 << 20
_LISTS = (  # where the items stand: in an array, in one that is wrapped, as OpenAlex and Crossref send them
    ("item", re.compile(rb"\s*\[")),
    ("items.item", re.compile(rb"\s*\{[^{\[]*?\"items\"\s*:\s*\[")),
    ("results.item", re.compile(rb"\s*\{\s*\"meta\"\s*:\s*\{[^{}]*\}\s*,\s*\"results\"\s*:\s*\[")),
    ("message.items.item", re.compile(rb"\s*\{[^{\[]*?\"message\"\s*:\s*\{.*?\"items\"\s*:\s*\[", re.DOTALL)),
)


def items(stream: BinaryIO, name: str) -> Iterator[Any]:
    """Yield the items of an array, wrapped or bare, or the one value that a file is; a Problem where it is no JSON."""
    with as_utf8(stream, name) as utf8:
        begin = utf8.tell() if utf8.seekable() else 0
        start = utf8.read(_WHOLE + 1)
        if len(start) <= _WHOLE or not utf8.seekable():
            yield from _read(start + utf8.read(), name)
            return
        utf8.seek(begin)
        where = _where(start)
        if problem := not_utf8(utf8, name):
            yield problem
        elif where:
            yield from _streamed(utf8, where, name)
        else:
            yield from _read(utf8.read(), name)


def _read(data: bytes, name: str) -> Iterator[Any]:
    text = read_text(BytesIO(data), name)
    if isinstance(text, Problem):
        yield text
        return
    try:
        value = loads(text)
    except (ValueError, RecursionError) as error:
        where = _where(data) if hasattr(error, "lineno") else ""
        if where:  # of half a file the whole items are read
            yield from (item for item in _streamed(BytesIO(data), where, name) if not isinstance(item, Problem))
        yield Problem("syntax", Message("not-json", cause=str(error)), name, getattr(error, "lineno", 0))
        return
    if isinstance(value, dict) and isinstance(value.get("message"), dict):
        value = value["message"]  # as Crossref sends a work, or a list of works
    if isinstance(value, dict) and isinstance(value.get("items"), dict):
        value = list(value["items"].values())  # as citeproc-js is given them, by their ids
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        value = value["items"]  # as Better BibTeX and CSL's own tests wrap a list
    if isinstance(value, dict) and "meta" in value and isinstance(value.get("results"), list):
        value = value["results"]  # as OpenAlex sends them
    yield from value if isinstance(value, list) else [value]


def _where(start: bytes) -> str:
    """Return where the items of a file stand, by its beginning; "" where it is one value."""
    head = start[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((prefix for prefix, form in _LISTS if form.match(head)), "")


def _streamed(stream: BinaryIO, where: str, name: str) -> Iterator[Any]:
    begin = stream.tell()
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(begin)
    try:
        yield from ijson.items(stream, where, use_float=True, buf_size=_PIECE)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        yield Problem("syntax", Message("not-json", cause=str(error).split("\n")[0]), name)
