"""The tables of the dataset: what each row and column is, and the rows, of the records of the collection."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from kb.domain.edtf import Edtf
from kb.domain.languages import LANGUAGES
from kb.domain.records import Record
from kb.domain.vocabulary import Vocabulary

Kind = Literal["string", "integer", "boolean"]
Row = tuple[Any, ...]


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
    rows: Callable[[Iterable[Record], Vocabulary], Iterator[Row]]


_CITEKEY = DataColumn("citekey", "the record", refers="records")
_POSITION = DataColumn("position", "its place among those of the record, from 0", "integer")
_ORIGIN = DataColumn("origin", "who says so: stated (the manuscript), identified (a source), supplied (the cataloguer)")
_LANG = DataColumn("lang", "language, BCP 47")


def _date(date: Edtf | None) -> str:
    return date.text if date else ""


def _records(records: Iterable[Record], _vocabulary: Vocabulary) -> Iterator[Row]:
    for record in records:
        title = record.title()
        yield (record.citekey, record.type, record.kind, record.status, record.scope, record.stage, record.language,
               title.value if title else "", _date(record.issued), record.issued_origin)  # fmt: skip


def _each(attribute: str, names: str) -> Callable[[Iterable[Record], Vocabulary], Iterator[Row]]:
    """Return what yields a row for each part of a record: citekey, position, and the attributes of these names."""

    def rows(records: Iterable[Record], _vocabulary: Vocabulary) -> Iterator[Row]:
        for record in records:
            for position, part in enumerate(getattr(record, attribute)):
                yield (record.citekey, position, *(_cell(getattr(part, name)) for name in names.split()))

    return rows


def _cell(value: Any) -> Any:
    if isinstance(value, str | int | bool):
        return value
    return value.text if value else ""


def _fields(records: Iterable[Record], _vocabulary: Vocabulary) -> Iterator[Row]:
    for record in records:
        yield from ((record.citekey, name, value) for name, value in record.fields.items())


def _record_topics(records: Iterable[Record], _vocabulary: Vocabulary) -> Iterator[Row]:
    for record in records:
        yield from ((record.citekey, topic) for topic in dict.fromkeys(record.topics))


def _numbers(records: Iterable[Record], _vocabulary: Vocabulary) -> Iterator[Row]:
    for record in records:
        yield from ((place.manuscript, place.number, record.citekey) for place in record.cited_in)


def _topics(_records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Row]:
    for topic in vocabulary.topics.values():
        yield (topic.id, *(topic.label.get(lang) for lang in LANGUAGES), " ".join(topic.broader))


def _parties(_records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Row]:
    for party in vocabulary.parties.values():
        yield (party.code, *(party.name.get(lang) for lang in LANGUAGES), party.kind, party.successor)


def _named(what: str) -> tuple[DataColumn, ...]:
    return tuple(DataColumn(f"{what}_{lang}", f"its {what} in {lang}") for lang in LANGUAGES)


TABLES: tuple[DataTable, ...] = (
    DataTable("topics", "A topic of the thesaurus; topics.ttl has all of it as SKOS.",
              (DataColumn("id", "its key"), *_named("label"), DataColumn("broader", "keys of the topics above it")),
              ("id",), _topics),
    DataTable("parties", "A state or organisation that documents bind.",
              (DataColumn("code", "ISO 3166-1 alpha-3 for states of today, else ours"), *_named("name"),
               DataColumn("kind", "state or organisation"), DataColumn("successor", "the state that counts now")),
              ("code",), _parties),
    DataTable("records", "A real work or document, or what is known of a number of the manuscript's list.",
              (DataColumn("citekey", "its key, stable and unique"), DataColumn("type", "CSL 1.0.2 item type"),
               DataColumn("kind", "kind of a legal document, such as agreement or protocol"),
               DataColumn("status", "identified, probable or unidentified"),
               DataColumn("scope", "the part of the collection that it stands in"),
               DataColumn("stage", "signed, draft, initialled or announced"), _LANG._replace(name="language"),
               DataColumn("title", "the full title in its own language; all are in titles"),
               DataColumn("issued", "EDTF (ISO 8601-2); for a treaty its signature"),
               DataColumn("issued_origin", "who says the date")),
              ("citekey",), _records),
    DataTable("titles", "A title of a record in one language.",
              (_CITEKEY, _POSITION, DataColumn("value", "the title"), _LANG, _ORIGIN,
               DataColumn("form", "empty for the full title, else short")),
              ("citekey", "position"), _each("titles", "value lang origin form")),
    DataTable("names", "A person or body of a record in a role.",
              (_CITEKEY, _POSITION, DataColumn("role", "CSL name variable, or signatory, issuer …"),
               DataColumn("family", "family name"), DataColumn("given", "given names"),
               DataColumn("literal", "the name of a body"), _LANG, _ORIGIN),
              ("citekey", "position"), _each("contributors", "role family given literal lang origin")),
    DataTable("fields", "A further value of a record, by its CSL variable.",
              (_CITEKEY, DataColumn("name", "CSL variable, such as publisher"), DataColumn("value", "its text")),
              ("citekey", "name"), _fields),
    DataTable("record_parties", "A party bound by a document.",
              (_CITEKEY, _POSITION, DataColumn("code", "the party", refers="parties"),
               DataColumn("capacity", "as state, government or ministry")),
              ("citekey", "position"), _each("parties", "code capacity")),
    DataTable("actions", "What was done to a document, and when (Vienna Convention 1969).",
              (_CITEKEY, _POSITION, DataColumn("kind", "signature, ratification, entry-into-force …"),
               DataColumn("date", "EDTF; empty where only the fact is known"), DataColumn("place", "where"),
               DataColumn("party", "whose action it is; empty for the document as a whole"),
               DataColumn("act", "the instrument, such as a ratifying law"), _ORIGIN, DataColumn("note", "in English")),
              ("citekey", "position"), _each("actions", "kind date place party act origin note")),
    DataTable("relations", "A relation of a record to another one.",
              (_CITEKEY, _POSITION, DataColumn("kind", "amends, replaces, implements …"),
               DataColumn("target", "the other record", refers="records"), _ORIGIN),
              ("citekey", "position"), _each("relations", "kind target origin")),
    DataTable("record_topics", "A topic of a record.",
              (_CITEKEY, DataColumn("topic", "the topic", refers="topics")), ("citekey", "topic"), _record_topics),
    DataTable("list_numbers", "A number of a manuscript's reference list, and the record that it stands for.",
              (DataColumn("manuscript", "the manuscript"), DataColumn("number", "the number", "integer"), _CITEKEY),
              ("manuscript", "number"), _numbers),
    DataTable("evidence", "A statement behind a value: who says it, and where.",
              (_CITEKEY, _POSITION, DataColumn("field", "the value it is about"), DataColumn("value", "what it says"),
               _ORIGIN, _LANG, DataColumn("source", "an address or a full reference"),
               DataColumn("section", "section of the manuscript"), DataColumn("line", "line of its text", "integer"),
               DataColumn("note", "in English")),
              ("citekey", "position"), _each("evidence", "field text origin lang source section line note")),
)  # fmt: skip
