"""What is found by chance, which is near; beginnings without their signs; what is no word."""

import pytest

from kb.search.index import Index
from kb.search.results import SearchDocument


def record(key: str, title: str) -> SearchDocument:
    return SearchDocument(key=key, titles=(("en", title),))


@pytest.mark.parametrize("question", ["x", "Я", "(ы)", "AND", "NOT OR"])
def test_one_letter_or_connectives_alone_are_no_words(question: str) -> None:
    index = Index.in_memory([record("x", "On X and not Я or ы")])
    page = index.search(question)
    assert (page.understood.answer, page.total) == ("nothing", 0)
    assert index.search("on x").total == 1


def test_a_beginning_is_read_without_the_signs_of_its_letters() -> None:
    titles = (("kk", "Күйгенжар айлағы туралы"), ("kk", "Құрылтай жөнінде"))
    index = Index.in_memory(SearchDocument(key=title.split()[0], titles=((lang, title),)) for lang, title in titles)
    for question, key in (("куиген", "Күйгенжар"), ("күйген", "Күйгенжар"), ("курылт", "Құрылтай")):
        (hit,) = index.search(question).hits
        assert (hit.key, hit.reasons[0].form) == (key, "prefix"), question
    assert index.search("құйген").total == 0  # who types a Kazakh letter means it
