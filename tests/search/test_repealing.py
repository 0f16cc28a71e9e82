"""What stands in place of a document, or changes it, is found by that document: it need not share a word with it."""

import pytest

from kb.search.asked_order import said_for
from kb.search.index import Index
from kb.search.index_values import PageOptions, SearchDocument, SearchPage
from kb.search.label_index import LabelIndex
from tests.search.collection import index, labels


def _record(
    key: str, title: str, year: int, kind: str = "law", replaces: tuple[str, ...] = (), rests_on: tuple[str, ...] = ()
) -> SearchDocument:
    return SearchDocument(
        key, (("en", title),), kind=kind, year_from=year, year_to=year, stage="signed",
        replaces=replaces, rests_on=rests_on,
    )  # fmt: skip


RECORDS = (
    _record("grain", "Law on grain and flour", 1951),
    _record("bakery", "Law on bakeries", 1990, replaces=("grain",)),
    _record("ovens", "Law on ovens", 2004, replaces=("bakery",)),
    _record("mills", "Protocol on changes to the agreement on the wind", 1960, "protocol", rests_on=("weather",)),
    _record("weather", "Agreement on weather stations", 1955, "agreement"),
    _record("honey", "Law on honey", 1949),
    *(_record(f"far-{number}", f"Agreement on canal {number}", 1970, "agreement") for number in range(40)),
)
INDEX = Index.in_memory(RECORDS)
NAMES = LabelIndex(kinds={"law": "law", "закон": "law", "заң": "law", "agreement": "agreement"})


def _page(question: str, figures: bool = False) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5, figures=figures), vocabulary=NAMES)


@pytest.mark.parametrize(
    "question",
    [
        "what repealed the law on grain", "which law repealed the 1951 law on grain",
        "what was the law on grain replaced", "which act ended the law on grain",
        "the law on grain and flour was repealed by", "the law in place of the law on grain",
    ],
)  # fmt: skip
def test_what_stands_in_place_comes_first_and_the_document_after_it(question: str) -> None:
    its = _page(question)
    assert [hit.key for hit in its.hits][:2] == ["bakery", "grain"]
    assert its.understood.answer == "found"


def test_what_changes_a_document_is_found_without_its_words() -> None:
    assert [hit.key for hit in _page("what changed the agreement on weather stations").hits][:1] == ["mills"]


def test_where_nothing_stands_in_its_place_the_document_is_near() -> None:
    its = _page("what repealed the law on honey")
    assert (its.hits[0].key, "bakery" in [hit.key for hit in its.hits]) == ("honey", False)


def test_the_score_of_it_is_told_by_the_formula_and_falls() -> None:
    hits = _page("what repealed the law on grain", figures=True).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.ranking is not None
        words = sum(portion.score for portion in hit.ranking.portions)
        factor = hit.ranking.share**2 * (1 + 0.1 * hit.ranking.standing)
        assert hit.score == pytest.approx(words * factor, rel=1e-3)


@pytest.mark.parametrize(
    "question",
    [
        "новый закон вместо старого", "закон взамен того", "бұрынғы заңның орнына", "the act instead of it",
        "чем отменён закон", "чем прекращено соглашение", "каким законом отменён закон", "какой закон отменил старый",
        "что отменило закон", "заң немен жойылды", "қандай заң жойды", "which treaty terminated the agreement",
        "what abrogated the treaty",
    ],
)  # fmt: skip
def test_each_way_of_asking_for_it_is_read(question: str) -> None:
    assert said_for("replacing", question)


@pytest.mark.parametrize("question", ["закон отменён?", "is the law repealed", "заң күшін жойды ма", "repealed laws"])
def test_who_asks_whether_it_stands_does_not_ask_what_came_instead(question: str) -> None:
    assert not said_for("replacing", question)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("what repealed the 1993 law on the state border", "kz-state-border-law-2013"),
        ("which law repealed the constitutional council law", "kz-constitutional-court-law-2022"),
        ("чем отменён закон о президенте 1995 года", "kz-president-law-2026"),
        ("чем прекращено соглашение об аренде полигона Эмба", "kz-ru-emba-termination-protocol-2016"),
        ("каким законом отменён закон о миграции 1997 года", "kz-migration-law-2011"),
        ("какой закон отменил закон о воинской службе 1993 года", "kz-military-duty-law-2005"),
        ("what terminated the oil markets agreement with Belarus", "eaeu-treaty-2014"),
        ("1993 жылғы қорғаныс туралы заң немен жойылды", "kz-defence-law-2005"),
    ],
)
def test_the_acts_of_the_collection_that_repealed_others_are_found(question: str, key: str) -> None:
    its = index().search(question, options=PageOptions(limit=1), vocabulary=labels())
    assert (its.hits[0].key, its.understood.answer) == (key, "found")
