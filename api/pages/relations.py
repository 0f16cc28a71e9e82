"""Related documents, seen from both ends, and the small tree they make."""

from dataclasses import dataclass, field

from api import notes
from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import records

_MOST = 40
_DEPTH = 2
_LIFE = ("amends", "protocol-to", "supplements", "prolongs", "replaces", "terminates", "ratifies")


@dataclass(frozen=True, slots=True)
class Branch:
    """A related document: how it relates to the one above it, in whose words (text, language), and what follows it."""

    label: str
    line: ShownRecord | None
    citekey: str
    note: tuple[str, str] = ("", "")
    children: tuple["Branch", ...] = field(default=())


def tree(page: Page, record: Record) -> tuple[Branch, ...]:
    """Return the documents a record relates to and those that relate to it, none twice.

    Under each stands what changed or carried it on; the near ones come first, so that none is taken by a far one.
    """
    return _branches(page, record, {record.citekey}, _DEPTH)


def _branches(page: Page, record: Record, seen: set[str], depth: int) -> tuple[Branch, ...]:
    kinds = None if depth == _DEPTH else _LIFE
    near = [(relation.kind, "relation", relation.target, relation.note) for relation in record.relations]
    near += [(kind, "relation_inverse", key, NO_PROSE) for kind, key in records.related(page.library, record.citekey)]
    fresh: dict[str, tuple[str, Prose]] = {}
    for kind, group, citekey, note in near:
        if citekey not in seen and len(seen) < _MOST and (kinds is None or kind in kinds):
            seen.add(citekey)
            fresh[citekey] = (page.term(group, kind), note)
    return tuple(_branch(page, citekey, label, note, seen, depth) for citekey, (label, note) in fresh.items())


def _branch(page: Page, citekey: str, label: str, note: Prose, seen: set[str], depth: int) -> Branch:
    words = notes.prose(note, page.lang)
    try:
        other = records.look_up(page.library, citekey)
    except KbError:
        return Branch(label, None, citekey, words)
    children = _branches(page, other, seen, depth - 1) if depth > 1 else ()
    return Branch(label, line(other, page), citekey, words, children)
