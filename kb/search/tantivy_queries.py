"""A tree as tantivy queries: the first back end of questions."""

import re
from typing import Any

from tantivy import FieldType, Occur, Query

from kb.nearness import within
from kb.search.cached_searcher import CachedSearcher
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

_BIGGEST = 2**62
_MOST_KEPT = 24  # automata of near spellings and beginnings, up to 3 MB each: a question asks for each several times
_NONE = Query.const_score_query(Query.empty_query(), 1.0)  # sums are added up as beside any near spelling
_MOST_COMPARED = 2_000  # terms with the same first letters: of more, an automaton finds near ones sooner


class TantivyQueries:
    """Turns the trees of one question into queries over a schema; a searcher tells which near spellings there are."""

    def __init__(self, schema: Any, searcher: CachedSearcher) -> None:
        self._schema = schema
        self._searcher = searcher
        self._automata: dict[tuple[str, str], Any] = {}
        self._near: dict[NearNode, Any] = {}
        self._made: dict[int, tuple[Any, Node]] = {}  # by the id of a node, which is kept: no other gets its id

    def of(self, node: Node) -> Any:
        """Return the query of a tree; the parts of a question are in several trees of it."""
        known = self._made.get(id(node))
        if known is None:
            known = self._made[id(node)] = self._query(node), node
        return known[0]

    def _query(self, node: Node) -> Any:
        if isinstance(node, BoostNode):  # most parts of a question are a term with its weight
            part = node.part
            if not isinstance(part, TermNode):
                return Query.boost_query(self.of(part), node.factor)
            known = self._searcher.queries.get(node)
            if known is None:
                known = self._searcher.queries[node] = Query.boost_query(self._term(part), node.factor)
            return known
        match node:
            case ClauseNode():
                return self._clause(node)
            case ConstantNode(part, score):
                return Query.const_score_query(self.of(part), score)
            case BestNode(parts):
                return Query.disjunction_max_query([self.of(part) for part in parts])
            case EveryNode(there):
                return Query.all_query() if there else Query.empty_query()
        return self._over_terms(node)

    def _over_terms(self, node: TermNode | PhraseNode | PrefixNode | NearNode | RangeNode) -> Any:
        match node:
            case TermNode():
                return self._term(node)
            case PhraseNode(field, terms, slop):
                return Query.phrase_query(self._schema, field, list(terms), slop)
            case PrefixNode(field, beginning):
                return self._pattern(field, f"{re.escape(beginning)}.*")
            case NearNode():
                known = self._near.get(node)
                if known is None:
                    known = self._near[node] = self._spelt_alike(node)
                return known
            case RangeNode(field, low, high):
                query = Query.range_query(self._schema, field, FieldType.Integer, _bounded(low), _bounded(high))
                return Query.const_score_query(query, 0.0)

    def _term(self, node: TermNode) -> Any:
        return Query.term_query(self._schema, node.field, node.term, "freq" if node.ranked else "basic")

    def _spelt_alike(self, node: NearNode) -> Any:
        """Return the query of near spellings: most words are near none, and are sought so only once."""
        field, text, edits, first = node
        if not first:
            query = Query.fuzzy_term_query(self._schema, field, text, edits)
            return query if self._searcher.search(query, 1, True).count else _NONE
        begun = self._searcher.terms_with_prefix(field, text[:first], None, _MOST_COMPARED)
        if len(begun) == _MOST_COMPARED:
            return self._pattern(field, _one_edit(text, first))
        near = within(text, [spelling for spelling, _records in begun], 1)
        terms = [(Occur.Should, Query.term_query(self._schema, field, spelling, "basic")) for spelling in near]
        return Query.const_score_query(Query.boolean_query(terms), 1.0)

    def _pattern(self, field: str, pattern: str) -> Any:
        """Return the query of the terms that fit a pattern; it is dear to make, and kept."""
        known = self._automata.get((field, pattern))
        if known is None:
            while len(self._automata) >= _MOST_KEPT:
                self._automata.pop(next(iter(self._automata), ("", "")), None)  # another thread may have taken it
            known = self._automata[field, pattern] = Query.regex_query(self._schema, field, pattern)
        return known

    def _clause(self, node: ClauseNode) -> Any:
        if among := values_among(node):
            return Query.const_score_query(Query.term_set_query(self._schema, among[0], list(among[1])), 0.0)
        parts = [(Occur.Must, self.of(part)) for part in node.must]
        parts += [(Occur.MustNot, self.of(part)) for part in node.must_not]
        should = [(Occur.Should, self.of(part)) for part in node.should]
        if node.least < 2 and (not node.least or not (node.must or node.must_not)):
            return Query.boolean_query([*parts, *should])
        some = Query.boolean_query(should, minimum_number_should_match=node.least)
        return Query.boolean_query([*parts, (Occur.Must, some)]) if parts else some


def _bounded(number: int | None) -> int | None:
    return None if number is None else max(-_BIGGEST, min(_BIGGEST, number))


def _one_edit(term: str, first: int) -> str:
    """Return the pattern of the spellings one edit away that keep the first letters."""
    forms = []
    for place in range(first, len(term) + 1):
        forms.append(f"{re.escape(term[:place])}.{re.escape(term[place:])}")
        if place < len(term):
            forms.append(f"{re.escape(term[:place])}.?{re.escape(term[place + 1 :])}")
        if place + 1 < len(term):
            swapped = term[place + 1] + term[place]
            forms.append(re.escape(term[:place] + swapped + term[place + 2 :]))
    return "|".join(forms)
