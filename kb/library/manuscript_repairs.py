"""Repairs a manuscript where that is safe: markers, page labels, gaps in the numbers, the order of the list."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from kb.errors import KbError
from kb.library import manuscript_writing
from kb.library.manuscript_files import OwnManuscript, SourceFile, findings, known_works, open_manuscript, subject_of
from kb.library.session import Library
from kb.library.writing_plan import AS_PRINTED, RewrittenMarker, WritingOptions, WritingPlan
from kb.manuscript.audit.alphabetical_order import in_alphabetical_order
from kb.manuscript.audit.audited_manuscript import Finding
from kb.manuscript.audit.numbers import follows_alphabet
from kb.manuscript.documents.document_text import Edit, Piece


class Repaired(NamedTuple):
    """A manuscript after its repairs: the bytes, the markers rewritten, the plan of new numbers (None: none given)."""

    data: bytes
    markers: tuple[RewrittenMarker, ...]
    numbers: WritingPlan | None


def repair(library: Library, manuscript: OwnManuscript, wrong: Sequence[Finding] | None = None) -> Repaired:
    """Return a manuscript with the repairs that its findings offer; nothing else in it changes.

    `wrong` are its findings where they are known. The document of `manuscript` is written, and is not to be read again.
    """
    if wrong is None:
        wrong = findings(library, manuscript, known_works(library, manuscript))
    offered = {item.span: item for item in wrong if item.repair and item.span[0] >= 0}
    edits = tuple(Edit(*span, (Piece(item.repair),)) for span, item in sorted(offered.items()))
    markers = tuple(RewrittenMarker(item.line, item.raw, item.repair) for item in offered.values())
    data = manuscript.read.document.write(edits)
    kinds = {item.kind for item in wrong}
    if not kinds & {"gap", "list-order"} or not all(part.in_text for part in manuscript.chapters or (manuscript,)):
        return Repaired(data, markers, None)
    again = open_manuscript(library, SourceFile(manuscript.name, data))
    planned = _numbers(again, kinds)
    return Repaired(manuscript_writing.write(again, planned) if planned else data, markers, planned)


def _numbers(manuscript: OwnManuscript, kinds: Set[str]) -> WritingPlan | None:
    """Return the plan that closes gaps and puts entries in their places; None where numbers cannot be given safely."""
    wanted = [_order(chapter, kinds) for chapter in manuscript.chapters or (manuscript,)]
    options = WritingOptions(AS_PRINTED, "number", renumber="gap" in kinds)
    try:
        return manuscript_writing.plan(manuscript, options, wanted)
    except KbError:
        return None


def _order(manuscript: OwnManuscript, kinds: Set[str]) -> list[str]:
    """Return the citekeys of a list in the alphabet that it follows; none where it follows none or stands in it."""
    ordered = "list-order" in kinds and follows_alphabet(subject_of(manuscript))
    return [entry.record.citekey for entry in in_alphabetical_order(manuscript.entries)] if ordered else []
