"""Each hit says why it is there: by a name of several words, by a value that it has by the way, by an operator."""

import pytest

from kb.search.index_values import FieldName, Hit, PageOptions
from tests.search.collection import index, labels


def _hits(question: str, most: int = 4) -> tuple[Hit, ...]:
    return index().search(question, options=PageOptions(limit=most), vocabulary=labels()).hits


@pytest.mark.parametrize(
    ("question", "matched"),
    [
        ("ПВО", "противовоздушной обороны"),
        ("МГУ", "Московского государственного университета"),
        ("ӘҚҚ", "противовоздушной обороны"),
        ("137-III", "137-iii"),
        ("25 мамыр 1992", "1992-05-25"),
        ("28.03.1994", "1994-03-28"),
    ],
)
def test_the_first_hit_names_what_stands_for_the_question(question: str, matched: str) -> None:
    said = [reason.matched.casefold() for reason in _hits(question)[0].reasons]
    assert any(matched.casefold() in its for its in said), said


@pytest.mark.parametrize("question", ["ПВО", "МГУ", "25.05.1992", "137-III", "ЧелГУ", "18 января 2005", "12.2004"])
def test_every_hit_says_why_it_is_there(question: str) -> None:
    assert all(hit.reasons for hit in _hits(question))


def test_a_day_that_only_a_title_names_is_shown_there() -> None:
    hit = next(its for its in _hits("25.05.1992") if its.key == "kz-ru-friendship-protocol-2012")
    assert [(reason.field, reason.form) for reason in hit.reasons] == [("title", "name")]
    title = next(its for its in hit.snippets if its.spans)
    start, end = title.spans[0]
    assert "1992" in title.text[start:end]


@pytest.mark.parametrize(
    ("question", "field", "matched"),
    [
        ("kind:treaty граница", "kind", "treaty"),
        ("вид:протокол нефть", "kind", "protocol"),
        ("place:Алматы дружба", "place", "almaty"),
        ("место:Омск", "place", "omsk"),
        ("party:KAZ нефть", "party", "KAZ"),
        ("person:Назарбаев граница", "name", "Назарбаев"),
    ],
)
def test_an_operator_is_a_reason(question: str, field: FieldName, matched: str) -> None:
    for hit in _hits(question):
        its = [reason.matched for reason in hit.reasons if reason.field == field and ":" in reason.word]
        assert its
        assert field == "name" or its == [matched]
