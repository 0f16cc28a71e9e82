"""Chooses what answers a question: records with all of it, with most of it, near ones, or none; and says which."""

from collections.abc import Iterable, Sequence
from math import log
from typing import Any, NamedTuple

from kb.search.conditions import Conditions
from kb.search.plan import Plan
from kb.search.results import Answer
from kb.search.tantivy_queries import TantivyQueries
from kb.search.terms import AskedPart
from kb.search.tree import NOTHING, ClauseNode, Node, TermNode, either, field_of
from kb.search.whole import Whole, whole

_FEW = 5  # with fewer records than this, three or more words need not all be there
_ENOUGH = 0.45  # of what a question says, weighed by rarity: a record that has as much answers it
_UNKNOWN = 0.7  # of what a word of one record says: an unknown one may be another name for what is there
_RARE = 0.08  # of all records: a word that no more of them have tells what a question is about
_ASIDE, _MENTIONED = ("note", "other"), 0.6  # fields that say what a record is not about, and a share for being there
_TOP = 5  # hits that are weighed
Address = tuple[int, int]


class Chosen(NamedTuple):
    """What answers: the trees, the best hits with the number of all, and what the answer is.

    `relaxed`: not all of the question is there.
    """

    whole: Whole
    best: Any
    relaxed: bool
    answer: Answer


def address_of(hit: Any) -> Address:
    """Return where a record stands, as a plain value."""
    return int(hit.segment_ord), int(hit.doc)


class AnswerChooser:
    """Chooses for one question against one state of the index."""

    def __init__(self, searcher: Any, queries: TantivyQueries, plan: Plan, conditions: Conditions) -> None:
        self._searcher = searcher
        self._queries = queries
        self._plan = plan
        self._conditions = conditions
        self._records = max(1, int(searcher.num_docs))

    def choose(self, most: int) -> Chosen:
        """Return what answers, with the `most` best hits; with `most` 0 they are in no order: their number counts."""
        needed = len(self._plan.needed)
        chosen = whole(self._plan, self._conditions, needed)
        best = self._asked(chosen, most)
        if needed < 2:
            return Chosen(chosen, best, False, "found" if best.count else "nothing")
        if best.count and (needed == 2 or best.count >= _FEW):
            return Chosen(chosen, best, False, "found")
        for least in dict.fromkeys((needed - 1, (needed + 1) // 2)):
            wider = whole(self._plan, self._conditions, least)
            more = self._asked(wider, most)
            if best.count:
                return Chosen(*((wider, more, True) if more.count > best.count else (chosen, best, False)), "found")
            if more.count >= (_FEW if least > (needed + 1) // 2 else 1) and self._answers(wider):
                return Chosen(wider, more, True, "found")
        return self._near(most)

    def _near(self, most: int) -> Chosen:
        """Return the records that share the rare part of the question, or none."""
        common = max(_FEW, self._records * _RARE)
        rare = [part for part in self._plan.needed if 0 < part.records <= common and not part.generic]
        if not rare:
            nothing = Whole(NOTHING, NOTHING)
            return Chosen(nothing, self._asked(nothing, most), False, "nothing")
        near = whole(self._plan, self._conditions, 1)
        shared = either([either(part.finding) for part in rare])
        near = Whole(*(ClauseNode(must=(tree, shared)) for tree in near))
        best = self._asked(near, most)
        if not best.count:
            return Chosen(near, best, False, "nothing")
        return Chosen(near, best, True, "found" if self._answers(near) else "near")

    def _asked(self, chosen: Whole, most: int) -> Any:
        if most:
            return self._searcher.search(self._queries.of(chosen.ranking), most, True)
        return self._searcher.search(self._queries.of(chosen.matches), 1, True, "tie")

    def _answers(self, chosen: Whole) -> bool:
        """Return whether one of the best records has enough of what the question says."""
        best = self._searcher.search(self._queries.of(chosen.ranking), _TOP, False).hits
        addresses = [address for _score, address in best]
        needed = [part.finding for part in self._plan.needed]
        lacking = self._lacking(addresses, needed)
        aside = self._lacking(addresses, [[node for node in its if field_of(node) not in _ASIDE] for its in needed])
        weights = [self._weight(part) for part in self._plan.needed]
        total = sum(weight for weight, _share in weights)
        sure = {place for place, part in enumerate(self._plan.needed) if part.sure}
        for address in addresses:
            lacks = lacking[address_of(address)]
            only_aside = aside[address_of(address)]
            has = sum(
                weight * share * (_MENTIONED if place in only_aside else 1)
                for place, (weight, share) in enumerate(weights)
                if place not in lacks
            )
            if has >= _ENOUGH * total or not sure.issubset(lacks):
                return True
        return False

    def _weight(self, part: AskedPart) -> tuple[float, float]:
        """Return what a part of the question says, by its rarity, and how much of it is there if it is found."""
        if not part.records:
            return _UNKNOWN * log(1 + self._records), part.share
        return log(1 + self._records / (1 + part.records)), part.share

    def lacking(self, addresses: Sequence[Any]) -> dict[Address, tuple[int, ...]]:
        """Return for each record the places of the needed parts that it does not have."""
        return self._lacking(addresses, [part.finding for part in self._plan.needed])

    def _lacking(self, addresses: Sequence[Any], parts: Sequence[Sequence[Node]]) -> dict[Address, tuple[int, ...]]:
        keys = [str(self._searcher.doc(address).get_first("key")) for address in addresses]
        among = either([TermNode("key", key, ranked=False) for key in keys])
        lacks: dict[Address, list[int]] = {address_of(address): [] for address in addresses}
        for place, finding in enumerate(parts):
            query = self._queries.of(ClauseNode(must=(among, either(finding))))
            has = {address_of(address) for _score, address in self._searcher.search(query, len(keys) or 1, False).hits}
            for address, places in lacks.items():
                if address not in has:
                    places.append(place)
        return {address: tuple(places) for address, places in lacks.items()}


def texts_of(parts: Sequence[AskedPart], places: Iterable[int]) -> tuple[str, ...]:
    """Return the texts of the parts at some places."""
    return tuple(parts[place].text for place in places if parts[place].text)
