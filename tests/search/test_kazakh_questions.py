"""Words of Kazakh questions: no words of other languages, no slips for words with the same endings."""

from types import SimpleNamespace
from typing import cast

import pytest

from kb.domain.vocabulary import WORD, Concept
from kb.language.kazakh import kazakh_stem
from kb.search.grammar import Wanted
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from kb.search.near_spellings import heard_spelling
from kb.search.query_tree import TermCounts
from kb.search.stopwords import is_verb
from kb.search.word_breaks import repaired

NORTH = Concept(f"{WORD}north", names=("Ruritania",), said=("northern neighbour",))
QUAY = Concept(f"{WORD}quay", names=("quay",), said=("ferryisland",))
NAMES = LabelIndex(
    parties={"Ruritania": "RUR"},
    countries={"Ruritania": "RUR"},
    words=dict.fromkeys((*NORTH.said, *NORTH.names), NORTH.id) | dict.fromkeys((*QUAY.said, *QUAY.names), QUAY.id),
    concepts={NORTH.id: NORTH, QUAY.id: QUAY},
)
RECORDS = Index.in_memory(
    [
        SearchDocument("island", titles=(("en", "Essay on an island with a ferry"),)),
        SearchDocument("quay", titles=(("en", "Essay on a quay"),)),
        SearchDocument("lights", titles=(("en", "Agreement on northern lights"),)),
        *(
            SearchDocument(f"mill-{n}", titles=(("en", f"Ruritania: mill {n}"),), parties=(("RUR",),))
            for n in range(20)
        ),
    ],
    "sample",
)


def _asked(question: str) -> SearchPage:
    return RECORDS.search(question, options=PageOptions(limit=30, explained=False), vocabulary=NAMES)


@pytest.mark.parametrize(("label", "word"), [("копи", "көп"), ("калий", "қала"), ("қару", "қара"), ("аким", "ақыға")])
def test_a_short_kazakh_word_is_no_word_that_has_other_letters(label: str, word: str) -> None:
    known = LabelIndex(topics={label: "its"})
    assert known.topic_of(label) == "its"
    assert known.topic_of(word) is None


@pytest.mark.parametrize(
    ("label", "word"), [("көпір", "көпірге"), ("қару", "қаруы"), ("қару", "кару"), ("университет", "университетінің")]
)
def test_forms_of_a_kazakh_label_are_known(label: str, word: str) -> None:
    assert LabelIndex(topics={label: "its"}).topic_of(word) == "its"


@pytest.mark.parametrize(
    ("word", "spelt", "heard"),
    [("сағасындағы", "саласындағы", ""), ("бойындағы", "басындағы", ""), ("жастарды", "жоспарды", ""),
     ("ынтымактастык", "ынтымақтастық", "ынтымақтастық")],
)  # fmt: skip
def test_another_stem_with_the_same_endings_is_no_slip(word: str, spelt: str, heard: str) -> None:
    counts = cast(
        "TermCounts",
        SimpleNamespace(terms_with_prefix=lambda _field, start, *_: [(f"={spelt}", 3)] * f"={spelt}".startswith(start)),
    )
    assert heard_spelling(counts, word, ("title",)) == heard


@pytest.mark.parametrize("word", ["өрістетпек", "айналыспақ", "жасамақ", "байытайтын"])
def test_what_will_be_done_is_a_verb(word: str) -> None:
    assert is_verb(word, known=False, spelt=False)


@pytest.mark.parametrize(("word", "stem"), [("ақысы", "ақы"), ("жалақысына", "жалақы"), ("қарағандыда", "қарағанды")])
def test_an_end_that_only_looks_like_an_ending_stays(word: str, stem: str) -> None:
    assert kazakh_stem(word) == stem


def test_another_name_of_a_state_that_most_records_are_of_says_where_to_look() -> None:
    assert _asked("northern neighbour").total == 20
    assert _asked("northern neighbour mill 7").hits[0].key == "mill-7"
    assert "lights" not in {hit.key for hit in _asked("northern neighbour mill").hits}


def test_a_verb_is_not_parted_behind_the_beginning_of_other_words() -> None:
    known = {"сан": 1, "алады": 1, "сапарлар": 1}.get
    for word, parts in (("саналады", ["саналады"]), ("авиасапарлар", ["авиа", "сапарлар"])):
        asked = [Wanted((word,))]
        row, _notes = repaired(
            asked,
            lambda word, part=False: known(word, 0),
            lambda _: False,
            lambda _: False,
            lambda _: False,
            lambda _: "",
        )
        assert [wanted.words[0] for wanted in row] == parts


def test_a_plain_word_is_not_parted() -> None:
    assert [hit.key for hit in _asked("ferryisland").hits] == ["quay"]
