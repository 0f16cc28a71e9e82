"""Why a reference reads as it does: its pieces with element and rule, and what it lacks.

Derived from the prepared item and the family of the style; the rules name a standard and clause where one is known,
else the usage they follow (docs/styles.md). A piece's text is the value as the reference prints it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.csl.dates import read_date
from kb.csl.item import as_text
from kb.domain.wording import Wording
from kb.gost.families import Family, tables_of
from kb.gost.wants import gap, lacking

_PLACED = (
    ("edition", "edition"), ("call-number", "symbol"), ("publisher-place", "place"), ("publisher", "publisher"),
    ("volume", "numbering"), ("issue", "numbering"), ("section", "locator"), ("page", "extent"),
    ("number-of-pages", "extent"), ("collection-title", "series"), ("ISBN", "identifier"), ("DOI", "identifier"),
    ("URL", "access"), ("medium", "content"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A piece of a reference: the element's id and name, the text printed, and the rule behind it."""

    element: str
    name: Wording
    text: str
    rule: Wording


@dataclass(frozen=True, slots=True)
class Explanation:
    """The pieces of one reference in order, and what it lacks, each as (id, words)."""

    pieces: tuple[ReferencePart, ...]
    missing: tuple[tuple[str, Wording], ...]


def explain_reference(item: Mapping[str, Any], prepared: Mapping[str, Any], text: str, family: Family) -> Explanation:
    """Explain the reference `text` that a family's style made of an item; `prepared` is the item as it was printed."""
    words, rules = tables_of("explanation")["elements"], tables_of("explanation")["rules"][family.name]
    pieces = tuple(
        ReferencePart(element, Wording(words[element]), printed, Wording(rules.get(element, {})))
        for element, printed in _pieces(prepared, text)
    )
    missing = tuple((name, gap(name)) for name in lacking(item))
    return Explanation(pieces, missing)


def _pieces(prepared: Mapping[str, Any], text: str) -> Iterator[tuple[str, str]]:
    """Yield (element, text) in the order of the reference."""
    title = _printed(as_text(prepared.get("title")))
    start = text.find(title) if title else -1
    end = start + len(title)
    if start > 0:
        yield "heading", text[:start].strip()
    if start >= 0:
        yield "title", title
        rest = text[end:]
        if rest.startswith(" / "):
            host = rest.find(" // ")
            stop = min(place for place in (host, rest.find(". – "), len(rest)) if place >= 0)
            yield "responsibility", rest[3:stop].strip()
    for field in ("container-title", "archive"):
        if value := _printed(as_text(prepared.get(field))):
            shelf = as_text(prepared.get("archive_location")) if field == "archive" else ""
            yield "host", ". ".join(part for part in (value, shelf) if part)
            break
    yield from _areas(prepared, text)


def _areas(prepared: Mapping[str, Any], text: str) -> Iterator[tuple[str, str]]:
    for field, element in _PLACED:
        value = _printed(as_text(prepared.get(field)))
        if field == "volume":
            date = read_date(prepared.get("issued"))
            if date and date.start.year:
                yield "year", str(date.start.year)
            elif as_text(prepared.get("status")):
                yield "year", as_text(prepared.get("status"))
        shown = value.replace("-", "–") if field == "page" else value
        if shown and shown in text:
            yield element, shown


def _printed(value: str) -> str:
    """Return a value with the apostrophes and quotation marks that the processor prints."""
    parts = value.replace("'", "’").split('"')
    return parts[0] + "".join(f"{'“' if place % 2 else '”'}{part}" for place, part in enumerate(parts[1:], start=1))
