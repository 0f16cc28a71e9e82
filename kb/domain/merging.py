"""Two records of one work made into a single one, which has every value of both, in it or in its evidence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kb.domain.prose import Prose
from kb.domain.records import RECORD_FIELDS, Contributor, Evidence, Record
from kb.domain.states import STATUSES

_APART = ("citekey", "scope", "status", "fields", "contributors", "evidence", "cited_for", "remarks", "relations")
_SAID_OF_OTHERS = ("citekey", "scope", "status", "issued_origin")  # no words of the work's
# Variables of which a record has several, each with what stands between two.
_SEVERAL = {"keyword": ", ", "note": "; ", "annote": "; ", "x-file": ";", "x-ris-l1": "; "}


def merged(kept: Record, gone: Record) -> Record:
    """Return one record of two. What only one of them says it says; where they differ the first one's value stands.

    The other value is a statement of its evidence, whose note names the record that it stood in. Lists, keywords and
    notes are joined; a name that differs in its spelling only is a variant of the one that stands.
    """
    values: dict[str, Any] = {name: _joined(getattr(kept, name), getattr(gone, name))
                              for name in RECORD_FIELDS if name not in _APART}  # fmt: skip
    people, others = _people(kept, gone)
    both_cited = kept.cited_for and gone.cited_for and kept.cited_for != gone.cited_for
    unlike = (*_unlike(kept, gone), *((person.role, person.label) for person in others))
    return replace(
        kept,
        **values,
        status=min(kept.status, gone.status, key=STATUSES.index),
        fields={**gone.fields, **kept.fields, **_joined_fields(kept, gone)},
        contributors=people,
        relations=tuple(relation for relation in dict.fromkeys((*kept.relations, *gone.relations))
                        if relation.target not in (kept.citekey, gone.citekey)),
        cited_for=kept.cited_for or gone.cited_for,
        remarks=tuple(dict.fromkeys((*kept.remarks, *gone.remarks, *([gone.cited_for] if both_cited else [])))),
        evidence=tuple(dict.fromkeys((*kept.evidence, *gone.evidence, *_statements(unlike, gone)))),
    )  # fmt: skip


def _joined(first: Any, second: Any) -> Any:
    """Return the first value, or the second where there is none; of two lists all that stands in either."""
    if isinstance(first, tuple) and type(first) is tuple:
        return tuple(dict.fromkeys((*first, *second)))
    return first or second


def _joined_fields(kept: Record, gone: Record) -> dict[str, str]:
    """Return the fields that hold a list or remarks, of both records: each keyword, each note once."""
    fields = {}
    for name, between in _SEVERAL.items():
        parts = [part.strip() for record in (kept, gone) for part in record.fields.get(name, "").split(between.strip())]
        if name in kept.fields and name in gone.fields:
            fields[name] = between.join(dict.fromkeys(filter(None, parts)))
    return fields


def _people(kept: Record, gone: Record) -> tuple[tuple[Contributor, ...], list[Contributor]]:
    """Return the contributors of both, and those of the second that the first names otherwise."""
    people = list(kept.contributors)
    others = []
    for person in gone.contributors:
        same = next((place for place, known in enumerate(people) if _is_same(known, person)), None)
        if same is not None:
            spelt = (*people[same].variants, *person.variants, person.label)
            variants = tuple(name for name in dict.fromkeys(spelt) if name != people[same].label)
            people[same] = replace(people[same], variants=variants)
        elif kept.contributors_as(person.role):
            others.append(person)
        else:
            people.append(person)
    return tuple(people), others


def _is_same(known: Contributor, person: Contributor) -> bool:
    if known.role != person.role:
        return False
    if known.label == person.label:
        return True
    initials = {known.given[:1].casefold(), person.given[:1].casefold()}
    return bool(known.family) and known.family == person.family and ("" in initials or len(initials) == 1)


def _unlike(kept: Record, gone: Record) -> Iterator[tuple[str, str]]:
    """Yield (field, value) of what the second record says otherwise than the first."""
    for name in RECORD_FIELDS:
        first, second = getattr(kept, name), getattr(gone, name)
        if isinstance(first, str) and name not in _SAID_OF_OTHERS and first and second and first != second:
            yield name, second
    if kept.issued and gone.issued and kept.issued != gone.issued:
        yield "issued", gone.issued.text
    for name, value in gone.fields.items():
        if name not in _SEVERAL and kept.fields.get(name, value) != value:
            yield name, value


def _statements(unlike: tuple[tuple[str, str], ...], gone: Record) -> Iterator[Evidence]:
    for name, value in unlike:
        yield Evidence(name, value, "stated", note=Prose.parse(f"So in {gone.citekey}."))
