"""The history of a record as plain JSON objects: each change, and which values it made others."""

import json
from typing import Any

from kb.domain.plain_values import plain
from kb.domain.records import RECORD_FIELDS, Record
from kb.library import views
from kb.library.editing import earlier_state, history_of
from kb.library.list_shapes import ChangedValueJson, RecordChangeJson
from kb.library.session import Library
from kb.library.shaping import shaped


def view(library: Library, citekey: str) -> list[RecordChangeJson]:
    """Return the changes of a record, the newest first."""
    return [
        shaped(
            RecordChangeJson,
            state.change,
            change=state.change.id,
            before=_content(library, before),
            after=_content(library, after),
            fields=_changed_values(before, after) if before and after else [],
        )
        for state, after in history_of(library, citekey)
        for before in (earlier_state(state),)
    ]


def _content(library: Library, record: Record | None) -> Any:
    return views.content(record, library.vocabulary) if record else None


def _changed_values(before: Record, after: Record) -> list[ChangedValueJson]:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in RECORD_FIELDS if name != "fields"]
    names = dict.fromkeys((*before.fields, *after.fields))
    pairs += [(name, before.fields.get(name, ""), after.fields.get(name, "")) for name in names]
    return [{"field": name, "before": _line(old), "after": _line(new)} for name, old, new in pairs if old != new]


def _line(value: Any) -> str | None:
    content = plain(value) if value else None
    return content if content is None or isinstance(content, str) else json.dumps(content, ensure_ascii=False)
