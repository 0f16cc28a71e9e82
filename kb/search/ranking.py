"""The score of a record in figures: by one formula, so that anyone can reckon it by hand.

score = (what each part of the question adds) x (the share of the question that the record has)^2
x (1 + 0.1 x the standing of the record). A part that is only in a note, or there only by a topic, is half there. Among
the first hits of a broad question the standing grows by twice the root of the number of records that rest on the
record, 10 at most; what the question asks to come first has as many points more as that takes (`kb.search.first_hits`).
A part adds what the engine gives for its words, the forms of them and what they stand for, by BM25 and the weight of
each field (`kb.search.schema.TEXT_FIELDS`).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import sqrt
from typing import NamedTuple

from kb.search.index_state import Address, IndexState
from kb.search.index_values import Portion, Ranking
from kb.search.plan import Plan
from kb.search.query_tree import ClauseNode, ConstantNode, Node, TermNode, either

_STANDING = 0.1  # what a point of standing adds to a score
_FALLING = 2.0  # how fast a score falls with what of the question the record lacks
_MOST_RESTING = 10  # points of standing that other records give
_LEADING = 10  # hits of a broad question whose weight for others counts
Place = tuple[float, int, int]  # minus the score, the tie and the place of a hit


class Factors(NamedTuple):
    """What the words of a record are multiplied by: the share of the question that it has, 0 to 1, and its standing."""

    share: float = 1.0
    standing: int = 0

    def rested_on(self, records: int) -> "Factors":
        """Return the factors of a record on which so many others rest: twice the root of their number, at most 10."""
        return self._replace(standing=self.standing + min(_MOST_RESTING, round(2 * sqrt(records))))


def weighted(words: float, share: float, standing: int) -> float:
    """Return the score of a record of which the words alone give so much, with its share and its standing."""
    return round(words * _factor(share, standing), 4)


@lru_cache(1_000)
def _factor(share: float, standing: int) -> float:
    return float(share**_FALLING) * (1 + _STANDING * standing)


def factors(
    places: Sequence[int], shares: Sequence[float] | None, standing: Sequence[int]
) -> defaultdict[int, Factors]:
    """Return the factors of the hits at some places; none where they are those of every other, as mostly they are."""
    if shares is None and not any(standing):
        return defaultdict(Factors)
    return defaultdict(Factors, zip(places, map(Factors, shares or repeat(1.0), standing), strict=True))


def lifted(
    state: IndexState,
    hits: list[Place],
    words: Sequence[Place],
    addresses: Sequence[Address],
    of_place: dict[int, Factors],
) -> list[Place]:
    """Return hits with those first among the leading ones that other documents rest on, by factors that change.

    `words` are the same hits with the scores that their words alone give.
    """
    leading = hits[:_LEADING]
    keys = state.keys([addresses[place] for _score, _tie, place in leading])
    resting = state.settled(lambda counts: [counts.doc_freq("rests_on", key) for key in keys])
    if not any(resting):
        return hits
    of_words = {place: score for score, _tie, place in words}
    for at, ((_score, tie, place), many) in enumerate(zip(leading, resting, strict=True)):
        if many:
            of_place[place] = of_place[place].rested_on(many)
            leading[at] = (weighted(of_words[place], *of_place[place]), tie, place)
    return sorted([*leading, *hits[_LEADING:]])


def rankings(
    state: IndexState, plan: Plan, addresses: Sequence[Address], factors: Sequence[Factors]
) -> tuple[Ranking, ...]:
    """Return how the score of each record came about, in the order of the question's parts."""
    keys = state.keys(addresses)
    among = ConstantNode(either([TermNode("key", key, ranked=False) for key in keys]), 0.0)
    parts = [(part.text, either([*part.finding, *part.lifting])) for part in plan.needed]
    columns = [(text, _scores(state, among, tree, len(keys))) for text, tree in (*parts, ("", either(plan.helpful)))]
    return tuple(
        Ranking(
            tuple(Portion(text, scores[key]) for text, scores in columns if scores.get(key)),
            record_factors.share,
            record_factors.standing,
        )
        for key, record_factors in zip(keys, factors, strict=True)
    )


def _scores(state: IndexState, among: Node, tree: Node, most: int) -> dict[str, float]:
    """Return what a tree adds to the score of each record that it finds, by its key."""
    hits = state.best(ClauseNode(must=(among, tree)), max(1, most), counted=False).hits
    keys = state.keys([address for _score, address in hits])
    return {key: round(score, 4) for key, (score, _address) in zip(keys, hits, strict=True)}
