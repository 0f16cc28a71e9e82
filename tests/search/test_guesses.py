"""Short words and abbreviations that nothing is spelt like: what is only near them answers nothing."""

import pytest

from kb.search.index_values import PageOptions, SearchPage
from tests.search.collection import index, labels


def page(question: str) -> SearchPage:
    return index().search(question, options=PageOptions(limit=5, explained=False), vocabulary=labels())


@pytest.mark.parametrize(
    "question",
    ["АСЕАН", "ASEAN", "ВОЗ", "ОПЕК", "ИНН", "казна", "пицца", "manga", "lemon", "повар", "камин", "пират", "налим",
     "сағат", "қант", "свеча", "ЕВРАТОМ", "ASEAN charter", "устав ВОЗ"],
)  # fmt: skip
def test_what_is_only_near_a_short_word_is_no_answer(question: str) -> None:
    assert page(question).understood.answer != "found"


@pytest.mark.parametrize(
    ("question", "record"),
    [("делимтация", "kz-ru-border-2005"), ("аренла", "kz-ru-baikonur-lease-1994"), ("EAES", "eaeu-treaty-2014"),
     ("аринда Байконура", "kz-ru-baikonur-lease-1994"),
     ("ДОГОВОР О ВЕЧНОЙ ДРУЖЕБ", "kz-ru-eternal-friendship-1998"),
     ("ПРОТОКОЛ О ДЕЛИМТАЦИИ ГРАНИЦЫ", "kz-ru-delimitation-intentions-1998"),
     ("watre supply", "kz-ru-baikonur-water-supply-1995"),
     ("СНГ устав", "cis-charter-1993"), ("прикасп", "kz-ru-tm-prikaspiysky-pipeline-2007"),
     ("Оренбургзавод", "kz-ru-orenburg-gas-plant-2006"), ("заводпереработка", "kz-ru-orenburg-gas-plant-2006")],
)  # fmt: skip
def test_long_words_known_abbreviations_and_beginnings_answer(question: str, record: str) -> None:
    answer = page(question)
    assert record in [hit.key for hit in answer.hits]
    assert answer.understood.answer == "found"
