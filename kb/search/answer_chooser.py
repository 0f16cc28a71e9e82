"""Chooses what answers a question: records with all of it, with most of it, near ones, or none; and says which."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kb.search.conditions import Conditions
from kb.search.coverage_judge import Judge
from kb.search.index_state import FacetCounts, FoundHits, IndexState
from kb.search.index_values import Answer
from kb.search.plan import Plan
from kb.search.plan_trees import PlannedTrees, QuestionTrees
from kb.search.query_tree import NOTHING, ClauseNode, ConstantNode, Node, constant, either, every
from kb.search.word_trees import AskedPart

_FEW = 5  # with fewer records than this, three or more words need not all be there
_RARE = 0.08  # of all records: a word that no more of them have tells what a question is about
_SENTENCE = 6  # parts of a question that is told in a sentence: a record seldom has half of them
_TOP = 5  # hits that are weighed
_ABOUT, _BEHIND = 3, 0.9  # hits among which the document is that a question names, a share of the least score
Places = tuple[int, ...]  # of parts of a question


class Chosen(NamedTuple):
    """What answers: the trees, the best hits with the number of all, and what the answer is.

    `relaxed`: not all of the question is there. `facets` are counts that were made on the way, None where none were.
    `naming` finds what is there only because it changes or replaces the document that is asked about.
    """

    trees: QuestionTrees
    best: FoundHits
    relaxed: bool
    answer: Answer
    facets: list[FacetCounts] | None = None
    naming: tuple[Node, ...] = ()


class AnswerChooser:
    """Chooses for one question against one state of the index."""

    def __init__(self, state: IndexState, plan: Plan, conditions: Conditions) -> None:
        self._state = state
        self._plan = plan
        self._conditions = conditions
        self._trees = PlannedTrees(plan)
        self._records = max(1, state.num_docs)
        partial = any(part.within or not part.share for part in plan.needed)
        self._exact = bool(plan.demands) or partial  # to have the words is not enough
        self.judge = Judge(state, plan)

    def choose(self, most: int, fields: Sequence[str] = ()) -> Chosen:
        """Return what answers, with the `most` best hits; with `most` 0 they are in no order: their number counts.

        Where it is known beforehand which records are ranked, the facets of `fields` are counted beside.

        What of the question need not be there is chosen without its conditions: so no condition enlarges an answer.
        """
        if self._plan.wordless:
            return Chosen(QuestionTrees(NOTHING, NOTHING), FoundHits(()), False, "nothing")
        must, must_not = self._conditions.must, self._conditions.must_not
        if not must and not must_not:
            return self._with_naming(self._choose(most), most)
        if len(self._plan.needed) < 2 and not (self._plan.missing or self._exact):  # nothing to leave out
            every = self._trees.question_trees(len(self._plan.needed))
            chosen = Chosen(every, FoundHits(()), False, "found")
        else:
            chosen = self._with_naming(self._choose(_TOP), _TOP)
        limited = QuestionTrees(*(ClauseNode((tree, *must), (), must_not) for tree in chosen.trees))
        ranking = limited.ranking if most else limited.matches
        best, facets = self._state.best_and_facets(ranking, limited.matches, most, fields)
        answer = chosen.answer if best.total else "nothing"
        return chosen._replace(trees=limited, best=best, answer=answer, facets=facets if fields else None)

    def _choose(self, most: int) -> Chosen:
        needed = len(self._plan.needed)
        chosen = self._trees.question_trees(needed)
        best = self._asked(chosen, most)
        if needed < 2 and not (best.total and self._plan.missing):
            if self._exact and best.total and not self._answers(chosen, best):
                return Chosen(chosen, best, False, "near")
            return Chosen(chosen, best, False, "found" if best.total else "nothing")
        telling = self.judge.telling()
        if best.total and ((needed <= 2 and not telling) or best.total >= _FEW):
            return Chosen(chosen, best, False, "found") if self._answers(chosen, best) else self._near(most)
        sure = [place for place, part in enumerate(self._plan.needed) if part.sure]
        if sure:  # what has that is an answer, whatever else is asked
            having = self._trees.question_trees(1, sure)
            more = self._asked(having, most)
            if more.total > best.total:
                return Chosen(having, more, True, "found")
        enough: Chosen | None = None  # a few hits may have enough of the question by chance
        for least, always in self._steps(needed, telling):
            wider = self._trees.question_trees(least, always)
            more = self._asked(wider, most)
            if more.total > (enough.best.total if enough else 0) and (enough or self._answers(wider, more)):
                relaxed = more.total > best.total
                enough = Chosen(*((wider, more, True) if relaxed else (chosen, best, False)), "found")
                if best.total or more.total >= _FEW:
                    return enough
        by_chance = enough and self.judge.only_mention([address for _score, address in enough.best.hits])
        if enough and needed < _SENTENCE and not by_chance:
            return enough
        near = self._near(most)
        if not enough or near.best.total <= enough.best.total:
            return enough or near
        return (near if by_chance else self._behind(enough, near, most))._replace(answer="found")

    def _behind(self, first: Chosen, near: Chosen, most: int) -> Chosen:
        """Return what is near behind the few hits that have most of a question."""
        highest = near.best.hits[0][0] if near.best.hits else 0.0
        lifted = ClauseNode((near.trees.ranking,), (ConstantNode(first.trees.matches, highest),))
        trees = near.trees._replace(ranking=lifted)
        return near._replace(trees=trees, best=self._asked(trees, most))

    def _with_naming(self, chosen: Chosen, most: int) -> Chosen:
        """Return what answers with what changes or replaces the document that is asked about, if that is asked for.

        It says its own subject, and not always that of the other: after all hits it waits to be put first.
        """
        demand = next((wish for wish in self._plan.demands if wish.leading in ("rests_on", "replaces")), None)
        if not demand or not chosen.best.total:
            return chosen
        ranking, matches = chosen.trees
        hits = chosen.best.hits or self._state.best(ranking, _TOP, counted=False).hits
        keys = self._state.keys([address for _score, address in hits[:_ABOUT]])
        for key in keys:
            naming_node = every([constant(demand.leading, key, 1.0), demand.bearing])
            if self._state.best(naming_node, 0, counted=True).total:
                others = ClauseNode((naming_node,), (), (matches, *self._plan.barred))
                last = ConstantNode(others, hits[-1][0] * _BEHIND)
                ranked = ClauseNode((last,), (self._trees.question_trees(1).ranking,))
                wider = QuestionTrees(either([ranking, ranked]), either([matches, others]))
                best = self._asked(wider, most)
                about = self._plan._replace(demands=tuple(other for other in self._plan.demands if other is not demand))
                its_own = Judge(self._state, about).answers([address for _score, address in hits[:_ABOUT]])
                return Chosen(wider, best, True, "found" if its_own else chosen.answer, naming=(last,))
        return chosen

    def _steps(self, needed: int, telling: Places) -> Iterator[tuple[int, Places]]:
        """Yield how many parts must be there, and which always, from the least that is left out: words of asking."""
        if telling:
            yield len(telling), telling
        always = self.judge.indispensable()
        for least in dict.fromkeys((needed - 1, (needed + 1) // 2)):
            yield least, always

    def _near(self, most: int) -> Chosen:
        """Return the records that share the rare part of the question, or none.

        None where the countries of the question have no documents; where one of several has, its own are near.
        """
        common = max(_FEW, self._records * _RARE)
        telling = [part for part in self._plan.needed if part.records <= common and not part.generic]
        rare = [part for part in telling if part.records] or [part for part in telling if part.finding]  # by its like
        parties = [part for part in self._plan.needed if part.party and part.records <= common]
        if not rare or (parties and not any(part.records for part in parties)):
            nothing = QuestionTrees(NOTHING, NOTHING)
            return Chosen(nothing, self._asked(nothing, most), False, "nothing")
        near = self._trees.question_trees(1)
        shared = either([either(part.finding) for part in rare])
        near = QuestionTrees(*(ClauseNode(must=(tree, shared)) for tree in near))
        best = self._asked(near, most)
        if not best.total:
            return Chosen(near, best, False, "nothing")
        return Chosen(near, best, True, "found" if self._answers(near, best) else "near")

    def _asked(self, chosen: QuestionTrees, most: int) -> FoundHits:
        return self._state.best(chosen.ranking if most else chosen.matches, most, counted=True)

    def _answers(self, chosen: QuestionTrees, best: FoundHits) -> bool:
        """Return whether one of the best records has enough of what the question says."""
        hits = best.hits or self._state.best(chosen.ranking, _TOP, counted=False).hits
        return self.judge.answers([address for _score, address in hits[:_TOP]])


def texts_of(parts: Sequence[AskedPart], places: Iterable[int]) -> tuple[str, ...]:
    """Return the texts of the parts at some places."""
    return tuple(parts[place].text for place in places if parts[place].text)
