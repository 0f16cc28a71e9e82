"""What harvesters (OAI-PMH) take: records by the time of their change."""

from kb.library.session import Library
from kb.store import harvest
from kb.store.harvest import Changes

PAGE = 100


def page(library: Library, first: str, last: str, topic: str, after: tuple[str, str]) -> Changes:
    """Return a page of what changed in [first, last], after (moment, citekey); "" is open."""
    topics = library.vocabulary.narrower(topic) if topic else ()
    return harvest.page(library.engine, first, last, topics, after, PAGE)


def record_change(library: Library, citekey: str) -> Changes:
    """Return the last change or the removal of one record; nothing where there never was one."""
    return harvest.record_change(library.engine, citekey)


def earliest(library: Library) -> str:
    """Return the moment of the first change."""
    return harvest.earliest(library.engine)
