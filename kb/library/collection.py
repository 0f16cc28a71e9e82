"""What comes with the collection beside its records: its manuscripts with their citations, and the dated events."""

from kb.data import manuscript as manuscript_files
from kb.domain.collection import CollectionContents, ManuscriptContents
from kb.domain.manuscripts import Manuscript
from kb.manuscript import markers
from kb.settings import Settings


def contents(settings: Settings) -> CollectionContents:
    """Return the manuscripts and events of the data files; raise KbError naming the file that is broken."""
    contents = []
    for manuscript in manuscript_files.manuscripts(settings.data):
        path = manuscript_files.citations_file(settings.data, manuscript)
        citations = markers.load(path.read_text("utf-8"), path.name) if path.is_file() else ()
        contents.append(ManuscriptContents(manuscript, citations))
    return CollectionContents(tuple(contents), manuscript_files.events(settings.data))


def own_manuscripts(settings: Settings) -> list[Manuscript]:
    """Return the manuscripts to which the plain numbers and places of the collection's file belong."""
    known = manuscript_files.manuscripts(settings.data)
    return [manuscript for manuscript in known if manuscript.source == settings.collection.name]
