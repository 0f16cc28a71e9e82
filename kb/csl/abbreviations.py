"""Abbreviation lists: short forms of titles, places, numbers and institutions (citeproc-js "abbreviations").

    {"default": {"container-title": {"Journal of Foo": "J. Foo"}, "place": {"New York": "NY"}}}

The first level names a jurisdiction, "default" for all; the second a kind of value; the third whole -> short.
They serve where a style asks for a short form (`form="short"`), before the item's own short field.
"""

from collections.abc import Mapping
from typing import Final

DEFAULT: Final = "default"
_KINDS: Final = {
    "title": "title", "genre": "title", "event": "title", "event-title": "title", "medium": "title",
    "container-title": "container-title", "collection-title": "collection-title", "archive": "collection-title",
    "volume-title": "title", "publisher": "institution-part", "authority": "institution-part",
    "publisher-place": "place", "event-place": "place", "archive-place": "place", "original-publisher-place": "place",
    "jurisdiction": "place", "call-number": "number", "chapter-number": "number", "collection-number": "number",
    "edition": "number", "page": "number", "issue": "number", "volume": "number", "number": "number",
    "number-of-pages": "number", "number-of-volumes": "number",
}  # fmt: skip
_INSTITUTIONS: Final = ("institution-entire", "institution-part")


class Abbreviations:
    """Short forms of values, by jurisdiction and kind."""

    __slots__ = ("_lists",)

    def __init__(self, lists: Mapping[str, object] | None = None) -> None:
        self._lists: dict[tuple[str, str], Mapping[str, object]] = {}
        for jurisdiction, kinds in (lists or {}).items():
            if isinstance(kinds, Mapping):
                for kind, forms in kinds.items():
                    if isinstance(forms, Mapping):
                        self._lists[jurisdiction, str(kind)] = forms

    def __bool__(self) -> bool:
        return bool(self._lists)

    def short(self, variable: str, value: str, jurisdiction: str = "") -> str:
        """Return the short form of a variable's value, "" where the lists have none."""
        kind = _KINDS.get(variable, variable)
        return self._found(("institution-entire", kind) if kind == "institution-part" else (kind,), value, jurisdiction)

    def institution(self, name: str) -> str:
        """Return the short form of an institution's name, "" where the lists have none."""
        return self._found(_INSTITUTIONS, name, "")

    def _found(self, kinds: tuple[str, ...], value: str, jurisdiction: str) -> str:
        for place in (jurisdiction, DEFAULT):
            for kind in kinds:
                short = self._lists.get((place, kind), {}).get(value)
                if isinstance(short, str) and short:
                    return short
        return ""
