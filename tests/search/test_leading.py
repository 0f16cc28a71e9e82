"""What a question asks to come first: the earliest or the latest of the documents that answer the rest of it."""

import pytest

from kb.search.index import Index
from kb.search.label_index import LabelIndex
from kb.search.leading_words import leading
from kb.search.results import PageOptions, SearchDocument


def record(key: str, title: str, kind: str = "agreement", year: int | None = None) -> SearchDocument:
    day = (year or 0) * 366
    date = f"{day:012d}{day:012d}" if year else ""
    return SearchDocument(key, (("en", title),), type="treaty", kind=kind, year_from=year, year_to=year, date_key=date)


RECORDS = (
    record("wool-1961", "Agreement on trade in wool", year=1961),
    record("wool-1955", "Agreement on trade in wool, customs of the harbours and inspection of the ships", year=1955),
    record("wool-1984", "Agreement on the trade in wool of sheep, its washing and the keeping of flocks", year=1984),
    record("wool-undated", "Agreement on trade in wool"),
    record("cloth-1999", "Agreement on trade in cloth", year=1999),
    record("secretary", "Agreement on the first secretary of the wool council", year=1970),
    *(record(f"far-{number}", f"Agreement on canal {number}", year=1990) for number in range(40)),
)
INDEX = Index.in_memory(RECORDS)
KINDS = {"agreement": "agreement", "договор": "treaty", "протокол": "protocol", "шарт": "treaty", "хаттама": "protocol"}
NAMES = LabelIndex(kinds=KINDS | {"соглашение": "agreement", "келісім": "agreement", "treaty": "treaty"})


def keys(question: str, **options: bool) -> list[str]:
    page = INDEX.search(question, options=PageOptions(limit=5, **options), vocabulary=NAMES)
    return [hit.key for hit in page.hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("earliest agreement on trade in wool", ["wool-1955", "wool-1961", "wool-1984"]),
        ("agreement on trade in wool, the oldest", ["wool-1955", "wool-1961", "wool-1984"]),
        ("first bilateral text on trade in wool", ["wool-1955", "wool-1961", "wool-1984"]),
        ("latest agreement on trade in wool", ["wool-1984", "wool-1961", "wool-1955"]),
        ("most recent document on trade in wool", ["wool-1984", "wool-1961", "wool-1955"]),
    ],
)
def test_what_answers_alike_stands_in_the_order_asked_for(question: str, first: list[str]) -> None:
    assert keys(question)[:3] == first


def test_what_has_no_date_or_lacks_a_part_does_not_lead() -> None:
    assert keys("latest agreement on trade in wool")[3] == "wool-undated"
    assert "cloth-1999" not in keys("latest agreement on trade in wool")[:4]


def test_the_score_is_told_by_its_formula_and_falls() -> None:
    page = INDEX.search("latest agreement on trade in wool", options=PageOptions(figures=True), vocabulary=NAMES)
    scores = [hit.score for hit in page.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in page.hits:
        assert hit.ranking is not None
        words = sum(portion.score for portion in hit.ranking.portions)
        factor = hit.ranking.share**1.5 * (1 + 0.1 * hit.ranking.standing)
        assert hit.score == pytest.approx(words * factor, rel=1e-3)


def test_pages_go_on_in_that_order() -> None:
    shown: list[str] = []
    cursor = None
    for _page in range(3):
        page = INDEX.search(
            "latest agreement on trade in wool", options=PageOptions(limit=1, cursor=cursor), vocabulary=NAMES
        )
        shown += [hit.key for hit in page.hits]
        cursor = page.cursor
    assert shown == ["wool-1984", "wool-1961", "wool-1955"]


@pytest.mark.parametrize(
    ("question", "order", "words"),
    [
        ("самый первый договор о шерсти", "by_date", "самый первый"),
        ("самого раннего соглашения о шерсти", "by_date", "самого раннего"),
        ("первый торговый договор", "by_date", "первый"),
        ("старейшее соглашение о шерсти", "by_date", "старейшее"),
        ("последний протокол о шерсти", "by_date_down", "последний"),
        ("новейший договор о шерсти", "by_date_down", "новейший"),
        ("жүн туралы ең бірінші шарт", "by_date", "ең бірінші"),
        ("жүн саудасының алғашқы келісімі", "by_date", "алғашқы"),
        ("жүн туралы ең жаңа хаттама", "by_date_down", "ең жаңа"),
        ("жүн туралы соңғы хаттама", "by_date_down", "соңғы"),
        ("latest change to the wool agreement", "by_date_down", "latest"),
    ],
)
def test_superlatives_are_put_aside(question: str, order: str, words: str) -> None:
    rest, asked = leading(question, NAMES)
    assert (asked.order, asked.text) == (order, words)
    assert words not in rest


@pytest.mark.parametrize(
    "question",
    [
        "Первый канал о шерсти",
        "first secretary of the wool council",
        "первый заместитель министра",
        "The Last Testament of a shepherd",
        "Первый Договор пастуха",
        "последние годы пастуха",
        "новейшая история шерсти",
        "one hundred and twenty-first agreement",
        "1961 жылдан соңғы шарттар",
        "on the twenty first agreement",
        "двадцать первый протокол",
        "он бірінші хаттама",
        '"latest agreement" wool',
        "latest paper",
        "ең соңғы құжат",
    ],
)
def test_ranks_names_and_quotations_are_no_superlatives(question: str) -> None:
    rest, asked = leading(question, NAMES)
    assert (asked.order, rest) == ("", question)
