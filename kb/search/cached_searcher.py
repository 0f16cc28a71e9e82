"""A searcher of tantivy that looks up once what does not change in its state."""

from collections.abc import Hashable
from functools import lru_cache, partial
from typing import Any

from tantivy import DocAddress

_COUNTS, _KEYS, _STORED, _LISTS = 50_000, 50_000, 1_000, 300  # what is remembered: some 30 MB
_SHORT = 2  # letters of a beginning that very many terms have
_MOST_MADE = 3_000  # parts of words and labels: some 25 MB
_MOST_QUERIES = 20_000  # of single terms: some 10 MB
Terms = list[tuple[str, int]]


class BoundedCache(dict[Hashable, Any]):
    """What was made of words and labels of one state, until it is too much."""

    def __init__(self, most: int = _MOST_MADE) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Hashable, value: Any) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)


class CachedSearcher:
    """What a searcher tells of one state, for any number of threads: counts of terms, citekeys, stored texts.

    No answer to a question is remembered, only what stands in the index under a name: questions share it.
    """

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self.num_docs = int(searcher.num_docs)
        self.search = searcher.search
        self.remembered = BoundedCache()
        self.queries = BoundedCache(_MOST_QUERIES)
        self.aggregate = searcher.aggregate
        self.fast_field_values = searcher.fast_field_values
        self.doc_freq = lru_cache(_COUNTS)(searcher.doc_freq)
        self._key = lru_cache(_KEYS)(partial(_read_key, searcher))
        self._stored = lru_cache(_STORED)(partial(_read_stored, searcher))
        self._begun = lru_cache(_LISTS)(searcher.terms_with_prefix)

    def key(self, address: Any) -> str:
        """Return the citekey of a record."""
        return self._key(address.segment_ord, address.doc)

    def stored(self, address: Any) -> tuple[str, bytes]:
        """Return the citekey and the stored texts of a record."""
        return self._stored(address.segment_ord, address.doc)

    def terms_with_prefix(self, field_name: str, prefix: str, end: str | None, limit: int) -> Terms:
        """Return the most frequent terms that begin so; those of one or two letters are many: looked up once."""
        listed = self._begun if len(prefix) <= _SHORT else self._searcher.terms_with_prefix
        terms: Terms = listed(field_name, prefix, end, limit)
        return terms


def _read_key(searcher: Any, segment: int, place: int) -> str:
    return str(searcher.doc(DocAddress(segment, place)).get_first("key"))


def _read_stored(searcher: Any, segment: int, place: int) -> tuple[str, bytes]:
    document = searcher.doc(DocAddress(segment, place))
    return str(document.get_first("key")), bytes(document.get_first("source"))
