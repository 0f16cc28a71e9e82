"""Kinds of questions on the collection: for each some of our own, on records that no list of questions names for it."""

import pytest

from kb.search.index_values import PageOptions, SearchPage
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


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("соғыс басталған күні (24 ақпан 2022) қандай келісім жасалды", "kz-ru-university-branches-2022"),
        ("the war began on 24 February 2022: what was agreed that day", "kz-ru-university-branches-2022"),
        ("что произошло 25 мая 1992 в Москве на встрече президентов", "kz-ru-friendship-1992"),
        ("в день визита 18 января 2005 президенты о чём договорились", "kz-ru-border-2005"),
        ("what came out of the summit held on 12 August 2018 in the port", "caspian-convention-2018"),
        ("пандемия, 20 июня 2019, какой документ появился", "kz-ru-soyuz2-northern-2019"),
    ],
)
def test_a_day_is_an_answer_whatever_else_is_told_of_it(question: str, key: str) -> None:
    its = _page(question)
    assert (its.hits[0].key, its.understood.answer) == (key, "found")


@pytest.mark.parametrize("question", ["растения", "охрана растений от вредителей", "карантин растений", "ростение"])
def test_a_short_rest_of_a_word_is_no_word_spelt_by_ear(question: str) -> None:
    assert "тени" not in [word.text for word in _page(question).understood.words]


@pytest.mark.parametrize(
    ("question", "answer"),
    [("153-VI", "found"), ("153-VI заң", "near"), ("№ 153-VI заңы", "near"), ("153-VI закон", "near")],
)
def test_a_number_half_typed_before_a_last_word_is_near(question: str, answer: str) -> None:
    its = _page(question)
    assert (its.hits[0].key, its.understood.answer) == ("kz-constitutional-court-law-2022", answer)


def test_a_whole_number_that_no_record_has_stays_itself() -> None:
    assert _page("319-II закон").understood.answer == "nothing"


@pytest.mark.parametrize(
    ("question", "spelling", "meant"),
    [
        ("kind:trea", "treaty", "kind:treaty"),
        ("вид:протокл граница", "протокол", "вид:протокол граница"),
        ("topic:casp", "caspian", "topic:caspian"),
        ('topic:"caspain sea"', "caspian sea", 'topic:"caspian sea"'),
        ("party:kazakhsta", "kazakhstan", "party:kazakhstan"),
        ("type:boo", "book", "type:book"),
        ("place:Караганд нефть", "", ""),
        ("topic:zzzzqq", "", ""),
    ],
)
def test_a_value_that_names_nothing_is_told_with_the_names_near_it(question: str, spelling: str, meant: str) -> None:
    understood = _page(question).understood
    assert understood.meant == meant
    assert spelling in (*understood.spellings, "")
