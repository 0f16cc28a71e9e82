"""The quick start of `kb search`: a library that can be searched, open in a fraction of the time.

This is the one mechanism by which commands start soon, and it stands here alone:

* The installed script calls `kb.console`. It has the collector of garbage wait, before anything is loaded, for
  100,000 new values, twice what a search makes: it would look again and again through what stays anyhow (a sixth of a
  search). And a process whose library was opened quickly, and so only to be read, is left as soon as all is printed:
  no thread, no file and no function waits to be finished, and to take apart what was loaded is a twentieth more.
  Who calls `kb.cli.main` within a program keeps the collector as it is, and goes on.
* `kb.cli` loads the module of the command that was called, and no other.
* `kb search` and what it imports (this module, `kb.library.search`, `kb.search`, `kb.store.sqlite_snapshot`) know
  nothing of SQLAlchemy, the formats or the CSL processor. It reads what a list shows with three plain queries, as
  `RecordSummary` values, and of the vocabulary, as a former start left it (`kb.library.vocabulary_cache`), the items
  that the question names.
* The values on this road are named tuples, or classes written out: the code of a dataclass is compiled at each start,
  with the module `dataclasses` and all that it loads a seventh of a search. `orjson` loads it too: here is `json`.
  `shutil`, `tempfile` and `string` are done without (a twentieth).
* A pattern that few questions need stands as text, which `re` compiles, and keeps, when the first text comes to it.
* No field of a named tuple has its type in quotes: `typing` would compile it, and Python loads its trees for that (a
  fiftieth). A store that nobody has open holds no log of writes, which each start would read (`kb.store.engine`).
* Where that is not enough (PostgreSQL, an index on a cluster, a store to be made, migrated or loaded, vocabularies of
  another version, an index that is behind) `open_to_search` opens the library whole. The import of that part stands
  inside the function. There are seven such places more: the command's in `kb.console`; Alembic's in
  `kb.library.session`, for a store that must be migrated, and there the cluster's, for an index that is on one;
  `tempfile` in `kb.search.index_files`, for an index in a folder that cannot be written; RapidFuzz's in `kb.nearness`,
  for a word that is not known; Babel's in `kb.language.countries`, for labels that are read anew; and the TOML parser's
  in `kb.toml`, for a sentence that is said.
  tests/test_house.py lists them.
"""

from typing import TYPE_CHECKING

from kb.data import vocabulary as vocabulary_files
from kb.domain.queries import RecordQuery
from kb.domain.vocabulary import Vocabulary
from kb.library import index_query, vocabulary_cache
from kb.library.search import SearchableLibrary
from kb.search.index import Index
from kb.search.index_files import StaleIndexError
from kb.search.label_index import LabelIndex
from kb.settings import Settings
from kb.store.sqlite_snapshot import Snapshot, newest_schema, open_snapshot

if TYPE_CHECKING:
    from kb.library.answer_shapes import RecordList


class QuickLibrary:
    """A library that can be searched, as of one state of its store, whose rows the snapshot reads."""

    def __init__(self, vocabulary: Vocabulary, index: Index, labels: LabelIndex, snapshot: Snapshot) -> None:
        self.vocabulary, self.index, self.labels, self.snapshot = vocabulary, index, labels, snapshot
        self.summaries, self.in_force = snapshot.summaries, snapshot.in_force
        self.every_manuscript = snapshot.manuscripts


def open_to_search(settings: Settings) -> SearchableLibrary:
    """Return a library that can be searched: quickly where its store and index are in order, else opened whole."""
    if library := quick_open(settings):
        return library
    from kb.library.session import open_library  # noqa: PLC0415 - see above

    return open_library(settings)


def found_records(settings: Settings, question: RecordQuery, figures: bool = False) -> "RecordList":
    """Return a page of whole records as the JSON object of the contract, with `figures` of their scores."""
    from kb.library import records, search_view, session  # noqa: PLC0415 - see above

    library = session.open_library(settings)
    return search_view.view(library, records.find(library, question, figures=figures))


def quick_open(settings: Settings) -> QuickLibrary | None:
    """Return the library opened quickly; None where it must be opened whole."""
    snapshot = None if settings.search_url else open_snapshot(settings.database_url)
    if snapshot is None:
        return None
    vocabulary, labels = _vocabulary(settings, snapshot.vocabulary)
    current = (snapshot.schema, snapshot.vocabulary) == (newest_schema(settings.migrations), vocabulary.digest)
    index = _index(settings, str(snapshot.revision)) if current else None
    if index is None:
        snapshot.close()
        return None
    return QuickLibrary(vocabulary, index, labels, snapshot)


def _vocabulary(settings: Settings, digest: str) -> tuple[Vocabulary, LabelIndex]:
    cached = vocabulary_cache.load(settings, digest)
    if cached:
        vocabulary, readings = cached
        return vocabulary, index_query.labels(vocabulary, readings)
    vocabulary = vocabulary_files.parse(settings.data)
    labels = index_query.labels(vocabulary)
    vocabulary_cache.keep(settings, vocabulary, labels.readings)
    return vocabulary, labels


def _index(settings: Settings, revision: str) -> Index | None:
    try:
        return Index.open(settings.index_folder, revision)
    except StaleIndexError:
        return None
