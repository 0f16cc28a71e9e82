"""The table of filters as parameters of requests, for OpenAPI and for the library's queries."""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from typing import Annotated, Any, Literal, NamedTuple, get_args

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import Field

from api.parameter_errors import fields_of, takes_several
from api.problems import RepeatedParameterError, UnknownParameterError
from kb.domain.filters import CHRONOLOGY_FILTERS, CURSOR, LARGEST_PAGE, LIMIT, RECORD_FILTERS, SORT, Filter
from kb.domain.languages import LANGUAGES
from kb.domain.queries import ChronologyQuery, RecordQuery, chronology_query, record_query
from kb.library.list_options import ListOptions

Language = Literal[LANGUAGES]  # type: ignore[valid-type] # mypy wants literals here, pydantic takes the table's
ReaderLanguage = Literal[("", *LANGUAGES)]  # type: ignore[valid-type] # as above; "" where it is not known
FormatName = Annotated[str, Field(max_length=60)]  # api.description names the choices, from the register of formats
_LONGEST = {"text": 2000, "choice": 200, "date": 60}
_LONGEST_CURSOR = 4000
_TAKEN: dict[tuple[Callable[..., Any], str], Mapping[str, bool]] = {}  # of routes that were asked


class QueryParameters:
    """Reads the parameters of some filters from a request: only those that it has cost time.

    FastAPI looks through all parameters of a route at each request: that was a tenth of what a question costs. So a
    route depends on this, and names it in its description (`parameters_of`); `fields` are the parameters by name,
    `described` what OpenAPI says of them.
    """

    def __init__(self, rows: Sequence[Filter], build: Callable[[Mapping[str, Any]], Any]) -> None:
        self._build = build
        self._several = frozenset(row.name for row in rows if row.several)
        route = APIRoute("/", _Signed(Signature([_parameter(f"{row.name}_", row) for row in rows])))
        self.fields = {field.alias: field for field in route.dependant.query_params}
        self._defaults = {name: field.default for name, field in self.fields.items()}
        description = get_openapi(title="", version="", routes=[route])
        self.described: list[dict[str, Any]] = description["paths"]["/"]["get"]["parameters"]

    async def __call__(self, request: Request) -> Any:
        """Return the query that a request asks; raises RequestValidationError for values that filters do not take."""
        parameters, values, errors = request.query_params, dict(self._defaults), list[Any]()
        for name in filter(parameters.__contains__, self.fields):
            value = parameters.getlist(name) if name in self._several else parameters[name]
            values[name], wrong = self.fields[name].validate(value, {}, loc=("query", name))
            errors += wrong
        if errors:
            raise RequestValidationError(errors)
        return self._build(values)


class _Signed:
    """What has a signature, for FastAPI to read."""

    def __init__(self, signature: Signature) -> None:
        self.__signature__ = signature

    def __call__(self, **_parameters: Any) -> None:
        """Do nothing."""


def parameters_of(*kinds: Any) -> dict[str, Any]:
    """Return what a route says of the parameters that it reads by `QueryParameters`, for its OpenAPI description."""
    return {"parameters": [parameter for kind in kinds for parameter in get_args(kind)[1].dependency.described]}


def _parameter(name: str, row: Filter) -> Parameter:
    kind, default, limits = _typed(row)
    known = row.examples or (row.values[:1] if isinstance(row.values, tuple) else ())
    example = list(known) if row.several else known[0] if known else None
    examples = [int(known[0]) if row.kind == "number" else example] if example else None
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
        return list[Annotated[str, Field(max_length=longest)]], default, {"max_length": row.most}
    if row.kind == "choice" and isinstance(row.values, tuple) and row.values:
        valid = row.values if row.default else ("", *row.values)
        return Literal[valid], row.default, {}
    return str, row.default, {"max_length": longest}


_LIST_ROWS = (
    Filter("key", "choice", "these records only, by citekey or number", True, most=500,
           examples=("kz-ru-friendship-1992",)),
    Filter("style", "text", "a CSL style", examples=("gost-kz-dissertation",)),
    Filter("locale", "text", "one locale for all; without it each record's own language"),
    Filter("order", "text", "citation, alphabetical, chronological or kind", examples=("citation",)),
    Filter("include", "text", "all, probable+ or identified", default="all"),
    Filter("mark_probable", "flag", "mark references that are only probable"),
    Filter("designation", "flag", "write [Мәтін], [Текст], [Text] in the styles of GOST 7.1"),
)  # fmt: skip


def _list_options(values: Mapping[str, Any]) -> ListOptions:
    return ListOptions(**{name: value for name, value in values.items() if name != "key"}, keys=tuple(values["key"]))


_chronology_rows = (*RECORD_FILTERS, *CHRONOLOGY_FILTERS, LIMIT._replace(default="100"), CURSOR)
AskedRecords = Annotated[RecordQuery, Depends(QueryParameters((*RECORD_FILTERS, SORT, LIMIT, CURSOR), record_query))]
AskedList = Annotated[RecordQuery, Depends(QueryParameters((*RECORD_FILTERS, SORT), record_query))]
AskedChronology = Annotated[ChronologyQuery, Depends(QueryParameters(_chronology_rows, chronology_query))]
AskedOptions = Annotated[ListOptions, Depends(QueryParameters(_LIST_ROWS, _list_options))]


class AnswerParts(NamedTuple):
    """What a list of records shows: counts by facet, with `grouped` alone; some records; some of their keys; scores."""

    facets: str = ""
    grouped: str = ""
    keys: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    explain: bool = False


_PART_ROWS = (
    Filter("facets", "text", "facets to count, comma between, or `all`", examples=("topic,kind",)),
    Filter("group_by", "text", "as `facets`, with no records beside the counts", examples=("kind",)),
    Filter("key", "choice", "only records with these citekeys", True, most=LARGEST_PAGE,
           examples=("kz-ru-friendship-1992",)),
    Filter("fields", "text", "only these keys of each record, comma between", examples=("titles,issued",)),
    Filter("explain", "flag", "the formula of each score in figures, in the order of relevance"),
)  # fmt: skip


def _answer_parts(values: Mapping[str, Any]) -> AnswerParts:
    names = tuple(name.strip() for name in values["fields"].split(",") if name.strip())
    return AnswerParts(values["facets"], values["group_by"], tuple(values["key"]), names, values["explain"])


WantedParts = Annotated[AnswerParts, Depends(QueryParameters(_PART_ROWS, _answer_parts))]


async def refuse_unknown_parameters(request: Request) -> None:
    """Raise an error for a parameter that the request's route does not take, or takes once: a slip widens no answer."""
    several = _taken(request.scope["route"]) if request.query_params else {}
    for name in request.query_params:
        if name not in several:
            raise UnknownParameterError(name, tuple(several))
        times = 1 if several[name] else len(request.query_params.getlist(name))
        if times > 1:
            raise RepeatedParameterError("parameter-once", name=name, times=times)


def _taken(route: APIRoute) -> Mapping[str, bool]:
    """Return the parameters of a route's query, each with whether it may be given again."""
    key = route.endpoint, route.path
    if key not in _TAKEN:
        in_path = {field.alias for field in route.dependant.path_params}
        _TAKEN[key] = {name: takes_several(field) for name, field in fields_of(route) if name not in in_path}
    return _TAKEN[key]
