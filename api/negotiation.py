"""Content negotiation: Accept with q-values, and `?format=` as its twin for browsers (RFC 9110 12.5.1)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from api.problems import NotAcceptableError
from kb.errors import ChoiceError

MOST_RANGES = 40


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One media range of an Accept header."""

    type: str
    parameters: Mapping[str, str]
    quality: float


def chosen(request: Request, given: str, types: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Return the (format name, parameters) to answer in.

    `types` maps format names to media types, the default first; `given` is the `format` parameter. Raises
    ChoiceError for an unknown format and NotAcceptableError where Accept admits none.
    """
    if given:
        if given not in types:
            raise ChoiceError("format", given, types)
        return given, {}
    header = request.headers.get("accept", "")
    if not header.strip():
        return next(iter(types)), {}
    ranges = parse(header)
    best: tuple[float, int, int, str, Mapping[str, str]] | None = None
    for position, (name, media_type) in enumerate(types.items()):
        for item in ranges:
            closeness = _closeness(item.type, media_type)
            if closeness and item.quality > 0:
                rank = (item.quality, closeness, -position, name, item.parameters)
                if best is None or rank[:3] > best[:3]:
                    best = rank
    if best is None or _refused(ranges, types[best[3]]):
        raise NotAcceptableError(tuple(dict.fromkeys(types.values())))
    return best[3], best[4]


def parse(header: str) -> list[MediaRange]:
    """Read an Accept header; ranges that are not of the form are passed over."""
    found = []
    for part in header[:4000].split(",")[:MOST_RANGES]:
        media_type, *rest = (piece.strip() for piece in part.split(";"))
        if "/" not in media_type:
            continue
        pairs = (piece.partition("=") for piece in rest)
        parameters = {name.strip().casefold(): value.strip().strip('"') for name, equals, value in pairs if equals}
        found.append(MediaRange(media_type.casefold(), parameters, _quality(parameters.pop("q", "1"))))
    return found


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
    """Whether the most specific range for a type has quality 0."""
    close = [(_closeness(item.type, media_type), item.quality) for item in ranges]
    top = max((closeness for closeness, _quality in close), default=0)
    return all(quality == 0 for closeness, quality in close if closeness == top)
