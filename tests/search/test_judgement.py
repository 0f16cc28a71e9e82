"""Where an answer is found and where near: what each part of a question weighs against the parts that are missing."""

from collections.abc import Sequence

import pytest

from kb.search.index import Index
from kb.search.label_index import PART, LabelIndex
from kb.search.results import PageOptions, SearchDocument
from kb.search.stopwords import is_verb


def record(key: str, title: str, names: Sequence[str] = (), topic: Sequence[str] = ()) -> SearchDocument:
    topics = tuple((its, (("en", its.title()),)) for its in topic)
    return SearchDocument(key, (("en", title),), tuple(names), topics, topic_ids=tuple(topic))


RECORDS = (
    record("harbour", "Agreement on the lease of a harbour and of its lighthouse", names=["Eva Lindqvist"]),
    record("otters", "Care of otters in lakes", topic=["nature"]),
    record("charter", "Charter of the League of Cantons"),
    record("league", "The League of Cantons and its envoys"),
    record("envoy", "Envoys in the north", names=["Ola Berg"]),
    record("resolution", "Resolution 2741 on pilots", names=["Ivo Dahl"]),
    record("museum", "Report on museums of the valley", names=["Ivo Dahl"]),
    record("lanterns", "Lanterns"),
    *(record(f"ferry-{number}", "Ferry landing") for number in range(4)),
    *(record(f"trade-{number}", f"Agreement on trade in goods, part {number}", names=["Ola"]) for number in range(60)),
)
INDEX = Index.in_memory(RECORDS)
NAMES = LabelIndex(
    topics={"Nature": "nature", "nature": "nature"},
    said={"wildlife": "nature", "badger": f"nature{PART}"},
    kinds={"charter": "charter", "agreement": "agreement"},
)


def answer(question: str) -> str:
    page = INDEX.search(question, options=PageOptions(limit=5), vocabulary=NAMES)
    return page.understood.answer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("lease of a harbour", "found"),
        ("lease of a museum", "near"),  # of two things one is missing
        ("lease of a harbour and lighthouse and lanterns", "found"),  # of four one
        ("ferry landing in Vostok", "near"),  # a name that is missing
        ("ferry landing in vostok", "found"),  # the same where nothing tells that it is a name
        ("Ola Berg editor", "found"),  # who made the record
        ("Berg on lanterns", "found"),
        ("Dahl on cantons", "near"),  # of whom there are several
        ("ferry of Lindqvist", "found"),
        ("ferry of Lindqvest", "near"),  # a name that is only like theirs
        ("cantons of Olga Berg", "found"),
        ("report on museums and quarries", "near"),  # its kind is no part of what it says
        ("Olga Berg", "found"),  # a given name spelt otherwise
        ("2741 assembly", "found"),  # a number says more
        ("pilots assembly", "near"),
        ("lanterns charter", "near"),  # there are charters, but none of these
        ("lanterns pact", "found"),  # there are no pacts at all
        ("wildlife", "found"),  # another word for a topic
        ("care of badgers", "near"),  # a word for a part of it
    ],
)
def test_what_is_missing_is_weighed_against_what_is_there(question: str, expected: str) -> None:
    assert answer(question) == expected


def test_the_name_of_a_kind_lifts_no_record_of_which_the_title_has_it() -> None:
    """A charter is a charter whether or not its title says so."""
    records = (
        SearchDocument(key="said", titles=(("en", "Charter of cantons"),), kind="charter"),
        SearchDocument(key="meant", titles=(("en", "On the lighthouse"),), kind="charter"),
        *(SearchDocument(key=f"other-{number}", titles=(("en", "Of a lighthouse keeper"),)) for number in range(9)),
        *(SearchDocument(key=f"far-{number}", titles=(("en", "Ferries"),)) for number in range(30)),
    )
    page = Index.in_memory(records).search("charter of the lighthouse", vocabulary=NAMES)
    assert page.hits[0].key == "meant"


def test_what_a_place_is_need_not_be_there() -> None:
    places = LabelIndex(topics=NAMES.topics, said={"lanterns": "nature"})
    page = INDEX.search("lanterns city", vocabulary=places)
    assert page.understood.answer == "found"
    assert INDEX.search("lanterns quarry", vocabulary=places).understood.answer == "near"


def test_a_common_word_that_sounds_like_a_name_is_no_person() -> None:
    records = (*RECORDS, record("petten", "Of tides", names=["Петтен Карл"]))
    index = Index.in_memory(records)
    assert [hit.key for hit in index.search("patina sort").hits] == []
    assert [hit.key for hit in index.search("Patton Karl").hits] == ["petten"]  # a name beside a name


@pytest.mark.parametrize("word", ["басқарғандардың", "жолдағаны", "бергенге"])
def test_participles_in_kazakh_are_verbs(word: str) -> None:
    assert is_verb(word, known=False, spelt=False)


@pytest.mark.parametrize("word", ["киіктерді", "әскерлерді", "құжаттарды"])
def test_what_something_is_done_to_in_kazakh_is_no_verb(word: str) -> None:
    assert not is_verb(word, known=False, spelt=False)
    assert is_verb("сөндіреді", known=False, spelt=False)
