"""The parts of a plan put together: a query for what is found, and one that ranks it."""

from typing import Any, NamedTuple

from tantivy import Occur, Query

from kb.search.conditions import Conditions
from kb.search.plan import Plan
from kb.search.terms import either


class Whole(NamedTuple):
    """A question as queries: `ranking` and `matches` find the same records; only the first gives a score."""

    ranking: Any
    matches: Any


def whole(plan: Plan, conditions: Conditions, least: int) -> Whole:
    """Return a plan and its conditions as queries; `least` of the needed words must be there."""
    others = [(Occur.Must, query) for query in conditions.must]
    others += [(Occur.MustNot, query) for query in (*plan.barred, *conditions.must_not)]
    if not plan.needed and not conditions.must:
        others.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    ranking = [either([*its.finding, *its.lifting]) for its in plan.needed]
    matches = [either(its.finding) for its in plan.needed]
    helpful = [(Occur.Should, query) for query in plan.helpful]
    return Whole(_together(ranking, least, [*others, *helpful]), _together(matches, least, others))


def _together(words: list[Any], least: int, others: list[tuple[Any, Any]]) -> Any:
    if least < len(words):
        some = Query.boolean_query([(Occur.Should, word) for word in words], minimum_number_should_match=least)
        return Query.boolean_query([(Occur.Must, some), *others])
    if len(words) == 1 and not others:
        return words[0]
    return Query.boolean_query([*((Occur.Must, word) for word in words), *others])
