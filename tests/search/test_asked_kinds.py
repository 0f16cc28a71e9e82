"""Kinds of questions on the collection: for each some of our own, on records that no list of questions names for it."""

import pytest

from kb.search.results import PageOptions, SearchPage
from tests.search.collection import index, labels


def _page(question: str) -> SearchPage:
    return index().search(question, options=PageOptions(limit=5), vocabulary=labels())


def _keys(question: str) -> list[str]:
    return [hit.key for hit in _page(question).hits]


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("закон о миграции 1997 и 2011: чем отличаются", ["kz-migration-law-2011", "kz-migration-law-1997"]),
        (
            "difference between the two laws on state symbols",
            ["kz-state-symbols-law-2007", "kz-state-symbols-law-1996"],
        ),
        ("compare the 1993 and 2005 defence laws", ["kz-defence-law-1993", "kz-defence-law-2005"]),
        ("президент туралы екі заңның айырмашылығы неде", ["kz-president-law-2026", "kz-president-law-1995"]),
        (
            "трансшекаралық өзендер келісімдерін салыстыру 1992 және 2010",
            ["kz-ru-transboundary-waters-1992", "kz-ru-transboundary-waters-2010"],
        ),
        (
            "чем военно-технический договор 2013 отличается от 1994",
            ["kz-ru-military-technical-2013", "kz-ru-military-technical-1994"],
        ),
        (
            "разница между двумя законами о государственной границе",
            ["kz-state-border-law-2013", "kz-state-border-law-1993"],
        ),
    ],
)
def test_what_is_compared_is_found_each_of_its_year(question: str, keys: list[str]) -> None:
    its = _page(question)
    assert (sorted(hit.key for hit in its.hits[:2]), its.understood.answer) == (sorted(keys), "found")


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("provisionally applied from 1 January 2014", "kz-ru-oil-products-protocol-2013"),
        ("временно применяется с 1 января 2014", "kz-ru-oil-products-protocol-2013"),
        ("2014 жылғы 1 қаңтардан уақытша қолданылады", "kz-ru-oil-products-protocol-2013"),
        ("временно применяется с 1 июля 2010 года", "kz-ru-customs-union-treaties-2010"),
        ("вступает в силу с 1 июля 2001 года", "kz-ru-indirect-taxes-2000"),
        ("in force from 1 July 2001", "kz-ru-indirect-taxes-2000"),
    ],
)
def test_a_day_that_a_clause_sets_is_found(question: str, key: str) -> None:
    its = _page(question)
    assert key in [hit.key for hit in its.hits[:2]]
    assert its.understood.answer == "found"


@pytest.mark.parametrize(
    "question",
    ["criminal code", "civil code of Kazakhstan", "tax code", "customs code", "land code", "environmental code"],
)
def test_a_code_of_laws_that_is_not_there_is_near_what_it_is_about(question: str) -> None:
    assert _page(question).understood.answer == "near"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Huntington S.P. The Clash of Civilizations and the Remaking of World Order. N.Y., 1996", "near"),
        ("Цыганков П.А. Теория международных отношений: учебник. М.: Гардарики, 2003", "near"),
        ("Арон Р. Мир и война между народами. М.: NOTA BENE, 2000. 880 с.", "near"),
        ("Kissinger, H. Diplomacy. New York: Simon & Schuster, 1994", "near"),
        ("Morgenthau H. Politics among nations. New York, 1948", "found"),
        ("Моргентау Г. Политика между нациями. 1948", "found"),
        ("Buzan B. Regions and Powers, 2003", "found"),
    ],
)
def test_the_family_name_beside_initials_counts_whole(question: str, answer: str) -> None:
    assert _page(question).understood.answer == answer


@pytest.mark.parametrize(
    ("question", "barred"),
    [
        ("полигоны, кроме Эмбы и Сары-Шагана", ("emba", "sary-shagan")),
        ("test ranges except Emba and Sary-Shagan", ("emba", "sary-shagan")),
        ("законы о воинской службе, но не 1993 и не 2005 года", ("1993", "2005")),
        ("дружба, бірақ 1992 мен 2012 емес", ("1992", "2012")),
        ("нефть, но не Китай: транзит", ("china",)),
        ("ranges, but not Emba — lease", ("emba",)),
    ],
)
def test_each_of_several_things_that_are_not_asked_for_is_barred(question: str, barred: tuple[str, ...]) -> None:
    keys = _keys(question)
    assert keys
    assert not [key for key in keys if any(its in key for its in barred)]
