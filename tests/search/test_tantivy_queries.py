"""Near spellings are found as patterns would find them; patterns are dear to make and large: few are kept."""

import pytest
from tantivy import Document, Index, SchemaBuilder

from kb.search import tantivy_queries
from kb.search.cached_searcher import CachedSearcher
from kb.search.query_tree import NearNode, PrefixNode
from kb.search.tantivy_queries import TantivyQueries


@pytest.fixture
def index() -> Index:
    builder = SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="whitespace")
    index = Index(builder.build())
    writer = index.writer()
    for text in ("шартты", "шартын шартты", "шарты", "шартқа", "щартты", "шаратты келісім", "жоқ"):
        writer.add_document(Document(title=text))
    writer.commit()
    index.reload()
    return index


def _queries(index: Index) -> TantivyQueries:
    return TantivyQueries(index.schema, CachedSearcher(index.searcher()))


def test_few_patterns_are_kept_and_each_is_made_once(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tantivy_queries, "_MOST_COMPARED", 0)
    queries = _queries(index)
    first = queries.of(PrefixNode("title", "шарт"))
    assert queries.of(PrefixNode("title", "шарт")) is first
    for number in range(100):
        queries.of(NearNode("title", f"шарт{number}", 1, 1))
    assert len(queries._automata) == tantivy_queries._MOST_KEPT <= 32


@pytest.mark.parametrize("word", ["шартын", "шартты", "щартты", "шарт", "шаратты", "шаттры", "шртты", "келісім"])
def test_near_spellings_are_those_that_a_pattern_would_find(
    word: str, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = []
    for most in (2_000, 0):  # each term compared, and by an automaton
        monkeypatch.setattr(tantivy_queries, "_MOST_COMPARED", most)
        hits = index.searcher().search(_queries(index).of(NearNode("title", word, 1, 1)), 10).hits
        rows.append([(score, address.doc) for score, address in hits])
    assert sorted(rows[0]) == sorted(rows[1])
    assert {score for score, _doc in rows[0]} <= {1.0}
