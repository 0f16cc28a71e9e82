"""Manuscripts, their reference lists and their citations as plain JSON objects; see `kb.library.views`."""

from kb.domain.manuscripts import Citation, ListEntry, Manuscript, Section
from kb.library.answer_shapes import CitationJson, ListEntryJson, LocatorJson, ManuscriptJson, SectionJson
from kb.library.views import wording


def manuscript(item: Manuscript) -> ManuscriptJson:
    """Return the JSON object of a manuscript."""
    return {
        "id": item.id,
        "language": item.language or None,
        "last_number": item.last_number or None,
        "numbering": item.numbering or None,
        "labels": wording(item.label),
        "notes": wording(item.note),
        "label_origin": item.label_origin or None,
        "origin": item.origin,
        "source": item.source or None,
        "sections": [_section(part) for part in item.sections],
    }


def _section(item: Section) -> SectionJson:
    return {"id": item.id, "line": item.line, "names": wording(item.name), "about": wording(item.about)}


def list_entry(item: ListEntry) -> ListEntryJson:
    """Return the JSON object of a line of a reference list."""
    return {
        "number": item.number,
        "printed": item.printed or None,
        "record": item.record or None,
        "said_by": item.said_by or None,
    }


def citation(item: Citation, citekey: str, manuscript: str) -> CitationJson:
    """Return the JSON object of a citation item of a manuscript ("" for a text that the store does not know)."""
    locators: list[LocatorJson] = [{"label": locator.label, "value": locator.value} for locator in item.locators]
    view: CitationJson = {
        "manuscript": manuscript or None,
        "number": item.number,
        "key": item.key or None,
        "section": item.section,
        "line": item.line,
        "raw": item.raw,
        "locator": locators[0] if locators else None,
        "locators": locators,
        "record": citekey or None,
    }
    if item.ambiguous:
        view["ambiguous"] = True
    return view
