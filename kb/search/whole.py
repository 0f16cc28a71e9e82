"""The parts of a plan put together: a tree for what is found, and one that ranks it."""

from typing import NamedTuple

from kb.search.plan import Plan
from kb.search.tree import EVERYTHING, ClauseNode, Node, either


class Whole(NamedTuple):
    """A question as trees: `ranking` and `matches` find the same records; only the first gives a score."""

    ranking: Node
    matches: Node


def whole(plan: Plan, least: int) -> Whole:
    """Return a plan as trees; `least` of the needed words must be there, every record is where there are none."""
    others = ClauseNode(() if plan.needed else (EVERYTHING,), (), plan.barred)
    ranking = [either([*its.finding, *its.lifting]) for its in plan.needed]
    matches = [either(its.finding) for its in plan.needed]
    return Whole(_together(ranking, least, others._replace(should=plan.helpful)), _together(matches, least, others))


def _together(words: list[Node], least: int, others: ClauseNode) -> Node:
    if least < len(words):
        return others._replace(must=(ClauseNode(should=tuple(words), least=least), *others.must))
    if len(words) == 1 and others == ClauseNode():
        return words[0]
    return others._replace(must=(*words, *others.must))
