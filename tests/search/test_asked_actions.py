"""What was done to a document on a day, in a month or a year; and the newest of documents that only this dates."""

from types import SimpleNamespace
from typing import cast

import pytest

from kb.search.asked_actions import actions_in, asked_actions
from kb.search.index_values import PageOptions, SearchPage
from kb.search.query_tree import TermCounts
from tests.search.collection import documents, index, labels


def page(question: str) -> SearchPage:
    return index().search(question, options=PageOptions(limit=10, explained=False), vocabulary=labels())


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("applied provisionally from 1 July 2010", "provisional-application"),
        ("временно применялось с 2010", "provisional-application"),
        ("ратифицировано в мае 1998", "ratification"),
        ("күшіне 2005 жылы енген", "entry-into-force"),
        ("вступившие в силу", "entry-into-force"),
        ("утратил силу 1 июля", "repeal"),
        ("срок истёк в 2004", "termination"),
        ("закончилось в 2004 году", "termination"),
        ("the lease ended in 2004", "termination"),
        ("2004 жылы мерзімі аяқталған", "termination"),
        ("денонсированные в 2004", "denunciation"),
    ],
)
def test_actions_are_named_in_words(question: str, kind: str) -> None:
    assert list(actions_in(question)) == [kind]


@pytest.mark.parametrize(
    "question",
    [
        "закон о ратификации договора 1998 года", "об отмене виз 1995", "the law on the ratification 1998",
        "on termination of the agreement 1994", "ратификациялау туралы заң 1998", "қосылған құн салығы 1998",
        "withdrawal of troops 1994", "provisional regulation 1993", "прекрасный сосед 1998",
    ],
)  # fmt: skip
def test_what_a_document_is_about_and_other_words_are_no_action(question: str) -> None:
    assert actions_in(question) == {}


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("применяется временно с 7 июня 2012", "kz-ru-stay-of-citizens-2012"),
        ("временно применялось с 22 сентября 2008 года", "kz-ru-checkpoints-protocol-2008"),
        ("2004 жылғы 22 желтоқсаннан уақытша қолданылған", "kz-ru-baiterek-2004"),
        ("денонсировано в декабре 2004", "kz-ru-border-troops-transport-1994"),
        ("terminated on 14 December 2014", "kz-ru-balkhash-node-1994"),
        ("ратифицировано в апреле 2003 дно Каспия", "kz-ru-caspian-seabed-1998"),
        ("2010 жылғы маусымда ратификацияланған хаттама", "kz-ru-baikonur-city-status-protocol-2009"),
        ("вступил в силу 9 октября 1992 года", "kz-ru-friendship-1992"),
    ],
)
def test_what_was_done_then_comes_first(question: str, record: str) -> None:
    answer = page(question)
    assert (answer.hits[0].key, answer.understood.answer) == (record, "found")


@pytest.mark.parametrize(
    "question",
    ["самый новый протокол по Байтереку", "the newest Baiterek protocol", "Бәйтерек туралы ең соңғы хаттама"],
)
def test_the_newest_may_be_dated_by_an_action_alone(question: str) -> None:
    assert page(question).hits[0].key == "kz-ru-baiterek-protocol-2025"


def test_actions_are_indexed_with_their_dates() -> None:
    acts = {record.key: record.acts for record in documents()}
    assert "provisional-application:2012-06-07" in acts["kz-ru-stay-of-citizens-2012"]
    assert "exchange-of-instruments:1995" in acts["kz-ru-baikonur-lease-1994"]


@pytest.mark.parametrize(
    ("words", "figures"),
    [("договор о дружбе девяносто третьего года", "договор о дружбе 1993 года"),
     ("дно Каспия ратифицировано в 03 году", "дно Каспия ратифицировано в 2003 году"),
     ("денонсировано в 04 году", "денонсировано в 2004 году")],
)  # fmt: skip
def test_a_year_in_words_or_of_two_figures_is_the_year(words: str, figures: str) -> None:
    first, other = page(words), page(figures)
    assert [hit.key for hit in first.hits] == [hit.key for hit in other.hits]
    assert first.understood.answer == other.understood.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [("ратифицировано в 1992", ["ратифицировано"]), ("ратифицировано и вступило в силу в 1992", [])],
)
def test_of_two_actions_nothing_tells_which_was_done_then(question: str, said: list[str]) -> None:
    counts = cast(TermCounts, SimpleNamespace(doc_freq=lambda _field, _term: 1))
    assert [words for words, _node in asked_actions(question, ["1992"], (), counts)] == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2003 жылғы шарт ратификацияланған ба", []), ("ратифицирован ли договор 2003 года", []),
        ("was the treaty of 2003 ratified", []), ("was the 2003 treaty ratified", []),
        ("ратифицирован в 2003 году", ["ратифицирован"]), ("ратифицирован весной 2003 года", ["ратифицирован"]),
        ("ратифицирован в течение 2003 года", ["ратифицирован"]), ("ratified in 2003", ["ratified"]),
    ],
)  # fmt: skip
def test_the_year_of_a_document_is_not_that_of_what_was_done_to_it(question: str, said: list[str]) -> None:
    counts = cast(TermCounts, SimpleNamespace(doc_freq=lambda _field, _term: 1))
    assert [words for words, _node in asked_actions(question, ["2003"], (), counts)] == said


@pytest.mark.parametrize(
    ("question", "records"),
    [
        ("terminated in the 2010s Balkhash", {"kz-ru-balkhash-node-1994"}),
        ("соглашение о свободной торговле, прекратившее действие в 2010-2016", {"kz-ru-free-trade-1992"}),
        ("2010-2016 жылдары күшін жойған еркін сауда келісімі", {"kz-ru-free-trade-1992"}),
        ("единая система противовоздушной обороны, вступило в силу в 2010-2016", {"kz-ru-air-defence-2013"}),
    ],
)
def test_what_was_done_in_a_period_answers_who_asks_for_it(question: str, records: set[str]) -> None:
    answer = page(question)
    assert answer.hits[0].key in records, [hit.key for hit in answer.hits]
    assert answer.understood.answer == "found"


def test_a_period_without_an_action_is_of_the_documents_themselves() -> None:
    assert "kz-ru-balkhash-node-1994" not in {hit.key for hit in page("Balkhash 2010-2019").hits}
