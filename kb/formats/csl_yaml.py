"""CSL-YAML, as pandoc keeps references, to records: the items of CSL-JSON in another notation, italics in Markdown."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import yaml

from kb.domain.records import Record
from kb.errors import Problem
from kb.formats import csljson
from kb.language.encodings import read_text
from kb.messages import Message

_ITALIC: Final = re.compile(r"(?<![\w*])(\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")


def parse(stream: BinaryIO, name: str) -> Iterator[tuple[Record, int] | Problem]:
    """Yield (record, 0) for each item under `references`, or of a bare list; a Problem where the file is no YAML."""
    text = read_text(stream, name)
    if isinstance(text, Problem):
        yield text
        return
    try:
        value = _loaded(text)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        cause = getattr(error, "problem", "") or str(error)
        yield Problem("syntax", Message("not-yaml", cause=cause), name, mark.line + 1 if mark else 0)
        return
    value = value.get("references", value) if isinstance(value, dict) else value
    yield from csljson.records_of((_item(item) for item in (value if isinstance(value, list) else [value])), name)


def _loaded(text: str) -> Any:
    """Return the first document of a text, its scalars as they are typed (010 is no number); an alias is an error."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem=f"alias *{event.anchor}", problem_mark=event.start_mark)
    return next(iter(yaml.load_all(text, Loader=yaml.CBaseLoader)), None)


def _item(value: Any) -> Any:
    """Return an item with its italics as CSL-JSON has them, and two hyphens as a dash."""
    if not isinstance(value, dict):
        return value
    plain = {name: text.replace("--", "–") if name == "page" else _ITALIC.sub(r"<i>\2</i>", text)
             for name, text in value.items() if isinstance(text, str) and name not in ("URL", "DOI", "id")}  # fmt: skip
    return {**value, **plain}
