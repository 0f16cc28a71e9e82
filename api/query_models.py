"""The table of filters as parameters of requests, for OpenAPI and for the library's queries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from inspect import Parameter, Signature
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from kb.domain.filters import CHRONOLOGY_FILTERS, CURSOR, LIMIT, RECORD_FILTERS, SORT, Filter
from kb.domain.queries import ChronologyQuery, RecordQuery, chronology_query, record_query
from kb.library.bibliography import DEFAULT_STYLE, ListOptions

Word = Annotated[str, Field(max_length=200)]
Language = Literal["kk", "ru", "en"]
_LONGEST = {"text": 2000, "choice": 200, "date": 60}
_LONGEST_CURSOR = 4000
_MOST_VALUES = 60


class QueryParameters:
    """Reads the parameters of some filters from a request; FastAPI takes and describes them by its signature."""

    def __init__(self, rows: Iterable[Filter], build: Callable[[Mapping[str, Any]], Any]) -> None:
        self._build = build
        self._names = {f"{row.name}_": row.name for row in rows}
        self.__signature__ = Signature([_parameter(name, row) for name, row in zip(self._names, rows, strict=True)])

    async def __call__(self, **given: Any) -> Any:
        """Return the query that a request asks."""
        return self._build({self._names[name]: value for name, value in given.items()})


def _parameter(name: str, row: Filter) -> Parameter:
    kind, default, limits = _typed(row)
    example = list(row.examples) if row.several else row.examples[0] if row.examples else None
    examples = [int(row.examples[0]) if row.kind == "number" else example] if example else None
    query = Query(alias=row.name, description=row.help, examples=examples, **limits)
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=Annotated[kind, query], default=default)


def _typed(row: Filter) -> tuple[Any, Any, dict[str, Any]]:
    """Return the type of a parameter, what it is where it is not given, and its limits."""
    if row.kind == "flag":
        return bool, False, {}
    if row.kind == "number":
        limits = {"ge": 1, "le": row.most}
        return (int, int(row.default), limits) if row.default else (int | None, None, limits)
    longest = _LONGEST_CURSOR if row is CURSOR else _LONGEST[row.kind]
    if row.several:
        default = [row.default] if row.default else []
        return list[Annotated[str, Field(max_length=longest)]], default, {"max_length": _MOST_VALUES}
    if row.kind == "choice" and isinstance(row.values, tuple) and row.values:
        valid = row.values if row.default else ("", *row.values)
        return Literal[valid], row.default, {}
    return str, row.default, {"max_length": longest}


_chronology_rows = (*RECORD_FILTERS, *CHRONOLOGY_FILTERS, replace(LIMIT, default="100"), CURSOR)
AskedRecords = Annotated[RecordQuery, Depends(QueryParameters((*RECORD_FILTERS, SORT, LIMIT, CURSOR), record_query))]
AskedList = Annotated[RecordQuery, Depends(QueryParameters((*RECORD_FILTERS, SORT), record_query))]
AskedChronology = Annotated[ChronologyQuery, Depends(QueryParameters(_chronology_rows, chronology_query))]


class ListParameters(BaseModel):
    """How `/bibliography` writes its list."""

    key: list[Word] = Field(
        [], max_length=500, description="these records only, by citekey or number", examples=[["kz-ru-friendship-1992"]]
    )
    style: str = Field("", max_length=200, description="a CSL style", examples=["gost-kz-dissertation"])
    locale: str = Field("", max_length=35, description="one locale for all; without it each record's own language")
    order: str = Field(
        "", max_length=40, description="citation, alphabetical, chronological or kind", examples=["citation"]
    )
    include: str = Field("all", max_length=40, description="all, probable+ or identified")
    mark_probable: bool = Field(False, description="mark references that are only probable")
    format: str = Field("", max_length=60, description="json, html, text, markdown, docx, rtf, latex or bib")
    ui: Language = Field("kk", description="language of heading and notes")

    def options(self, negotiated: Mapping[str, str]) -> ListOptions:
        """Return the library's options; a media type's own parameters count where the address names nothing."""
        return ListOptions(
            style=self.style or negotiated.get("style", "") or DEFAULT_STYLE,
            locale=self.locale or negotiated.get("locale", ""),
            order=self.order,
            include=self.include,
            keys=tuple(self.key),
            mark_probable=self.mark_probable,
            lang=self.ui,
        )
