"""The library at a glance: enough to search it and list what is found, open in a fraction of the time."""

from typing import NamedTuple

from kb.domain.vocabulary import Vocabulary
from kb.formats import vocabulary as vocabulary_files
from kb.library import prepared
from kb.library.finder import Finder
from kb.search.index import Index
from kb.search.storage import StaleIndexError
from kb.settings import Settings
from kb.store.glance import Glance, head, look


class Glimpse(NamedTuple):
    """A library that can be searched; its records hold what a list shows."""

    vocabulary: Vocabulary
    finder: Finder
    memory: Glance


def glimpse(settings: Settings) -> Glimpse | None:
    """Give the library at a glance; None where it must be opened whole.

    That is so for PostgreSQL, where the store has to be made, migrated or loaded, where its vocabularies are of
    another version, and where the index is behind it.
    """
    seen = look(settings.database_url)
    if seen is None:
        return None
    vocabulary, readings = prepared.load(settings) or _prepared(settings, seen)
    current = (seen.schema, seen.vocabulary) == (head(settings.migrations), vocabulary.digest)
    if not current or not seen.revision or not _indexed(settings, str(seen.revision)):
        seen.close()
        return None
    return Glimpse(vocabulary, Finder(settings.index, seen, vocabulary, readings), seen)


def _prepared(settings: Settings, seen: Glance) -> tuple[Vocabulary, prepared.Readings]:
    vocabulary = vocabulary_files.parse(settings.data)
    readings = Finder(settings.index, seen, vocabulary).labels.readings
    prepared.keep(settings, vocabulary, readings)
    return vocabulary, readings


def _indexed(settings: Settings, revision: str) -> bool:
    try:
        Index.open(settings.index, revision)
    except StaleIndexError:
        return False
    return True
