"""JSON objects made by their shapes: what is null, what is left out, what is nested."""

from dataclasses import dataclass
from typing import NotRequired

import pytest
from typing_extensions import TypedDict

from kb.domain import edtf
from kb.domain.edtf import Edtf
from kb.domain.instruments import NO_INSTRUMENT, Instrument
from kb.domain.prose import NO_PROSE, Prose
from kb.domain.wording import Wording
from kb.library.shaping import shaped


class PageJson(TypedDict):
    number: int | None
    text: str


class InstrumentPartsJson(TypedDict):
    name: NotRequired[str]
    number: NotRequired[str]


class BookJson(TypedDict):
    name: str | None
    note: str
    date: str | None
    pages: list[PageJson]
    first: PageJson | None
    words: dict[str, str]
    act: str | None
    whole: NotRequired[InstrumentPartsJson]
    origin: NotRequired[str]
    read: NotRequired[bool]


@dataclass(frozen=True)
class Page:
    number: int | None
    text: str


@dataclass(frozen=True)
class Book:
    name: str = ""
    note: Prose = NO_PROSE
    date: Edtf | None = None
    pages: tuple[Page, ...] = ()
    first: Page | None = None
    words: Wording = Wording()
    act: Instrument = NO_INSTRUMENT
    origin: str = "supplied"
    read: bool = False

    @property
    def whole(self) -> Instrument:
        return self.act


EMPTY: dict[str, object] = {
    "name": None,
    "note": "",
    "date": None,
    "pages": [],
    "first": None,
    "words": {},
    "act": None,
}
FULL = Book(
    "Ә", Prose(("a", "b")), edtf.parse("1992-05"), (Page(7, ""), Page(None, "x")), Page(1, "y"), Wording(kk="қ"),
    Instrument("Law", "5"), "stated", True,
)  # fmt: skip


def test_what_is_empty_is_null_or_left_out() -> None:
    assert shaped(BookJson, Book()) == EMPTY


def test_values_are_plain_and_parts_have_their_shapes() -> None:
    assert shaped(BookJson, FULL) == {
        "name": "Ә", "note": "a; b", "date": "1992-05",
        "pages": [{"number": 7, "text": ""}, {"number": None, "text": "x"}], "first": {"number": 1, "text": "y"},
        "words": {"kk": "қ"}, "act": "Law No. 5", "whole": {"name": "Law", "number": "5"}, "origin": "stated",
        "read": True,
    }  # fmt: skip


def test_what_is_given_stands_for_the_attribute() -> None:
    assert shaped(BookJson, Book(), name="given", origin="", first=None) == {**EMPTY, "name": "given"}
    with pytest.raises(AttributeError, match="name"):
        shaped(BookJson, object())
