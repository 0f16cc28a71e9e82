"""Dates beside a hit and in `kb show`: as they are kept, but in words where a code says nothing to a reader."""

import pytest

from kb.domain import edtf
from kb.library.readable_dates import readable


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("2016-21", "en", "spring 2016"), ("2016-23", "ru", "осень 2016 г."), ("199X", "ru", "1990-е гг."),
        ("2016-21/2016-22", "en", "spring 2016 – summer 2016"), ("2016-05-21", "ru", "2016-05-21"),
        ("2016-05-22/2016-05-24", "kk", "2016-05-22/2016-05-24"), ("2016", "kk", "2016"),
        ("-0044", "en", "45 BC"), ("-0044/-0030", "ru", "45 г. до н. э. – 31 г. до н. э."),
    ],
)  # fmt: skip
def test_codes_are_said_in_words(text: str, lang: str, expected: str) -> None:
    assert readable(edtf.parse(text), lang) == expected


def test_no_date_is_no_text() -> None:
    assert readable(None, "en") == ""
