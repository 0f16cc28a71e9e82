"""Plain full-text search of SQLite, tantivy and PostgreSQL over the same records, for comparison."""

import sqlite3
from collections.abc import Sequence

import psycopg
import tantivy

from kb.search.grammar import parse_question
from kb.search.index_values import SearchDocument
from tests.search.collection import documents
from tests.search.relevance import DEEPEST, Engine


def row(record: SearchDocument) -> tuple[str, str, str, str, str]:
    """Return a record as a plain table would hold it: key, titles, names, topics, the rest with all its values."""
    labels = [label for _topic, its in record.topics for _lang, label in its]
    rest = [text for _lang, text in (*record.notes, *record.other)]
    identifiers = [identifier.partition(":")[2] for identifier in (*record.identifiers, *record.mentioned)]
    facts = [record.type, record.kind, *map(str, record.numbers), *(str(year) for year in {record.year_from} if year)]
    return (
        record.key,
        " ".join(text for _lang, text in record.titles),
        " ".join(record.names),
        " ".join(labels),
        " ".join([*rest, *facts, *identifiers, *record.dates, *record.other_dates]),
    )


def asked(question: str) -> Sequence[str]:
    """Return the words of a question; the values of its operators count as words."""
    parsed = parse_question(question)
    found = [word for wanted in parsed.wanted for word in wanted.words]
    found += [value for restriction in parsed.restrictions for value in restriction.values]
    return found + [str(span.low or span.high) for span in parsed.ranges]


def sqlite_engine(any_word: bool = False) -> Engine:
    """Return SQLite FTS5 as it comes: unicode61, bm25 with titles and names weighing most.

    All words are needed, or, with `any_word`, any of them, each as a beginning.
    """
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE record USING fts5(key UNINDEXED, title, name, topic, rest)")
    connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", map(row, documents()))
    ranked = "SELECT key FROM record WHERE record MATCH ? ORDER BY bm25(record, 0, 6, 6, 3, 1) LIMIT ?"

    def engine(question: str) -> Sequence[str]:
        join, end = (" OR ", "*") if any_word else (" ", "")
        terms = join.join(f'"{word}"{end}' for word in asked(question))
        return [key for (key,) in connection.execute(ranked, (terms, DEEPEST))] if terms else []

    return engine


def tantivy_engine() -> Engine:
    """Return tantivy as it comes: its default tokenizer and query parser, any word, the same weights."""
    weights = {"title": 6.0, "name": 6.0, "topic": 3.0, "rest": 1.0}
    builder = tantivy.SchemaBuilder().add_text_field("key", stored=True, tokenizer_name="raw")
    for name in weights:
        builder.add_text_field(name)
    index = tantivy.Index(builder.build())
    writer = index.writer(32_000_000, 1)
    for record in documents():
        writer.add_document(tantivy.Document(**dict(zip(("key", *weights), row(record), strict=True))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def engine(question: str) -> Sequence[str]:
        terms = " ".join(f'"{word}"' for word in asked(question))
        parsed = index.parse_query(terms, list(weights), field_boosts=weights)
        return [str(searcher.doc(address)["key"][0]) for _score, address in searcher.search(parsed, DEEPEST).hits]

    return engine


def postgresql_engine(connection: "psycopg.Connection[tuple[str]]", config: str) -> Engine:
    """Return PostgreSQL full text with one of its configurations, ranked by ts_rank with the same weights."""
    table = f"record_{config}"
    parts = " || ".join(f"setweight(to_tsvector('{config}', %s), '{weight}')" for weight in ("A", "A", "B", "D"))
    connection.execute(f"CREATE TABLE {table} (key text, body tsvector)".encode())
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} VALUES (%s, {parts})".encode(), list(map(row, documents())))
    ranked = (
        f"SELECT key FROM {table}, plainto_tsquery('{config}', %s) AS asked WHERE body @@ asked "
        "ORDER BY ts_rank('{0.1, 0.2, 0.5, 1.0}', body, asked) DESC, key LIMIT %s"
    ).encode()

    def engine(question: str) -> Sequence[str]:
        return [key for (key,) in connection.execute(ranked, (" ".join(asked(question)), DEEPEST))]

    return engine
