"""The head of the results: the question once in quotation marks, names that are for showing, filters in words."""

import re

import pytest
from starlette.testclient import TestClient

from api.pages.query_interpretation import unquoted
from kb.library.session import Library

HEADS = {"kk": "«{}» бойынша нәтижелер", "ru": "Результаты по запросу «{}»", "en": "Results for “{}”"}


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("«дала жолы»", "дала жолы"),
        ('"дала жолы"', "дала жолы"),
        (" “steppe road” ", "steppe road"),
        ("устав «Дала»", 'устав "Дала"'),
        ("«Дала» мен «Көл»", '"Дала" мен "Көл"'),
        ("«Дала", '"Дала'),
        ('"', '"'),
        ("көл", "көл"),
        ("", ""),
    ],
)
def test_a_question_stands_in_one_pair_of_marks(question: str, bare: str) -> None:
    assert unquoted(question) == bare


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("question", ["«шекара»", "“шекара”", '"шекара"', "шекара"])
def test_the_heading_has_the_marks_of_the_page(reader: TestClient, lang: str, question: str) -> None:
    text = reader.get("/search", params={"q": question, "lang": lang}).text
    assert re.findall("<h1>(.*?)</h1>", text) == [HEADS[lang].format("шекара")]


def test_a_phrase_that_is_nowhere_has_the_marks_of_the_page(reader: TestClient) -> None:
    text = reader.get("/search", params={"q": '"шекара көлінің кемесі"', "lang": "ru"}).text
    assert "«шекара көлінің кемесі»" in text
    assert "“" not in text.partition("<main")[2]


def test_a_misspelling_that_only_helps_to_find_is_not_shown(reader: TestClient, library: Library) -> None:
    for topic in list(library.vocabulary.topics.values())[:12]:
        text = reader.get("/search", params={"q": topic.label.get("ru"), "lang": "ru"}).text
        reading = text.partition('<details class="reading">')[2].partition("<ol")[0]
        assert reading
        shown = {name.strip() for name in re.split("[,<>]", reading)}
        assert not shown & set(topic.hidden), topic.id


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_filter_that_finds_nothing_is_said_in_words(reader: TestClient, lang: str) -> None:
    text = reader.get("/search", params={"scope": "imported", "lang": lang}).text
    facet = text.partition('id="facet-scope"')[2].partition("</section>")[0]
    assert 'class="on"' in facet
    assert "mported" not in re.sub("<[^>]*>", "", facet)
