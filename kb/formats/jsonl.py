"""JSON Lines, lossless: one record a line, with all its evidence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from types import MappingProxyType
from typing import Any, BinaryIO, cast

from kb.domain import edtf
from kb.domain.clauses import Validity
from kb.domain.instruments import Instrument
from kb.domain.languages import LANGUAGES
from kb.domain.prose import Prose
from kb.domain.records import (
    Action,
    Candidate,
    Contributor,
    Evidence,
    ListNumber,
    Mention,
    Party,
    Record,
    Relation,
    Title,
    Wording,
)
from kb.errors import KbError, Problem, cause_of
from kb.messages import Message

LISTS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "titles": Title,
        "contributors": Contributor,
        "parties": Party,
        "actions": Action,
        "relations": Relation,
        "cited_in": ListNumber,
        "mentions": Mention,
        "remarks": Wording,
        "candidates": Candidate,
        "evidence": Evidence,
    }
)
SINGLE: Mapping[str, type[Any]] = MappingProxyType({"term": Validity, "cited_for": Wording})


class ShapeError(KbError):
    """A JSON value is not of a record's shape."""


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, line) for each line of the stream, or a Problem that names the line."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            yield from_json(loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))), number
        except (ValueError, KbError, RecursionError) as error:
            yield Problem("syntax", Message("jsonl-line", cause=cause_of(error)), name, number)


def loads(text: str) -> Any:
    """Read JSON; raise ValueError also for half a surrogate pair, which no file could hold."""
    data = json.loads(text)
    if "\\u" in text:
        json.dumps(data, ensure_ascii=False).encode()
    return data


def dump(records: Iterable[Record]) -> Iterator[str]:
    """Yield one line a record; empty values are left out."""
    for record in records:
        yield json.dumps(to_json(record), ensure_ascii=False, separators=(", ", ": ")) + "\n"


def to_json(value: Any) -> dict[str, Any]:
    """Return the JSON object of a record or of one of its parts; values equal to the default are left out.

    Where all numbers of a record are of the file's own manuscript they stand as `numbers`, else as `cited_in`.
    """
    result: dict[str, Any] = {}
    for item in fields(value):
        content = getattr(value, item.name)
        if not item.compare or content == _default(item):
            continue
        if item.name == "cited_in" and not any(place.manuscript for place in content):
            result["numbers"] = [place.number for place in content]
        else:
            result[item.name] = _plain(content)
    return result


def from_json(data: object) -> Record:
    """Build a record from its JSON object; raise ShapeError naming the key that is wrong."""
    if not isinstance(data, dict):
        raise ShapeError("json-not-object")
    values: dict[str, Any] = {}
    for name, content in data.items():
        if name in LISTS:
            items = content if isinstance(content, list) else _wrong(name, "a list")
            values[name] = values.get(name, ()) + tuple(_part(LISTS[name], item, name) for item in items)
        elif name in SINGLE:
            values[name] = _part(SINGLE[name], content, name)
        elif name == "numbers":
            numbers = tuple(ListNumber("", number) for number in _whole_numbers(content))
            values["cited_in"] = values.get("cited_in", ()) + numbers
        elif name == "fields":
            values[name] = MappingProxyType(_texts(content))
        else:
            values[name] = _scalar(Record, name, content)
    for needed in ("citekey", "type"):
        if not values.get(needed):
            raise ShapeError("json-needs", key=needed)
    return Record(**values)


def _whole_numbers(content: object) -> list[int]:
    whole = isinstance(content, list) and all(type(item) is int for item in content)
    return cast(list[int], content) if whole else _wrong("numbers", "a list of whole numbers")


def _part(kind: type[Any], content: object, where: str) -> Any:
    if not isinstance(content, dict):
        raise ShapeError("json-part-not-object", key=where)
    if kind is Wording:
        if unknown := next((lang for lang in content if lang not in LANGUAGES), ""):
            raise ShapeError("json-unknown-key", given=unknown, valid=tuple(LANGUAGES))
        return Wording({lang: _text(text, lang) for lang, text in content.items()})
    values = {name: _scalar(kind, name, value) for name, value in content.items()}
    missing = [item.name for item in fields(kind) if item.default is MISSING and item.name not in values]
    if missing:
        raise ShapeError("json-part-lacks", key=where, missing=tuple(missing))
    return kind(**values)


def _scalar(kind: type[Any], name: str, content: object) -> Any:
    annotations = {item.name: str(item.type) for item in fields(kind) if item.compare}
    if name not in annotations:
        raise ShapeError("json-unknown-key", given=name, valid=tuple(annotations))
    wanted = annotations[name]
    if "Instrument" in wanted:
        return Instrument(content) if isinstance(content, str) else _part(Instrument, content, name)
    if "Prose" in wanted:
        return Prose.of(_several(content, name)) if isinstance(content, list) else Prose.parse(_text(content, name))
    if "Edtf" in wanted:
        return None if content is None else edtf.parse(_text(content, name))
    if wanted.startswith("tuple[str"):
        return _several(content, name)
    if wanted in ("<class 'int'>", "<class 'bool'>"):
        kind = int if "int" in wanted else bool
        return content if type(content) is kind else _wrong(name, "a whole number" if kind is int else "true or false")
    return _text(content, name)


def _text(content: object, name: str) -> str:
    return content if isinstance(content, str) else _wrong(name, "a text")


def _several(content: object, name: str) -> tuple[str, ...]:
    return tuple(_text(item, name) for item in content) if isinstance(content, list) else _wrong(name, "a list")


def _texts(content: object) -> dict[str, str]:
    if not isinstance(content, dict):
        raise ShapeError("json-fields")
    return {str(name): _text(value, f"fields.{name}") for name, value in content.items()}


def _wrong(name: str, wanted: str) -> Any:
    raise ShapeError("json-kind", key=name, wanted=wanted)


def _default(item: "Field[Any]") -> Any:
    if item.default_factory is not MISSING:
        return item.default_factory()
    return item.default


def _plain(content: Any) -> Any:
    if isinstance(content, edtf.Edtf):
        return content.text
    if isinstance(content, Instrument) and content == Instrument(content.name):
        return content.name
    if isinstance(content, Prose):
        return content.text if content == Prose((content.line,)) else list(content.phrases)
    if isinstance(content, tuple):
        return [_plain(item) for item in content]
    if isinstance(content, Mapping):
        return dict(content)
    if isinstance(content, Wording):
        return dict(content.items())
    if hasattr(content, "__dataclass_fields__"):
        return to_json(content)
    return content
