"""Cursors: what was sealed comes back, and nothing else is taken for it."""

import base64

import pytest

from kb.search.cursors import CursorError, PagePosition, dump_cursor, parse_cursor, question_mark
from kb.search.index_values import IndexFilters

MARK = question_mark("су", IndexFilters(), "relevance")


def _sealed(*values: str) -> str:
    return base64.urlsafe_b64encode("\n".join((MARK, *values)).encode()).decode()


@pytest.mark.parametrize("place", [PagePosition("", 1.25, "қала-1992", 7), PagePosition("1992-05", 0.0, "a", 0)])
def test_a_place_comes_back(place: PagePosition) -> None:
    assert parse_cursor(dump_cursor(place, MARK), MARK) == place


@pytest.mark.parametrize(
    "cursor",
    ["", "###", "a", _sealed(), _sealed("", "1.0", "a"), _sealed("", "1.0", "a", "1", "1"), _sealed("", "x", "a", "1"),
     _sealed("", "nan", "a", "1"), _sealed("", "inf", "a", "1"), _sealed("", "1.0", "a", "-1"),
     _sealed("", "1.0", "a", "9" * 30), _sealed("", "1.0", "a", "9" * 6000), _sealed("TO x", "1.0", "a", "1"),
     base64.urlsafe_b64encode(b"\xff\n\xfe").decode(), base64.urlsafe_b64encode(b"[" * 9000).decode()],
)  # fmt: skip
def test_what_is_no_cursor_of_ours_is_unreadable(cursor: str) -> None:
    with pytest.raises(CursorError) as raised:
        parse_cursor(cursor, MARK)
    assert raised.value.code == "cursor-unreadable"


def test_a_question_has_a_mark_of_its_own() -> None:
    asked = [("суы", IndexFilters()), ("су", IndexFilters(parties=("KAZ",))), ("\ud800", IndexFilters())]  # fmt: skip
    marks = {question_mark(text, filters, "relevance") for text, filters in asked}
    assert len(marks | {MARK, question_mark("су", IndexFilters(), "date")}) == 5
