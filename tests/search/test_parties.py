"""A country asked for as a party: its documents first, and none of them found for what it has nothing of."""

import pytest

from kb.search.asked_countries import are_other_letters
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from tests.search import collection

VOCABULARY = LabelIndex(parties={"Sylvania": "SYL"}, kinds={"treaty": "treaty", "agreement": "agreement"})
RECORDS = (
    SearchDocument("skies", titles=(("en", "Pact of the open skies"),), kind="treaty", parties=(("SYL",),)),
    SearchDocument("border", titles=(("en", "Border of other lands"),), notes=(("en", "Unlike that of Sylvania"),)),
    SearchDocument("gazette", titles=(("en", "Sylvania treaty gazette, Sylvania press"),), standing=5),
    *(SearchDocument(f"other-{n}", titles=(("en", f"Pact on trade number {n}"),)) for n in range(20)),
)
INDEX = Index.in_memory(RECORDS)


def asked(question: str) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5), vocabulary=VOCABULARY)


def test_where_documents_are_asked_for_those_of_the_party_come_first() -> None:
    assert [asked(question).hits[0].key for question in ("treaty with Sylvania", "Sylvania")] == ["skies", "gazette"]


@pytest.mark.parametrize(("question", "answer"), [("border with Sylvania", "near"), ("skies of Sylvania", "found")])
def test_a_party_only_mentioned_in_a_note_does_not_answer(question: str, answer: str) -> None:
    page = asked(question)
    codes = [note.code for note in page.understood.notes]
    assert (page.understood.answer, codes) == (answer, ["party-lacks-the-rest"] if answer == "near" else [])


def test_a_convention_is_found_as_an_agreement_where_more_is_asked() -> None:
    hits = [asked(question).hits for question in ("agreement on skies", "agreement")]
    assert [[(hit.key, hit.lacks) for hit in its] for its in hits] == [[("skies", ())], []]


def test_a_country_is_found_under_its_name_in_another_language() -> None:
    names = LabelIndex(countries={"Норвегия": "NOR", "Norway": "NOR", "Швеция": "SWE", "Sweden": "SWE"})
    book = SearchDocument("fjords", titles=(("en", "The fjords of Norway"),))
    index = Index.in_memory([book, *RECORDS])
    for question, keys, answer in (
        ("Что есть о Норвегии?", ["fjords"], "found"),
        ("Норвегия", ["fjords"], "found"),
        ("Что есть о Швеции?", [], "nothing"),
    ):
        page = index.search(question, options=PageOptions(limit=5), vocabulary=names)
        assert ([hit.key for hit in page.hits], page.understood.answer) == (keys, answer), question


def test_who_names_two_parties_asks_for_what_is_of_many_too() -> None:
    page = collection.index().search("протокол о правовой помощи Армении и Молдавии", vocabulary=collection.labels())
    assert page.understood.answer == "found"
    assert {hit.key for hit in page.hits} >= {"legal-assistance-minsk-protocol-1997"}


def test_a_small_word_of_a_sentence_is_no_code() -> None:
    """As in "sun-synchronous": SUN is the code of a party."""
    labels = LabelIndex(parties={"Sylvania": "SYL", "SUN": "SUN"})
    row = ["charts", "of", "the", "sun", "and", "stars"]
    assert [are_other_letters(its, row) for its in labels.names_in(row)] == [True]
    assert [are_other_letters(its, ["SUN", *row[4:]]) for its in labels.names_in(["SUN", *row[4:]])] == [False]
