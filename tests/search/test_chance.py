"""What is found by chance, which is near; beginnings without their signs; what is no word."""

import pytest

from kb.search.index import Index
from kb.search.index_values import SearchDocument


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


CHANCE = Index.in_memory(
    SearchDocument(key=title, titles=((lang, title),))
    for lang, title in (
        ("ru", "Порталы"), ("ru", "Портянки"), ("ru", "Мостовая"), ("kk", "Түс туралы"), ("ru", "Паромы"),
        ("ru", "Дракон"), ("ru", "Сахарный завод"), ("en", "Quotas of cocoa"),
        *(("en", f"Filling {n}") for n in range(9)),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("порт", "near"), ("порталы", "found"), ("порта", "found"), ("мост", "found"), ("мос", "near"),
        ("туска", "near"), ("түс", "found"), ("тус", "found"), ("дрожон", "nothing"), ("дратон", "near"),
        ("дркаон", "found"), ("сахарнй", "found"), ("zebra cocoa", "near"),
    ],
)  # fmt: skip
def test_what_hits_by_chance_is_near(question: str, answer: str) -> None:
    assert CHANCE.search(question).understood.answer == answer
