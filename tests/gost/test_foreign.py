"""Items for styles of others: states and volumes where a style has a variable for them, reviews by their own title."""

from typing import Any

import pytest

from kb.gost.foreign import worded

Item = dict[str, Any]
RU: Item = {"id": "a", "type": "book", "title": "Том", "language": "ru"}


def made(item: Item, *variables: str) -> Item:
    result = worded(RU | item, frozenset(variables).__contains__)
    return {name: value for name, value in result.items() if name[:2] != "x-" and RU.get(name) != value}


@pytest.mark.parametrize(
    ("item", "variables", "changed"),
    [
        ({"x-pubstate": "inpress"}, ("status",), {"status": "в печати"}),
        ({"x-pubstate": "inpress"}, (), {"status": "в печати", "issued": {"literal": "в печати"}}),
        ({"status": "In press", "language": "kk"}, ("status",), {"status": "баспада", "language": "kk"}),
        ({"status": "adopted"}, (), {"status": "adopted"}),
    ],
)
def test_a_state_stands_in_words_for_the_date(item: Item, variables: tuple[str, ...], changed: Item) -> None:
    assert made(item, *variables) == changed


@pytest.mark.parametrize(
    ("item", "variables", "changed"),
    [
        ({"x-maintitle": "История"}, ("volume-title",), {"title": "История", "volume-title": "Том"}),
        ({"x-maintitle": "История"}, (), {"title": "История: Том"}),
        ({"x-maintitle": "История", "x-mainsubtitle": "очерк"}, (), {"title": "История: очерк: Том"}),
        ({"x-maintitle": "Том"}, (), {}),
        (
            {"container-title": "Дала", "x-maintitle": "История"},
            ("volume-title",),
            {"container-title": "История: Дала"},
        ),
        ({"container-title": "Дала", "x-booksubtitle": "люди"}, (), {"container-title": "Дала: люди"}),
        ({"container-title": "Дала: люди", "x-booksubtitle": "люди"}, (), {"container-title": "Дала: люди"}),
    ],
)
def test_a_volume_has_the_title_of_the_whole(item: Item, variables: tuple[str, ...], changed: Item) -> None:
    assert made(item, *variables) == changed


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        ({"type": "review"}, {"type": "article-journal"}),
        ({"type": "review", "reviewed-title": "Дала"}, {"type": "review", "reviewed-title": "Дала"}),
        (
            {"type": "review-book", "reviewed-title": "Дала"},
            {"type": "review-book", "reviewed-title": "Дала", "reviewed-genre": "книгу"},
        ),
    ],
)
def test_a_review_that_names_no_work_is_known_by_its_own_title(item: Item, changed: Item) -> None:
    assert made(item) == changed


def test_a_treaty_that_its_title_calls_so_says_it_once() -> None:
    assert "genre" not in made({"type": "treaty", "title": "Договор о реках", "genre": "Договор"})
    assert made({"type": "treaty", "title": "О реках", "genre": "Договор"})["genre"] == "Договор"
