"""Parameters are read by the table of filters: those that a request has, and no others."""

import asyncio
from typing import Any, get_args

import pytest
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request

from api.query_parameters import AskedRecords, WantedParts
from kb.domain.filters import RECORD_FILTERS
from kb.domain.queries import RecordQuery

RECORDS, PARTS = (get_args(kind)[1].dependency for kind in (AskedRecords, WantedParts))


def read(parameters: Any, query: str) -> Any:
    request = Request({"type": "http", "query_string": query.encode(), "headers": []})
    return asyncio.run(parameters(request))


def test_a_request_without_parameters_asks_for_everything() -> None:
    assert read(RECORDS, "") == RecordQuery()


def test_only_parameters_that_are_there_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    validated: list[str] = []
    for name, field in RECORDS.fields.items():

        def counted(value: Any, *args: Any, name: str = name, read_as: Any = field.validate, **values: Any) -> Any:
            validated.append(name)
            return read_as(value, *args, **values)

        monkeypatch.setattr(field, "validate", counted)
    query = read(RECORDS, "topic=trade&q=a&topic=space&unknown=1&limit=5")
    assert (query.q, query.of("topic"), query.limit) == ("a", ("trade", "space"), 5)
    assert validated == ["q", "topic", "limit"]


def test_what_a_parameter_does_not_take_is_told_with_its_name() -> None:
    with pytest.raises(RequestValidationError) as refused:
        read(RECORDS, "limit=0&match=some")
    assert [error["loc"][:2] for error in refused.value.errors()] == [("query", "match"), ("query", "limit")]


def test_what_is_not_given_is_what_the_table_says() -> None:
    parts = read(PARTS, "key=a&key=b")
    assert (parts.keys, parts.fields, parts.explain) == (("a", "b"), (), False)


def test_each_filter_is_described() -> None:
    assert {row.name for row in RECORD_FILTERS} < {parameter["name"] for parameter in RECORDS.described}
