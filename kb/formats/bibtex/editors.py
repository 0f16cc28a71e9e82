"""The four editor fields of BibLaTeX and their types (manual, 2.3.6): who compiled a work, who directed its edition."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kb.domain.records import Contributor
from kb.formats.bibtex import names

FIELDS: Final = ("editor", "editora", "editorb", "editorc")
_ROLES: Final = {
    "compiler": "compiler", "сост.": "compiler", "составитель": "compiler", "құраст.": "compiler",
    "supervisor": "editorial-director", "general editor": "editorial-director", "generaleditor": "editorial-director",
    "editorial director": "editorial-director", "под общ. ред.": "editorial-director",
    "под общей редакцией": "editorial-director", "жалпы ред. басқ.": "editorial-director",
    "translator": "translator", "illustrator": "illustrator", "director": "director", "режиссер": "director",
    "режиссёр": "director", "реж.": "director", "producer": "producer", "composer": "composer",
    "performer": "performer",
}  # fmt: skip
_WRITTEN: Final = {
    "editor": "",
    "compiler": "compiler",
    "editorial-director": "supervisor",
    "illustrator": "illustrator",
    "director": "director",
    "producer": "producer",
    "composer": "composer",
    "performer": "performer",
}


def roles(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (field, role) of the editor fields that an entry has: the role is what the field's type names."""
    for field in FIELDS:
        if fields.get(field):
            yield field, _ROLES.get(_type(fields, field), "editor")


def is_read(name: str, fields: Mapping[str, str]) -> bool:
    """Return whether a field is one of editors, or a type that their role says."""
    if name in FIELDS:
        return True
    field = name.removesuffix("type")
    known = _type(fields, field)
    return field in FIELDS and name != field and (known in _ROLES or known == "editor")


def dump(people: Iterable[Contributor], values: dict[str, str], origin: str, others: str = "") -> None:
    """Write editors of every role into the first editor fields that are free, with their types and origins.

    `others` are the roles whose list goes on beyond its names.
    """
    for role, kind in _WRITTEN.items():
        group = tuple(person for person in people if person.role == role)
        field = next((name for name in FIELDS if name not in values), "")
        if group and field:
            values[field] = names.dump(group) + (" and others" if role in others.split() else "")
            values[field + origin] = f'="{group[0].origin}"'
            if kind:
                values[f"{field}type"] = kind


def _type(fields: Mapping[str, str], field: str) -> str:
    return fields.get(f"{field}type", "").strip().casefold()
