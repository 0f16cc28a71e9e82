"""A phrase in quotation marks: as it is where a record has it, else its words, and the answer says so."""

import pytest

from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage


def keys(page: SearchPage) -> list[str]:
    return [hit.key for hit in page.hits]


@pytest.mark.parametrize(
    "question", ['"powers and regions"', "«powers and regions»", 'the "powers and regions" of Buzan']
)
def test_the_words_of_a_phrase_that_no_record_has_are_near(index: Index, question: str) -> None:
    page = index.search(question)
    assert keys(page)[:1] == ["buzan-2003"]
    assert page.understood.answer == "near"
    assert [note.code for note in page.understood.notes] == ["phrase-nowhere"]


@pytest.mark.parametrize("question", ['"regions and powers"', "Buzan -«powers and regions»"])
def test_a_phrase_that_a_record_has_or_that_is_barred_is_one(index: Index, question: str) -> None:
    page = index.search(question)
    assert keys(page)[:1] == ["buzan-2003"]
    assert page.understood.answer == "found"
    assert page.understood.notes == ()


def test_a_number_answers_whatever_is_quoted_beside_it() -> None:
    """What was pasted gives a title cut short: № 160-IV «О ратификации…»."""
    record = SearchDocument("law", titles=(("en", "Border law"),), identifiers=("number:160-iv",))
    for question, answer in (("№ 160-IV «on the border of…»", "found"), ("law «on the border of…»", "near")):
        assert Index.in_memory([record]).search(question).understood.answer == answer


def test_pages_of_a_phrase_that_no_record_has_go_on(index: Index) -> None:
    first = index.search('"charter of the border"', options=PageOptions(limit=1))
    assert first.cursor
    further = index.search('"charter of the border"', options=PageOptions(limit=20, cursor=first.cursor))
    assert not set(keys(first)) & set(keys(further))
    assert len(keys(first)) + len(keys(further)) == first.total
