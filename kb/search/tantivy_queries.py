"""A tree as tantivy queries: the first back end of questions."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from tantivy import FieldType, Occur, Query

from kb.nearness import within
from kb.search.tree import (
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
_MOST_COMPARED = 2_000  # terms with the same first letters: of more, an automaton finds near ones sooner
TermsBegun = Callable[..., Sequence[tuple[str, int]]]


class TantivyQueries:
    """Turns trees into queries over a schema, for one question; `begun` lists the terms that begin so."""

    def __init__(self, schema: Any, begun: TermsBegun) -> None:
        self._schema = schema
        self._begun = begun
        self._automata: dict[tuple[str, str], Any] = {}
        self._terms: dict[int, tuple[Any, Node]] = {}  # by the id of a node, which is kept: no other gets its id

    def of(self, node: Node) -> Any:
        """Return the query of a tree; what looks for a term is in several trees of a question."""
        known = self._terms.get(id(node))
        if known:
            return known[0]
        match node:
            case TermNode(field, text, ranked):
                return Query.term_query(self._schema, field, text, "freq" if ranked else "basic")
            case BoostNode(part, factor):
                query = Query.boost_query(self.of(part), factor)
            case ConstantNode(part, score):
                query = Query.const_score_query(self.of(part), score)
            case _:
                return self._over_parts(node)
        if isinstance(part, TermNode):
            self._terms[id(node)] = query, node
        return query

    def _over_parts(
        self, node: ClauseNode | BestNode | EveryNode | PhraseNode | PrefixNode | NearNode | RangeNode
    ) -> Any:
        match node:
            case ClauseNode():
                return self._clause(node)
            case BestNode(parts):
                return Query.disjunction_max_query([self.of(part) for part in parts])
            case EveryNode(there):
                return Query.all_query() if there else Query.empty_query()
        return self._over_terms(node)

    def _over_terms(self, node: PhraseNode | PrefixNode | NearNode | RangeNode) -> Any:
        match node:
            case PhraseNode(field, terms, slop):
                return Query.phrase_query(self._schema, field, list(terms), slop)
            case PrefixNode(field, beginning):
                return self._pattern(field, f"{re.escape(beginning)}.*")
            case NearNode(field, text, edits, first):
                if first:
                    return self._near(field, text, first)
                return Query.fuzzy_term_query(self._schema, field, text, edits)
            case RangeNode(field, low, high):
                query = Query.range_query(self._schema, field, FieldType.Integer, _bounded(low), _bounded(high))
                return Query.const_score_query(query, 0.0)

    def _near(self, field: str, text: str, first: int) -> Any:
        """Return the query of the terms one edit away that keep the first letters."""
        begun = self._begun(field, text[:first], None, _MOST_COMPARED)
        if len(begun) == _MOST_COMPARED:
            return self._pattern(field, _one_edit(text, first))
        near = within(text, [its for its, _records in begun], 1)
        terms = [(Occur.Should, Query.term_query(self._schema, field, its, "basic")) for its in near]
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
