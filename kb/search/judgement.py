"""How much of what a question says a record has: by this an answer is called found, or near.

What a word says is its rarity, log(1 + N / (1 + n)) for n of N records; a word that no record has says most, a verb
that none has little. A word in many records, a kind, a party and a place say where to look and not what for: they
count only where a question has nothing else. Of a word that is there only by its like, by its topic or in passing a
share counts.
"""

from collections.abc import Sequence
from math import inf, log
from typing import Any

from kb.search.plan import Plan
from kb.search.tantivy_queries import TantivyQueries
from kb.search.tree import ClauseNode, Node, TermNode, either, field_of

_ENOUGH, _ENOUGH_OF_MANY, _MANY = 0.5, 0.36, 5  # of what a question says: so much answers it, less of many words
_COMMON = 0.15  # of all records: a word that more of them have says where to look
_ASIDE, _MENTIONED = ("note", "other"), 0.6  # fields that say what a record is not about, and a share for being there
_BY_TOPIC = 0.45  # a share for records of the topic that a word names, where no text of theirs has it
Address = tuple[int, int]


def address_of(hit: Any) -> Address:
    """Return where a record stands, as a plain value."""
    return int(hit.segment_ord), int(hit.doc)


class Judge:
    """Weighs records against the parts of one question."""

    def __init__(self, searcher: Any, queries: TantivyQueries, plan: Plan) -> None:
        self._searcher = searcher
        self._queries = queries
        self._parts = plan.needed
        self._missing = len(plan.missing)
        self._records = max(1, int(searcher.num_docs))

    def answers(self, addresses: Sequence[Any]) -> bool:
        """Return whether one of some records has enough of what the question says."""
        weights = self._weights()
        enough = _ENOUGH_OF_MANY if sum(weight > 0 for weight in weights) >= _MANY else _ENOUGH
        needed = enough * (sum(weights) + self._missing * log(1 + self._records))
        said = [[n for n in p.finding if n not in p.by_topic and field_of(n) != "topic"] for p in self._parts]
        centre = [[n for n in its if field_of(n) not in _ASIDE] for its in said]
        levels: list[tuple[float, dict[Address, tuple[int, ...]]]] = []
        for share, nodes in ((1.0, centre), (_MENTIONED, said), (_BY_TOPIC, [part.finding for part in self._parts])):
            levels.append((share, self._lacking(addresses, nodes)))  # most questions are sure after the first
            if any(self._has(address_of(address), weights, levels) >= needed for address in addresses):
                return True
        return False

    def _has(
        self, address: Address, weights: Sequence[float], levels: Sequence[tuple[float, dict[Address, tuple[int, ...]]]]
    ) -> float:
        """Return how much of the question a record has, by the best level on which it has each part."""
        has = 0.0
        for place, part in enumerate(self._parts):
            kept = next((share for share, lacking in levels if place not in lacking[address]), 0.0)
            if kept and part.sure:
                return inf
            has += weights[place] * part.share * kept
        return has

    def _weights(self) -> list[float]:
        """Return what each part of the question says."""
        common = self._records * _COMMON
        telling = [not part.records or not (part.generic or part.records > common) for part in self._parts]
        return [
            log(1 + self._records / (1 + part.records)) * part.weight if tells or not any(telling) else 0.0
            for part, tells in zip(self._parts, telling, strict=True)
        ]

    def lacking(self, addresses: Sequence[Any]) -> dict[Address, tuple[int, ...]]:
        """Return for each record the places of the parts that it does not have."""
        return self._lacking(addresses, [part.finding for part in self._parts])

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
