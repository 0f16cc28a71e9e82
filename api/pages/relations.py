"""Related documents, seen from both ends: the small tree they make, and the same drawn by time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.records import Record
from kb.library import cataloguer_notes, document_family
from kb.library.document_family import Member


@dataclass(frozen=True, slots=True)
class Branch:
    """A related document: what it is to the one above it, in whose words (text, language), and what follows it.

    `force` is the word for whether it is in force today, "" where that is not known or it is no document.
    """

    label: str
    line: ShownRecord | None
    citekey: str
    note: tuple[str, str] = ("", "")
    force: str = ""
    children: tuple["Branch", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ShownFamily:
    """The family of a record as the template `family.html` shows it: a picture, and nested lists that say the same."""

    picture: str
    tree: tuple[Branch, ...]
    count: int


def family(page: Page, record: Record) -> ShownFamily:
    """Return what a record relates to and what relates to it."""
    members = document_family.members(page.library, record)
    query = f"lang={page.sticky}" if page.sticky else ""
    forces = document_family.force_by_citekey(
        page.library, [record, *(member.record for member in members if member.record)]
    )
    picture = document_family.picture(page.library, record, members, forces, (page.lang, query))
    under: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        under[member.above].append(member)
    return ShownFamily(picture, _branches(page, record.citekey, under, forces), len(members))


def _branches(
    page: Page, citekey: str, under: Mapping[str, Sequence[Member]], forces: Mapping[str, str]
) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            page.term("relation_target" if member.group == "relation" else member.group, member.kind),
            line(member.record, page) if member.record else None,
            member.citekey,
            cataloguer_notes.prose(member.note, page.lang),
            page.term("force_answer", answer)
            if (answer := forces.get(member.citekey, "not known")) != "not known"
            else "",
            _branches(page, member.citekey, under, forces),
        )
        for member in under.get(citekey, ())
    )
