"""Dates as pages give them to programs."""

from types import SimpleNamespace

import pytest

from api.pages.page import Page
from kb.domain import edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1992-05-25", "1992-05-25"),
        ("1994-03", "1994-03"),
        ("1994", "1994"),
        ("1994~", ""),
        ("199X", ""),
        ("1995-21", ""),
        ("-0044", ""),
        ("1992/..", ""),
    ],
)
def test_dates_for_programs(text: str, value: str) -> None:
    page = SimpleNamespace()
    assert Page.machine(page, edtf.parse(text)) == value  # type: ignore[arg-type]
