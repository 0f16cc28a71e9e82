"""JSON Lines, lossless: one record a line, with all its evidence."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from kb.domain.clauses import Validity
from kb.domain.plain_values import ShapeError, part, parts, plain_fields, scalar, texts, wrong
from kb.domain.records import Action, Candidate, Contributor, Evidence, ListNumber, Mention, Party, Record, Relation
from kb.domain.titles import Title
from kb.domain.treaty_facts import FACTS
from kb.domain.wording import Wording
from kb.errors import KbError, Problem, cause_of
from kb.messages import Message

LISTS: Mapping[str, type[Any]] = {
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
    **FACTS,
}
SINGLE: Mapping[str, type[Any]] = {"term": Validity, "cited_for": Wording}


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


def to_json(record: Record) -> dict[str, Any]:
    """Return the JSON object of a record; values equal to the default are left out.

    Where all its numbers are of the file's own manuscript they stand as `numbers`, else as `cited_in`.
    """
    result = plain_fields(record)
    if record.cited_in and not any(place.manuscript for place in record.cited_in):
        numbers = [place.number for place in record.cited_in]
        return {"numbers" if name == "cited_in" else name: numbers if name == "cited_in" else content
                for name, content in result.items()}  # fmt: skip
    return result


def from_json(data: object) -> Record:
    """Build a record from its JSON object; raise ShapeError naming the key that is wrong."""
    if not isinstance(data, dict):
        raise ShapeError("json-not-object")
    values: dict[str, Any] = {}
    for name, content in data.items():
        if name in LISTS:
            values[name] = values.get(name, ()) + parts(LISTS[name], content, name)
        elif name in SINGLE:
            values[name] = part(SINGLE[name], content, name)
        elif name == "numbers":
            numbers = tuple(ListNumber("", number) for number in _whole_numbers(content))
            values["cited_in"] = values.get("cited_in", ()) + numbers
        elif name == "fields":
            values[name] = texts(content)
        else:
            values[name] = scalar(Record, name, content)
    for needed in ("citekey", "type"):
        if not values.get(needed):
            raise ShapeError("json-needs", key=needed)
    return Record(**values)


def _whole_numbers(content: object) -> list[int]:
    whole = isinstance(content, list) and all(type(item) is int for item in content)
    return cast(list[int], content) if whole else wrong("numbers", "a list of whole numbers")
