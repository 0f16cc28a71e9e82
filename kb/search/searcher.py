"""Answers one question against one state of the index: plan, filters, order, page, facets, reasons."""

from typing import Any

from tantivy import Occur, Order, Query

from kb.domain.filters import RECORD_FILTERS, Sort
from kb.messages import Message
from kb.search.conditions import ConditionMaker, Conditions
from kb.search.cursors import PagePosition, dump_cursor, parse_cursor, question_mark
from kb.search.grammar import LONGEST_QUESTION, parse_question
from kb.search.highlighter import Explainer
from kb.search.label_index import LabelIndex
from kb.search.plan import Plan, Planner
from kb.search.results import FacetName, Hit, IndexFilters, PageOptions, SearchPage, Understood
from kb.search.schema import tie_of
from kb.search.tantivy_queries import TantivyQueries
from kb.search.tree import Node
from kb.search.values import typed_values
from kb.search.whole import Whole, whole

_ORDERS: dict[Sort, tuple[str, Order]] = {
    "date": ("by_date", Order.Asc),
    "-date": ("by_date_down", Order.Desc),
    "author": ("by_author", Order.Asc),
    "title": ("by_title", Order.Asc),
    "number": ("by_number", Order.Asc),
}
_FACET_FIELDS = {"decade": "decade"} | {row.name: row.index for row in RECORD_FILTERS if row.index}
_MOST_VALUES = 20_000
_FEW = 5  # with fewer records than this, three or more words need not all be there
_SLACK, _MOST_TIES = 16, 1_000
Counts = tuple[tuple[str, int], ...]  # values of a facet, with the number of records that have each
_Row = tuple[str, float, Any]  # sort value, score, address


class Searcher:
    """Finds in one searcher; it is cheap to make and belongs to one call."""

    def __init__(self, index: Any, searcher: Any, vocabulary: LabelIndex) -> None:
        self._index = index
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._queries = TantivyQueries(index.schema)

    def page(self, text: str, filters: IndexFilters, options: PageOptions) -> SearchPage:
        """Return the page of hits after the cursor; see `Index.search`."""
        sort, limit = options.sort, options.limit
        mark = question_mark(text, filters, sort)
        after = parse_cursor(options.cursor, mark) if options.cursor else None
        typed = typed_values(text, self._searcher)
        question = parse_question(typed.rest)
        plan = Planner(self._searcher, self._vocabulary).plan(question, typed.values)
        conditions = ConditionMaker(self._searcher, self._vocabulary).make(question, filters)
        ranked = sort == "relevance" and bool(plan.needed or plan.helpful)
        most = (after.seen if after else 0) + limit + 1 + _SLACK if ranked else 0
        chosen, found, relaxed = self._best(plan, conditions, most)
        total = int(found.count)
        if ranked:
            rows = self._ranked(chosen.ranking, found, limit, after)
        else:
            rows = self._ordered(chosen.matches, sort, limit, after)
        records = [self._searcher.doc(address) for _value, _score, address in rows[:limit]]
        keys = [str(record.get_first("key")) for record in records]
        more = len(rows) > limit
        explainer = Explainer(plan.looked_for) if options.explained else None
        hits = tuple(
            _hit(key, row[1], record, explainer) for key, row, record in zip(keys, rows, records, strict=False)
        )
        place = None
        if more:
            seen = (after.seen if after else 0) + limit
            place = PagePosition(rows[limit - 1][0], rows[limit - 1][1], keys[limit - 1], seen)
        notes = (
            *conditions.notes,
            *((Message("question-cut"),) if question.cut or len(text) > LONGEST_QUESTION else ()),
        )
        return SearchPage(
            hits=hits,
            total=total,
            facets=self._facets(chosen.matches, options.facets),
            understood=Understood(plan.read, conditions.read, notes, relaxed),
            cursor=dump_cursor(place, mark) if place else None,
        )

    def _best(self, plan: Plan, conditions: Conditions, most: int) -> tuple[Whole, Any, bool]:
        """Return the queries, the `most` best hits with the number of all, and "relaxed": not all words are there.

        With `most` 0 the hits are in no order: only their number counts.
        """
        chosen = whole(plan, conditions, len(plan.needed))
        found = self._asked(chosen, most)
        for least, enough in _fewer(len(plan.needed)):
            if found.count >= enough:
                break
            wider = whole(plan, conditions, least)
            more = self._asked(wider, most)
            if more.count > found.count:
                return wider, more, True
        return chosen, found, False

    def _asked(self, chosen: Whole, most: int) -> Any:
        if most:
            return self._searcher.search(self._queries.of(chosen.ranking), most, True)
        return self._searcher.search(self._queries.of(chosen.matches), 1, True, "tie")

    def _facets(self, matches: Node, names: tuple[FacetName, ...]) -> dict[FacetName, Counts]:
        """Return the exact counts of each facet, largest first; all in one pass."""
        if not names:
            return {}
        asked = {name: {"terms": {"field": _FACET_FIELDS[name], "size": _MOST_VALUES}} for name in names}
        answer = self._searcher.aggregate(self._queries.of(matches), asked)
        found: dict[FacetName, Counts] = {}
        for name in names:
            counts = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[name]["buckets"]]
            found[name] = tuple(sorted(counts, key=lambda one: (-one[1], one[0])))
        return found

    def _ordered(self, chosen: Node, sort: Sort, limit: int, after: PagePosition | None) -> list[_Row]:
        """Return one hit more than asked for, in the order of a sort key, after a place."""
        query = self._queries.of(chosen)
        name, order = _ORDERS["number" if sort == "relevance" else sort]
        if after:
            span = f"{{{after.value} TO *}}" if order == Order.Asc else f"{{* TO {after.value}}}"
            further = self._index.parse_query(f"{name}:{span}", [name])
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, further)])
        found = self._searcher.search(query, limit + 1, False, name, 0, order)
        return [(str(value), 0.0, address) for value, address in found.hits]

    def _ranked(self, chosen: Node, first: Any, limit: int, after: PagePosition | None) -> list[_Row]:
        """Return one hit more than asked for, best first; equal scores in an order that never changes."""
        want = (after.seen if after else 0) + limit + 1
        taken, found, total = want + _SLACK, first.hits, first.count
        while not (
            len(found) == total
            or (len(found) >= want and (found[-1][0] < found[want - 1][0] or taken >= want + _MOST_TIES))
        ):
            taken *= 2
            found = self._searcher.search(self._queries.of(chosen), taken, False).hits
        ties = self._searcher.fast_field_values("tie", [address for _score, address in found])
        scores = [-round(score, 4) for score, _address in found]
        rows = sorted(zip(scores, ties, range(len(found)), strict=True))
        start = _start(rows, after) if after else 0
        return [("", -score, found[place][1]) for score, _tie, place in rows[start : start + limit + 1]]


def _hit(key: str, score: float, record: Any, explainer: Explainer | None) -> Hit:
    if explainer is None:
        return Hit(key, score, (), ())
    reasons, snippets = explainer.explain(bytes(record.get_first("source")))
    return Hit(key, score, reasons, snippets)


def _fewer(needed: int) -> list[tuple[int, int]]:
    """Return (how many words will do, if fewer records than this were found): all but one, half of them, one."""
    if needed < 2:
        return []
    return [(needed - 1, _FEW if needed > 2 else 1), ((needed + 1) // 2, 1), (1, 1)]


def _start(rows: list[tuple[float, int, int]], after: PagePosition) -> int:
    """Return where the next page starts: after the last hit shown, or where it would be if it is gone."""
    tie = tie_of(after.key)
    for place, row in enumerate(rows):
        if row[1] == tie:
            return place + 1
    last = (-after.score, tie)
    return next((place for place, row in enumerate(rows) if row[:2] > last), len(rows))
