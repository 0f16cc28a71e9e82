"""Manuscripts: which there are, their reference lists, and where they cite."""

from collections import defaultdict
from collections.abc import Mapping

from kb.domain.manuscripts import Citation, ListEntry, Manuscript, manuscript_called
from kb.domain.records import Record
from kb.errors import KbError
from kb.library.session import Library
from kb.store import manuscripts

_MANUSCRIPTS_KEPT = 20  # whose citations are remembered


def find(library: Library, name: str = "") -> Manuscript | None:
    """Return the manuscript of a name, or without a name the default one; None where the store holds none at all.

    Raises ChoiceError for a name that there is not, KbError where none is named and there are several.
    """
    return manuscript_called(library.every_manuscript(), name)


def entries(library: Library, manuscript: Manuscript) -> list[ListEntry]:
    """Return the reference list of a manuscript, by number."""
    return manuscripts.entries(library.engine, manuscript.id)


def citations(
    library: Library, name: str = "", number: int | None = None, section: str = ""
) -> tuple[Manuscript | None, list[tuple[Citation, str]]]:
    """Return a manuscript and its citations in the order of its text, each with the citekey of its record.

    Without a name it is the default manuscript; a store without manuscripts has no citations. Raises KbError for a
    number beyond the list's end, ChoiceError for a section or a manuscript that there is not.
    """
    manuscript = find(library, name)
    if manuscript is None:
        return None, []
    if section:
        manuscript.section(section)
    last = manuscript.last_number
    if number is not None and (number < 1 or (last and number > last)):
        raise KbError("number-beyond-list", number=number, manuscript=manuscript.id, last=last)
    return manuscript, manuscripts.citations(library.engine, manuscript.id, number, section)


def citing(library: Library, record: Record) -> list[tuple[str, Citation]]:
    """Return (manuscript, citation) for every place that cites a record by one of its numbers."""
    return [
        (place.manuscript, citation)
        for place in record.cited_in
        for citation in _by_number(library, place.manuscript).get(place.number, ())
    ]


def _by_number(library: Library, manuscript: str) -> Mapping[int | None, list[Citation]]:
    """Return the citations of a manuscript by number, read once a state of the store."""

    def read() -> Mapping[int | None, list[Citation]]:
        places: defaultdict[int | None, list[Citation]] = defaultdict(list)
        for citation, _key in manuscripts.citations(library.engine, manuscript):
            places[citation.number].append(citation)
        return dict(places)

    return library.records.derived("citations", manuscript, read, _MANUSCRIPTS_KEPT)
