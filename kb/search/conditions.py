"""Filters and operators as tantivy queries."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tantivy import FieldType, Occur, Query

from kb.domain.edtf import civil
from kb.domain.filters import RECORD_FILTERS
from kb.messages import Message
from kb.search.grammar import NumberRange, ParsedQuery, Restriction
from kb.search.label_index import LabelIndex
from kb.search.results import IndexFilters
from kb.search.schema import LASTING_DAYS, LASTING_YEARS, SPANNING, party_set

_FIELDS = {row.name: row.index for row in RECORD_FILTERS if row.index}  # by operator
_BIGGEST = 2**62


class Conditions(NamedTuple):
    """Queries every record must and must not match, and the conditions as (operator, value) for the reader."""

    must: tuple[Any, ...]
    must_not: tuple[Any, ...]
    read: tuple[tuple[str, str], ...]
    notes: tuple[Message, ...]


class ConditionMaker:
    """Turns filters and operators into queries; an unknown name is looked up as it stands."""

    def __init__(self, schema: Any, searcher: Any, vocabulary: LabelIndex) -> None:
        self._schema = schema
        self._searcher = searcher
        self._vocabulary = vocabulary

    def make(self, question: ParsedQuery, filters: IndexFilters) -> Conditions:
        """Return the conditions of a question's operators together with the filters."""
        must = self._filters(filters)
        must_not: list[Any] = []
        read: list[tuple[str, str]] = []
        notes: list[Message] = []
        for restriction in question.restrictions:
            values = [self._value(restriction, value, notes) for value in restriction.values]
            (must_not if restriction.negated else must).append(self._any(_FIELDS[restriction.field], values))
            read.append((f"{'-' if restriction.negated else ''}{restriction.field}", ",".join(values)))
        for span in question.ranges:
            (must_not if span.negated else must).append(self._range(span))
            read.append((f"{'-' if span.negated else ''}{span.field}", _shown(span)))
        return Conditions(tuple(must), tuple(must_not), tuple(read), tuple(notes))

    def _value(self, restriction: Restriction, value: str, notes: list[Message]) -> str:
        name = restriction.field
        if name == "topic":
            known = self._vocabulary.topic_of(value)
        elif name in ("party", "kind", "type"):
            known = self._vocabulary.value_of(name, value)
        else:
            return value.lower()
        if known is None:
            if self._knows(name):
                notes.append(Message("no-such-name", what=name, given=value[:60]))
            return value.upper() if name == "party" else value
        return known

    def _knows(self, name: str) -> bool:
        """Return whether the vocabulary has names for a facet at all: only then is an unknown one worth a note."""
        known = self._vocabulary
        return bool({"topic": known.topics, "party": known.parties, "kind": known.kinds, "type": known.types}[name])

    def _term(self, name: str, value: str | int) -> Any:
        if isinstance(value, int):
            return within(self._schema, name, value, value)
        return Query.boost_query(Query.term_query(self._schema, name, value, "basic"), 0.0)

    def _any(self, name: str, values: Sequence[str | int]) -> Any:
        if len(values) == 1:
            return self._term(name, values[0])
        return Query.boolean_query([(Occur.Should, self._term(name, value)) for value in values])

    def _filters(self, filters: IndexFilters) -> list[Any]:
        must = [self._any(name, values) for name, values in filters.fields if values]
        if filters.parties:
            must.extend(self._parties(filters))
        if filters.first_day is not None or filters.last_day is not None:
            must.append(days_between(self._schema, self._searcher, filters.first_day, filters.last_day))
        return must

    def _parties(self, filters: IndexFilters) -> list[Any]:
        if filters.match == "all":
            return [self._term("party", code) for code in filters.parties]
        if filters.match == "exactly":
            return [self._term("party_set", party_set(set(filters.parties)))]
        return [self._any("party", filters.parties)]

    def _range(self, span: NumberRange) -> Any:
        if span.field == "number":
            return self._span("number", span.low, span.high)
        return years_between(self._schema, self._searcher, span.low, span.high)

    def _span(self, name: str, low: int | None, high: int | None) -> Any:
        return within(self._schema, name, low, high) if (low, high) != (None, None) else Query.all_query()


def within(schema: Any, name: str, low: int | None, high: int | None) -> Any:
    """Return a query for a number between two bounds, both included; None is an open end. It adds no score."""
    query = Query.range_query(schema, name, FieldType.Integer, _bounded(low), _bounded(high))
    return Query.const_score_query(query, 0.0)


def years_between(schema: Any, searcher: Any, low: int | None, high: int | None) -> Any:
    """Return a query for records of which some year lies between two bounds; it adds no score."""
    if low is None:
        return within(schema, "year_from", None, high) if high is not None else Query.all_query()
    if high is None:
        return within(schema, "year_to", low, None)
    begun = within(schema, "year_from", low, high)
    if not searcher.doc_freq("spanning", SPANNING):
        return begun
    spanning = Query.const_score_query(Query.term_query(schema, "spanning", SPANNING, "basic"), 0.0)
    earlier = (within(schema, "year_from", None, low), within(schema, "year_to", low, None))
    over = Query.boolean_query([(Occur.Must, query) for query in (spanning, *earlier)])
    return Query.boolean_query([(Occur.Should, begun), (Occur.Should, over)])


def days_between(schema: Any, searcher: Any, low: int | None, high: int | None) -> Any:
    """Return a query for records of which the date can lie between two days; it adds no score."""
    if low is None:
        return within(schema, "date_lower", None, high) if high is not None else Query.all_query()
    if high is None:
        return within(schema, "date_upper", low, None)
    begun = within(schema, "date_lower", low, high)
    mark = LASTING_YEARS if civil(low)[1:] == (1, 1) else LASTING_DAYS  # what reaches into a year began in another
    if not searcher.doc_freq("lasting", mark):
        return begun
    lasting = Query.const_score_query(Query.term_query(schema, "lasting", mark, "basic"), 0.0)
    earlier = (within(schema, "date_lower", None, low - 1), within(schema, "date_upper", low, None))
    over = Query.boolean_query([(Occur.Must, query) for query in (lasting, *earlier)])
    return Query.boolean_query([(Occur.Should, begun), (Occur.Should, over)])


def _bounded(number: int | None) -> int | None:
    return None if number is None else max(-_BIGGEST, min(_BIGGEST, number))


def _shown(span: NumberRange) -> str:
    if span.low == span.high:
        return str(span.low)
    return f"{'' if span.low is None else span.low}..{'' if span.high is None else span.high}"
