"""A record as readers of the HTTP interface see it, sent back: the values that are other, and the rest as it was."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary
from kb.errors import KbError
from kb.formats import jsonl
from kb.library import views

_MADE = ("links", "numbers", "citekey", "tags", "note")  # keys that follow from others
_PARTY = ("code", "capacity")


def put(citekey: str, before: Record | None, data: object, vocabulary: Vocabulary) -> Record:
    """Return the record of a whole JSON object; raise KbError where the object is of another shape or key.

    A value that is as it was keeps what the object does not show of it; a key that is missing has no value.
    """
    content = _object(data)
    if content.get("citekey", citekey) != citekey:
        raise KbError("edit-other-key", citekey=citekey, given=str(content["citekey"])[:80])
    old: Mapping[str, Any] = views.content(before, vocabulary) if before else {}
    wanted = {name: value for name, value in content.items() if name not in _MADE and value is not None}
    changed = {name: _plain(name, value) for name, value in wanted.items() if old.get(name) != value}
    if before is None:
        return jsonl.from_json({"citekey": citekey, **changed})
    fresh = jsonl.from_json({"citekey": citekey, "type": before.type, **changed})
    blank = Record(citekey, fresh.type)
    kept = {name: getattr(before, name) for name in ("status", "scope", "stage")}
    gone = {name: kept.get(name, getattr(blank, name)) for name, value in old.items()
            if value and name not in wanted and name not in (*_MADE, "type")}  # fmt: skip
    return replace(before, **gone, **{name: getattr(fresh, name) for name in changed})


def patched(before: Record, patch: object, vocabulary: Vocabulary) -> Record:
    """Return a record with a JSON merge patch (RFC 7396) of what readers see; another citekey renames it."""
    old: dict[str, Any] = dict(views.content(before, vocabulary))
    merged = _merged(old, _object(patch))
    citekey = merged.get("citekey", before.citekey)
    if not isinstance(citekey, str):
        raise KbError("key-unfit", given=str(citekey)[:80], near=(before.citekey,))
    after = put(before.citekey, before, merged | {"citekey": before.citekey}, vocabulary)
    return replace(after, citekey=citekey)


def _merged(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        merged[name] = None if value is None else _merged(merged.get(name), value)
    return {name: value for name, value in merged.items() if value is not None}


def _object(data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise KbError("json-not-object")
    return data


def _plain(name: str, value: Any) -> Any:
    """Return a value as a file of JSON Lines holds it: without nulls and without what readers are told beside it."""
    if isinstance(value, dict):
        return {key: _plain(key, member) for key, member in value.items() if member is not None}
    if not isinstance(value, list):
        return value
    parts = [_plain(name, member) for member in value]
    if name == "parties":
        return [{key: part[key] for key in _PARTY if key in part} if isinstance(part, dict) else part for part in parts]
    if name == "actions":
        return [_action(part) if isinstance(part, dict) else part for part in parts]
    return parts


def _action(part: dict[str, Any]) -> dict[str, Any]:
    act = part.get("instrument") or part.get("act")
    rest = {key: value for key, value in part.items() if key not in ("instrument", "act")}
    return rest | ({"act": act} if act else {})
