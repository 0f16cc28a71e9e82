"""One state of a tantivy index: the engine that works on every machine, with no server."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tantivy import Occur, Order, Query

from kb.search.state import Address, FoundHits, Made, facet_counts
from kb.search.tantivy_queries import TantivyQueries
from kb.search.tree import ClauseNode, Node, TermCounts, TermNode, either


class TantivyState:
    """What a tantivy searcher answers; it is cheap to make and belongs to one call."""

    def __init__(self, index: Any, searcher: Any) -> None:
        self._index = index
        self._searcher = searcher
        self._queries = TantivyQueries(index.schema)
        self.num_docs = int(searcher.num_docs)
        self.doc_freq = searcher.doc_freq
        self.terms_with_prefix = searcher.terms_with_prefix

    def settled(self, make: Callable[[TermCounts], Made]) -> Made:
        """Return what is made of the counts of terms."""
        return make(self)

    def best(self, tree: Node, most: int, counted: bool) -> FoundHits:
        """Return the best records that a tree finds, and their number."""
        if not most:
            return FoundHits((), int(self._searcher.search(self._queries.of(tree), 1, True, "tie").count))
        best = self._searcher.search(self._queries.of(tree), most, counted)
        return FoundHits(best.hits, int(best.count) if counted else 0)

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
        return [str(self._searcher.doc(address).get_first("key")) for address in addresses]

    def stored(self, addresses: Sequence[Address]) -> list[tuple[str, bytes]]:
        """Return the citekey and the stored texts of each record."""
        documents = map(self._searcher.doc, addresses)
        return [(str(its.get_first("key")), bytes(its.get_first("source"))) for its in documents]

    def having(self, addresses: Sequence[Address], trees: Sequence[Node]) -> list[frozenset[int]]:
        """Return for each tree the places of those among some records that it finds."""
        among = either([TermNode("key", key, ranked=False) for key in self.keys(addresses)])
        places = {_plain(address): place for place, address in enumerate(addresses)}
        having = []
        for tree in trees:
            query = self._queries.of(ClauseNode(must=(among, tree)))
            hits = self._searcher.search(query, len(addresses) or 1, False).hits
            having.append(frozenset(places[_plain(address)] for _score, address in hits))
        return having

    def facets(self, tree: Node, fields: Sequence[str]) -> list[list[tuple[str, int]]]:
        """Return the counts of each field's values; all in one pass."""
        return facet_counts(fields, partial(self._searcher.aggregate, self._queries.of(tree)))


def _plain(address: Any) -> tuple[int, int]:
    return int(address.segment_ord), int(address.doc)
