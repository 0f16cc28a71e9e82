"""Puts those hits first that a question asks for, among the leading ones that answer it alike.

They stand as many points of standing higher as that takes, so that the score is told by its formula as ever.
"""

from collections.abc import Mapping, Sequence

from kb.search.asked_order import NOT_SIGNED
from kb.search.coverage_judge import Judge
from kb.search.demands import Demand
from kb.search.index_state import Address, IndexState
from kb.search.plan import Plan
from kb.search.query_tree import NOTHING, TermNode, constant, either
from kb.search.ranking import Factors, Place, weighted
from kb.search.schema import is_dated

_ABOUT = 3  # hits among which the document is that a question names
_ALIKE = 0.4  # of the best score: what answers as well as the best does


def hits_asked_first(
    state: IndexState, judge: Judge, plan: Plan, hits: Sequence[Place], addresses: Sequence[Address],
    texts: Mapping[int, float],
) -> list[int]:  # fmt: skip
    """Return the places of the hits that are to come first, in order; none if none is asked for.

    `texts` tells of each place how well its words answer, whatever its standing.
    """
    demand = next((wish for wish in plan.demands if wish.leading), None)
    if not hits:
        return []
    places = [place for _score, _tie, place in hits]
    docs = [addresses[place] for place in places]
    unsigned = either([constant("stage", stage, 1.0) for stage in NOT_SIGNED])
    bearing, drafts = state.having(docs, [demand.bearing if demand else NOTHING, unsigned])
    if demand and demand.leading != "alike":
        chosen = _naming(state, demand, docs, bearing)
    else:
        lacks = [{*parts, *stated} for parts, stated in zip(judge.lacking(docs), judge.undemanded(docs), strict=True)]
        wanted = bearing if demand else {*range(len(docs))} - drafts
        alike = [row for row, lacking in enumerate(lacks) if lacking <= lacks[0]]
        best = max((texts[places[row]] for row in alike), default=0.0)
        chosen = [row for row in alike if row in wanted and texts[places[row]] >= best * _ALIKE]
    if not plan.leading.order:
        return [places[row] for row in chosen]
    of_key = {key: places[row] for key, row in zip(state.keys([docs[row] for row in chosen]), chosen, strict=True)}
    among = either([TermNode("key", key, ranked=False) for key in of_key])
    rows = state.in_order(among, plan.leading.order, None, len(of_key)) if of_key else []
    return [of_key[key] for key in state.keys([address for value, address in rows if is_dated(value)])]


def _naming(state: IndexState, demand: Demand, hits: Sequence[Address], bearing: frozenset[int]) -> list[int]:
    """Return the rows of hits that bear what is asked of the first that others name, and name it."""
    keys = state.keys(hits[:_ABOUT])
    naming = state.having(hits, [constant(demand.leading, key, 1.0) for key in keys])
    return next((sorted(rows & bearing) for rows in naming if rows & bearing), [])


def with_first(
    hits: Sequence[Place], first: Sequence[int], words: Mapping[int, float], factors: dict[int, Factors]
) -> list[Place]:
    """Return hits with some first, in order; `words` are the scores of places without their factors, which change."""
    ties = {place: tie for _score, tie, place in hits}
    others = [hit for hit in hits if hit[2] not in first]
    following = others[0][:2] if others else (0.0, 0)
    above: list[Place] = []
    for place in reversed(first):
        own_factors = factors[place]
        while words[place] * own_factors.share < 0 and (weighted(words[place], *own_factors), ties[place]) > following:
            own_factors = own_factors._replace(standing=own_factors.standing + 1)
        factors[place] = own_factors
        following = (weighted(words[place], *own_factors), ties[place])
        above.insert(0, (*following, place))
    return [*above, *others]
