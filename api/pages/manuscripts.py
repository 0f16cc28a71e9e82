"""The collection's manuscript, for the pages about the collection."""

from kb.domain.manuscripts import COLLECTION, Manuscript
from kb.library.session import Library


def collections_own(library: Library) -> Manuscript | None:
    """Return the collection's manuscript; None where the store does not hold it."""
    manuscript = library.manuscripts.default()
    return manuscript if manuscript and manuscript.origin == COLLECTION else None
