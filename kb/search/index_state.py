"""The wall between questions and engines: what one state of an index answers, whichever engine keeps it.

A question is planned, chosen and judged with these answers alone; what is behind them is tantivy on this machine
(`kb.search.tantivy_state`) or a cluster.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from kb.search.query_tree import Node, TermCounts

_MOST_VALUES = 20_000  # of a facet
Made = TypeVar("Made")
FacetCounts = list[tuple[str, int]]  # values of a field, with the number of records that have each
Address = Hashable  # where a record stands in one state of an index; only that state can read it


class FoundHits(NamedTuple):
    """The best hits as (score, address), best first, and the number of all; that is 0 where it was not asked for."""

    hits: Sequence[tuple[float, Address]]
    total: int = 0


class IndexState(TermCounts, Protocol):
    """One state of an index, which does not change while it is asked."""

    def settled(self, make: Callable[[TermCounts], Made]) -> Made:
        """Return what is made of the counts of terms.

        An engine for which each count is a journey may let it be made several times, of guesses first.
        """

    def best(self, tree: Node, most: int, counted: bool) -> FoundHits:
        """Return the `most` best records that a tree finds; with `most` 0 none, but their number."""

    def in_order(self, tree: Node, order: str, after: str | None, limit: int) -> list[tuple[str, Address]]:
        """Return the first `limit` records as (sort value, address), in an order, after a sort value.

        The order is one of `kb.search.schema.ORDERS`; one whose name ends in "_down" goes from the largest on.
        """

    def numbers(self, field: str, addresses: Sequence[Address]) -> Sequence[int]:
        """Return the number that each record has in a field of one number."""

    def keys(self, addresses: Sequence[Address]) -> list[str]:
        """Return the citekeys of records."""

    def stored(self, addresses: Sequence[Address]) -> list[tuple[str, bytes]]:
        """Return the citekey of each record, and its texts that the index keeps for explanations."""

    def having(self, addresses: Sequence[Address], trees: Sequence[Node]) -> list[frozenset[int]]:
        """Return for each tree the places of those among some records that it finds."""

    def best_and_facets(
        self, ranking: Node, matches: Node, most: int, fields: Sequence[str]
    ) -> tuple[FoundHits, list[FacetCounts]]:
        """Return the best records with their number, and the counts of fields, of trees that find the same records."""

    def facets(self, tree: Node, fields: Sequence[str]) -> list[FacetCounts]:
        """Return for each field its values, each with the exact number of records found that have it."""


def facet_counts(fields: Sequence[str], aggregate: Callable[[dict[str, Any]], Any]) -> list[FacetCounts]:
    """Return the counts of each field's values, all in one pass: engines are asked, and answer, in the same form."""
    counted = aggregate({field: {"terms": {"field": field, "size": _MOST_VALUES}} for field in fields})
    return [
        [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[field]["buckets"]] for field in fields
    ]
