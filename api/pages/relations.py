"""Related documents, seen from both ends, and the small tree they make."""

from dataclasses import dataclass, field

from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.records import Record
from kb.errors import KbError
from kb.library import finding

_MOST = 60
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Branch:
    """A related document: how it relates to the one above it, and what relates to it in turn."""

    label: str
    line: ShownRecord | None
    citekey: str
    note: str = ""
    children: tuple["Branch", ...] = field(default=())


def tree(page: Page, record: Record) -> tuple[Branch, ...]:
    """Give the documents a record relates to and those that relate to it, two steps deep, none twice."""
    return _branches(page, record, {record.citekey}, _DEPTH)


def _branches(page: Page, record: Record, seen: set[str], depth: int) -> tuple[Branch, ...]:
    near = [(page.term("relation", one.kind), one.target, one.note) for one in record.relations]
    near += [
        (page.term("relation_inverse", kind), key, "") for kind, key in finding.related(page.library, record.citekey)
    ]
    fresh: dict[str, tuple[str, str]] = {}
    for label, citekey, note in near:
        if citekey not in seen and len(seen) < _MOST:
            seen.add(citekey)
            fresh[citekey] = (label, note)
    return tuple(_branch(page, citekey, label, note, seen, depth) for citekey, (label, note) in fresh.items())


def _branch(page: Page, citekey: str, label: str, note: str, seen: set[str], depth: int) -> Branch:
    try:
        other = finding.look_up(page.library, citekey)
    except KbError:
        return Branch(label, None, citekey, note)
    children = _branches(page, other, seen, depth - 1) if depth > 1 else ()
    return Branch(label, line(other, page), citekey, note, children)
