"""Works asked for as such: literature stands before treaties and acts of the subject, which are no answer then."""

import pytest

from kb.search.asked_order import said_for
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument

TITLES = (("ru", "Соглашение о пасеках, мёде и ульях"), ("en", "Agreement on honey"), ("kk", "Бал туралы келісім"))
RECORDS = (
    SearchDocument("agreement", TITLES, type="treaty", kind="agreement", standing=5),
    SearchDocument("dyes", (("ru", "Соглашение о красках"), ("en", "Agreement on dyes")), type="treaty"),
    SearchDocument(
        "book", (("ru", "Мёд, пасеки и деревни"), ("en", "Honey and the village"), ("kk", "Бал")), type="book"
    ),
    *(SearchDocument(f"far-{number}", (("ru", f"О канале {number}"),), type="treaty") for number in range(40)),
)
INDEX = Index.in_memory(RECORDS)


def answered(question: str) -> tuple[str, list[str]]:
    page = INDEX.search(question, options=PageOptions(limit=3))
    return page.understood.answer, [hit.key for hit in page.hits]


@pytest.mark.parametrize(
    "question",
    [
        "литература о мёде", "публикации по мёду", "научные работы о мёде", "исследования о мёде",
        "scholarly works on honey",
        "studies of honey", "literature on honey", "бал туралы әдебиет", "бал туралы еңбектер",
    ],
)  # fmt: skip
def test_works_on_a_subject_stand_first(question: str) -> None:
    answer, keys = answered(question)
    assert (answer, keys[0]) == ("found", "book"), question


@pytest.mark.parametrize("question", ["литература о красках", "literature on dyes"])
def test_where_only_a_treaty_has_the_subject_it_is_near(question: str) -> None:
    assert answered(question) == ("near", ["dyes"])


@pytest.mark.parametrize(
    "question",
    ["работы по ремонту ульев", "исследования по мёду", "литература", "books", "научный центр", "ғылыми орталық"],
)
def test_other_words_ask_for_no_works(question: str) -> None:
    assert said_for("literature", question) == ""
