"""Related documents, seen from both ends: the small tree they make, and the same drawn by time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.pages.page import Page
from api.pages.titles import ShownRecord, line
from kb.domain.records import Record
from kb.library import families, notes
from kb.library.families import Member
from kb.library.timelines import Picture


@dataclass(frozen=True, slots=True)
class Branch:
    """A related document: how it relates to the one above it, in whose words (text, language), and what follows it."""

    label: str
    line: ShownRecord | None
    citekey: str
    note: tuple[str, str] = ("", "")
    children: tuple["Branch", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ShownFamily:
    """The family of a record as the template `family.html` shows it: a picture with its table, and nested lists."""

    picture: Picture
    tree: tuple[Branch, ...]
    count: int


def family(page: Page, record: Record) -> ShownFamily:
    """Return what a record relates to and what relates to it."""
    members = families.members(page.library, record)
    query = f"lang={page.sticky}" if page.sticky else ""
    picture = families.picture(page.library, record, members, page.lang, query)
    under: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        under[member.above].append(member)
    return ShownFamily(picture, _branches(page, record.citekey, under), len(members))


def _branches(page: Page, citekey: str, under: Mapping[str, Sequence[Member]]) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            page.term(member.group, member.kind),
            line(member.record, page) if member.record else None,
            member.citekey,
            notes.prose(member.note, page.lang),
            _branches(page, member.citekey, under),
        )
        for member in under.get(citekey, ())
    )
