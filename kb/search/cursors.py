"""Opaque marks of a place in a list of hits, tied to the question they came from."""

import binascii
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from kb.domain.filters import Sort
from kb.errors import KbError
from kb.search.index_values import IndexFilters
from kb.search.schema import tie_of

_SORT_VALUE = r"[0-9A-Za-z_.%~#-]*"
_MOST_SEEN = 2**31
_TO_URL, _FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")  # RFC 4648, section 5
_BETWEEN = "\n"  # values that were sealed: none of them has a line's end


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
    return f"{binascii.crc32(repr((text, tuple(filters), sort)).encode()):08x}"


def dump_cursor(place: PagePosition, mark: str) -> str:
    """Return the cursor of the page after a place: URL-safe ASCII."""
    return sealed(mark, place.value, round(place.score, 6), place.key, place.seen)


def parse_cursor(cursor: str, mark: str) -> PagePosition:
    """Return the place a cursor marks; raises CursorError if it is broken or of another question."""
    try:
        value, score, key, seen = opened(cursor, mark)
        place = PagePosition(value, float(score), key, int(seen))
    except ValueError as error:
        raise CursorError("cursor-unreadable") from error
    known = math.isfinite(place.score) and re.fullmatch(_SORT_VALUE, place.value)
    if not known or not 0 <= place.seen <= _MOST_SEEN:
        raise CursorError("cursor-unreadable")
    return place


def next_place(rows: Sequence[tuple[float, int, int]], after: PagePosition) -> int:
    """Return where the next page starts: after the last hit shown, or where it would be if it is gone."""
    tie = tie_of(after.key)
    for place, row in enumerate(rows):
        if row[1] == tie:
            return place + 1
    last = (-after.score, tie)
    return next((place for place, row in enumerate(rows) if row[:2] > last), len(rows))


def sealed(mark: str, *values: str | int | float) -> str:
    """Return a mark and values as URL-safe ASCII."""
    text = _BETWEEN.join(map(str, (mark, *values)))
    return binascii.b2a_base64(text.encode(), newline=False).translate(_TO_URL).decode().rstrip("=")


def opened(cursor: str, mark: str) -> list[str]:
    """Return the values that were sealed under a mark; raises CursorError if they are broken or of another mark."""
    try:
        text = binascii.a2b_base64(cursor.encode().translate(_FROM_URL) + b"=" * (-len(cursor) % 4)).decode()
    except ValueError as error:
        raise CursorError("cursor-unreadable") from error
    of, *values = text.split(_BETWEEN)
    if not values:
        raise CursorError("cursor-unreadable")
    if of != mark:
        raise CursorError("cursor-of-another-question")
    return values
