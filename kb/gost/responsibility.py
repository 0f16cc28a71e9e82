"""Names prepared for GOST: who stands in the heading, who after the slash, and in which case."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kb.csl.item import as_text
from kb.gost.families import Family
from kb.gost.legal_titles import LegalTitle
from kb.gost.shortening import shortened
from kb.language.russian_names import surname_genitive

MOST_IN_HEADING: Final = 3
_GOVERNED: Final = ("editor", "editorial-director", "translator", "illustrator")
_WORKS: Final = (
    "шығармалар", "таңдамалы", "собрание сочинений", "сочинения", "избранн", "полное собрание", "collected",
    "selected", "complete", "works",
)  # fmt: skip


def assign(made: dict[str, Any], title: LegalTitle, lang: str, family: Family) -> None:
    """Put persons and bodies where the family's styles print them."""
    persons, bodies = _parted(made.get("author"))
    body = _body(made, title, bool(persons))
    bodies += [{"literal": shortened(body, lang, family)}] if body else []
    made.pop("author", None)
    if len(persons) > MOST_IN_HEADING:
        made["contributor"] = [*persons, *bodies]
    elif persons:
        made["author"] = persons
        full = _in_full(persons, lang) if family.content_type and as_text(made.get("type")) == "thesis" else []
        if full or (bodies and family.repeats_authors):
            made["contributor"] = [*(full or persons), *bodies]
        elif bodies:
            made["contributor"] = bodies
    elif bodies:
        made["contributor"] = bodies
    if lang == "ru":
        for role in _GOVERNED:
            if isinstance(made.get(role), Sequence):
                made[role] = [_governed(name) for name in made[role]]
    _host(made, family)


def _parted(names: object) -> tuple[list[Any], list[Any]]:
    """Return the persons and the bodies among names."""
    given = names if isinstance(names, list) else []
    persons = [name for name in given if isinstance(name, Mapping) and (name.get("family") or name.get("given"))]
    bodies = [name for name in given if name not in persons]
    return persons, bodies


def _body(made: dict[str, Any], title: LegalTitle, persons: bool) -> str:
    """Return the issuing body that stands after the slash; beside personal authors it is the publisher, if any."""
    kind = as_text(made.get("type"))
    if kind == "speech" or not title.body:
        return ""
    if persons:
        if not made.get("publisher") and not made.get("container-title"):
            made["publisher"] = title.body
        return ""
    return title.body


def _in_full(persons: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, str]]:
    """Return names of thesis authors in full where they are known in full (R 7.0.100)."""
    full = []
    for person in persons:
        family, given = as_text(person.get("family")), as_text(person.get("given"))
        if not given or "." in given:
            return []
        full.append({"literal": f"{given} {family}" if lang == "en" else f"{family} {given}"})
    return full


def _governed(name: object) -> object:
    if not isinstance(name, Mapping) or not name.get("family"):
        return name
    return {**name, "family": surname_genitive(as_text(name["family"])), "in-case": True}


def _host(made: dict[str, Any], family: Family) -> None:
    """Keep the author of the host; where the family names it first, only before titles that say nothing alone."""
    if family.hosts_author or not made.get("container-author"):
        return
    container = as_text(made.get("container-title")).casefold()
    if not container.startswith(_WORKS):
        del made["container-author"]
