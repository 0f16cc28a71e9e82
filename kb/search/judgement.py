"""How much of what a question says a record has: by this an answer is called found, or near.

What a word says is its rarity, log(1 + N / (1 + n)) for n of N records; a word that no record has says much, a verb
that none has little. A word in many records, a kind of many, a party and a place say where to look and not what for:
they count only where a question has nothing else; but a record that lacks a party of few records answers another
question. A number says more, and so does a name: one that is missing, and the name of one who made the record or signed
it. Of a word that is there only by its like, by its topic or in passing a share counts; of one that is only part of
what a topic or a subject is about, nothing. What a question states (`kb.search.demands`) a record bears, or it is no
answer. The figures were chosen on the lists of questions in tests/search, and on the same questions with the records
that answer them taken away, so that all but the right part of them is there.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from math import inf, log

from kb.search.plan import Plan
from kb.search.state import Address, IndexState
from kb.search.terms import AskedPart, is_year
from kb.search.tree import EVERYTHING, Node, either, field_of, is_near, outside

_ENOUGH = (0.5, 0.5, 0.57, 0.55, 0.55, 0.35)  # of what is asked: so much answers it, by how many parts say something
_COMMON = 0.15  # of all records: a word that more of them have says where to look
_ASIDE, _MENTIONED = ("note", "other"), 0.55  # fields that say what a record is not about, and a share for being there
_BY_LABEL = 0.45  # a share for records of a topic whose label has the word among others, where no text has it
_BY_TOPIC = 0.5  # a share for records of the topic that a word names, where no text of theirs has it: answers it alone
_FEW_OF_KIND = 0.03  # of all records: a kind of no more of them is asked for itself
_TOGETHER = 1.4  # what words say that stand for one thing together, against one word as rare
_NUMBER, _FIGURES = 2.0, 3  # what a number says against a word as rare, if it has so many figures and is no year
_AS_RARE = 3  # records: a word that none has is as telling as one of so many, for it may be an everyday one
_NAME_MISSING = 1.5  # what a name says against a word as rare, where it is missing
_MAKER, _MAKERS, _SURELY = 1.5, 0.02, 0.9  # what the name of a maker says, if he has no more of all records; its share
_LEVELS = (1.0, _MENTIONED, _BY_LABEL, _BY_TOPIC)  # what counts of a part by where it is, the surest first
_RANKED = (1.0, 0.6, 0.9, 0.8)  # what counts of a part where records are put in order, by the same places
Lacks = tuple[int, ...]  # places of the parts that a record does not have


class Judge:
    """Weighs records against the parts of one question."""

    def __init__(self, state: IndexState, plan: Plan) -> None:
        self._state = state
        self._parts = plan.needed
        self._missing = len(plan.missing)
        self._demands = plan.demands
        self._records = max(1, state.num_docs)

    def answers(self, addresses: Sequence[Address]) -> bool:
        """Return whether one of some records has enough of what the question says."""
        weights = self._weights()
        counted = sum(bool(says) and not its.generic for its, says in zip(self._parts, weights, strict=True))
        enough = _ENOUGH[min(counted, len(_ENOUGH) - 1) if any(self._telling()) else 0]
        bearing = [not lacks for lacks in self.undemanded(addresses)]
        has_kind, makers = self._of_kind(addresses), self._makers(addresses)
        levels: list[tuple[float, list[Lacks]]] = []
        for level in self._lacking_by_level(addresses):  # most questions are sure after the first
            levels.append(level)
            for place in range(len(addresses)):
                if bearing[place] and has_kind[place] and self._has(place, weights, levels, makers[place]) >= enough:
                    return True
        return False

    def undemanded(self, addresses: Sequence[Address]) -> list[tuple[str, ...]]:
        """Return for each record what the question states and it does not bear."""
        if not self._demands:
            return [()] * len(addresses)
        trees = [its.bearing for its in self._demands]
        others = [its.others or EVERYTHING for its in self._demands]
        having = self._state.having(addresses, [*trees, *others])
        rows = list(zip(self._demands, having, having[len(trees) :], strict=False))
        return [
            tuple(its.text for its, bearing, known in rows if known and record not in bearing)
            for record in range(len(addresses))
        ]

    def only_mention(self, addresses: Sequence[Address]) -> bool:
        """Return whether all of some records have only in passing what the question is about: hits by chance."""
        telling = {place for place, tells in enumerate(self._telling()) if tells}
        return all(telling.issubset(lacks) for lacks in next(self._lacking_by_level(addresses))[1])

    @cached_property
    def _levels(self) -> list[list[list[Node]]]:
        """What finds the parts on each of the `_LEVELS`, and on none before it."""
        levels: list[list[list[Node]]] = [[[] for _part in self._parts] for _share in _LEVELS]
        for place, part in enumerate(self._parts):
            its = _not_in_passing(part) if part.party else part
            for node in its.finding:
                levels[_level(node, its.by_topic)][place].append(node)
        return levels

    def _lacking_by_level(self, addresses: Sequence[Address]) -> Iterator[tuple[float, list[Lacks]]]:
        """Yield for each level, the surest first, what counts of a part there, and what each record has not yet."""
        lacks: list[Lacks] = [tuple(range(len(self._parts)))] * len(addresses)
        for share, nodes in zip(_LEVELS, self._levels, strict=True):
            if any(nodes):
                still = [set(its) for its in self._lacking(addresses, nodes)]
                lacks = [tuple(filter(now.__contains__, before)) for before, now in zip(lacks, still, strict=True)]
            yield share, lacks

    def _of_kind(self, addresses: Sequence[Address]) -> list[bool]:
        """Return of each record whether it is of the kind asked for, where nothing but kinds and parties is asked.

        What is only of a topic that the kind's name stands for (a constitution, of law) is not.
        """
        kinds = () if any(self._telling()) else [place for place, part in enumerate(self._parts) if part.generic]
        if not kinds:
            return [True] * len(addresses)
        texts = [
            [outside(n, ("topic",)) for n in (*surely, *aside)] for surely, aside in zip(*self._levels[:2], strict=True)
        ]
        return [not set(kinds).intersection(lacks) for lacks in self._lacking(addresses, texts)]

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

    def _needed_parties(self) -> list[int]:
        """Return the places of parties that not many records are of: what is not of them answers another question.

        Where nothing else is asked, all parties and kinds are needed; of a document of a kind its year is, too.
        """
        common, alone = self._records * _COMMON, not any(self._telling())
        dated = any(part.generic for part in self._parts)
        return [
            place
            for place, part in enumerate(self._parts)
            if (alone and part.generic)
            or (dated and is_year(part.text))
            or (part.party and (alone or part.records <= common))
        ]

    def _makers(self, addresses: Sequence[Address]) -> list[list[bool]]:
        """Return of each record which parts are in the names of those who made or signed it, if few others are."""
        few = self._records * _MAKERS
        names = [
            [node for node in part.finding if field_of(node) == "name" and not is_near(node)]
            if part.records <= few
            else []
            for part in self._parts
        ]
        if not any(names):
            return [[False] * len(names)] * len(addresses)
        return [[place not in lacks for place in range(len(names))] for lacks in self._lacking(addresses, names)]

    def _has(
        self, record: int, weights: Sequence[float], levels: Sequence[tuple[float, list[Lacks]]], makers: Sequence[bool]
    ) -> float:
        """Return the share of the question that a record has, by the best level on which it has each part.

        One that lacks a part has to say a telling one itself: its topic alone is no answer, nor a year. One that is of
        a topic of which only a part is asked has to say that part.
        """
        if any(place in levels[-1][1][record] for place in self._needed_parties()):
            return 0.0
        has, whole = 0.0, self._missing * log(1 + self._records)
        telling = [tells and not is_year(part.text) for part, tells in zip(self._parts, self._telling(), strict=True)]
        lacks, says = False, not any(telling)
        for place, (part, weight) in enumerate(zip(self._parts, weights, strict=True)):
            kept = _kept(place, record, levels)
            if kept and part.sure:
                return inf
            if part.within and kept < _MENTIONED:
                return 0.0
            lacks = lacks or bool(weight and (part.guess or not kept))
            says = says or (telling[place] and kept >= _MENTIONED and not part.guess)
            if part.generic and kept and any(telling):
                continue
            share, times = kept, 1.0
            if makers[place] and telling[place]:
                share, times = max(kept, _SURELY), _MAKER
            elif part.name and not (kept or any(makers[max(0, place - 1) : place + 2])):  # no given name
                times = _NAME_MISSING
            elif part.by_topic and kept == _BY_LABEL:
                share = _BY_TOPIC
            has, whole = has + weight * times * part.share * share, whole + weight * times
        return 0.0 if lacks and not says else has / whole if whole else 1.0

    def _telling(self) -> list[bool]:
        """Return of each part whether it says what a question is about, and not only where to look."""
        common = self._records * _COMMON
        return [
            not (part.generic or part.party) and part.records <= common and part.weight >= 1.0 for part in self._parts
        ]

    def _weights(self) -> list[float]:
        """Return what counts of each part: all where none tells what the question is about.

        A kind of few records counts where it is missing only.
        """
        telling = self._telling()
        aside = {its.text for its in self._demands if its.aside}
        others = [tells and part.text not in aside for part, tells in zip(self._parts, telling, strict=True)]
        telling = others if any(others) else telling
        if not any(telling):
            return [self._says(part) for part in self._parts]
        return [
            self._says(part) * _times(part.text) if tells or self._is_less(part) else 0.0
            for part, tells in zip(self._parts, telling, strict=True)
        ]

    def _is_less(self, part: AskedPart) -> bool:
        """Return whether a part tells something, if not what a question is about: a verb, or a kind of few records."""
        if part.generic:
            return 0 < part.records <= self._records * _FEW_OF_KIND
        return part.weight < 1.0 and part.records <= self._records * _COMMON

    def _says(self, part: AskedPart) -> float:
        unknown = not (part.records or part.name or part.text.isdecimal())
        return log(1 + self._records / (1 + (_AS_RARE if unknown else part.records))) * part.weight

    def shares(self, addresses: Sequence[Address]) -> list[float]:
        """Return for each record how much of what the question says it has, from 0 to 1, by where it has each part."""
        said = [self._says(part) * part.share for part in self._parts]
        whole = sum(said) or 1.0
        places = zip(_RANKED, self._lacking_by_level(addresses), strict=True)
        levels = [(share, lacks) for share, (_counts, lacks) in places]
        return [
            sum(says * _kept(place, record, levels) for place, says in enumerate(said)) / whole
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


def _times(text: str) -> float:
    """Return how much more a number says, or several words for one thing, than a word as rare."""
    if " " in text:
        return _TOGETHER
    return _NUMBER if text.isdecimal() and len(text) >= _FIGURES and not is_year(text) else 1.0


def _kept(place: int, record: int, levels: Sequence[tuple[float, list[Lacks]]]) -> float:
    """Return the share of a part that counts, by the best level on which a record has it."""
    return next((share for share, lacking in levels if place not in lacking[record]), 0.0)


def _level(node: Node, by_topic: Collection[Node]) -> int:
    """Return the place of the level on which a node finds a part: in the centre, in passing, by a label, by topic."""
    if node in by_topic:
        return 3
    field = field_of(node)
    return 2 if field == "topic" else 1 if field in _ASIDE else 0


def _not_in_passing(part: AskedPart) -> AskedPart:
    """Return a party without what only mentions it: a note on another document, or one of many parties."""
    among_few = any(field_of(node) == "party_set" for node in part.finding)
    shorn = {node: outside(node, (*_ASIDE, "party") if among_few else _ASIDE) for node in part.finding}
    by_topic = tuple(shorn[node] for node in part.by_topic)
    return part._replace(finding=tuple(shorn.values()), by_topic=by_topic)
