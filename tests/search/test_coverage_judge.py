"""Where an answer is found and where near: what each part of a question weighs against the parts that are missing."""

from collections.abc import Sequence

import pytest

from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument
from kb.search.label_index import PART, LabelIndex
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
        ("lease of a museum", "found"),  # of two things as rare one
        ("ferry quarry", "near"),  # of two things the commoner
        ("lease of a harbour and lighthouse and lanterns", "found"),  # of four one is missing
        ("museums, quarries and mines", "near"),  # of three things one
        ("harbour with mines and dunes", "near"),
        ("lease of a harbour in a storm, with mines, dunes and tides", "found"),  # of many things some will do
        ("lease of quarries in a storm, with mines, dunes and tides", "near"),
        ("why do lanterns weep and how should dunes be washed or dried", "near"),  # one of many is met by chance
        ("who repaired, washed, dried and burned lanterns", "found"),  # the one thing among verbs is nearly all
        ("who has to guard the harbour that was to be leased", "found"),  # verbs that no record has say little
        ("ferry of Lindqvist", "found"),
        ("Dahl on quarries", "near"),
        ("cantons of Olga Berg", "found"),
        ("Olga Berg", "near"),  # another given name: Ola
        ("pilots 1994", "near"),  # a year
        ("report on quarries", "nothing"),  # its kind is no part of what it says
        ("pilots assembly", "found"),
        ("pilots 9741", "near"),  # a number says more
        ("2741 assembly", "found"),
        ("lanterns pact", "found"),  # there are no pacts at all
        ("wildlife", "found"),  # another word for a topic
        ("badgers", "near"),  # a word for a part of it
        ("otters and badgers", "found"),  # it need not be there where enough else is
        ("badger ferry", "near"),
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
    places = LabelIndex(topics=NAMES.topics, said={"landing": "nature"})
    page = INDEX.search("landing city", vocabulary=places)
    assert page.understood.answer == "found"
    assert INDEX.search("landing quarry", vocabulary=places).understood.answer == "near"


@pytest.mark.parametrize("question", ["conservation", "agreement on conservation"])
def test_a_label_of_a_topic_is_nothing_that_a_record_says(question: str) -> None:
    """Records of a topic have all its labels, also the words for parts of it, in any form."""
    names = LabelIndex(topics={"Nature": "nature"}, said={"conservation": f"nature{PART}"}, kinds=NAMES.kinds)
    labels = (("en", "Nature"), ("en", "conservation"))
    lakes = (SearchDocument(f"lake-{its}", (("en", f"Lake {its}"),), topics=(("nature", labels),)) for its in "abc")
    topical = (its._replace(topic_ids=("nature",)) for its in lakes)
    assert Index.in_memory((*RECORDS, *topical)).search(question, vocabulary=names).understood.answer == "near"


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
