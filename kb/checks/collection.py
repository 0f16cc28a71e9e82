"""Checks that need all records: numbers, relations, and documents that stand twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from kb.checks import record as single
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.placed_records import PlacedRecord
from kb.domain.records import ListNumber, Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import Vocabulary
from kb.errors import Problem, Severity
from kb.language.folding import skeleton
from kb.messages import Message

LATER_KINDS = ("amends", "protocol-to", "supplements", "prolongs", "replaces", "implements", "terminates", "based-on")
SAME_TITLE = 93
_CHANGES = ("amends", "protocol-to", "supplements", "prolongs", "terminates")


def check(records: Iterable[PlacedRecord], vocabulary: Vocabulary, lengths: Mapping[str, int]) -> Iterator[Problem]:
    """Yield every defect of a collection.

    `lengths` says how long the reference list of a manuscript is ("": the files' own), where that is to be asked.
    """
    placed = list(records)
    for item in placed:
        for function in single.CHECKS:
            severity: Severity = "warning" if function in single.WARNINGS else "error"
            for message in function(item.record, vocabulary):
                yield item.problem(function.__name__, message, severity)
    by_key = {item.record.citekey: item.record for item in placed}
    places = {item.record.citekey: item for item in placed}
    for name, key, message in (
        *_numbers(placed, lengths),
        *_relations(by_key),
        *_doubles([item.record for item in placed]),
    ):
        yield places[key].problem(name, message) if key in places else Problem(name, message, record=key)


def _numbers(placed: Sequence[PlacedRecord], lengths: Mapping[str, int]) -> Iterator[tuple[str, str, Message]]:
    keys_by_place: defaultdict[ListNumber, list[str]] = defaultdict(list)
    for item in placed:
        for place in item.record.cited_in:
            keys_by_place[place].append(item.record.citekey)
    for manuscript, last in lengths.items():
        for number in range(1, last + 1):
            if ListNumber(manuscript, number) not in keys_by_place:
                yield "numbers", "", Message("number-not-held", number=number, manuscript=manuscript)
    for place, keys in sorted(keys_by_place.items(), key=lambda item: (item[0].manuscript, item[0].number)):
        number, manuscript = place.number, place.manuscript
        if len(keys) > 1:
            others = tuple(keys[:-1])
            cause = Message("number-of-several", number=number, manuscript=manuscript, others=others)
            yield "numbers", keys[-1], cause
        last = lengths.get(manuscript, 0)
        if last and number > last:
            yield "numbers", keys[0], Message("number-past-end", number=number, manuscript=manuscript, last=last)


def _relations(records: Mapping[str, Record]) -> Iterator[tuple[str, str, Message]]:
    stated = {(key, relation.target) for key, record in records.items() for relation in record.relations}
    for key, record in records.items():
        for relation in record.relations:
            target = records.get(relation.target)
            if target is None:
                yield "relations", key, Message("relation-to-nothing", kind=relation.kind, target=relation.target)
            elif relation.target == key:
                yield "relations", key, Message("relation-to-itself", kind=relation.kind)
            elif key < relation.target and (relation.target, key) in stated and relation.kind in LATER_KINDS:
                yield "relations", key, Message("relation-both-ways", target=relation.target)
            elif relation.kind in LATER_KINDS and _earlier(record, target):
                yield "relations", key, Message("relation-to-later", kind=relation.kind, target=relation.target)
            if record.scope != IMPORTED and relation.origin == "identified" and relation.target not in _sourced(record):
                yield "relations", key, Message("relation-without-source", kind=relation.kind, target=relation.target)


def _sourced(record: Record) -> set[str]:
    """Return the records to which an identified statement with a source relates this one."""
    evidence = (item for item in record.evidence if item.field == "relation" and item.origin == "identified")
    return {item.target for item in evidence if item.source}


def _earlier(record: Record, target: Record) -> bool:
    mine, other = record.issued, target.issued
    if not mine or not other or mine.upper is None or other.lower is None:
        return False
    return mine.upper < other.lower


def _doubles(records: Sequence[Record]) -> Iterator[tuple[str, str, Message]]:
    """Find documents that share their day and, in some language, their title; party order does not matter.

    A document whose month alone is known may be one of any day of it, and a company's paper counts by its parties.
    Two that change, each, another document are two, however alike their titles; two that name other things too.
    """
    same_month: defaultdict[str, list[tuple[Edtf, Record]]] = defaultdict(list)
    for record in records:
        date = record.issued
        if date and date.precision in ("day", "month") and (record.type in LEGAL or record.parties):
            same_month[date.text[: len("2023-01")]].append((date, record))
    for group in same_month.values():
        for (day, first), (other_day, second) in combinations(group, 2):
            maybe_one_day = day.precision != other_day.precision or (day == other_day and day.precision == "day")
            if not maybe_one_day or not _same_title(first, second):
                continue
            if not (_change_others(first, second) or _name_others(first, second)):
                yield "doubles", second.citekey, Message("looks-like-another", other=first.citekey)


def _change_others(first: Record, second: Record) -> bool:
    changed = [{other.target for other in record.relations if other.kind in _CHANGES} for record in (first, second)]
    return all(changed) and changed[0].isdisjoint(changed[1])


def _same_title(first: Record, second: Record) -> bool:
    return any(_figures(mine) == _figures(theirs) for mine, theirs in _like_titles(first, second))


def _like_titles(first: Record, second: Record) -> Iterator[tuple[str, str]]:
    """Return the titles in one language whose words are nearly the same."""
    for mine in first.titles:
        for theirs in second.titles:
            comparable = mine.lang == theirs.lang and not mine.form and not theirs.form
            if comparable and fuzz.token_sort_ratio(skeleton(mine.value), skeleton(theirs.value)) >= SAME_TITLE:
                yield mine.value, theirs.value


def _name_others(first: Record, second: Record) -> bool:
    """Tell whether each of two like titles has a name that the other lacks: programmes for two rivers are two."""
    return any(_own_names(mine, theirs) and _own_names(theirs, mine) for mine, theirs in _like_titles(first, second))


def _own_names(title: str, other: str) -> set[str]:
    """Return the beginnings of the capitalised words of a title, the first excepted, that the other title lacks."""
    names = {word[:4].lower() for word in re.findall(r"\w{2,}", title)[1:] if word[0].isupper() and not word.isupper()}
    return names - {word[:4].lower() for word in re.findall(r"\w{2,}", other)}


def _figures(text: str) -> list[str]:
    """Return the numbers in a title: protocols No. 1 and No. 2 of one day are two documents."""
    return sorted(re.findall(r"[0-9]+", text))
