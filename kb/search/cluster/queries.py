"""A tree as OpenSearch queries: the second back end of questions."""

from typing import Any

from kb.search.query_tree import (
    BestNode,
    BoostNode,
    ClauseNode,
    ConstantNode,
    EveryNode,
    NearNode,
    Node,
    PhraseNode,
    PrefixNode,
    RangeNode,
    TermNode,
    values_among,
)

Query = dict[str, Any]


def query_of(node: Node, boost: float = 1.0) -> Query:
    """Return the query of a tree; `boost` multiplies its score."""
    match node:
        case BoostNode(part, factor):
            return query_of(part, boost * factor)
        case ConstantNode(part, score):
            return _constant(query_of(part), boost * score)
        case ClauseNode():
            return _clause(node, boost)
        case BestNode(parts):
            return {"dis_max": {"queries": [query_of(part) for part in parts], "boost": boost}}
        case EveryNode(there):
            return {"match_all": {"boost": boost}} if there else {"match_none": {}}
    return _over_terms(node, boost)


def _over_terms(node: TermNode | PhraseNode | PrefixNode | NearNode | RangeNode, boost: float) -> Query:
    match node:
        case TermNode(field, text, ranked):
            query = {"term": {field: {"value": text, "boost": boost if ranked else 1.0}}}
            return query if ranked else _constant(query, boost)
        case PhraseNode(field, terms, slop):
            return {"match_phrase": {field: {"query": " ".join(terms), "slop": slop, "boost": boost}}}
        case PrefixNode(field, beginning):
            return _constant({"prefix": {field: {"value": beginning}}}, boost)
        case NearNode(field, text, edits, first):
            near = {"value": text, "fuzziness": edits, "prefix_length": first, "rewrite": "constant_score"}
            return {"fuzzy": {field: {**near, "boost": boost}}}
        case RangeNode(field, low, high):
            bounds = {name: bound for name, bound in (("gte", low), ("lte", high)) if bound is not None}
            return _constant({"range": {field: bounds}}, 0.0)


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _clause(node: ClauseNode, boost: float) -> Query:
    if not (node.must or node.should):
        return {"match_none": {}}
    if among := values_among(node):
        return _constant({"terms": {among[0]: list(among[1])}}, 0.0)
    parts: dict[str, Any] = {
        "must": [query_of(part) for part in node.must],
        "should": [query_of(part) for part in node.should],
        "must_not": [query_of(part) for part in node.must_not],
        "minimum_should_match": node.least or (0 if node.must else 1),
        "boost": boost,
    }
    return {"bool": {name: part for name, part in parts.items() if part != []}}
