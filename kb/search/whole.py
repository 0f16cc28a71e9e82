"""The parts of a plan put together: a tree for what is found, and one that ranks it."""

from collections.abc import Collection
from typing import NamedTuple

from kb.search.plan import Plan
from kb.search.tree import EVERYTHING, ClauseNode, Node, either


class Whole(NamedTuple):
    """A question as trees: `ranking` and `matches` find the same records; only the first gives a score."""

    ranking: Node
    matches: Node


def whole(plan: Plan, least: int, always: Collection[int] = ()) -> Whole:
    """Return a plan as trees; `least` of the needed words must be there, every record is where there are none.

    A part that is kept, and the parts at the places `always`, must be there however many others need not.
    """
    others = ClauseNode(() if plan.needed else (EVERYTHING,), (), plan.barred)
    ranking = [either([*its.finding, *its.lifting]) for its in plan.needed]
    matches = [either(its.finding) for its in plan.needed]
    kept = [place for place, part in enumerate(plan.needed) if part.kept or place in always]
    return Whole(
        _together(ranking, least, kept, others._replace(should=plan.helpful)), _together(matches, least, kept, others)
    )


def _together(words: list[Node], least: int, kept: list[int], others: ClauseNode) -> Node:
    if least < len(words):
        always = [words[place] for place in kept]
        return others._replace(must=(ClauseNode(should=tuple(words), least=least), *always, *others.must))
    if len(words) == 1 and others == ClauseNode():
        return words[0]
    return others._replace(must=(*words, *others.must))
