"""The collection's manuscript, for the pages that tell of the collection."""

from kb.domain.manuscripts import COLLECTION, Manuscript
from kb.library.session import Library


def collections_own(library: Library) -> Manuscript | None:
    """Return the collection's manuscript; None where the store does not hold it."""
    found = library.manuscripts.default()
    return found if found and found.origin == COLLECTION else None
