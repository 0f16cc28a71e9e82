"""Writes a manuscript back: its citations and its list in a style, its numbers in an order, nothing else touched."""

from collections.abc import Sequence

from kb.errors import KbError
from kb.library.manuscript_files import OwnManuscript
from kb.library.manuscript_renumbering import refuse_changed_markers, refuse_unsafe
from kb.library.styled_manuscript import StyledManuscript
from kb.library.writing_plan import WritingOptions, WritingPlan, unchanged_marker
from kb.library.written_lines import lost_headings


def plan(manuscript: OwnManuscript, options: WritingOptions, wanted: Sequence[Sequence[str]] = ()) -> WritingPlan:
    """Return what is to be written; raise KbError where there is no list, or new numbers would cite other works.

    `wanted` are the citekeys of all entries of each list in an order of their own. Where each chapter has its list, it
    is written in its place with its own numbers, by which alone a chapter's citations are told from another's.
    """
    chosen = options.checked()
    if not manuscript.chapters:
        return _plan_of_list(manuscript, chosen, wanted[0] if wanted else ())
    plans = [
        _plan_of_list(chapter, chosen, wanted[place] if wanted else (), f"{place + 1}_")
        for place, chapter in enumerate(manuscript.chapters)
    ]  # fmt: skip
    return _join_plans(plans)


def _plan_of_list(
    manuscript: OwnManuscript, chosen: WritingOptions, wanted: Sequence[str], name: str = ""
) -> WritingPlan:
    if name and not manuscript.entries:  # what is cited outside of chapters whose lists stand at the end
        cites = (placed for placed in manuscript.read.markers if placed.marker.items)
        left = tuple(map(unchanged_marker, cites))
        return WritingPlan((), (), (), (), left)
    if not manuscript.entries:
        raise KbError("manuscript-without-list", place=manuscript.name)
    if chosen.order != "number" or chosen.renumber or wanted:
        refuse_unsafe(manuscript)
    work = StyledManuscript(manuscript, chosen, wanted, name)
    if name and not work.numeric:
        raise KbError("chapters-need-numbers", place=manuscript.name, style=chosen.style)
    if work.numeric and manuscript.read.part and not manuscript.read.part.numbered:
        refuse_unsafe(manuscript)
    if chosen.list_only:
        refuse_changed_markers(
            manuscript, {reference.citekey: reference.number for reference in work.references}, work.labels
        )
    edits, markers, left = ((), (), ()) if chosen.list_only else work.markers()
    headings = () if work.keeps_headings else lost_headings(manuscript)
    listed = work.new_list()
    return WritingPlan(edits, (listed,) if listed else (), work.numbers(), markers, left, headings)


def _join_plans(plans: Sequence[WritingPlan]) -> WritingPlan:
    """Return the plans of chapters as one."""
    edits, lists, numbers, markers, left, headings = (tuple(member for part in parts for member in part)
                                                      for parts in zip(*plans, strict=True))  # fmt: skip
    return WritingPlan(edits, lists, numbers, markers, left, headings)


def write(manuscript: OwnManuscript, planned: WritingPlan, fields: str = "") -> bytes:
    """Return the document as planned; raise KbError for live fields in another format than .docx."""
    if fields and manuscript.read.document.format != "docx":
        raise KbError("fields-in-word-only", place=manuscript.name)
    return manuscript.read.document.write(planned.edits, planned.lists, fields)
