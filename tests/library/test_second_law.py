"""The second law: of what a type may print, a style prints every stored value, or the check of the style says it won't.

Every type, each of its fields with a mark of its own, in the main styles: the mark stands in the reference or is told.
"""

import re
from types import MappingProxyType

import pytest

from kb.domain.item_types import ITEM_TYPES, printable
from kb.domain.records import Record
from kb.library.unprinted_values import Printer
from tests.factories import person, record

STYLES = (
    "gost-7.1-2003", "gost-r-7.0.5-2008", "gost-r-7.0.100-2018", "gost-kz-dissertation", "apa", "chicago", "ieee",
    "mla", "vancouver",
)  # fmt: skip
_ROLES = (
    "author", "editor", "translator", "container-author", "collection-editor", "composer", "director", "interviewer",
    "recipient", "reviewed-author", "editorial-director", "illustrator", "compiler", "commentator", "holder",
)  # fmt: skip
_DATES = frozenset(("original-date", "x-date", "x-origdate", "x-eventdate", "accessed"))


def _mark(name: str, number: int) -> str:
    """Return a value that no other field and no word of a style has: a year for dates, an address, else a name."""
    if name in _DATES:
        return f"{1100 + number}-07-17"
    mark = f"Q{''.join(chr(97 + int(digit)) for digit in str(number))}zz{number}"
    return f"https://{mark.casefold()}.example" if name == "URL" else mark


def _full(kind: str) -> tuple[Record, dict[str, str]]:
    names = sorted(printable(kind))
    marks = {name: _mark(name, number) for number, name in enumerate(names, 301)}
    people = tuple(person(_mark(role, number), "Ann", role) for number, role in enumerate(_ROLES, 501))
    filled = record("k", type=kind, language="en", titles="Qtitle901", contributors=people, issued="1987-03-02",
                    fields=marks)  # fmt: skip
    return filled, {**marks, **{role: _mark(role, number) for number, role in enumerate(_ROLES, 501)}}


def _stands(mark: str, text: str) -> bool:
    year = re.match(r"(\d\d(\d\d))-07-17$", mark)
    return year[1] in text or f"17.07.{year[2]}" in text if year else mark.casefold() in text.casefold()


@pytest.mark.parametrize("style", STYLES)
def test_what_a_full_record_stores_is_printed_or_told(style: str) -> None:
    printer, silent = Printer(style), []
    for kind in ITEM_TYPES:
        filled, marks = _full(kind)
        text, told = printer.text(filled), {value.variable for value in printer.left_out(filled)}
        silent += [(kind, name) for name, mark in marks.items() if name not in told and not _stands(mark, text)]
    assert silent == []


@pytest.mark.parametrize("style", ["gost-7.1-2003", "gost-r-7.0.100-2018", "gost-kz-dissertation", "mla"])
def test_what_stands_alone_is_printed_or_told(style: str) -> None:
    printer, silent = Printer(style), []
    for kind in ITEM_TYPES:
        for name in sorted(printable(kind)):
            mark = _mark(name, 777)
            stored = record("k", type=kind, language="en", titles="Qtitle901", issued="1987",
                            fields=MappingProxyType({name: mark}))  # fmt: skip
            told = {value.variable for value in printer.left_out(stored)}
            if name not in told and not _stands(mark, printer.text(stored)):
                silent.append((kind, name))
    assert silent == []
