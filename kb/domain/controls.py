"""Characters that no text of a record may hold: controls, lone surrogates, noncharacters."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

_WRONG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHOWN = re.compile(r"\\(?:x[0189]|x7f|ud[89a-f]|uff|[abfv])")  # as `repr` writes them, and a few more


def cleaned(record: Any) -> Any:
    """Return a record without such characters, each made U+FFFD; the same object where there is none."""
    return _cleaned(record) if _SHOWN.search(repr(record)) else record


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _WRONG.sub("\ufffd", value) if _WRONG.search(value) else value
    if isinstance(value, tuple):
        items = tuple(map(_cleaned, value))
        if all(new is old for new, old in zip(items, value, strict=True)):
            return value
        return type(value)(*items) if hasattr(value, "_fields") else items
    if isinstance(value, Mapping):
        pairs = {_cleaned(name): _cleaned(item) for name, item in value.items()}
        return value if pairs == value else pairs
    if is_dataclass(value) and not isinstance(value, type):
        values = {item.name: getattr(value, item.name) for item in fields(value)}
        changed = {name: new for name, old in values.items() if (new := _cleaned(old)) is not old}
        return replace(value, **changed) if changed else value
    return value
