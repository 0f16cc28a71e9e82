"""Opaque marks of a place in a list of hits, tied to the question they came from."""

import base64
import binascii
import math
import re
from typing import Any, NamedTuple

import orjson

from kb.domain.filters import Sort
from kb.errors import KbError
from kb.search.results import IndexFilters

_SORT_VALUE = re.compile(r"[0-9A-Za-z_.%~#-]*")


class CursorError(KbError):
    """A cursor that does not belong to this question."""


class PagePosition(NamedTuple):
    """The last hit of a page: its sort value or score, its key, and how many hits came up to it."""

    value: str
    score: float
    key: str
    seen: int


def question_mark(text: str, filters: IndexFilters, sort: Sort) -> str:
    """Return a short mark of a question: the same words, filters and order give the same mark."""
    question = orjson.dumps([text, tuple(filters), sort])
    return f"{binascii.crc32(question):08x}"


def dump_cursor(place: PagePosition, mark: str) -> str:
    """Return the cursor of the page after a place: URL-safe ASCII."""
    return sealed(mark, place.value, round(place.score, 6), place.key, place.seen)


def parse_cursor(cursor: str, mark: str) -> PagePosition:
    """Return the place a cursor marks; raises CursorError if it is broken or of another question."""
    try:
        value, score, key, seen = opened(cursor, mark)
        place = PagePosition(str(value), float(score), str(key), int(seen))
    except (ValueError, TypeError) as error:
        raise CursorError("cursor-unreadable") from error
    if place.seen < 0 or not math.isfinite(place.score) or not _SORT_VALUE.fullmatch(place.value):
        raise CursorError("cursor-unreadable")
    return place


def sealed(mark: str, *values: str | int | float) -> str:
    """Return a mark and values as URL-safe ASCII."""
    return base64.urlsafe_b64encode(orjson.dumps([mark, *values])).decode().rstrip("=")


def opened(cursor: str, mark: str) -> list[Any]:
    """Return the values that were sealed under a mark; raises CursorError if they are broken or of another mark."""
    try:
        of, *values = orjson.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error) as error:
        raise CursorError("cursor-unreadable") from error
    if of != mark:
        raise CursorError("cursor-of-another-question")
    return list(values)
