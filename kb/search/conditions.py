"""Filters and operators as trees."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.domain.edtf import civil
from kb.domain.filters import RECORD_FILTERS
from kb.language.folding import spellings
from kb.language.sounds import sound_key
from kb.messages import Message
from kb.search.analysis import asked_forms, form_terms
from kb.search.grammar import Facet, NumberRange, ParsedQuery, Restriction
from kb.search.index_values import IndexFilters
from kb.search.label_index import LabelIndex
from kb.search.query_tree import (
    EVERYTHING,
    NOTHING,
    BoostNode,
    ClauseNode,
    Node,
    RangeNode,
    TermCounts,
    TermNode,
    constant,
    either,
    every,
)
from kb.search.schema import LASTING_DAYS, LASTING_YEARS, SPANNING, list_number, party_set

_LONGEST_LIST = 100_000  # numbers of one manuscript
_FIELDS = {row.name: row.search for row in RECORD_FILTERS if row.search}  # by operator

_NAMED = ("topic", "place", "party", "kind", "type")  # operators whose values have names
_MOST_NEAR = 5  # names told of
_OTHER: dict[Facet, Facet] = {"kind": "type", "type": "kind"}


class Conditions(NamedTuple):
    """Trees that every record must and must not match, and the conditions as (operator, value) for the reader.

    `unknown` are the words of persons' names that no record has, `near` the values that name nothing, each with the
    names that are near it.
    """

    must: tuple[Node, ...]
    must_not: tuple[Node, ...]
    read: tuple[tuple[str, str], ...]
    notes: tuple[Message, ...]
    unknown: tuple[str, ...] = ()
    near: tuple[tuple[str, tuple[str, ...]], ...] = ()


class ConditionMaker:
    """Turns filters and operators into trees; an unknown name is looked up as it stands."""

    def __init__(self, counts: TermCounts, vocabulary: LabelIndex) -> None:
        self._counts = counts
        self._vocabulary = vocabulary

    def make(self, question: ParsedQuery, filters: IndexFilters) -> Conditions:
        """Return the conditions of a question's operators together with the filters."""
        must = self._filters(filters)
        if not question.restrictions and not question.ranges:
            return Conditions(tuple(must), (), (), ())
        must_not: list[Node] = []
        read: list[tuple[str, str]] = []
        notes: list[Message] = []
        unknown: list[str] = []
        for restriction in map(self._meant, question.restrictions):
            values = [self._value(restriction, value, notes) for value in restriction.values]
            if restriction.field == "person":
                node = either([self._person(name, notes, unknown) for name in values])
            elif restriction.field == "force":
                node = either([_group(keys) for answer, keys in filters.force if answer in values])
            else:
                node = self._any(_FIELDS[restriction.field], values)
            (must_not if restriction.negated else must).append(node)
            read.append((f"{'-' if restriction.negated else ''}{restriction.field}", ",".join(values)))
        for span in question.ranges:
            (must_not if span.negated else must).append(self._range(span, filters.numbers_of))
            read.append((f"{'-' if span.negated else ''}{span.field}", _shown(span)))
        return Conditions(tuple(must), tuple(must_not), tuple(read), tuple(notes), tuple(unknown), self._near(question))

    def _near(self, question: ParsedQuery) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the values of operators that name nothing, each with the names that are near it."""
        pairs = ((row.field, value) for row in map(self._meant, question.restrictions) for value in row.values)
        unnamed = (row for row in pairs if row[0] in _NAMED and self._named_as(*row) is None and self._knows(row[0]))
        return tuple((value, self._vocabulary.names_near(name, value)[:_MOST_NEAR]) for name, value in unnamed)

    def _meant(self, restriction: Restriction) -> Restriction:
        """Return a condition on kinds as one on types, or the other way round, where only those know its values."""
        other = _OTHER.get(restriction.field)
        if other and not self._has(restriction.field, restriction.values) and self._has(other, restriction.values):
            return restriction._replace(field=other)
        return restriction

    def _has(self, field: Facet, values: Sequence[str]) -> bool:
        return any(self._vocabulary.value_of(field, value) for value in values)

    def _value(self, restriction: Restriction, value: str, notes: list[Message]) -> str:
        name = restriction.field
        if name not in _NAMED:
            return value if name in ("tag", "person") else value.lower()
        known = self._named_as(name, value)
        if known is None:
            if self._knows(name):
                notes.append(Message("no-such-name", what=name, given=value[:60]))
            return value.upper() if name == "party" else value
        return known

    def _named_as(self, name: Facet, value: str) -> str | None:
        """Return what a value of an operator names, None where it is nothing known."""
        if name == "topic":
            return self._vocabulary.topic_of(value)
        return self._vocabulary.place_of(value) if name == "place" else self._vocabulary.value_of(name, value)

    def _knows(self, name: str) -> bool:
        """Return whether the vocabulary has names for a facet at all: only then is an unknown one worth a note."""
        return bool(self._vocabulary.readings["concept" if name == "place" else name])

    def _person(self, name: str, notes: list[Message], unknown: list[str]) -> Node:
        """Return the tree for a name as facets have it, else for all its words in any script; initials do not count."""
        if self._counts.doc_freq("person", name):
            return _one("person", name)
        row = spellings(name)
        words = [word for word in row if len(word) > 1] or row
        terms = {word: self._named(word) for word in words}
        lacking = [word for word, name_terms in terms.items() if not name_terms]
        if lacking or not terms:
            notes.append(Message("no-such-name", what="person", given=name[:60]))
            unknown += lacking
            return NOTHING
        return every([self._any("name", name_terms) for name_terms in terms.values()])

    def _named(self, word: str) -> list[str]:
        """Return the terms of names that have a word, or where none has it, one that sounds so."""
        terms = [term for term in form_terms(asked_forms(word)) if self._counts.doc_freq("name", term)]
        sound = f"&{sound_key(word)}"
        return terms or [sound] * bool(self._counts.doc_freq("name", sound))

    def _any(self, name: str, values: Sequence[str | int]) -> Node:
        return either([_one(name, value) for value in values])

    def _filters(self, filters: IndexFilters) -> list[Node]:
        must = [self._any(name, values) for name, values in filters.fields if values]
        if filters.parties:
            must.extend(self._parties(filters))
        if filters.first_day is not None or filters.last_day is not None:
            must.append(days_between(self._counts, filters.first_day, filters.last_day))
        return must

    def _parties(self, filters: IndexFilters) -> list[Node]:
        if filters.match == "all":
            return [_one("party", code) for code in filters.parties]
        if filters.match == "exactly":
            return [_one("party_set", party_set(set(filters.parties)))]
        return [self._any("party", filters.parties)]

    def _range(self, span: NumberRange, manuscript: str) -> Node:
        if span.field == "number":
            if (span.low, span.high) == (None, None):
                return EVERYTHING
            return numbers_between(self._counts, manuscript, span.low, span.high)
        return years_between(self._counts, span.low, span.high)


def _one(name: str, value: str | int) -> Node:
    if isinstance(value, int):
        return RangeNode(name, value, value)
    return BoostNode(TermNode(name, value, ranked=False), 0.0)


def groups(matches: Node, wanted: Iterable[Iterable[str]]) -> Iterator[Node]:
    """Yield for each group of citekeys the tree for those among the matches."""
    return (every([matches, _group(tuple(keys))]) for keys in wanted)


@lru_cache(maxsize=12)  # most questions ask for the same groups
def _group(keys: tuple[str, ...]) -> Node:
    return either([_one("key", key) for key in keys])


def numbers_between(counts: TermCounts, manuscript: str, low: int | None, high: int | None) -> Node:
    """Return the tree for records with a number between two bounds in a manuscript, the default one for ""."""
    if not manuscript:
        return RangeNode("number", low, high)
    beginning = list_number(manuscript)
    if low is not None and low == high:
        return _one("cited_in", f"{beginning}{low}")
    terms = [term for term, _count in counts.terms_with_prefix("cited_in", beginning, None, _LONGEST_LIST)]
    numbers = [int(term.removeprefix(beginning)) for term in terms]
    within = [number for number in numbers if (low is None or low <= number) and (high is None or number <= high)]
    return either([_one("cited_in", f"{beginning}{number}") for number in within])


def years_between(counts: TermCounts, low: int | None, high: int | None) -> Node:
    """Return the tree for records of which some year lies between two bounds; it adds no score."""
    return _between(counts, ("year_from", "year_to"), ("spanning", SPANNING), low, high)


def days_between(counts: TermCounts, low: int | None, high: int | None) -> Node:
    """Return the tree for records of which the date can lie between two days; it adds no score."""
    years = low is not None and civil(low)[1:] == (1, 1)  # what reaches into a year began in another
    return _between(
        counts, ("date_lower", "date_upper"), ("lasting", LASTING_YEARS if years else LASTING_DAYS), low, high
    )


def within_days(low: int | None, high: int | None) -> Node:
    """Return the tree for records of which the date lies between two days, whatever day it means."""
    return every([RangeNode("date_lower", low, high), RangeNode("date_upper", low, high)])


def _between(
    counts: TermCounts, ends: tuple[str, str], lasting: tuple[str, str], low: int | None, high: int | None
) -> Node:
    """Return the tree for what lies between two bounds or reaches into them; what began earlier has a mark."""
    begins, ends_at = ends
    if low is None:
        return RangeNode(begins, None, high) if high is not None else EVERYTHING
    if high is None:
        return RangeNode(ends_at, low, None)
    begun = RangeNode(begins, low, high)
    if not counts.doc_freq(*lasting):
        return begun
    earlier = (RangeNode(begins, None, low - 1), RangeNode(ends_at, low, None))
    return either([begun, ClauseNode(must=(constant(*lasting, 0.0), *earlier))])


def _shown(span: NumberRange) -> str:
    if span.low == span.high:
        return str(span.low)
    return f"{'' if span.low is None else span.low}..{'' if span.high is None else span.high}"
