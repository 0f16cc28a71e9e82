"""Answers one question against one state of the index: plan, filters, order, page, facets, reasons."""

from collections.abc import Sequence
from typing import NamedTuple

from kb.domain.filters import LARGEST_PAGE, RECORD_FILTERS, SORTS, Sort
from kb.errors import ChoiceError
from kb.language.folding import words
from kb.language.layouts import turned
from kb.messages import Message
from kb.search.analysis import asked_forms
from kb.search.answer_chooser import AnswerChooser, Chosen, texts_of
from kb.search.asked_actions import with_actions
from kb.search.asked_identifiers import is_reference
from kb.search.asked_order import asked_order
from kb.search.asked_values import typed_values
from kb.search.asked_words import looked_for_conditions
from kb.search.conditions import ConditionMaker, Conditions, groups
from kb.search.coverage_judge import Judge
from kb.search.cursors import PagePosition, dump_cursor, next_place, parse_cursor, question_mark
from kb.search.demands import DemandReader
from kb.search.exclusions import barring, exclusions, without_provisions
from kb.search.first_hits import hits_asked_first, with_first
from kb.search.grammar import LONGEST_QUESTION, ParsedQuery, parse_question
from kb.search.highlighter import Explainer
from kb.search.index_state import Address, IndexState
from kb.search.index_values import FACETS, FacetName, Hit, IndexFilters, PageOptions, ReadWord, SearchPage, Understood
from kb.search.label_index import LabelIndex
from kb.search.near_spellings import spellings_near
from kb.search.operator_notes import is_wordless, missing_phrases, operator_notes, without_quotes
from kb.search.plan import Plan, Planner
from kb.search.query_tree import Node, TermCounts, about
from kb.search.ranking import Factors, factors, lifted, rankings, weighted
from kb.search.slugs import demands_of, notes_on, without_addresses
from kb.search.stopwords import without_greeting
from kb.search.stored_texts import read_stored
from kb.search.word_trees import FIELDS, AskedPart, WordTrees

_ORDERS: dict[Sort, str] = {
    "date": "by_date", "-date": "by_date_down", "author": "by_author", "title": "by_title", "number": "by_number",
}  # fmt: skip
_FACET_FIELDS = {"decade": "decade"} | {row.name: row.search for row in RECORD_FILTERS if row.search}
_SLACK, _MOST_TIES = 16, 1_000
_FURTHER = 4  # times as many hits are fetched where the last are as good as others
_MOST_ADVICE = 5
_SHORTEST_TURNED, _SURELY_KNOWN = 3, 6  # letters of words typed under another layout, of one that tells it is so
_WEIGHED = 50  # the best hits whose standing, and the share of the question that they have, count
_PLAIN = Factors()  # of most hits
_BROAD = 20  # hits of a broad question
Counts = tuple[tuple[str, int], ...]  # values of a facet, with the number of records that have each


class _Row(NamedTuple):
    """A hit with its sort value, its score and what the score was multiplied by."""

    value: str
    score: float
    address: Address
    factors: Factors = Factors()


class _Planned(NamedTuple):
    """A question as read, its plan, and remarks on how it was read."""

    question: ParsedQuery
    plan: Plan
    notes: tuple[Message, ...]


class Searcher:
    """Finds in one state of an index; it is cheap to make and belongs to one call."""

    def __init__(self, state: IndexState, vocabulary: LabelIndex) -> None:
        self._state = state
        self._vocabulary = vocabulary

    def page(self, text: str, filters: IndexFilters, options: PageOptions) -> SearchPage:
        """Return the page of hits after the cursor; see `Index.search`."""
        sort, limit = _checked(options), max(1, min(options.limit, LARGEST_PAGE))
        after = parse_cursor(options.cursor, question_mark(text, filters, sort)) if options.cursor else None
        planned, conditions = self._state.settled(lambda counts: self._read(counts, text, filters))
        phrases = missing_phrases(self._state, planned.plan)
        if phrases and (bare := without_quotes(text, phrases)) != text:
            planned, conditions = self._state.settled(lambda counts: self._read(counts, bare, filters))
        plan = planned.plan
        ranked = sort == "relevance" and bool(plan.needed or plan.helpful)
        most = max((after.seen if after else 0) + limit + 1, _WEIGHED) + _SLACK if ranked else 0
        chooser = AnswerChooser(self._state, plan, conditions)
        chosen = chooser.choose(most, [_FACET_FIELDS[name] for name in options.facets])
        is_sure = plan.pasted or any(part.sure for part in plan.needed)  # a number or a day answers, whatever is quoted
        if phrases and chosen.answer == "found" and not is_sure:
            chosen = chosen._replace(answer="near")  # no record says it so
        if ranked:
            rows = self._ranked(chosen, chooser.judge, plan, limit, after)
        else:
            rows = self._ordered(chosen.trees.matches, sort, limit, after)
        condition_words = looked_for_conditions(conditions.read, filters.numbers_of)
        explained = plan._replace(looked_for=(*plan.looked_for, *condition_words))
        hits = self._hits(rows[:limit], explained, options.explained, chooser if chosen.relaxed else None)
        if options.figures and ranked:
            shown = rows[: len(hits)]
            wider_plan = plan._replace(helpful=(*plan.helpful, *chosen.naming))
            figures = rankings(self._state, wider_plan, [row.address for row in shown], [row.factors for row in shown])
            hits = tuple(hit._replace(ranking=ranking) for hit, ranking in zip(hits, figures, strict=True))
        place = None
        if len(rows) > limit:
            seen = (after.seen if after else 0) + limit
            place = PagePosition(rows[limit - 1].value, rows[limit - 1].score, hits[limit - 1].key, seen)
        cut = planned.question.cut or len(text) > LONGEST_QUESTION
        notes = (*planned.notes, *plan.notes, *conditions.notes, *operator_notes(text, phrases))
        notes = (*notes, Message("question-cut")) if cut else notes
        if chosen.answer == "near":
            notes += tuple(Message("party-lacks-the-rest", given=text[:60]) for text in chooser.judge.parties())
        understood = Understood(plan.read, conditions.read, notes, chosen.relaxed, chosen.answer)
        if chosen.answer != "found":
            understood = self._advised(text, understood, plan, conditions)
        return SearchPage(
            hits=hits,
            total=chosen.best.total,
            facets=self._facets(chosen, options.facets),
            understood=understood,
            cursor=dump_cursor(place, question_mark(text, filters, sort)) if place else None,
            grouped=self._grouped(chosen, chosen.trees.ranking if ranked else chosen.trees.matches, options.groups),
        )

    def _read(self, counts: TermCounts, text: str, filters: IndexFilters) -> tuple["_Planned", Conditions]:
        """Return the plan of a question and its conditions."""
        planned = self._planned(counts, text, filters.numbers_of)
        return planned, ConditionMaker(counts, self._vocabulary).make(planned.question, filters)

    def _planned(self, counts: TermCounts, text: str, manuscript: str) -> "_Planned":
        """Return the plan of a question; of one typed under another keyboard layout, the plan of what was meant."""
        first = self._plan_of(counts, text, manuscript)
        strange, needed = len(first.plan.strange), len(first.plan.needed)
        if not strange or strange * 2 < needed or first.question.restrictions:
            return first
        best, fewest = first, strange
        for other in turned(text):
            another = self._plan_of(counts, other.text.replace('"', " "), manuscript)
            unknown, total = len(another.plan.unknown), len(another.plan.needed)
            if total and _are_known(another.plan) and unknown < fewest and len(other.text) >= _SHORTEST_TURNED * total:
                typed, read = text[:60], other.text[:60]
                layout = Message("layout-turned", given=typed, read=read)
                note = Message("script-turned", given=typed, read=read) if other.typed == "arab" else layout
                best, fewest = another._replace(notes=(note,)), unknown
        return best

    def _plan_of(self, counts: TermCounts, text: str, manuscript: str) -> "_Planned":
        text, provisions = without_provisions(without_greeting(text))
        text, excluded = exclusions(text, self._vocabulary)
        typed = typed_values(text, counts)
        values = with_actions(typed.values, text)
        rest, first = asked_order(typed.rest, self._vocabulary)
        question = parse_question(rest)
        plan = Planner(counts, self._vocabulary, manuscript).plan(question, values)
        bare_text = without_addresses(text, typed.slugs)
        demands = DemandReader(counts, self._vocabulary).demands(bare_text, rest, values, plan.needed)
        demands += demands_of(typed.slugs, counts)
        staged = [demand for demand in demands if demand.leading == "alike"]
        parts = [
            AskedPart((demand.bearing,), (), about(demand.bearing, counts), demand.text, generic=demand.aside)
            for demand in staged
        ]
        read = [ReadWord(demand.text) for demand in staged]
        read += [ReadWord(words, optional=True) for words in (first.text, provisions) if words]
        plan = plan._replace(
            leading=first, needed=(*plan.needed, *parts), read=(*plan.read, *read), wordless=is_wordless(text),
            demands=demands, pasted=is_reference(text),
        )  # fmt: skip
        return _Planned(question, barring(plan, excluded, counts, self._vocabulary), notes_on(typed.slugs))

    def _advised(self, text: str, understood: Understood, plan: Plan, conditions: Conditions) -> Understood:
        """Return how a question without an answer was read, with what else to try."""
        words = (*plan.unknown, *conditions.unknown)
        near = self._state.settled(lambda counts: spellings_near(counts, words, FIELDS["any"])) | dict(conditions.near)
        meant = text
        for word, spellings in near.items():
            meant = meant.replace(word, spellings[0]) if spellings else meant
        topics = self._vocabulary.topics_near([word.text for word in plan.read if not word.optional])
        spelt = tuple(dict.fromkeys(spelling for spellings in near.values() for spelling in spellings))
        tried = [other.text for other in turned(text) if other.text != text] if plan.strange and not plan.notes else []
        layouts = self._state.settled(lambda counts: tuple(guess for guess in tried if _says_something(counts, guess)))
        return understood._replace(
            spellings=spelt[:_MOST_ADVICE], topics=topics[:_MOST_ADVICE], meant=meant if meant != text else "",
            layouts=layouts,
        )  # fmt: skip

    def _hits(self, rows: list[_Row], plan: Plan, explained: bool, chooser: AnswerChooser | None) -> tuple[Hit, ...]:
        """Return the hits of a page; with a chooser each says what of the question it lacks."""
        addresses = [row.address for row in rows]
        if not explained:
            keys = self._state.keys(addresses)
            return tuple(Hit(key, row.score, (), ()) for key, row in zip(keys, rows, strict=True))
        explainer = Explainer(plan.looked_for)
        lacking = self._lacks(plan, chooser.judge, addresses) if chooser else [()] * len(rows)
        stored = [(key, read_stored(source)) for key, source in self._state.stored(addresses)]
        return tuple(
            Hit(key, row.score, *explainer.explain(record), lacks)
            for row, (key, record), lacks in zip(rows, stored, lacking, strict=True)
        )

    @staticmethod
    def _lacks(plan: Plan, judge: Judge, addresses: Sequence[Address]) -> list[tuple[str, ...]]:
        """Return for each record what of the question it lacks: what it has to bear, and parts outside of that."""
        lacking: list[tuple[str, ...]] = []
        for parts, stated in zip(judge.lacking(addresses), judge.undemanded(addresses), strict=True):
            terms = {word.text for text in stated for word in words(text)}
            lacking.append((*(text for text in texts_of(plan.needed, parts) if text not in (*terms, *stated)), *stated))
        return lacking

    def _facets(self, chosen: Chosen, names: tuple[FacetName, ...]) -> dict[FacetName, Counts]:
        """Return the exact counts of each facet, largest first; all in one pass."""
        if not names:
            return {}
        counted = chosen.facets
        if counted is None:
            counted = self._state.facets(chosen.trees.matches, [_FACET_FIELDS[name] for name in names])
        return {
            name: tuple(sorted(counts, key=lambda count: (-count[1], count[0])))
            for name, counts in zip(names, counted, strict=True)
        }

    def _grouped(self, chosen: Chosen, matches: Node, wanted: Sequence[Sequence[str]]) -> tuple[int, ...]:
        """Return how many of each group are found; few hits are looked up in the groups, not groups in the index."""
        hits = chosen.best.hits
        if not wanted or len(hits) < chosen.best.total:
            return tuple(self._state.best(tree, 0, counted=True).total for tree in groups(matches, wanted))
        keys = set(self._state.keys([address for _score, address in hits]))
        return tuple(len(keys.intersection(group)) for group in wanted)

    def _ordered(self, chosen: Node, sort: Sort, limit: int, after: PagePosition | None) -> list[_Row]:
        """Return one hit more than asked for, in the order of a sort key, after a place."""
        order = _ORDERS["number" if sort == "relevance" else sort]
        rows = self._state.in_order(chosen, order, after.value if after else None, limit + 1)
        return [_Row(value, 0.0, address) for value, address in rows]

    def _ranked(self, chosen: Chosen, judge: Judge, plan: Plan, limit: int, after: PagePosition | None) -> list[_Row]:
        """Return one hit more than asked for, best first; equal scores in an order that never changes."""
        want = max((after.seen if after else 0) + limit + 1, _WEIGHED)
        taken, hits, total = want + _SLACK, chosen.best.hits, chosen.best.total
        while not (
            len(hits) == total
            or (len(hits) >= want and (hits[-1][0] < hits[want - 1][0] or taken >= want + _MOST_TIES))
        ):
            taken *= _FURTHER
            hits = self._state.best(chosen.trees.ranking, taken, counted=False).hits
        addresses = [address for _score, address in hits]
        ties = self._state.numbers("tie", addresses)
        scores = [-round(score, 4) for score, _address in hits]
        rows = sorted(zip(scores, ties, range(len(hits)), strict=True))
        weighed = rows[:_WEIGHED]
        first = [addresses[place] for _score, _tie, place in weighed]
        standing = self._state.numbers("standing", first)
        shares = judge.shares(first) if chosen.relaxed else None
        of_place = factors([place for _score, _tie, place in weighed], shares, standing)
        if of_place:
            weighed = sorted((weighted(row[0], *of_place[row[2]]), *row[1:]) for row in weighed)
        if chosen.best.total >= _BROAD:
            weighed = lifted(self._state, weighed, rows[:_WEIGHED], addresses, of_place)
        if plan.leading.order or any(demand.leading for demand in plan.demands):
            of_words = {place: score for score, _tie, place in rows[:_WEIGHED]}
            texts = {place: -weighted(score, of_place[place].share, 0) for place, score in of_words.items()}
            asked_first = hits_asked_first(self._state, judge, plan, weighed, addresses, texts)
            weighed = with_first(weighed, asked_first, of_words, of_place)
        rows = weighed + rows[_WEIGHED:]
        start = next_place(rows, after) if after else 0
        return [
            _Row("", -score, addresses[place], of_place.get(place, _PLAIN))
            for score, _tie, place in rows[start : start + limit + 1]
        ]


def _checked(options: PageOptions) -> Sort:
    """Return the order wanted; raises ChoiceError for an order or a facet that there is not."""
    if options.sort not in SORTS:
        raise ChoiceError("sort", str(options.sort), SORTS)
    for name in options.facets:
        if name not in FACETS:
            raise ChoiceError("facet", str(name), FACETS)
    return options.sort


def _are_known(plan: Plan) -> bool:
    """Return whether most words of a plan are known; half of them will do where one of those is long."""
    unknown, total = len(plan.unknown), len(plan.needed)
    known = (part for part in plan.needed if part.records and part.text not in plan.unknown)
    return unknown * 3 <= total or (unknown * 2 <= total and any(len(part.text) >= _SURELY_KNOWN for part in known))


def _says_something(counts: TermCounts, text: str) -> bool:
    """Return whether a record has a word of a text, spelt just so, that is no letter or two and no figures."""
    parts = WordTrees(counts)
    row = (token.text for token in words(text) if token.text.isalpha() and len(token.text) >= _SHORTEST_TURNED)
    return any(parts.is_spelt(asked_forms(word), FIELDS["any"]) for word in row)
