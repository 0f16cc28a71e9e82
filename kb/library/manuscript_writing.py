"""Writes a manuscript back: its citations and its list in a style, its numbers in an order, nothing else touched."""

from collections.abc import Sequence

from kb.errors import KbError
from kb.library.manuscript_files import OwnManuscript
from kb.library.styled_manuscript import StyledManuscript
from kb.library.writing_plan import WritingOptions, WritingPlan
from kb.library.written_lines import headings_lost
from kb.library.written_numbers import refuse_lists, refuse_unsafe


def plan(manuscript: OwnManuscript, options: WritingOptions, wanted: Sequence[str] = ()) -> WritingPlan:
    """Return what is to be written; raise KbError where there is no list, or new numbers would cite other works.

    `wanted` are the citekeys of all entries in an order of their own.
    """
    if not manuscript.entries:
        raise KbError("manuscript-without-list", place=manuscript.name)
    refuse_lists(manuscript)
    chosen = options.checked()
    if chosen.order != "number" or chosen.renumber or wanted:
        refuse_unsafe(manuscript)
    work = StyledManuscript(manuscript, chosen, wanted)
    if work.numeric and manuscript.read.part and not manuscript.read.part.numbered:
        refuse_unsafe(manuscript)
    edits, markers, left = ((), (), ()) if chosen.list_only else work.markers()
    headings = () if work.keeps_headings else headings_lost(manuscript)
    return WritingPlan(edits, work.new_list(), work.numbers(), markers, left, headings)


def write(manuscript: OwnManuscript, planned: WritingPlan, fields: str = "") -> bytes:
    """Return the document as planned."""
    return manuscript.read.document.write(planned.edits, planned.listed, fields)
