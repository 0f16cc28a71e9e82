"""The parts of a plan put together: a tree for what is found, and one that ranks it."""

from collections.abc import Collection
from typing import NamedTuple

from kb.search.plan import Plan
from kb.search.query_tree import EVERYTHING, ClauseNode, Node, either


class QuestionTrees(NamedTuple):
    """A question as trees: `ranking` and `matches` find the same records; only the first gives a score."""

    ranking: Node
    matches: Node


class PlannedTrees:
    """The parts of a plan as trees, each made once for all ways in which they are put together."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._others = ClauseNode(() if plan.needed else (EVERYTHING,), (), plan.barred)
        self.matches = [either(part.finding) for part in plan.needed]
        both = zip(plan.needed, self.matches, strict=True)
        self._ranking = [either([*part.finding, *part.lifting]) if part.lifting else tree for part, tree in both]

    def question_trees(self, least: int, always: Collection[int] = ()) -> QuestionTrees:
        """Return the plan as trees; `least` of the needed words must be there, every record is where there are none.

        A part that is kept, and the parts at the places `always`, must be there however many others need not.
        """
        kept = [place for place, part in enumerate(self._plan.needed) if part.kept or place in always]
        ranking = _together(self._ranking, least, kept, self._others._replace(should=self._plan.helpful))
        return QuestionTrees(ranking, _together(self.matches, least, kept, self._others))


def _together(words: list[Node], least: int, kept: list[int], others: ClauseNode) -> Node:
    if least < len(words):
        always = [words[place] for place in kept]
        return others._replace(must=(ClauseNode(should=tuple(words), least=least), *always, *others.must))
    if len(words) == 1 and others == ClauseNode():
        return words[0]
    return others._replace(must=(*words, *others.must))
