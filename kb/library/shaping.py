"""Makes the JSON object of a value by its shape: each key holds the attribute of its name, or what is given for it.

The attribute has another name where the shape says `About(of=…)`.

A date, prose and an instrument are texts, a wording is a text by language; a key whose shape is another one holds that
object. What is empty is null where the shape has `| None`; a `NotRequired` key is left out where its value is empty or
the default.
"""

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_type_hints

from typing_extensions import is_typeddict

from kb.domain.edtf import Edtf
from kb.domain.instruments import Instrument
from kb.domain.prose import Prose
from kb.domain.wording import Wording
from kb.library.record_shapes import notes_on

Shape = TypeVar("Shape")
_AS_THEY_ARE = frozenset((str, int, float, bool, NoneType))


class ShapeKey(NamedTuple):
    """A key of a shape: the attribute it holds, whether it is always there or may be null, the shape in it."""

    name: str
    attribute: str
    get: Callable[[object], Any]
    required: bool
    nullable: bool
    shape: Any


def shaped(shape: type[Shape], item: object, **others: Any) -> Shape:
    """Return the JSON object of a value; `others` are the values of keys that are no attribute of it."""
    names, values = _plain_keys(cast(Any, shape))
    if names and not others:
        return cast(Shape, dict(zip(names, values(item), strict=True)))
    view: dict[str, Any] = {}
    for name, attribute, get, required, nullable, inner in _keys(cast(Any, shape)):
        if name in others:
            value = others[name]
        else:
            value = get(item)
            if not required and value == _default(item, attribute):
                continue
            if type(value) not in _AS_THEY_ARE:
                value = _plain(value, inner)
        if value:
            view[name] = value
        elif required:
            view[name] = None if nullable else value
    return cast(Shape, view)


@cache
def _keys(shape: Any) -> tuple[ShapeKey, ...]:
    hints, noted = get_type_hints(shape), get_type_hints(shape, include_extras=True)
    of = {name: next((note.of for note in notes_on(hint) if note.of), name) for name, hint in noted.items()}
    return tuple(
        ShapeKey(name, of[name], attrgetter(of[name]), name in shape.__required_keys__, NoneType in get_args(hint),
                 _inner(hint))
        for name, hint in hints.items()
    )  # fmt: skip


@cache
def _plain_keys(shape: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """Return the keys of a shape that are all texts and numbers, and what reads them; no keys of another shape."""
    keys, hints = _keys(shape), get_type_hints(shape).values()
    if len(keys) < 2 or not all(key.required for key in keys) or not _AS_THEY_ARE.issuperset(hints):
        return (), attrgetter("__doc__")
    return tuple(key.name for key in keys), attrgetter(*(key.attribute for key in keys))


def _inner(hint: Any) -> Any:
    """Return the shape that a key holds, alone, in a list, or where there is one."""
    return next((shape for shape in (hint, *get_args(hint)) if is_typeddict(shape)), None)


def _plain(value: Any, shape: Any) -> Any:
    if type(value) is tuple:
        if shape:
            return [shaped(shape, part) for part in value]
        return [member if type(member) in _AS_THEY_ARE else _plain(member, shape) for member in value]
    if isinstance(value, Wording):
        return dict(value.items())
    if shape and value:
        return shaped(shape, value)
    if isinstance(value, Edtf | Instrument | Prose):
        return value.text
    return dict(value) if isinstance(value, Mapping) else value


def _default(item: object, name: str) -> Any:
    field = getattr(item, "__dataclass_fields__", {}).get(name)
    return field.default if field else None
