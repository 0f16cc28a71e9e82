"""Items (CSL-JSON) with their fields read once, on first use."""

from collections.abc import Mapping
from typing import Final

from kb.citation.dates import DateValue, read_date
from kb.citation.markup import parse
from kb.citation.output import Token, plain
from kb.citation.person import Person, read_names

Value = str | tuple[Token, ...]
NAME_VARIABLES: Final = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATE_VARIABLES: Final = frozenset("accessed available-date event-date issued original-date submitted".split())
_ALIASES: Final = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event-title": ("event",),
    "event": ("event-title",),
    "archive_collection": ("archive-collection",),
}
_SHORT: Final = frozenset(("title", "container-title"))


def as_text(value: object) -> str:
    """Give a field's text; numbers are written out, other values are taken as missing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    if isinstance(value, float):
        return f"{value:g}"
    return ""


class Fields(dict[str, Value | None]):
    """Text fields by variable, read when first asked for; None where missing."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, name: str) -> Value | None:
        value = self[name] = self._read(name)
        return value

    def _read(self, name: str) -> Value | None:
        text = as_text(self.raw.get(name))
        if not text:
            for alias in _ALIASES.get(name, ()):
                text = text or as_text(self.raw.get(alias))
        if not text and name == "page-first":
            pages = self["page"]
            text = _first_page(pages if isinstance(pages, str) else plain(pages or ()))
        text = text.strip() if text[:1].isspace() or text[-1:].isspace() else text
        if not text:
            return None
        if "  " in text:
            text = " ".join(part for part in text.split(" ") if part)
        return parse(text)


def _first_page(pages: str) -> str:
    for place, char in enumerate(pages):
        if char in "-–,&; ":
            return pages[:place]
    return pages


class NameFields(dict[str, tuple[Person, ...]]):
    """Name fields by variable, read when first asked for."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, name: str) -> tuple[Person, ...]:
        value = self.raw.get(name)
        names = self[name] = read_names(value) if value else ()
        return names


class DateFields(dict[str, DateValue | None]):
    """Date fields by variable, read when first asked for."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, name: str) -> DateValue | None:
        value = self.raw.get(name)
        date = self[name] = read_date(value) if value else None
        return date


class Item:
    """One item to be cited: its fields, its type and its language."""

    __slots__ = ("dates", "fields", "id", "language", "names", "raw", "type")

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw
        self.id = as_text(raw.get("id"))
        self.type = as_text(raw.get("type"))
        self.language = as_text(raw.get("language"))
        self.fields = Fields(raw)
        self.names = NameFields(raw)
        self.dates = DateFields(raw)

    def has(self, variable: str) -> bool:
        """Say whether the item holds a non-empty value for a variable."""
        if variable in DATE_VARIABLES:
            return self.dates[variable] is not None
        if variable in NAME_VARIABLES:
            return bool(self.names[variable])
        return self.fields[variable] is not None
