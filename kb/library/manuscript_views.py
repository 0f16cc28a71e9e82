"""Manuscripts, their reference lists and their citations as plain JSON objects; see `kb.library.views`."""

from kb.domain.manuscripts import Citation, ListEntry, Manuscript, Section
from kb.library.answer_shapes import CitationJson, ListEntryJson, ManuscriptJson, SectionJson
from kb.library.shaping import shaped
from kb.library.views import wording


def manuscript(item: Manuscript) -> ManuscriptJson:
    """Return the JSON object of a manuscript."""
    sections = [_section(part) for part in item.sections]
    return shaped(ManuscriptJson, item, labels=wording(item.label), notes=wording(item.note), sections=sections)


def _section(item: Section) -> SectionJson:
    return shaped(SectionJson, item, names=wording(item.name))


def list_entry(item: ListEntry) -> ListEntryJson:
    """Return the JSON object of a line of a reference list."""
    return shaped(ListEntryJson, item)


def citation(item: Citation, citekey: str, manuscript: str) -> CitationJson:
    """Return the JSON object of a citation item of a manuscript ("" for a text that the store does not know)."""
    return shaped(CitationJson, item, manuscript=manuscript, record=citekey)
