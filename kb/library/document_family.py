"""The family of a document: what it amends, prolongs, replaces or is based on, what did so to it, and what followed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb import clock
from kb.domain.chronology import is_document, issued
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.records import Record
from kb.domain.states import Answer
from kb.library import records
from kb.library.session import Library
from kb.timeline import family as drawing
from kb.timeline.entry_words import EntryWords
from kb.timeline.family import DrawnMember

MOST, DEPTH = 40, 2
LIFE = ("amends", "protocol-to", "supplements", "prolongs", "replaces", "terminates", "ratifies")
DRAWN = (*LIFE, "repeals", "implements", "based-on")


@dataclass(frozen=True, slots=True)
class Member:
    """A related document: how it relates to the one `above` it, seen from that one, and in whose words.

    `group` is that of the terms with the word for the relation; `record` is None where there is no such record.
    """

    citekey: str
    above: str
    kind: str
    group: str
    note: Prose = NO_PROSE
    record: Record | None = None


def members(library: Library, record: Record) -> tuple[Member, ...]:
    """Return the documents a record relates to and those that relate to it, none twice, each before what is under it.

    Under each stands what changed or carried it on; the near ones come first, so that none is taken by a far one.
    """
    return tuple(_members_below(library, record, {record.citekey}, DEPTH))


def force_by_citekey(library: Library, family: Sequence[Record]) -> dict[str, Answer]:
    """Return the answer whether each document of a family is in force today, by citekey."""
    today = clock.today()
    documents = [record.citekey for record in family if is_document(record)]
    return {citekey: force.answer for citekey, force in records.force_on(library, documents, today).items()}


def picture(
    library: Library, record: Record, known: Sequence[Member], answers: Mapping[str, Answer], link: tuple[str, str]
) -> str:
    """Return the SVG of the family by time, `answers` as of `force_by_citekey`; "" for a document without relations.

    `link` is the language of its words and the query that ends each address.
    """
    drawn = {record.citekey: record}
    for member in known:
        if member.record and member.kind in DRAWN and member.above in drawn and is_document(member.record):
            drawn[member.citekey] = member.record
    shown = [
        DrawnMember(other, issued(other), relation, answers.get(other.citekey, "not known"))
        for other, relation in _related(record, known, drawn)
    ]
    lang, query = link
    return drawing.draw(shown, EntryWords(library.vocabulary, lang), query) if len(shown) > 1 else ""


def _related(
    record: Record, known: Sequence[Member], drawn: Mapping[str, Record]
) -> Iterator[tuple[Record, tuple[str, str, str]]]:
    """Yield each drawn record with its relation: the citekey above it, the group and the key of its word."""
    yield record, ("", "", "")
    for member in known:
        if member.citekey in drawn:
            yield drawn[member.citekey], (member.above, member.group, member.kind)


def _members_below(library: Library, record: Record, seen: set[str], depth: int) -> Iterator[Member]:
    kinds = None if depth == DEPTH else LIFE
    above = record.citekey
    near = [Member(relation.target, above, relation.kind, "relation", relation.note) for relation in record.relations]
    near += [Member(key, above, kind, "relation_inverse") for kind, key in records.related(library, above)]
    fresh = []
    for member in near:
        if member.citekey not in seen and len(seen) < MOST and (kinds is None or member.kind in kinds):
            seen.add(member.citekey)
            fresh.append(member)
    known = library.records.many(member.citekey for member in fresh)
    for member in fresh:
        other = known.get(member.citekey)
        yield replace(member, record=other)
        if other and depth > 1:
            yield from _members_below(library, other, seen, depth - 1)
