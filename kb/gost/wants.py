"""What a reference of a type should have by GOST, and what an item lacks of it."""

from collections.abc import Mapping
from typing import Any, Final

from kb.csl.dates import read_date
from kb.csl.item import as_text
from kb.domain.wording import Wording
from kb.gost.families import tables_of
from kb.gost.numbered_titles import office
from kb.messages import catalogue

# The CSL variables of which one must be filled, the usual one first; those that are not here are named as they are.
VARIABLES: Final[Mapping[str, list[str]]] = tables_of("explanation")["filled by"]


def lacking(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of what a reference of the item's type should have and has not."""
    wanted = [*tables_of("explanation")["wants"].get(as_text(item.get("type")), ["year"])]
    if item.get("URL") and "accessed" not in wanted:
        wanted.append("accessed")
    title = as_text(item.get("title"))
    supplied = ["title"] if not item.get("archive") and (not title or title.startswith("[")) else []
    return tuple(supplied + [name for name in wanted if not _has(name, item)])


def gap(name: str) -> Wording:
    """Return what is said of something that is missing: нет места издания."""
    return Wording(catalogue()["words"][f"lacks-{name}"])


def _has(name: str, item: Mapping[str, Any]) -> bool:
    if name in ("year", "date"):
        date = read_date(item.get("event-date") or item.get("issued"))
        return date is not None and (name == "year" or bool(date.start.day))
    if name == "country" and office(item, "ru")[0]:
        return True  # by the code of its number, RU 2187888
    return any(item.get(variable) for variable in VARIABLES.get(name, [name]))
