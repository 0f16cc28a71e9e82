"""The four editor fields of BibLaTeX and their types (manual, 2.3.6): who compiled a work, who directed its edition."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kb.domain.records import EDITOR_GROUPS, Contributor, Record
from kb.formats.bibtex import names
from kb.formats.crosswalks import crosswalk, rows_of
from kb.formats.name_lists import OTHERS
from kb.language.word_tables import pairs

FIELDS: Final = ("editor", "editora", "editorb", "editorc")
_GROUP: Final = re.compile(r"(editor[abc]?) (\d{1,4})")
_ROLES: Final = {name: role for role, names in rows_of("editor", "biblatex").items() for name in names.split(", ")}
_WRITTEN: Final = pairs(crosswalk("biblatex")["editors written"])


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


def grouped(counts: Mapping[str, int]) -> str:
    """Return the value of EDITOR_GROUPS for how many editors each field names; "" where `editor` names them all."""
    return ", ".join(f"{field} {count}" for field, count in counts.items()) if set(counts) - {"editor"} else ""


def dump(record: Record, values: dict[str, str], origin: str) -> None:
    """Write editors of every role into the editor fields that are free, with their types and origins."""
    others = record.fields.get(OTHERS, "").split()
    for role, kind in _WRITTEN.items():
        group = record.contributors_as(role)
        for place, people in _placed(record, group) if role == "editor" else [("", group)]:
            field = place or next((name for name in FIELDS if name not in values), "")
            if people and field:
                more = " and others" if role in others and people[-1] is group[-1] else ""
                values[field] = names.dump(people) + more
                values[field + origin] = f'="{people[0].origin}"'
                if kind:
                    values[f"{field}type"] = kind


def _placed(record: Record, group: tuple[Contributor, ...]) -> list[tuple[str, tuple[Contributor, ...]]]:
    """Return (field, people) of the editors that stood in several fields; one without a field where it is not said."""
    placed = []
    for field, count in _GROUP.findall(record.fields.get(EDITOR_GROUPS, "")):
        placed.append((field, group[: int(count)]))
        group = group[int(count) :]
    return [*placed, ("", group)]


def _type(fields: Mapping[str, str], field: str) -> str:
    return fields.get(f"{field}type", "").strip().casefold()
