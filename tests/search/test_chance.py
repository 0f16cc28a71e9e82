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
