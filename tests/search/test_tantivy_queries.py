"""Patterns of near spellings are dear to make and large: few are kept."""

import pytest
from tantivy import Document, Index, SchemaBuilder

from kb.search import tantivy_queries
from kb.search.tantivy_queries import TantivyQueries
from kb.search.tree import NearNode, PrefixNode


def test_few_patterns_are_kept_and_each_is_made_once() -> None:
    builder = SchemaBuilder()
    builder.add_text_field("title")
    many = [(f"шарт{number}", 1) for number in range(tantivy_queries._MOST_COMPARED)]
    queries = TantivyQueries(builder.build(), lambda *_asked: many)
    first = queries.of(PrefixNode("title", "шарт"))
    assert queries.of(PrefixNode("title", "шарт")) is first
    for number in range(100):
        queries.of(NearNode("title", f"шарт{number}", 1, 1))
    assert len(queries._automata) <= tantivy_queries._MOST_KEPT <= 32


@pytest.mark.parametrize("word", ["шартын", "шартты", "щартты", "шарт", "шаратты", "шаттры", "шртты", "келісім"])
def test_near_spellings_are_those_that_a_pattern_would_find(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="whitespace")
    index = Index(builder.build())
    writer = index.writer()
    for text in ("шартты", "шартын шартты", "шарты", "шартқа", "щартты", "шаратты келісім", "жоқ"):
        writer.add_document(Document(title=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    near = NearNode("title", word, 1, 1)
    rows = []
    for most in (2_000, 0):  # each term compared, and by an automaton
        monkeypatch.setattr(tantivy_queries, "_MOST_COMPARED", most)
        query = TantivyQueries(index.schema, searcher.terms_with_prefix).of(near)
        rows.append([(score, address.doc) for score, address in searcher.search(query, 10).hits])
    assert sorted(rows[0]) == sorted(rows[1])
