"""The library at a glance: enough to search it and list what is found, open in a fraction of the time."""

from typing import NamedTuple

from kb.data import vocabulary as vocabulary_files
from kb.domain.vocabulary import Vocabulary
from kb.library import index_query, vocabulary_cache
from kb.library.index_sync import IndexSync
from kb.search.index import Index
from kb.search.storage import StaleIndexError
from kb.settings import Settings
from kb.store.sqlite_snapshot import Snapshot, head, open_snapshot


class QuickLibrary(NamedTuple):
    """A library that can be searched; its records hold what a list shows."""

    vocabulary: Vocabulary
    index_sync: IndexSync
    records: Snapshot


def quick_open(settings: Settings) -> QuickLibrary | None:
    """Return the library at a glance; None where it must be opened whole.

    That is so for PostgreSQL, where the store has to be made, migrated or loaded, where its vocabularies are of
    another version, and where the index is behind it.
    """
    seen = open_snapshot(settings.database_url)
    if seen is None:
        return None
    vocabulary, readings = vocabulary_cache.load(settings) or _prepared(settings, seen)
    current = (seen.schema, seen.vocabulary) == (head(settings.migrations), vocabulary.digest)
    if not current or not seen.revision() or not _indexed(settings, str(seen.revision())):
        seen.close()
        return None
    return QuickLibrary(vocabulary, IndexSync(settings.index, seen, vocabulary, readings), seen)


def _prepared(settings: Settings, seen: Snapshot) -> tuple[Vocabulary, index_query.Readings]:
    vocabulary = vocabulary_files.parse(settings.data)
    readings = index_query.labels(vocabulary).readings
    vocabulary_cache.keep(settings, vocabulary, readings)
    return vocabulary, readings


def _indexed(settings: Settings, revision: str) -> bool:
    try:
        Index.open(settings.index, revision)
    except StaleIndexError:
        return False
    return True
