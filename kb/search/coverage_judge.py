"""How much of what a question says a record has: by this an answer is called found, or near.

What a word says is its rarity, log(1 + N / (1 + n)) for n of N records; a verb or a word of asking says less. A word in
many records, a kind, a party and a year say where to look and not what for: they count only where a question has
nothing else; but a record that lacks a party of few records answers another question. Of a word that is there only by
its like, by its topic or in passing a share counts; of one that is only part of what a topic is about, nothing where no
text has it. What a question states (`kb.search.demands`) a record bears, or it is no answer; nor is any an answer to a
short question of a name that none has. Of a long question less has to be there, and of a whole sentence less still:
people tell in it what records leave out.

The shares that are enough were chosen on the lists of questions in tests/search and on those of two later hands. With
each list left out in turn, so chosen on the others, they call found 0.97 of the questions with an answer, and 0.91 of
those without one near or nothing. Weights for names, makers, numbers, kinds and unknown words told nothing more there.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain
from math import inf, log

from kb.search.index_state import Address, IndexState
from kb.search.plan import Plan
from kb.search.query_tree import EVERYTHING, NOTHING, BestNode, BoostNode, ClauseNode, Node, either, field_of, outside
from kb.search.word_trees import AskedPart, is_year

_ENOUGH, _OF_MANY, _MANY = 0.45, 0.25, 5  # of what is asked: so much answers it, or less where so many parts tell
_OF_SENTENCE, _SENTENCE = 0.22, 7  # and less still where it is told in a sentence
_FEWEST = 2  # parts of so many that answer, where one of them is not nearly all that is asked
_COMMON = 0.15  # of all records: a word that more of them have says where to look
_ASIDE = ("note", "other")  # fields that say what a record is not about
_MORE, _FIGURES = 1.4, 3  # what several words for one thing, a value, or so many figures, say against a word as rare
_ELSEWHERE = (("topic", *_ASIDE), ("topic",), ())  # fields after each level: in the centre, in passing, by a label
_SAYING = 2  # levels on which a text of the record says the part; the others are by a topic's label, by the topic
_COUNTS = (1.0, 0.6, 0.6, 0.6)  # what counts of a part by its level
_RANKED = (1.0, 0.6, 0.9, 0.8)  # what counts of a part where records are put in order, by its level
Lacks = tuple[int, ...]  # places of the parts that a record does not have


class Judge:
    """Weighs records against the parts of one question."""

    def __init__(self, state: IndexState, plan: Plan) -> None:
        self._state = state
        self._parts = plan.needed
        self._missing = len(plan.missing)
        self._demands = plan.demands
        self._pasted = plan.pasted
        self._is_of_absent = bool(plan.absent) and not plan.pasted
        self._records = max(1, state.num_docs)

    def answers(self, addresses: Sequence[Address]) -> bool:
        """Return whether one of some records has enough of what the question says."""
        if self._is_of_absent:
            return False
        weights = self._weights()
        parts = sum(map(bool, weights))
        enough = _OF_SENTENCE if parts >= _SENTENCE else _OF_MANY if parts >= _MANY else _ENOUGH
        bearing = [not lacks for lacks in self.undemanded(addresses)]
        levels: list[list[Lacks]] = []
        for level in self._lacking_by_level(addresses):  # most questions are sure after the first
            levels.append(level)
            for record in range(len(addresses)):
                if bearing[record] and self._has(record, weights, levels) >= enough:
                    return True
        return False

    def undemanded(self, addresses: Sequence[Address]) -> list[tuple[str, ...]]:
        """Return for each record what the question states and it does not bear."""
        if not self._demands:
            return [()] * len(addresses)
        trees = [demand.bearing for demand in self._demands]
        others = [demand.others or EVERYTHING for demand in self._demands]
        having = self._state.having(addresses, [*trees, *others])
        rows = list(zip(self._demands, having, having[len(trees) :], strict=False))
        return [
            tuple(demand.text for demand, bearing, known in rows if known and record not in bearing)
            for record in range(len(addresses))
        ]

    def only_mention(self, addresses: Sequence[Address]) -> bool:
        """Return whether all of some records have only in passing what the question is about: hits by chance."""
        telling = {place for place, tells in enumerate(self._telling()) if tells}
        return all(telling.issubset(lacks) for lacks in next(self._lacking_by_level(addresses)))

    @cached_property
    def _levels(self) -> list[list[list[Node]]]:
        """What finds the parts on each level, and on none before it."""
        levels: list[list[list[Node]]] = [[[] for _part in self._parts] for _share in _COUNTS]
        several = len(self.parties()) > 1
        for place, part in enumerate(self._parts):
            own_part = _not_in_passing(part, several) if part.party else part
            for node in own_part.finding:
                for level, its_share in _by_place(node, own_part.by_topic):
                    levels[level][place].append(its_share)
        return levels

    def _lacking_by_level(self, addresses: Sequence[Address]) -> Iterator[list[Lacks]]:
        """Yield for each level, the surest first, what each record has not yet."""
        lacks: list[Lacks] = [tuple(range(len(self._parts)))] * len(addresses)
        for nodes in self._levels:
            if any(nodes):
                still = [set(missing_parts) for missing_parts in self._lacking(addresses, nodes)]
                lacks = [tuple(filter(now.__contains__, before)) for before, now in zip(lacks, still, strict=True)]
            yield lacks

    def indispensable(self) -> tuple[int, ...]:
        """Return the place of the part that alone says what the question is about, if there is such a one."""
        weighed = enumerate(zip(self._parts, self._weights(), strict=True))
        places = tuple(place for place, (part, weight) in weighed if weight and not part.generic)
        return places if len(places) == 1 else ()

    def telling(self) -> tuple[int, ...]:
        """Return the places of the parts that say more than words of asking, where the question has such words too."""
        places = tuple(place for place, part in enumerate(self._parts) if part.weight >= 1.0)
        return places if len(places) < len(self._parts) and any(self._telling()) else ()

    def parties(self) -> tuple[str, ...]:
        """Return the words for parties that not many records are of."""
        return tuple(part.text for part in self._parts if part.party and part.records <= self._records * _COMMON)

    @cached_property
    def _needed_parties(self) -> list[int]:
        """Return the places of parties that not many records are of: what is not of them answers another question.

        Where nothing else is asked, all parties and kinds are needed; of a document of a kind its year is, too, if it
        is the only one: of several one is enough. A reference that was pasted names parties in its title, and may give
        another year.
        """
        common, alone = self._records * _COMMON, not any(self._telling())
        if self._pasted and not alone:
            return []
        dated = any(part.generic for part in self._parts) and sum(is_year(part.text) for part in self._parts) == 1
        return [
            place
            for place, part in enumerate(self._parts)
            if (alone and part.generic)
            or (dated and is_year(part.text))
            or (part.party and (alone or part.records <= common))
        ]

    def _has(self, record: int, weights: Sequence[float], levels: Sequence[list[Lacks]]) -> float:
        """Return the share of the question that a record has, by the best level on which it has each part.

        A part of what a topic is about is there only where a text says it. One part of many is there by chance.
        """
        if any(place in levels[-1][record] for place in self._needed_parties):
            return 0.0
        has, whole, parts = 0.0, self._missing * _MORE * log(1 + self._records), 0
        for place, (part, weight) in enumerate(zip(self._parts, weights, strict=True)):
            kept = _kept(place, record, levels[:_SAYING] if part.within else levels, _COUNTS)
            if kept and part.sure:
                return inf
            has, whole, parts = has + weight * part.share * kept, whole + weight, parts + bool(weight and kept)
        by_chance = parts < _FEWEST and sum(map(bool, weights)) >= _MANY and has < whole * _ENOUGH
        return 0.0 if by_chance else has / whole if whole else 1.0

    def _telling(self) -> list[bool]:
        """Return of each part whether it says what a question is about, and not only where to look."""
        return [not self._is_common(part) and part.weight >= 1.0 for part in self._parts]

    def _is_common(self, part: AskedPart) -> bool:
        """Return whether a part says only where to look: a kind, a party, a year, a word of many records."""
        return part.generic or part.party or part.records > self._records * _COMMON or is_year(part.text)

    def _weights(self) -> list[float]:
        """Return what counts of each part: all where none tells what the question is about."""
        telling = self._telling()
        aside = {demand.text for demand in self._demands if demand.aside}
        others = [tells and part.text not in aside for part, tells in zip(self._parts, telling, strict=True)]
        telling = others if any(others) else telling
        if not any(telling):
            return [self._says(part) for part in self._parts]
        weights = [
            self._says(part) if tells or (part.weight < 1.0 and not self._is_common(part)) else 0.0
            for part, tells in zip(self._parts, telling, strict=True)
        ]
        most = sum(says for says, tells in zip(weights, telling, strict=True) if tells)
        little = sum(weights) - most
        less = min(1.0, most / little) if little else 1.0
        return [says if tells else says * less for says, tells in zip(weights, telling, strict=True)]

    def _says(self, part: AskedPart) -> float:
        more = " " in part.text or (part.text.isdecimal() and len(part.text) >= _FIGURES)
        return log(1 + self._records / (1 + part.records)) * part.weight * (_MORE if more else 1.0)

    def shares(self, addresses: Sequence[Address]) -> list[float]:
        """Return for each record how much of what the question says it has, from 0 to 1, by where it has each part."""
        weights = [self._says(part) * part.share for part in self._parts]
        whole = sum(weights) or 1.0
        levels = list(self._lacking_by_level(addresses))
        return [
            sum(says * _kept(place, record, levels, _RANKED) for place, says in enumerate(weights)) / whole
            for record in range(len(addresses))
        ]

    def lacking(self, addresses: Sequence[Address]) -> list[Lacks]:
        """Return for each record the places of the parts that it does not have."""
        return self._lacking(addresses, [part.finding for part in self._parts])

    def _lacking(self, addresses: Sequence[Address], parts: Sequence[Sequence[Node]]) -> list[Lacks]:
        having = self._state.having(addresses, [either(finding) for finding in parts])
        return [
            tuple(part for part, records in enumerate(having) if record not in records)
            for record in range(len(addresses))
        ]


def _kept(place: int, record: int, levels: Sequence[list[Lacks]], counts: Sequence[float]) -> float:
    """Return what counts of a part, by the best level on which a record has it."""
    return next((counts[at] for at, lacking in enumerate(levels) if place not in lacking[record]), 0.0)


def _by_place(node: Node, by_topic: Collection[Node]) -> Iterator[tuple[int, Node]]:
    """Yield the levels on which a node finds a part, each with what it finds there and on no surer one.

    They are: in the centre, in passing, by a label, by topic.
    """
    if node in by_topic:
        yield 3, node
        return
    match node:
        case BoostNode(ClauseNode((), parts, (), 1) | BestNode(parts)) | ClauseNode((), parts, (), 1) | BestNode(parts):
            yield from chain.from_iterable(_by_place(part, ()) for part in parts)
            return
    field = field_of(node)
    if field:
        yield next(level for level, fields in enumerate(_ELSEWHERE) if field not in fields), node
        return
    before: Node = NOTHING
    for level, fields in enumerate(_ELSEWHERE):
        remainder = outside(node, fields)
        if remainder != before:
            yield level, remainder
        before = remainder


def _not_in_passing(part: AskedPart, several: bool) -> AskedPart:
    """Return a party without what only mentions it: a note on another document, or one of many parties.

    Who names `several` parties asks for what is of many, too.
    """
    among_few = not several and any(field_of(node) == "party_set" for node in part.finding)
    shorn = {node: outside(node, (*_ASIDE, "party") if among_few else _ASIDE) for node in part.finding}
    by_topic = tuple(shorn[node] for node in part.by_topic)
    return part._replace(finding=tuple(shorn.values()), by_topic=by_topic)
