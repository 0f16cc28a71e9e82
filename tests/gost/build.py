"""Short ways to write CSL items in tables: names as "Family|Given; …", dates as "1992-05-25"."""

from typing import Any

Item = dict[str, Any]
ACCESSED = "2026-10-15"
_NAMES = ("author", "editor", "editorial_director", "compiler", "translator", "container_author", "interviewer")
_DATES = ("issued", "accessed", "event_date")


def names(text: str) -> list[dict[str, str]]:
    """Return names: "Buzan|Barry; Wæver|Ole"; "=ПРООН" is a body."""
    found = []
    for part in text.split("; "):
        if part.startswith("="):
            found.append({"literal": part[1:]})
        else:
            family, _, given = part.partition("|")
            found.append({"family": family, "given": given} if given else {"family": family})
    return found


def date(text: str) -> dict[str, Any]:
    """Return a CSL date of ISO text."""
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def item(kind: str, lang: str, title: str = "", **fields: str) -> Item:
    """Return a CSL item; underscores in field names are hyphens, except in `archive_location`."""
    made: Item = {"type": kind, "language": lang}
    if title:
        made["title"] = title
    for name, value in fields.items():
        key = name if name == "archive_location" else name.replace("_", "-")
        made[key] = names(value) if name in _NAMES else date(value) if name in _DATES else value
    return made
