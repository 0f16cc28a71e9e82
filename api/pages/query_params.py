"""The address of a page as a query of the library: the table of filters, by the names that addresses have."""

from collections.abc import Iterable
from datetime import date

from fastapi.responses import RedirectResponse
from starlette.datastructures import QueryParams

from api.pages.addresses import Address
from kb.domain.filters import CHRONOLOGY_FILTERS, CURSOR, RECORD_FILTERS, SORT, Filter
from kb.domain.queries import ChronologyQuery, RecordQuery, chronology_query, record_query
from kb.errors import KbError

FILTERS = tuple(row.page_name for row in RECORD_FILTERS if row.name != "q")
_JOINS = ("match",)  # narrows nothing by itself
SEARCH = (*RECORD_FILTERS, SORT)
CHRONOLOGY = (*RECORD_FILTERS, *CHRONOLOGY_FILTERS)
_LONGEST, _MOST_VALUES = 400, 50


def question(params: QueryParams) -> RecordQuery:
    """Return the query that an address asks; raise KbError where a number is none."""
    return record_query(_given(params, (*SEARCH, CURSOR)))


def chronology_question(params: QueryParams) -> ChronologyQuery:
    """Return the chronology's query that an address asks."""
    return chronology_query(_given(params, (*CHRONOLOGY, CURSOR)))


def _given(params: QueryParams, rows: Iterable[Filter]) -> dict[str, tuple[str, ...]]:
    return {row.name: several(params, row.page_name) for row in rows}


def one(params: QueryParams, name: str) -> str:
    """Return the text of a parameter, cut to what anyone types."""
    return params.get(name, "").strip()[:_LONGEST]


def several(params: QueryParams, name: str) -> tuple[str, ...]:
    """Return the different values of a parameter, without empty ones."""
    values = (value.strip()[:_LONGEST] for value in params.getlist(name)[:_MOST_VALUES])
    return tuple(dict.fromkeys(value for value in values if value))


def chosen(address: Address) -> int:
    """Return how many filters an address sets."""
    return sum(1 for name, _value in address.parameters if name in FILTERS and name not in _JOINS)


def for_interface(address: Address, path: str, rows: Iterable[Filter]) -> Address:
    """Return the same query as an address of the HTTP interface, by the names of the parameters that it takes."""
    names = {row.page_name: row.name for row in rows}
    return Address(path, tuple((names[name], value) for name, value in address.parameters if name in names))


def day(text: str) -> date | None:
    """Return a calendar day written as ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def first_page(here: Address, error: KbError) -> RedirectResponse | None:
    """Return the way to the first page of a list where an address names a place that the list does not have (any more).

    Such an address is an old bookmark, or was cut on its way; None where something else is wrong.
    """
    return RedirectResponse(str(here.dropping("cursor")), 303) if error.message.code.startswith("cursor-") else None
