"""One state of a tantivy index: the engine that works on every machine, with no server."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tantivy import Occur, Order, Query

from kb.search.background import in_background
from kb.search.cached_searcher import CachedSearcher
from kb.search.index_state import Address, FacetCounts, FoundHits, Made, facet_counts
from kb.search.phrase_shortcut import shortened
from kb.search.query_tree import NOTHING, ClauseNode, Node, TermCounts, TermNode, either
from kb.search.tantivy_queries import TantivyQueries

_MANY = 200_000  # records from which on two passes over an index are worth a thread of their own


class TantivyState:
    """What a tantivy searcher answers; it is cheap to make and belongs to one call."""

    def __init__(self, index: Any, searcher: CachedSearcher) -> None:
        self._index = index
        self._searcher = searcher
        self._queries = TantivyQueries(index.schema, searcher)
        self._among: tuple[Sequence[Address], Any] = (), None  # records that are asked about, and their query
        self.num_docs = searcher.num_docs
        self.doc_freq = searcher.doc_freq
        self.remembered = searcher.remembered
        self.terms_with_prefix = searcher.terms_with_prefix

    def settled(self, make: Callable[[TermCounts], Made]) -> Made:
        """Return what is made of the counts of terms."""
        return make(self)

    def best(self, tree: Node, most: int, counted: bool) -> FoundHits:
        """Return the best records that a tree finds, and their number."""
        if not most:
            return FoundHits((), int(self._searcher.search(self._queries.of(tree), 1, True, "tie").count))
        if self.num_docs >= _MANY and isinstance(tree, ClauseNode) and tree.must and tree.should and not tree.least:
            return self._best_of_two(tree, most, counted)
        best = self._searcher.search(self._queries.of(tree), most, counted)
        return FoundHits(best.hits, int(best.count) if counted else 0)

    def _best_of_two(self, tree: ClauseNode, most: int, counted: bool) -> FoundHits:
        """Return the same as `best` in half the time: those with something that only lifts them are sought beside.

        What stands first among all is first among those with it, or first by what is needed alone.
        """
        best_lifted = in_background(partial(self._searcher.search, self._queries.of(shortened(tree)), most, False))
        best = self._searcher.search(self._queries.of(tree._replace(should=())), most, counted)
        total, above = int(best.count) if counted else 0, best_lifted().hits
        return FoundHits(_merged(best.hits, above, most) if above else best.hits, total)

    def best_and_facets(
        self, ranking: Node, matches: Node, most: int, fields: Sequence[str]
    ) -> tuple[FoundHits, list[FacetCounts]]:
        """Return the best records with their number, and the counts of fields, of trees that find the same records."""
        if not fields or self.num_docs < _MANY:
            return self.best(ranking, most, counted=True), self.facets(matches, fields) if fields else []
        counts = in_background(partial(self.facets, matches, fields))
        return self.best(ranking, most, counted=True), counts()

    def in_order(self, tree: Node, order: str, after: str | None, limit: int) -> list[tuple[str, Address]]:
        """Return the first records in an order, after a sort value."""
        query = self._queries.of(tree)
        down = order.endswith("_down")
        if after is not None:
            span = f"{{* TO {after}}}" if down else f"{{{after} TO *}}"
            further = self._index.parse_query(f"{order}:{span}", [order])
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, further)])
        best = self._searcher.search(query, limit, False, order, 0, Order.Desc if down else Order.Asc)
        return [(str(value), address) for value, address in best.hits]

    def numbers(self, field: str, addresses: Sequence[Address]) -> Sequence[int]:
        """Return the number that each record has in a field."""
        numbers: Sequence[int] = self._searcher.fast_field_values(field, addresses)
        return numbers

    def keys(self, addresses: Sequence[Address]) -> list[str]:
        """Return the citekeys of records."""
        return list(map(self._searcher.key, addresses))

    def stored(self, addresses: Sequence[Address]) -> list[tuple[str, bytes]]:
        """Return the citekey and the stored texts of each record."""
        return list(map(self._searcher.stored, addresses))

    def having(self, addresses: Sequence[Address], trees: Sequence[Node]) -> list[frozenset[int]]:
        """Return for each tree the places of those among some records that it finds."""
        if not addresses:
            return [frozenset()] * len(trees)
        if self._among[0] is not addresses:
            records = either([TermNode("key", key, ranked=False) for key in self.keys(addresses)])
            self._among = addresses, self._queries.of(records)
        among, places = self._among[1], {_plain(address): place for place, address in enumerate(addresses)}
        having: list[frozenset[int]] = []
        for tree in trees:
            if tree == NOTHING:
                having.append(frozenset())
                continue
            query = Query.boolean_query([(Occur.Must, among), (Occur.Must, self._queries.of(tree))])
            hits = self._searcher.search(query, len(addresses), False, "tie").hits  # scores would have to be reckoned
            having.append(frozenset([places[_plain(address)] for _tie, address in hits]))
        return having

    def facets(self, tree: Node, fields: Sequence[str]) -> list[FacetCounts]:
        """Return the counts of each field's values; all in one pass."""
        return facet_counts(fields, partial(self._searcher.aggregate, self._queries.of(tree)))


def _merged(
    hits: Sequence[tuple[float, Address]], others: Sequence[tuple[float, Address]], most: int
) -> list[tuple[float, Address]]:
    """Return the best hits of two lists, each with the better of its scores; equal ones in the order of the index."""
    rows = sorted((-score, *_plain(address), score, address) for score, address in (*hits, *others))
    merged: list[tuple[float, Address]] = []
    known: set[tuple[int, int]] = set()
    for _score, segment, doc, score, address in rows:
        if (segment, doc) not in known:
            known.add((segment, doc))
            merged.append((score, address))
    return merged[:most]


def _plain(address: Any) -> tuple[int, int]:
    return address.segment_ord, address.doc
