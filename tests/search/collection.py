"""The collection in an index in memory, as the library indexes it."""

from functools import lru_cache
from pathlib import Path

from kb.formats import biblatex
from kb.formats.vocabulary import parse
from kb.library.finder import Finder
from kb.search.index import Index
from kb.search.records import SearchDocument
from kb.search.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def _finder() -> Finder:
    """Give a finder used only for what it makes of records and labels: it never opens an index or a store."""
    finder = object.__new__(Finder)
    finder._vocabulary = parse(ROOT / "kb" / "data")
    return finder


@lru_cache(maxsize=1)
def documents() -> tuple[SearchDocument, ...]:
    """Give the collection's records as the index sees them."""
    with (ROOT / "references.bib").open("rb") as file:
        records = [item[0] for item in biblatex.parse(file, "references.bib") if isinstance(item, tuple)]
    return tuple(map(_finder().document, records))


def labels() -> Vocabulary:
    """Give the names of topics, parties, kinds and types."""
    return _finder().labels


@lru_cache(maxsize=1)
def index() -> Index:
    """Give the index of the collection."""
    return Index.in_memory(documents(), "collection")
