"""Items (CSL-JSON) with their fields read once, on first use."""

import re
from collections.abc import Mapping
from typing import Final

from kb.csl.dates import DateValue, read_date
from kb.csl.markup import parse
from kb.csl.numbers import is_numeric
from kb.csl.output import Token, plain
from kb.csl.person import Person, read_names
from kb.csl.words import words

Value = str | tuple[Token, ...]
NAME_VARIABLES: Final = words(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator "
    "organizer original-author performer producer recipient reviewed-author script-writer series-creator "
    "translator"
)
DATE_VARIABLES: Final = words("accessed available-date event-date issued original-date submitted")
_ALIASES: Final = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event-title": ("event",),
    "event": ("event-title",),
    "archive_collection": ("archive-collection",),
}
NUMBER_VARIABLES: Final = words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number "
    "version volume"
)
_BLANKS: Final = " \t\r\n\f\v"  # a no-break space is meant
_DERIVED: Final = frozenset((*_ALIASES, "page-first"))  # variables that another may state
_NOTED: Final = re.compile(r"\{?:?([a-zA-Z][a-zA-Z-]+):\s*([^}]+?)\}?")
KNOWN: Final = (
    NAME_VARIABLES
    | DATE_VARIABLES
    | words(
        "archive archive-place archive_location authority call-number chapter-number citation-label "
        "collection-number collection-title container-title container-title-short dimensions division DOI edition "
        "event event-place event-title genre ISBN ISSN issue jurisdiction language medium number number-of-pages "
        "number-of-volumes original-publisher original-publisher-place original-title page part-number part-title "
        "PMCID PMID printing-number publisher publisher-place references reviewed-genre reviewed-title scale "
        "section source status supplement-number title-short type URL version volume volume-title "
        "volume-title-short"
    )
)


def as_text(value: object) -> str:
    """Return a field's text; numbers are written out, other values are taken as missing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    if isinstance(value, float):
        return f"{value:g}"
    return ""


def with_note(raw: Mapping[str, object], note: str) -> Mapping[str, object]:
    """Return an item with the variables that lines of its note state ("issued: 1994", "author: Hall || W.")."""
    stated: dict[str, object] = {}
    rest: list[str] = []
    for line in note.split("\n"):
        match = _NOTED.fullmatch(line.strip())
        name = match.group(1) if match else ""
        if match is None or name not in KNOWN or (name in raw and name != "type"):
            rest.append(line)
        elif name in NAME_VARIABLES:
            family, _, given = match.group(2).partition("||")
            person = {"family": family.strip(), "given": given.strip()} if given else {"literal": family.strip()}
            stated[name] = [*(stated.get(name) or []), person]  # type: ignore[misc]
        else:
            stated[name] = match.group(2)
    return {**raw, **stated, "note": "\n".join(rest).strip()} if stated else raw


class Fields(dict[str, Value | None]):
    """Text fields by variable, read when first asked for; None where missing."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw

    def __missing__(self, name: str) -> Value | None:
        raw = self.raw.get(name)
        if raw.__class__ is str and raw.isalnum():
            value: Value | None = raw
        else:
            value = None if raw is None and name not in _DERIVED else self._read(name)
        self[name] = value
        return value

    def _read(self, name: str) -> Value | None:
        value = self.raw.get(name)
        text = value if value.__class__ is str else as_text(value)
        if not text:
            for alias in _ALIASES.get(name, ()):
                text = text or as_text(self.raw.get(alias))
        if not text and name == "page-first":
            pages = self["page"]
            text = _first_page(pages if isinstance(pages, str) else plain(pages or ()))
        text = text.strip(_BLANKS)
        if not text:
            return None
        if "«" in text:
            text = text.replace("« ", "«\u202f").replace(" »", "\u202f»")
        if "  " in text:
            text = " ".join(part for part in text.split(" ") if part)
        return parse(text)


def _first_page(pages: str) -> str:
    number = is_numeric(pages)  # else what stands before a number is its label: Art. 5
    for place, char in enumerate(pages):
        if number and char in "-–,&; ":
            return pages[:place]
        number = number or char.isdecimal()
    return pages


class NameFields(dict[str, tuple[Person, ...]]):
    """Name fields by variable, read when first asked for."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw

    def __missing__(self, name: str) -> tuple[Person, ...]:
        value = self.raw.get(name)
        names = self[name] = read_names(value) if value else ()
        return names


class DateFields(dict[str, DateValue | None]):
    """Date fields by variable, read when first asked for."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw

    def __missing__(self, name: str) -> DateValue | None:
        value = self.raw.get(name)
        date = self[name] = read_date(value) if value else None
        return date


class Item:
    """One item to be cited: its fields, its type and its language."""

    __slots__ = ("dates", "fields", "id", "language", "names", "raw", "type")

    def __init__(self, raw: Mapping[str, object]) -> None:
        note = raw.get("note")
        if isinstance(note, str) and ":" in note:
            raw = with_note(raw, note)
        self.raw = raw
        self.id = as_text(raw.get("id"))
        self.type = as_text(raw.get("type"))
        self.language = as_text(raw.get("language"))
        self.fields = Fields(raw)
        self.names = NameFields(raw)
        self.dates = DateFields(raw)
