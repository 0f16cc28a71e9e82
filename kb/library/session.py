"""Opens the library: migrates the store, updates its vocabularies, and loads the collection into an empty store."""

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kb.data import manuscript as collection_manuscript
from kb.data import vocabulary as vocabulary_files
from kb.domain.chronology import Event
from kb.domain.manuscripts import Manuscript
from kb.domain.summaries import RecordSummary, summary
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError, cause_of
from kb.library import collection, importing
from kb.library.index_sync import IndexSync
from kb.library.record_cache import ManuscriptCache, RecordCache
from kb.search.index import IndexFolder
from kb.search.index_places import IndexPlace, SearchIndex
from kb.search.label_index import LabelIndex
from kb.settings import Settings, from_environment
from kb.store import chronology as stored_chronology
from kb.store import engine as database
from kb.store import queries, reference_data
from kb.store.engine import Engine

_DAYS_KEPT = 12  # lists of what is in force on a day, or not: three a day


@dataclass(frozen=True, slots=True)
class Library:
    """An open library: the store, the vocabularies and the search index that belongs to it."""

    settings: Settings
    engine: Engine
    vocabulary: Vocabulary
    events: tuple[Event, ...]
    index_sync: IndexSync
    records: RecordCache
    manuscripts: ManuscriptCache

    @property
    def index(self) -> SearchIndex:
        """The search index, in step with the store."""
        return self.index_sync.index

    @property
    def labels(self) -> LabelIndex:
        """The names by which a question may call topics, parties, kinds and types."""
        return self.index_sync.labels

    def get_ready(self) -> None:
        """Bring the index in step and read the labels, so that the first question costs no more than others."""
        _ = self.index, self.labels.readings

    def summaries(self, citekeys: Iterable[str], manuscript: str = "") -> dict[str, RecordSummary]:
        """Return what a list shows of the records that exist among these citekeys, in the order asked for."""
        records = self.records.many(citekeys).items()
        return {key: summary(record.seen_from(manuscript) if manuscript else record) for key, record in records}

    def in_force(self, day: int, answers: Iterable[str]) -> tuple[str, ...]:
        """Return the citekeys of documents for which one of these answers holds on a day."""
        wanted = tuple(answers)
        return self.records.derived(
            "in force", (day, wanted), lambda: stored_chronology.in_force(self.engine, day, wanted), _DAYS_KEPT
        )

    def every_manuscript(self) -> tuple[Manuscript, ...]:
        """Return all manuscripts, the collection's first."""
        return self.manuscripts.every()

    def close(self) -> None:
        """Let go of the database's connections."""
        database.close(self.engine)


def open_library(settings: Settings | None = None, load: bool = True) -> Library:
    """Open the library of the environment, or of other settings.

    Where nothing was ever imported and `load` holds, the collection that comes with it is imported. Raises KbError
    where the home folder, the database or the data files cannot be used.
    """
    settings = settings or from_environment()
    make_folder(settings.home)
    vocabulary = vocabulary_files.parse(settings.data)
    events = collection_manuscript.events(settings.data)
    engine = database.open_engine(settings.database_url, settings.database_read_url)
    with _one_process_at_a_time(settings.home):
        if not database.is_current(engine, settings.migrations):
            from kb.store.migrating import migrate  # noqa: PLC0415 - it loads Alembic, which a store in order needs not

            migrate(engine, settings.migrations)
        if not reference_data.is_current(engine, vocabulary):
            has_collection = queries.holds_file(engine, settings.collection.name)
            reference_data.load(engine, vocabulary, collection.contents(settings) if has_collection else None)
        database.keep_spare_room(engine)
        records = RecordCache(engine)
        index_sync = IndexSync(_index_place(settings), records, vocabulary)
        manuscripts = ManuscriptCache(engine, records)
        library = Library(settings, engine, vocabulary, events, index_sync, records, manuscripts)
        if load and settings.fills and not queries.is_imported(engine) and settings.collection.is_file():
            importing.load(library.engine, vocabulary, [settings.collection], settings=settings)
            records.forget()
    return library


def _index_place(settings: Settings) -> IndexPlace:
    if not settings.search_url:
        return IndexFolder(settings.index_folder)
    try:
        from kb.search.cluster.index import ClusterPlace  # noqa: PLC0415 - an extra that most libraries have no use for
    except ModuleNotFoundError as error:
        raise KbError("extra-missing", extra="opensearch", module=str(error.name)) from None
    return ClusterPlace(settings.search_url)


def make_folder(home: Path) -> None:
    """Make the home folder where it is not there."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KbError("home-unmakeable", path=str(home), cause=cause_of(error)) from None


@contextmanager
def _one_process_at_a_time(home: Path) -> Iterator[None]:
    """Let one process at a time prepare the store; a folder that cannot be written needs no lock."""
    try:
        stream = (home / "opening.lock").open("a")
    except OSError:
        yield
        return
    with stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
