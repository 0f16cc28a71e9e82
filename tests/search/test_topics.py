"""Broad topics: the first ten records bear the topic asked for, and all that bear it are found."""

from statistics import mean

from kb.search.index_values import PageOptions
from tests.search.collection import documents, index, labels
from tests.search.relevance import LIST

FEWEST, FIRST = 10, 10  # records that bear a topic, and those that are looked at
PRECISION = 0.95  # the mean over all topics and languages; measured 0.966
READ = LIST.parent / "topics_in_ten.tsv"  # questions in a user's words, with what a second reader says bears them


def test_a_topic_asked_for_by_its_name_gives_its_records() -> None:
    known = labels()
    precisions = []
    for topic, under in known.narrower.items():
        bearing = {record.key for record in documents() if not set(under).isdisjoint(record.topic_ids)}
        for label in known.labels(topic)[:3] if len(bearing) >= FEWEST else ():
            page = index().search(label, options=PageOptions(limit=FIRST, explained=False), vocabulary=known)
            precisions.append(sum(hit.key in bearing for hit in page.hits) / FIRST)
            assert page.understood.answer == "found", label
            assert page.total >= len(bearing), label
    assert len(precisions) > 100
    assert mean(precisions) >= PRECISION


def test_a_second_reader_finds_that_the_first_ten_bear_the_topic() -> None:
    lines = [line for line in READ.read_text("utf-8").splitlines() if line[0] != "#"]
    precisions = []
    for question, keys in (line.split("\t") for line in lines):
        page = index().search(question, options=PageOptions(limit=FIRST, explained=False), vocabulary=labels())
        bearing = keys.split(",")
        assert len(bearing) >= FEWEST and page.understood.answer == "found", question
        precisions.append(sum(hit.key in bearing for hit in page.hits) / len(page.hits))
    assert len(precisions) == 14 and mean(precisions) >= PRECISION
