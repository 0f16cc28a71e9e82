"""The peers of the search benchmark: each engine as its manual says, over the same records, no stems."""

import os
import sqlite3
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Protocol

import psycopg
import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.corpus import Corpus
from kb.language.folding import fold
from kb.search.analysis import asked_forms, index_terms
from kb.search.index_values import SearchDocument

TOP = 20


class Question(Protocol):
    """What a peer reads of a question."""

    kind: str
    words: tuple[str, ...]
    topic: str
    low: int
    high: int


class Peer(ABC):
    """An engine that can be built and asked."""

    here = True  # whether it works in this process

    @abstractmethod
    def build(self, corpus: Corpus, size: int) -> None:
        """Index the first `size` records."""

    @abstractmethod
    def answer(self, asked: Any) -> int:
        """Find the first 20 and give the number of all; count facets by type where the question has them."""

    @abstractmethod
    def bytes(self) -> int:
        """Return the size on disk."""


def body(record: SearchDocument) -> str:
    """Return all words of a record in one text, in folded case."""
    return fold(" ".join([*(text for _lang, text in (*record.titles, *record.notes)), *record.names]))


class RawTantivy(Peer):
    """tantivy with one text field, its default tokenizer and fast keyword fields."""

    tokenizer = "default"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Any = None
        self._searcher: Any = None

    def text(self, record: SearchDocument) -> str:
        """Return the text to be indexed."""
        return body(record)

    def term(self, word: str) -> str:
        """Return the term a word is asked by."""
        return fold(word)

    def beginning(self, letters: str) -> str:
        """Return the pattern of words that begin so."""
        return f"{letters}.*"

    def build(self, corpus: Corpus, size: int) -> None:
        """Index with one thread, as ours does."""
        self._folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("body", stored=True, tokenizer_name=self.tokenizer)
        for name in ("topic", "type"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("year", indexed=True, fast=True)
        self._index = tantivy.Index(builder.build(), str(self._folder))
        writer = self._index.writer(64_000_000, 1)
        for record in corpus.records(size):
            document = tantivy.Document(key=record.key, body=self.text(record), type=record.type, year=record.year_from)
            for topic in record.topic_ids:
                document.add_text("topic", topic)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def answer(self, asked: Question) -> int:
        """Ask with query objects, as its manual advises."""
        schema = self._index.schema
        if asked.kind == "prefix":
            query = Query.regex_query(schema, "body", self.beginning(asked.words[0]))
        else:
            terms = [(Occur.Must, Query.term_query(schema, "body", self.term(word))) for word in asked.words]
            if asked.kind == "faceted":
                terms.append((Occur.Must, Query.term_query(schema, "topic", asked.topic, "basic")))
                years = Query.range_query(schema, "year", FieldType.Integer, asked.low, asked.high)
                terms.append((Occur.Must, years))
            query = Query.boolean_query(terms)
        found = self._searcher.search(query, TOP)
        for _score, address in found.hits:
            self._searcher.doc(address)
        if asked.kind == "faceted":
            self._searcher.aggregate(query, {"type": {"terms": {"field": "type", "size": 100}}})
        return int(found.count)

    def bytes(self) -> int:
        """Return the size on disk."""
        return sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())


class SameTerms(RawTantivy):
    """tantivy with one text field that holds our terms: it finds the inflected forms too, by one term a word."""

    tokenizer = "whitespace"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._known: dict[str, str] = {}

    def text(self, record: SearchDocument) -> str:
        """Return the terms of all texts."""
        texts = (*record.titles, *record.notes, *(("", name) for name in record.names))
        return " ".join(index_terms(text, lang)[0] for lang, text in texts)

    def term(self, word: str) -> str:
        """Return the form of a word that most records have."""
        if word not in self._known:
            forms = asked_forms(word)
            terms = (*forms.stems, *forms.skeletons, *(f"~{key}" for key in forms.keys))
            self._known[word] = max(terms, key=lambda term: self._searcher.doc_freq("body", term))
        return self._known[word]

    def beginning(self, letters: str) -> str:
        """Return the pattern of words that begin so, as they are spelt."""
        return f"={letters}.*"


class Fts5(Peer):
    """SQLite FTS5, unicode61, with the facets in tables beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def build(self, corpus: Corpus, size: int) -> None:
        """Insert in one transaction and optimise once."""
        connection = sqlite3.connect(self._path)
        connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE VIRTUAL TABLE record USING fts5(body);"
            "CREATE TABLE fact (id INTEGER PRIMARY KEY, key TEXT, type TEXT, year INTEGER);"
            "CREATE TABLE topic (id INTEGER, topic TEXT, PRIMARY KEY (topic, id)) WITHOUT ROWID;"
        )
        with connection:
            for place, record in enumerate(corpus.records(size)):
                connection.execute("INSERT INTO record (rowid, body) VALUES (?, ?)", (place, body(record)))
                fact = (place, record.key, record.type, record.year_from)
                connection.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", fact)
                topics = [(place, topic) for topic in record.topic_ids]
                connection.executemany("INSERT OR IGNORE INTO topic VALUES (?, ?)", topics)
            connection.execute("CREATE INDEX fact_year ON fact (year)")
            connection.execute("INSERT INTO record (record) VALUES ('optimize')")
        self._connection = connection

    def answer(self, asked: Question) -> int:
        """Ask for the best 20 by bm25, then for the number of all."""
        assert self._connection is not None
        run = self._connection.execute
        match = " ".join(f'"{fold(word)}"' for word in asked.words) + ("*" if asked.kind == "prefix" else "")
        if asked.kind != "faceted":
            ranked = "SELECT rowid FROM record WHERE record MATCH ? ORDER BY bm25(record) LIMIT ?"
            run(ranked, (match, TOP)).fetchall()
            return int(run("SELECT count(*) FROM record WHERE record MATCH ?", (match,)).fetchone()[0])
        where = (
            "FROM record JOIN fact ON fact.id = record.rowid JOIN topic ON topic.id = fact.id "
            "WHERE record MATCH ? AND topic = ? AND year BETWEEN ? AND ?"
        )
        given = (match, asked.topic, asked.low, asked.high)
        run(f"SELECT fact.key {where} ORDER BY bm25(record) LIMIT {TOP}", given).fetchall()
        return sum(count for _type, count in run(f"SELECT type, count(*) {where} GROUP BY type", given).fetchall())

    def bytes(self) -> int:
        """Return the size on disk."""
        return sum(file.stat().st_size for file in self._path.parent.glob(f"{self._path.name}*"))


class PostgreSQL(Peer):
    """PostgreSQL with a GIN index over `simple`, facets in columns."""

    here = False

    def __init__(self, url: str) -> None:
        self._table = f"kb_bench_{os.getpid()}"
        self._connection = psycopg.connect(url, autocommit=True)

    def build(self, corpus: Corpus, size: int) -> None:
        """Copy the rows, then make the index."""
        run = self._connection.execute
        run(
            f"CREATE TEMPORARY TABLE {self._table} (id int, type text, year int, topics text[], body tsvector)".encode()
        )
        copy = f"COPY {self._table} FROM STDIN".encode()
        staged = "CREATE TEMPORARY TABLE staged (id int, type text, year int, topics text[], body text)"
        run(staged.encode())
        with self._connection.cursor() as cursor, cursor.copy(copy.replace(self._table.encode(), b"staged")) as rows:
            for place, record in enumerate(corpus.records(size)):
                rows.write_row((place, record.type, record.year_from, list(record.topic_ids), body(record)))
        run(
            f"INSERT INTO {self._table} SELECT id, type, year, topics, to_tsvector('simple', body) FROM staged".encode()
        )
        run(b"DROP TABLE staged")
        run(f"CREATE INDEX ON {self._table} USING gin (body)".encode())
        run(f"ANALYZE {self._table}".encode())

    def answer(self, asked: Question) -> int:
        """Ask for the best 20 by ts_rank, then for the number of all."""
        run = self._connection.execute
        words = " & ".join("'" + fold(word).replace("'", "''") + "'" for word in asked.words) + (
            ":*" if asked.kind == "prefix" else ""
        )
        where = f"FROM {self._table}, to_tsquery('simple', %s) AS asked WHERE body @@ asked"
        given: tuple[object, ...] = (words,)
        if asked.kind == "faceted":
            where += " AND topics @> ARRAY[%s] AND year BETWEEN %s AND %s"
            given = (words, asked.topic, asked.low, asked.high)
        run(f"SELECT id {where} ORDER BY ts_rank(body, asked) DESC LIMIT {TOP}".encode(), given).fetchall()
        rows = run(f"SELECT type, count(*) {where} GROUP BY type".encode(), given).fetchall()
        return sum(int(row[1]) for row in rows)

    def bytes(self) -> int:
        """Return the size of the table and its indexes."""
        row = self._connection.execute("SELECT pg_total_relation_size(%s)", (self._table,)).fetchone()
        return int(row[0]) if row else 0
