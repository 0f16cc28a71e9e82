"""Values of a record as plain JSON values and back: what a file of JSON Lines holds, and a column of the store."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from kb.domain import edtf
from kb.domain.instruments import Instrument
from kb.domain.languages import LANGUAGES
from kb.domain.prose import Prose
from kb.domain.wording import Wording
from kb.errors import KbError


class ShapeError(KbError):
    """A JSON value is not of a record's shape."""


def plain(content: Any) -> Any:
    """Return the JSON value of a value, of a record's part, or of several of them."""
    if isinstance(content, edtf.Edtf):
        return content.text
    if isinstance(content, Instrument) and content == Instrument(content.name):
        return content.name
    if isinstance(content, Prose):
        return content.text if content == Prose((content.line,)) else list(content.phrases)
    if isinstance(content, tuple) and not hasattr(content, "_fields"):
        return [plain(item) for item in content]
    if isinstance(content, Mapping):
        return dict(content)
    if isinstance(content, Wording):
        return dict(content.items())
    return plain_fields(content) if isinstance(content, tuple) or is_dataclass(content) else content


def plain_fields(value: Any) -> dict[str, Any]:
    """Return the JSON object of a value with fields; those equal to the default are left out."""
    contents = ((name, getattr(value, name), default) for name, (_type, default) in _fields(type(value)).items())
    return {name: plain(content) for name, content, default in contents if content != default}


def parts(kind: type[Any], content: object, where: str) -> tuple[Any, ...]:
    """Return the values of a list of JSON objects; raise ShapeError naming the key `where` that is wrong."""
    items = content if isinstance(content, list) else wrong(where, "a list")
    return tuple(part(kind, item, where) for item in items)


def part(kind: type[Any], content: object, where: str) -> Any:
    """Return a value of a JSON object; raise ShapeError naming the key that is wrong."""
    if not isinstance(content, dict):
        raise ShapeError("json-part-not-object", key=where)
    if kind is Wording:
        if unknown := next((lang for lang in content if lang not in LANGUAGES), ""):
            raise ShapeError("json-unknown-key", given=unknown, valid=tuple(LANGUAGES))
        return Wording({lang: _text(text, lang) for lang, text in content.items()})
    values = {name: scalar(kind, name, value) for name, value in content.items()}
    missing = [name for name, (_type, default) in _fields(kind).items() if default is MISSING and name not in values]
    if missing:
        raise ShapeError("json-part-lacks", key=where, missing=tuple(missing))
    return kind(**values)


def scalar(kind: type[Any], name: str, content: object) -> Any:
    """Return the value of one key of the JSON object of a value with fields."""
    annotations = {name: str(annotation) for name, (annotation, _default) in _fields(kind).items()}
    if name not in annotations:
        raise ShapeError("json-unknown-key", given=name, valid=tuple(annotations))
    wanted = annotations[name]
    if "Instrument" in wanted:
        return Instrument(content) if isinstance(content, str) else part(Instrument, content, name)
    if "Prose" in wanted:
        return Prose.of(_several(content, name)) if isinstance(content, list) else Prose.parse(_text(content, name))
    if "Edtf" in wanted:
        return None if content is None else edtf.parse(_text(content, name))
    if wanted.startswith("tuple[str"):
        return _several(content, name)
    if wanted in ("<class 'int'>", "<class 'bool'>"):
        kind = int if "int" in wanted else bool
        return content if type(content) is kind else wrong(name, "a whole number" if kind is int else "true or false")
    return _text(content, name)


def texts(content: object) -> dict[str, str]:
    """Return the texts of a record's `fields`."""
    if not isinstance(content, dict):
        raise ShapeError("json-fields")
    return {str(name): _text(value, f"fields.{name}") for name, value in content.items()}


def wrong(name: str, wanted: str) -> Any:
    """Raise ShapeError: the key is to hold something else."""
    raise ShapeError("json-kind", key=name, wanted=wanted)


def _text(content: object, name: str) -> str:
    return content if isinstance(content, str) else wrong(name, "a text")


def _several(content: object, name: str) -> tuple[str, ...]:
    return tuple(_text(item, name) for item in content) if isinstance(content, list) else wrong(name, "a list")


def _fields(kind: Any) -> dict[str, tuple[Any, Any]]:
    """Return the type and the default of each field of a dataclass or a named tuple; MISSING where it has none."""
    if issubclass(kind, tuple):
        return {name: (hint, kind._field_defaults.get(name, MISSING)) for name, hint in kind.__annotations__.items()}
    compared_fields = (item for item in fields(kind) if item.compare)
    return {item.name: (item.type, _default(item)) for item in compared_fields}


def _default(item: "Field[Any]") -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default
