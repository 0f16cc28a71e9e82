"""The collection in an index in memory, as the library indexes it."""

from functools import lru_cache
from pathlib import Path

from kb.data.vocabulary import parse
from kb.formats.bibtex import biblatex
from kb.library.index_sync import IndexSync
from kb.search.index import Index
from kb.search.label_index import LabelIndex
from kb.search.results import SearchDocument

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def _finder() -> IndexSync:
    """Return a index_sync used only for what it makes of records and labels: it never opens an index or a store."""
    index_sync = object.__new__(IndexSync)
    index_sync._vocabulary = parse(ROOT / "kb" / "data")
    return index_sync


@lru_cache(maxsize=1)
def documents() -> tuple[SearchDocument, ...]:
    """Return the collection's records as the index sees them."""
    with (ROOT / "references.bib").open("rb") as file:
        records = [item[0] for item in biblatex.parse(file, "references.bib") if isinstance(item, tuple)]
    return tuple(map(_finder().document, records))


def labels() -> LabelIndex:
    """Return the names of topics, parties, kinds and types."""
    return _finder().labels


@lru_cache(maxsize=1)
def index() -> Index:
    """Return the index of the collection."""
    return Index.in_memory(documents(), "collection")
