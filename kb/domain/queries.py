"""What a caller asks of the collection, read from the table of filters: of records, and of the chronology."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from kb.domain import edtf
from kb.domain.filters import CHRONOLOGY_FILTERS, CURSOR, LIMIT, RECORD_FILTERS, SORT, Filter
from kb.domain.vocabulary import Vocabulary
from kb.errors import ChoiceError, KbError

Value = str | int
Given = Value | Iterable[Value] | None
_FIELD = {"from": "first", "to": "last"}  # the fields of filters that have a word of Python's own as name
FORCE_MEANT = ("yes",)  # of a day, where no answer is named
_YES = ("1", "yes", "true", "on")
_PAGE = (SORT, LIMIT, CURSOR)
_NOTHING: tuple[Given, ...] = ("", (), [])


class RecordQuery(NamedTuple):
    """Filters, order and page. Values within one filter are alternatives; filters narrow each other.

    The filters with a rule of their own have a field; `chosen` holds the values of all others by the filter's name.
    `party` joins its values by `match`; `first` and `last` are EDTF texts, both inclusive; `limit` is 1 to 200.
    `in_force_on` is a whole day, `force` the answers wanted for it (`ANSWERS`): yes where none is named.
    """

    q: str = ""
    party: tuple[str, ...] = ()
    match: str = "all"
    author: str = ""
    number: int | None = None
    first: str = ""
    last: str = ""
    in_force_on: str = ""
    force: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[Value, ...]] = MappingProxyType({})
    sort: str = ""
    limit: int = 20
    cursor: str = ""

    def of(self, name: str) -> tuple[Value, ...]:
        """Return the values of a filter."""
        return _as_values(self, name) if _field(name) in _RECORD_FIELDS else self.chosen.get(name, ())

    def choosing(self, name: str, *values: str) -> "RecordQuery":
        """Return the query with a filter of several values set anew; without values it is taken away."""
        if name == "party":
            return self._replace(party=values)
        if name == "force":
            return self._replace(force=values)
        others = {other: chosen for other, chosen in self.chosen.items() if other != name}
        return self._replace(chosen=others | ({name: values} if values else {}))


class ChronologyQuery(NamedTuple):
    """A question to the chronology: the filters of records, and those that have a rule of the chronology's own.

    `action` limits the kinds of actions; `since` is a date as typed, and adds to the dated lines what changed since;
    `events` adds dated events; `stage` tells signed documents from drafts. `origin` shows the dates of these origins
    alone; without it an action that the text and a source both date is one line.
    """

    filters: RecordQuery = RecordQuery()
    action: tuple[str, ...] = ()
    since: str = ""
    events: bool = False
    stage: tuple[str, ...] = ("signed",)
    origin: tuple[str, ...] = ()

    def of(self, name: str) -> tuple[Value, ...]:
        """Return the values of a filter."""
        return _as_values(self, name) if name in _CHRONOLOGY_FIELDS else self.filters.of(name)


_RECORD_ROWS, _CHRONOLOGY_ROWS = (*RECORD_FILTERS, *_PAGE), (*RECORD_FILTERS, *CHRONOLOGY_FILTERS, *_PAGE)
_RECORD_FIELDS = frozenset(RecordQuery._fields) - {"chosen"}
_CHRONOLOGY_FIELDS = frozenset(ChronologyQuery._fields) - {"filters"}
_WITH_FIELD = _RECORD_FIELDS | _CHRONOLOGY_FIELDS


def record_query(parameters: Mapping[str, Given]) -> RecordQuery:
    """Return the query that values ask, given by the names of their filters; raise KbError for what is no number.

    A value is text, a number, or several of them; of several values for a filter of one value the last counts.
    """
    return _of_records(_read(parameters, _RECORD_ROWS))


def chronology_query(parameters: Mapping[str, Given]) -> ChronologyQuery:
    """Return the chronology's query that values ask, as `record_query` does."""
    values = _read(parameters, _CHRONOLOGY_ROWS)
    own = {name: value for name, value in values.items() if name in _CHRONOLOGY_FIELDS}
    return ChronologyQuery(_of_records(values), **own)


def _of_records(values: Mapping[str, Any]) -> RecordQuery:
    own = {name: value for name, value in values.items() if name in _RECORD_FIELDS}
    return RecordQuery(**own, chosen=_chosen(values))


def check(query: RecordQuery | ChronologyQuery, vocabulary: Vocabulary) -> None:
    """Raise ChoiceError for the first value of a query that its filter does not have."""
    own = CHRONOLOGY_FILTERS if isinstance(query, ChronologyQuery) else ()
    for row in (*RECORD_FILTERS, *own, *_PAGE):
        values = query.of(row.name) if row.values else ()
        if values:
            check_choice(row.called, map(str, values), row.valid(vocabulary))


def columns(query: RecordQuery, vocabulary: Vocabulary) -> Iterator[tuple[Filter, tuple[Value, ...]]]:
    """Yield the filters over a column that a query has, each with the values that the column may hold."""
    for row in (*RECORD_FILTERS, *CHRONOLOGY_FILTERS):
        values = query.chosen.get(row.name, ())
        if values and row.values == "topic":
            values = tuple(dict.fromkeys(key for topic in values for key in vocabulary.narrower(str(topic))))
        if values:
            yield row, values


def period(first: str, last: str) -> tuple[int | None, int | None]:
    """Return the (earliest, latest) day of a period between two EDTF dates; raise KbError where it runs backwards."""
    start = edtf.parse(first) if first else None
    end = edtf.parse(last) if last else None
    low, high = start.lower if start else None, end.upper if end else None
    if low is not None and high is not None and low > high:
        raise KbError("period-backwards", first=first[:60], last=last[:60])
    return low, high


def force_day(query: RecordQuery) -> int | None:
    """Return the day (its number) for which a query asks what is in force; raise KbError for what is no whole day."""
    if not query.in_force_on:
        return None
    date = edtf.find(query.in_force_on)
    if date is None or not date.is_day or date.lower is None:
        raise KbError("not-a-day", given=query.in_force_on[:40])
    return date.lower


def force_wanted(query: RecordQuery) -> tuple[str, ...]:
    """Return the answers wanted for the day of force."""
    return query.force or FORCE_MEANT


def check_choice(what: str, values: Iterable[str], valid: tuple[str, ...]) -> None:
    """Raise ChoiceError for the first value that is not valid."""
    for value in values:
        if value not in valid:
            raise ChoiceError(what, value, valid)


def _field(name: str) -> str:
    return _FIELD.get(name, name)


def _as_values(query: RecordQuery | ChronologyQuery, name: str) -> tuple[Value, ...]:
    value = getattr(query, _field(name))
    return value if isinstance(value, tuple) else () if value in ("", None) else (value,)


def _chosen(values: Mapping[str, Any]) -> dict[str, tuple[Value, ...]]:
    """Return the values of the filters that have no field."""
    free = ((name, value) for name, value in values.items() if value and name not in _WITH_FIELD)
    return {name: value if isinstance(value, tuple) else (value,) for name, value in free}


def _read(parameters: Mapping[str, Given], rows: tuple[Filter, ...]) -> dict[str, Any]:
    """Return the value of each row by the name of its field: several as a tuple, else one; defaults filled in.

    A day of force without an answer asks for what is in force then; of an answer without a day, see
    `kb.library.typed_filters`.
    """
    values = dict(_defaults(rows is _CHRONOLOGY_ROWS))
    for row in rows:
        raw = parameters.get(row.name)
        if raw is not None and raw not in _NOTHING:
            values[_field(row.name)] = _value(row, _texts(row, raw))
    if values["in_force_on"] and not values["force"]:
        values["force"] = FORCE_MEANT
    return values


@cache
def _defaults(chronology: bool) -> Mapping[str, Any]:
    """Return what each filter is where nothing is given."""
    return {
        _field(row.name): _value(row, _texts(row, None)) for row in (_CHRONOLOGY_ROWS if chronology else _RECORD_ROWS)
    }


def _texts(row: Filter, raw: Given) -> tuple[str, ...]:
    values = (raw,) if isinstance(raw, str | int) else tuple(raw or ())
    texts = (str(value).replace("\0", "\ufffd").strip() for value in values)
    codes = (text.upper() for text in texts) if row.values == "party" else texts
    return tuple(dict.fromkeys(filter(None, codes))) or ((row.default,) if row.default else ())


def _value(row: Filter, texts: tuple[str, ...]) -> Any:
    values = tuple(_number(text, row) for text in texts) if row.kind == "number" else texts
    if row.several:
        return values
    if row.kind == "flag":
        return bool(texts) and texts[-1].lower() in _YES
    return values[-1] if values else None if row.kind == "number" else ""


def _number(text: str, row: Filter) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(row.most)) and 1 <= int(text) <= row.most):
        raise KbError("not-a-number", given=text[:40])
    return int(text)
