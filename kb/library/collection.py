"""What comes with the collection beside its records: its manuscripts with their citations, and the dated events."""

from kb.data import manuscript as manuscript_files
from kb.domain.collection import CollectionContents, ManuscriptContents
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
