"""Remembers the manuscripts of one state of the store."""

from kb.domain.manuscripts import Manuscript, default_manuscript
from kb.library.record_cache import RecordCache
from kb.store import manuscripts
from kb.store.engine import Engine


class ManuscriptCache:
    """The manuscripts as of one revision; a store that changed since (by any process) is read again."""

    def __init__(self, engine: Engine, records: RecordCache) -> None:
        self._engine = engine
        self._records = records
        self._cached: tuple[int, tuple[Manuscript, ...]] = (-1, ())

    def every(self) -> tuple[Manuscript, ...]:
        """Return all manuscripts, the collection's first, then by name."""
        revision = self._records.revision()
        cached = self._cached
        if cached[0] != revision:
            cached = revision, manuscripts.every(self._engine)
            self._cached = cached
        return cached[1]

    def default(self) -> Manuscript | None:
        """Return the manuscript meant where none is named; None where there is none, or several of users."""
        return default_manuscript(self.every())

    def named(self, name: str) -> Manuscript | None:
        """Return the manuscript of a name, if there is one."""
        return next((manuscript for manuscript in self.every() if manuscript.id == name), None)
