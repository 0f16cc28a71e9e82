"""The tables of the dataset, as dataset.toml describes them, and their rows of the records of the collection."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary

Kind = Literal["string", "integer", "boolean"]
Row = tuple[Any, ...]
Rows = Callable[[Iterable[Record], Vocabulary], Iterator[Row]]


class DataColumn(NamedTuple):
    """A column: its name, what it holds, its type, and the table whose key it names."""

    name: str
    about: str
    kind: Kind = "string"
    refers: str = ""


class DataTable(NamedTuple):
    """A table: its name, what a row is, its columns, its rows; the key columns are those of a row's identity."""

    name: str
    about: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    rows: Rows


def _of_each(rows: Callable[[Record], Iterable[Row]]) -> Rows:
    """Return what yields the rows of each record."""
    return lambda records, _vocabulary: (row for record in records for row in rows(record))


def _record(record: Record) -> Iterator[Row]:
    yield (record.citekey, record.type, record.kind, record.status, record.scope, record.stage, record.language,
           record.title_text, _cell(record.issued), record.issued_origin)  # fmt: skip


def _parts(attribute: str, names: Sequence[str]) -> Rows:
    """Return what yields a row for each part of a record: citekey, position, and the attributes of these names."""
    return _of_each(lambda record: (
        (record.citekey, position, *(_cell(getattr(part, name)) for name in names))
        for position, part in enumerate(getattr(record, attribute))
    ))  # fmt: skip


def _cell(value: Any) -> Any:
    if isinstance(value, str | int | bool):
        return value
    return value.text if value else ""


def _topics(_records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Row]:
    for topic in vocabulary.topics.values():
        yield (topic.id, *(topic.label.get(lang) for lang in LANGUAGES), " ".join(topic.broader))


def _parties(_records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Row]:
    for party in vocabulary.parties.values():
        yield (party.code, *(party.name.get(lang) for lang in LANGUAGES), party.kind, party.successor)


_ROWS: Mapping[str, Rows] = {
    "topics": _topics,
    "parties": _parties,
    "records": _of_each(_record),
    "fields": _of_each(lambda record: ((record.citekey, name, value) for name, value in record.fields.items())),
    "record_topics": _of_each(lambda record: ((record.citekey, topic) for topic in dict.fromkeys(record.topics))),
    "list_numbers": _of_each(lambda record: ((at.manuscript, at.number, record.citekey) for at in record.cited_in)),
}


def _columns(described: Mapping[str, Any], every: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, description in described.items():
        column = description or every[name]
        for lang in LANGUAGES if "*" in name else ("",):
            yield name.replace("*", lang), column if isinstance(column, dict) else {"about": column.replace("*", lang)}


def _tables() -> Iterator[DataTable]:
    """Yield the tables of dataset.toml."""
    described = tomllib.loads((Path(__file__).parent / "dataset.toml").read_text("utf-8"))
    every = described.pop("every")
    for name, table in described.items():
        columns = list(_columns(table["columns"], every))
        attributes = [column.get("of", name) for name, column in columns][2:]
        typed = (
            DataColumn(key, column["about"], column.get("kind", "string"), column.get("refers", ""))
            for key, column in columns
        )
        rows = _ROWS.get(name) or _parts(table.get("part", name), attributes)
        yield DataTable(name, table["about"], tuple(typed), tuple(table["key"].split()), rows)


TABLES = tuple(_tables())
