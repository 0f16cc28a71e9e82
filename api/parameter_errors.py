"""What is wrong with the parameters of a request, as errors of ours: FastAPI says it in English, to programmers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic.fields import FieldInfo

from kb.errors import ChoiceError
from kb.messages import Message

_LARGEST = 2**31 - 1  # of a number without bounds of its own


def fields_of(route: APIRoute) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the parameters of a route's query, then those of its path, each with its name."""
    dependants: list[Dependant] = [route.dependant]
    for dependant in dependants:
        dependants.extend(dependant.dependencies)
    read_by_us = (getattr(node.call, "fields", {}).values() for node in dependants)
    groups = [*(node.query_params for node in dependants), *read_by_us, *(node.path_params for node in dependants)]
    yield from ((field.alias, field.field_info) for group in groups for field in group)


def takes_several(field: FieldInfo) -> bool:
    """Return whether a parameter may be given again."""
    kinds = (field.annotation, *get_args(field.annotation))
    return any(kind in (list, tuple, set) or get_origin(kind) in (list, tuple, set) for kind in kinds)


def message(error: Mapping[str, Any], route: APIRoute) -> Message:
    """Return an error that FastAPI found as one of ours: the parameter, what was given, and what it takes."""
    name, value = str(error["loc"][1]), str(error.get("input", ""))
    kind, limits = str(error["type"]), error.get("ctx", {})
    field = dict(fields_of(route)).get(name)
    if kind == "literal_error" and field:
        return ChoiceError(name, value, [choice for choice in get_args(field.annotation) if choice]).message
    if field and (kind.startswith("int_") or kind in ("greater_than_equal", "less_than_equal")):
        least, most = _bound(field.metadata, "ge", 0), _bound(field.metadata, "le", _LARGEST)
        return Message("parameter-number", name=name, given=value, least=least, most=most)
    if kind == "bool_parsing":
        return Message("parameter-flag", name=name, given=value)
    if kind == "string_too_long":
        return Message("parameter-too-long", name=name, length=len(value), most=int(limits["max_length"]))
    if kind == "too_long":
        return Message(
            "parameter-too-often", name=name, times=int(limits["actual_length"]), most=int(limits["max_length"])
        )
    return Message("parameters-refused", name=name, cause=str(error["msg"]))


def _bound(limits: Sequence[Any], name: str, otherwise: int) -> int:
    return next((int(getattr(limit, name)) for limit in limits if hasattr(limit, name)), otherwise)
