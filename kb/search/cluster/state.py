"""One state of the index on a cluster, as a point in time keeps it for its readers.

How many records have a term is asked for many terms in one request: a question is planned with guesses first, all
that it asked is looked up, and it is planned anew until nothing was guessed. What was looked up is remembered.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from kb.search.cluster.client import SearchCluster
from kb.search.cluster.mapping import LISTED, PARTED
from kb.search.cluster.queries import Query, query_of
from kb.search.index_state import Address, FacetCounts, FoundHits, Made, facet_counts
from kb.search.query_tree import EVERYTHING, Node, TermCounts
from kb.search.schema import TEXT_FIELDS

KEEP = "2m"  # how long a state is kept after it was last asked
_MOST_TERMS = 60_000
_MOST_KNOWN = 500_000  # terms of a state that are remembered: some 100 MB; as many that beginnings have
_PLACED = {"docvalue_fields": ["key", "tie", "standing"]}  # what `_place` reads of a hit
_MOST_ROUNDS = 30  # plans of one question
_SIGNS = re.compile(r'[.?+*|{}\[\]()"\\#@&<>~^$-]')
_Term = tuple[str, str]
_Beginning = tuple[str, str, int]


class _Place(NamedTuple):
    """Where a record stands, with what decides its place among equals."""

    key: str
    tie: int
    standing: int


class ClusterState:
    """What one point in time answers; any number of threads may ask it."""

    def __init__(self, cluster: SearchCluster, index: str, pit: str, routes: Sequence[str]) -> None:
        self._cluster = cluster
        self._index = index
        self.pit = pit
        self._routes = routes
        self._counts: dict[_Term, int] = {}
        self._begun: dict[_Beginning, list[tuple[str, int]]] = {}
        self._listed = 0
        self.remembered: dict[Hashable, Any] = {}
        self.num_docs = self.best(EVERYTHING, 0, counted=True).total

    def _search(self, body: Query, ranked: bool = False) -> Any:
        params = {"allow_partial_search_results": "false"}
        if ranked:
            params["search_type"] = "dfs_query_then_fetch"
        full = {"_source": False, **body, "pit": {"id": self.pit, "keep_alive": KEEP}}
        return self._cluster.ask("POST", "/_search", full, params)

    def best(self, tree: Node, most: int, counted: bool) -> FoundHits:
        """Return the best records that a tree finds, and their number."""
        body = {"query": query_of(tree), "size": most, "track_total_hits": counted}
        if most:
            body |= {**_PLACED, "sort": ["_score"]}
        best = self._search(body, ranked=most > 0)["hits"]
        hits = [(float(hit["_score"]), _place(hit["fields"])) for hit in best["hits"]]
        return FoundHits(hits, int(best["total"]["value"]) if counted else 0)

    def in_order(self, tree: Node, order: str, after: str | None, limit: int) -> list[tuple[str, Address]]:
        """Return the first records in an order, after a sort value."""
        way = "desc" if order.endswith("_down") else "asc"
        body: Query = {
            "query": {"constant_score": {"filter": query_of(tree)}}, "size": limit, "track_total_hits": False,
            "sort": [{order: way}], **_PLACED,
        }  # fmt: skip
        if after is not None:
            body["search_after"] = [after]
        hits = self._search(body)["hits"]["hits"]
        return [(str(hit["sort"][0]), _place(hit["fields"])) for hit in hits]

    def numbers(self, field: str, addresses: Sequence[Address]) -> Sequence[int]:
        """Return the number that each record has in a field: its tie or its standing."""
        return [int(getattr(place, field)) for place in addresses]

    def keys(self, addresses: Sequence[Address]) -> list[str]:
        """Return the citekeys of records."""
        return [place.key for place in addresses if isinstance(place, _Place)]

    def stored(self, addresses: Sequence[Address]) -> list[tuple[str, bytes]]:
        """Return the citekey and the stored texts of each record."""
        keys = self.keys(addresses)
        hits = self._of(keys, {"_source": ["source"]})
        texts = {hit["fields"]["key"][0]: str(hit["_source"]["source"]).encode() for hit in hits}
        return [(key, texts[key]) for key in keys]

    def having(self, addresses: Sequence[Address], trees: Sequence[Node]) -> list[frozenset[int]]:
        """Return for each tree the places of those among some records that it finds."""
        keys = self.keys(addresses)
        named = [{"bool": {"filter": [query_of(tree)], "_name": str(n)}} for n, tree in enumerate(trees)]
        hits = self._of(keys, {}, named)
        matched = {hit["fields"]["key"][0]: set(hit.get("matched_queries", ())) for hit in hits}
        return [
            frozenset(place for place, key in enumerate(keys) if str(n) in matched.get(key, ()))
            for n in range(len(trees))
        ]  # fmt: skip

    def _of(self, keys: Sequence[str], body: Query, named: Sequence[Query] = ()) -> Any:
        if not keys:
            return []
        query = {"bool": {"filter": [{"terms": {"key": list(keys)}}], "should": list(named)}}
        known = {"query": query, "size": len(keys), "docvalue_fields": ["key"], "track_total_hits": False}
        return self._search({**known, **body})["hits"]["hits"]

    def best_and_facets(
        self, ranking: Node, matches: Node, most: int, fields: Sequence[str]
    ) -> tuple[FoundHits, list[FacetCounts]]:
        """Return the best records with their number, and the counts of fields, of trees that find the same records."""
        return self.best(ranking, most, counted=True), self.facets(matches, fields) if fields else []

    def facets(self, tree: Node, fields: Sequence[str]) -> list[FacetCounts]:
        """Return the counts of each field's values; all in one pass."""
        matches = {"query": query_of(tree), "size": 0}
        return facet_counts(fields, lambda values: self._search({**matches, "aggs": values})["aggregations"])

    def doc_freq(self, field_name: str, field_value: str) -> int:
        """Return in how many records a term is."""
        known = self._counts.get((field_name, field_value))
        if known is None:
            self._count([(field_name, field_value)])
            known = self._counts[field_name, field_value]
        return known

    def terms_with_prefix(self, field_name: str, prefix: str, end: str | None, limit: int) -> list[tuple[str, int]]:
        """Return at most `limit` terms that begin so, in order; `end` is not used."""
        beginning = (field_name, prefix, limit)
        if beginning not in self._begun:
            self._list([beginning])
        return self._begun[beginning]

    def settled(self, make: Callable[[TermCounts], Made]) -> Made:
        """Return what is made of the counts of terms, once all that it asks is looked up."""
        for _ in range(_MOST_ROUNDS):
            counts = TermCountsOfPlan(self.num_docs, self._counts, self._begun)
            plan = make(counts)
            if not (counts.terms or counts.beginnings):
                return plan
            self._count(list(counts.terms))
            self._list(list(counts.beginnings))
        raise AssertionError("a plan that asks for ever more terms")

    def _count(self, terms: Sequence[_Term]) -> None:
        """Look up in how many records terms are: each shard tells it of a document made of them."""
        if not terms:
            return
        if len(self._counts) > _MOST_KNOWN:
            self._counts.clear()
        fields: dict[str, list[str]] = {}
        for field, text in terms:
            fields.setdefault(field, []).append(text)
        document = {field: " ".join(texts) if field in PARTED else texts for field, texts in fields.items()}
        plain = {"positions": False, "offsets": False, "payloads": False, "field_statistics": False}
        asks = [
            {"_index": self._index, "doc": document, "routing": route, "term_statistics": True, **plain}
            for route in self._routes
        ]
        counts = dict.fromkeys(terms, 0)
        for shard in self._cluster.ask("POST", "/_mtermvectors", {"docs": asks})["docs"]:
            if "error" in shard:
                raise self._cluster.incomplete(shard["error"])
            for field, vector in shard["term_vectors"].items():
                for text, statistics in vector["terms"].items():
                    if (field, text) in counts:
                        counts[field, text] += int(statistics.get("doc_freq", 0))
        self._counts |= counts

    def _list(self, beginnings: Sequence[_Beginning]) -> None:
        """Look up which terms begin so, each with the number of its records; all in one request."""
        if not beginnings:
            return
        begun: list[Query] = [{"prefix": {field: {"value": prefix}}} for field, prefix, _limit in beginnings]
        lists = {
            str(n): {"filter": begun[n], "aggs": {"terms": {"terms": _terms_of(*beginning)}}}
            for n, beginning in enumerate(beginnings)
        }
        body = {"query": {"bool": {"filter": [{"bool": {"should": begun}}]}}, "size": 0, "aggs": lists}
        listed = self._search({**body, "track_total_hits": False})["aggregations"]
        if self._listed > _MOST_KNOWN:
            self._begun.clear()
            self._listed = 0
        for n, beginning in enumerate(beginnings):
            buckets = listed[str(n)]["terms"]["buckets"]
            self._listed += len(buckets) + 1
            self._begun[beginning] = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]


class TermCountsOfPlan:
    """What is known of terms while a question is planned; `terms` and `beginnings` are what had to be guessed.

    The guess for a term is that a record has it: so what a question does about unknown words waits until they are.
    """

    def __init__(self, num_docs: int, counts: dict[_Term, int], begun: dict[_Beginning, list[tuple[str, int]]]) -> None:
        self.num_docs = num_docs
        self.remembered: dict[Hashable, Any] = {}
        self._counts = counts
        self._begun = begun
        self.terms: set[_Term] = set()
        self.beginnings: set[_Beginning] = set()

    def doc_freq(self, field_name: str, field_value: str) -> int:
        """Return in how many records a term is, 1 where that is not known yet."""
        known = self._counts.get((field_name, field_value))
        if known is None:
            self.terms.add((field_name, field_value))
            return 1
        return known

    def terms_with_prefix(self, field_name: str, prefix: str, end: str | None, limit: int) -> list[tuple[str, int]]:
        """Return the terms that begin so, none where they are not known yet."""
        known = self._begun.get((field_name, prefix, limit))
        if known is None:
            self.beginnings.add((field_name, prefix, limit))
            return []
        return known


def _place(fields: Any) -> _Place:
    return _Place(str(fields["key"][0]), int(fields["tie"][0]), int(fields["standing"][0]))


def _terms_of(field: str, prefix: str, limit: int) -> Query:
    """Return what lists the terms of a field that begin so, in order."""
    listed = f"{field}{LISTED}" if field in TEXT_FIELDS else field
    size = min(limit, _MOST_TERMS)
    return {"field": listed, "include": f"{_SIGNS.sub(_escaped, prefix)}.*", "order": {"_key": "asc"}, "size": size}


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign.group()}"
