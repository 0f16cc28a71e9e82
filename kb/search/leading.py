"""Puts those hits first that a question asks for, among the leading ones that answer it alike.

They stand as many points of standing higher as that takes, so that the score is told by its formula as ever.
"""

from collections.abc import Mapping, Sequence

from kb.search.judgement import Judge
from kb.search.leading_words import Leading
from kb.search.ranking import Factors, weighted
from kb.search.schema import is_dated
from kb.search.state import Address, IndexState
from kb.search.tree import TermNode, either

_ALIKE = 0.4  # of the best score: what answers as well as the best does
Place = tuple[float, int, int]  # minus the score, the tie and the place of a hit


def led(
    state: IndexState, judge: Judge, leading: Leading, hits: Sequence[Place], addresses: Sequence[Address],
    texts: Mapping[int, float],
) -> list[int]:  # fmt: skip
    """Return the places of the hits that are to come first, in order; none if none is asked for.

    `texts` tells of each place how well its words answer, whatever its standing.
    """
    if not leading.order or not hits:
        return []
    its = [addresses[place] for _score, _tie, place in hits]
    lacks = [{*parts, *stated} for parts, stated in zip(judge.lacking(its), judge.undemanded(its), strict=True)]
    alike = [place for (_score, _tie, place), lacking in zip(hits, lacks, strict=True) if lacking <= lacks[0]]
    best = max(texts[place] for place in alike)
    near = [place for place in alike if texts[place] >= best * _ALIKE]
    of_key = dict(zip(state.keys([addresses[place] for place in near]), near, strict=True))
    among = either([TermNode("key", key, ranked=False) for key in of_key])
    rows = [address for value, address in state.in_order(among, leading.order, None, len(of_key)) if is_dated(value)]
    return [of_key[key] for key in state.keys(rows)]


def raised(
    hits: Sequence[Place], first: Sequence[int], words: Mapping[int, float], factors: dict[int, Factors]
) -> list[Place]:
    """Return hits with some first, in order; `words` are the scores of places without their factors, which change."""
    ties = {place: tie for _score, tie, place in hits}
    others = [hit for hit in hits if hit[2] not in first]
    highest = -others[0][0] if others else 0.0
    above: list[Place] = []
    for place in reversed(first):
        its = factors[place]
        while words[place] * its.share < 0 and -weighted(words[place], *its) <= highest:
            its = its._replace(standing=its.standing + 1)
        factors[place] = its
        score = weighted(words[place], *its)
        above.insert(0, (score, ties[place], place))
        highest = -score
    return [*above, *others]
