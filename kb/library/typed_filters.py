"""Reads filters as people fill them in: names become codes, dates in any usual writing become EDTF.

A party may be given by any name of it, a topic by any of its labels, a kind or a language by its word, in any of our
languages; a day as 25.05.1992. Whether something is in force, asked without a day, is asked of today. What cannot be
read stays as it is, and the check of the question says what would be valid.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from kb.domain.filters import RECORD_FILTERS, Filter
from kb.domain.places import spellings
from kb.domain.queries import RecordQuery
from kb.domain.vocabulary import Vocabulary
from kb.language.folding import fold
from kb.language.typed_dates import whole_date

_YEAR_FIRST = r"\d{4}-\d\d-\d\d"  # as machines write a day: nothing in it can change places


def with_typed_values(question: RecordQuery, vocabulary: Vocabulary) -> RecordQuery:
    """Return the question with each typed value replaced by its code or EDTF date, where it can be read as one."""
    dates = {name: typed_date(getattr(question, name)) for name in ("first", "last", "in_force_on")}
    question = question._replace(**dates)  # type: ignore[arg-type] # three fields of text
    for row in RECORD_FILTERS:
        values = tuple(map(str, question.of(row.name))) if row.several and row.values else ()
        read = filter_codes(row, values, vocabulary) if values else ()
        question = question.choosing(row.name, *read) if read != values else question
    question = question.choosing("person", *(vocabulary.person_key(str(name)) for name in question.of("person")))
    if question.force and not question.in_force_on:
        return question._replace(in_force_on=datetime.now(UTC).date().isoformat())
    return question


def filter_codes(row: Filter, values: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the values of a filter, each name among them as its code."""
    valid = frozenset(row.valid(vocabulary))
    return tuple(value if value in valid else _code(row, value, vocabulary) for value in values)


def typed_date(text: str) -> str:
    """Return a typed date as EDTF; a text that is no date is returned unchanged (2030-13-01 has no such month)."""
    typed = whole_date(text) if text and not re.fullmatch(_YEAR_FIRST, text) else None
    return typed.date.text if typed and typed.whole else text


def _code(row: Filter, name: str, vocabulary: Vocabulary) -> str:
    """Return the code that a name stands for, the first in order; the name itself where it is nobody's."""
    wanted = fold(name.strip())
    return next((code for code, known in _names(row, vocabulary) if fold(known) == wanted), name)


def _names(row: Filter, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield (code, name), the names that we show before the others."""
    if row.values == "party":
        parties = vocabulary.parties.values()
        yield from ((party.code, name) for party in parties for _lang, name in party.short.items())
        yield from ((party.code, name) for party in parties for _lang, name in party.name.items())
        yield from ((party.code, name) for party in parties for name in party.alternatives)
    elif row.values == "topic":
        topics = vocabulary.topics.values()
        yield from ((topic.id, name) for topic in topics for _lang, name in topic.label.items())
        yield from ((topic.id, name) for topic in topics for _lang, name in topic.labels())
    elif row.values == "place":
        yield from (
            (place.id, name)
            for place in vocabulary.places.values()
            for known in place.names
            for name in spellings(known)
        )
    else:
        words = vocabulary.terms.get(row.called, {})
        yield from ((code, name) for code, wording in words.items() for _lang, name in wording.items())
