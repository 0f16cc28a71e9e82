"""Manuscripts, their reference lists and their citations as plain JSON objects; see `kb.library.views`."""

from kb.domain.manuscripts import Citation, ListEntry, Manuscript
from kb.library.answer_shapes import CitationJson, ListEntryJson, ManuscriptJson
from kb.library.shaping import shaped


def manuscript(item: Manuscript) -> ManuscriptJson:
    """Return the JSON object of a manuscript."""
    return shaped(ManuscriptJson, item)


def list_entry(item: ListEntry) -> ListEntryJson:
    """Return the JSON object of a line of a reference list."""
    return shaped(ListEntryJson, item)


def citation(item: Citation, citekey: str, manuscript: str) -> CitationJson:
    """Return the JSON object of a citation item of a manuscript ("" for a text that the store does not know)."""
    return shaped(CitationJson, item, manuscript=manuscript, record=citekey)
