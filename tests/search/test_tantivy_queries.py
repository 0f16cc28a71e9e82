"""Patterns of near spellings are dear to make and large: few are kept."""

from tantivy import SchemaBuilder

from kb.search import tantivy_queries
from kb.search.tantivy_queries import TantivyQueries
from kb.search.tree import NearNode, PrefixNode


def test_few_patterns_are_kept_and_each_is_made_once() -> None:
    builder = SchemaBuilder()
    builder.add_text_field("title")
    queries = TantivyQueries(builder.build())
    first = queries.of(PrefixNode("title", "шарт"))
    assert queries.of(PrefixNode("title", "шарт")) is first
    for number in range(100):
        queries.of(NearNode("title", f"шарт{number}", 1, 1))
    assert len(queries._automata) <= tantivy_queries._MOST_KEPT <= 32
