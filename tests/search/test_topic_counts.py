"""A topic counts what bears it or a narrower one, each record once; choosing it gives as many."""

import pytest

from kb.domain.queries import RecordQuery
from kb.library import records, search
from kb.library.session import Library


@pytest.mark.parametrize("words", ["", "договор", "1992", "граница Каспий"])
def test_a_topic_counts_what_it_gives(library: Library, words: str) -> None:
    query = RecordQuery(q=words)
    counts = records.topics(library, query)
    assert [topic.id for topic, _count in counts] == list(library.vocabulary.topics)
    for topic, count in counts[::7]:
        assert records.count(library, query.choosing("topic", topic.id)) == count, topic.id
    facet = dict(records.find(library, query, ("topic",)).facets["topic"])
    assert facet == {topic.id: count for topic, count in counts if count}


def test_a_broader_topic_holds_its_narrower_ones(library: Library) -> None:
    counts = {topic.id: count for topic, count in records.topics(library)}
    narrower = [(topic, above) for topic in library.vocabulary.topics.values() for above in topic.broader]
    assert narrower
    assert all(counts[above] >= counts[topic.id] for topic, above in narrower)


def test_the_thesaurus_is_counted_in_one_search(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    searches = 0
    search_page = search.search_page

    def counting(*values: object, **named: object) -> object:
        nonlocal searches
        searches += 1
        return search_page(*values, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "search_page", counting)
    records.topics(library, RecordQuery(q="договор"))
    assert searches == 1
