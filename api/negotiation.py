"""Content negotiation: Accept with q-values, and `?format=` as its twin for browsers (RFC 9110 12.5.1)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from api.problems import NotAcceptableError
from kb.domain.formats import JSON, Format, Use, named, serving

MOST_RANGES = 40
USES = "x-uses"  # the extension of a route under which it names the uses of its formats


@dataclass(frozen=True, slots=True)
class Choice:
    """The format to answer in, the media type to send, and the parameters that the client gave with it."""

    format: Format
    media_type: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One media range of an Accept header."""

    type: str
    parameters: Mapping[str, str]
    quality: float


def answering(*uses: Use) -> tuple[Format, ...]:
    """Return the formats of an address that answers these uses: our JSON first, which needs no asking."""
    return tuple(dict.fromkeys((JSON, *serving(*uses))))


def described_by(*uses: Use) -> dict[str, Any]:
    """Return what a route says of its formats; `api.description` makes a list of media types and names of it."""
    return {USES: list(uses)}


def chosen(request: Request, name: str, formats: Sequence[Format]) -> Choice:
    """Return what to answer in: the `format` parameter decides, else the Accept header, else the first format.

    A media type that Accept names is the one that is sent. Raises ChoiceError for an unknown format and
    NotAcceptableError where Accept admits none.
    """
    if name:
        form = named(name, formats)
        return Choice(form, form.media_type, {})
    header = request.headers.get("accept", "")
    if not header.strip():
        return Choice(formats[0], formats[0].media_type, {})
    ranges = parse(header)
    types = [(form, media_type) for form in formats for media_type in form.media_types]
    best: tuple[float, int, int] = (0.0, 0, 0)
    choice: Choice | None = None
    for position, (form, media_type) in enumerate(types):
        for item in ranges:
            closeness = _closeness(item.type, media_type)
            rank = (item.quality, closeness, -position)
            if closeness and item.quality > 0 and (choice is None or rank > best):
                best, choice = rank, Choice(form, media_type, item.parameters)
    if choice is None or _refused(ranges, choice.media_type):
        raise NotAcceptableError(
            "not-acceptable", valid=tuple(dict.fromkeys(media_type for _form, media_type in types))
        )
    return choice


def parse(header: str) -> list[MediaRange]:
    """Read an Accept header; ranges that are not of the form are passed over."""
    ranges = []
    for part in header[:4000].split(",")[:MOST_RANGES]:
        media_type, *rest = (piece.strip() for piece in part.split(";"))
        if "/" not in media_type:
            continue
        pairs = (piece.partition("=") for piece in rest)
        parameters = {name.strip().casefold(): value.strip().strip('"') for name, equals, value in pairs if equals}
        ranges.append(MediaRange(media_type.casefold(), parameters, _quality(parameters.pop("q", "1"))))
    return ranges


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


def _closeness(wanted: str, media_type: str) -> int:
    bare = media_type.split(";", 1)[0]
    if wanted == bare:
        return 3
    if wanted.endswith("/*") and bare.startswith(wanted[:-1]) and wanted != "*/*":
        return 2
    return 1 if wanted == "*/*" else 0


def _refused(ranges: list[MediaRange], media_type: str) -> bool:
    """Return whether the most specific range for a type has quality 0."""
    close = [(_closeness(item.type, media_type), item.quality) for item in ranges]
    top = max((closeness for closeness, _quality in close), default=0)
    return all(quality == 0 for closeness, quality in close if closeness == top)
