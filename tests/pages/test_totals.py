"""A page and the API answer a question alike: as many records, the same ones first; no filter makes more of them."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

QUESTIONS = [
    {"q": "байқоңыр"}, {"q": "границы и хартии"}, {"q": "119"}, {"q": "25.05.1992"}, {"q": "рецепт плова"}, {},
    {"q": "аренда", "kind": "protocol"}, {"q": "шекара", "party": "KAZ", "from": "1995"},
    {"topic": "space-and-baikonur"},
    {"q": "статус kind:law", "to": "2000"}, {"kind": "treaty", "in_force_on": "2000-01-01"}, {"q": "aренда -газ"},
]  # fmt: skip
FILTERS = [
    {"kind": "agreement"},
    {"topic": "space-and-baikonur"},
    {"party": "RUS"},
    {"from": "1998"},
    {"status": "identified"},
]
SHOWN = re.compile(r'class="total" role="status">([\d,]+) record')


def answer(reader: TestClient, asked: dict[str, str]) -> dict[str, Any]:
    body: dict[str, Any] = reader.get("/api/v1/records", params=asked, headers={"Accept": "application/json"}).json()
    return body


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_page_and_api_count_the_same(reader: TestClient, asked: dict[str, str]) -> None:
    reply = answer(reader, {**asked, "limit": "5"})
    page = reader.get("/search", params=asked).text
    shown = SHOWN.search(page)
    assert shown is not None
    assert int(shown[1].replace(",", "")) == reply["meta"]["total"]
    if "q" in asked:  # without words pages list by date, the API by number
        keys = [record["citekey"] for record in reply["data"]]
        assert list(dict.fromkeys(re.findall(r'href="/records/([\w.+-]+)', page)))[: len(keys)] == keys


@pytest.mark.parametrize("asked", QUESTIONS[:6], ids=str)
def test_no_filter_makes_more_of_an_answer(reader: TestClient, asked: dict[str, str]) -> None:
    whole = answer(reader, asked)["meta"]["total"]
    for filters in FILTERS:
        assert answer(reader, {**asked, **filters})["meta"]["total"] <= whole


@pytest.mark.parametrize("asked", [{"q": "байқоңыр"}, {"q": "шекара", "party": "KAZ"}, {}], ids=str)
def test_a_count_of_a_facet_is_what_choosing_it_finds(reader: TestClient, asked: dict[str, str]) -> None:
    counts = answer(reader, {**asked, "facets": "kind,type,status"})["meta"]["facets"]
    for name, rows in counts.items():
        for row in rows[:3]:
            chosen = answer(reader, {**asked, name: row["value"]})["meta"]["total"]
            assert chosen == row["count"], (name, row)
