"""The collection in an index in memory, as the library indexes it."""

from functools import lru_cache
from pathlib import Path

from kb.data.vocabulary import parse
from kb.domain.vocabulary import Vocabulary
from kb.errors import Problem
from kb.formats.bibtex import biblatex
from kb.library import index_query
from kb.library.search_document import document
from kb.search.index import Index
from kb.search.index_values import SearchDocument
from kb.search.label_index import LabelIndex

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    """Return the collection's vocabularies."""
    return parse(ROOT / "kb" / "data")


@lru_cache(maxsize=1)
def documents() -> tuple[SearchDocument, ...]:
    """Return the collection's records as the index sees them."""
    with (ROOT / "references.bib").open("rb") as file:
        records = [item[0] for item in biblatex.parse(file, "references.bib") if not isinstance(item, Problem)]
    return tuple(document(record, _vocabulary()) for record in records)


@lru_cache(maxsize=1)
def labels() -> LabelIndex:
    """Return the names of topics, parties, kinds and types."""
    return index_query.labels(_vocabulary())


@lru_cache(maxsize=1)
def index() -> Index:
    """Return the index of the collection."""
    return Index.in_memory(documents(), "collection")
