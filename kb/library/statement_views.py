"""Instruments, and statements of several values, as plain JSON objects: what is not known is left out."""

from dataclasses import asdict
from typing import Any, cast

from kb.domain.instruments import Instrument
from kb.domain.plain_values import plain
from kb.domain.records import Evidence
from kb.library.record_shapes import InstrumentJson, StatementPartsJson


def instrument(item: Instrument) -> InstrumentJson:
    """Return the JSON object of an instrument."""
    return cast(InstrumentJson, {name: value for name, value in asdict(item).items() if value})


def has_parts(item: Evidence) -> bool:
    """Return whether a statement has more than one value, or a value that is an instrument."""
    return bool(item.target or item.location or item.party or item.act)


def statement_parts(item: Evidence) -> StatementPartsJson:
    """Return the JSON object of the values of a statement, one by one."""
    values: dict[str, Any] = {name: getattr(item, name) for name in ("value", "target", "location", "party")}
    values["instrument"] = instrument(item.act)
    return cast(StatementPartsJson, {name: value for name, value in values.items() if value})


def plain_view(item: Any) -> Any:
    """Return the JSON object of a value as it is kept, its note on one line."""
    view = plain(item)
    return view | {"note": item.note.text} if "note" in view else view
