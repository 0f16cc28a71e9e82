"""The numbers that Word counts: what stands before a paragraph of a numbered list, and a new list of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from kb.csl.writers.docx_numbering import new_definition, new_row
from kb.manuscript.documents.number_formats import format_number, split_number_format
from kb.manuscript.documents.word_names import LOOK, W, value_of

Element = Any
INDENT = 709  # twentieths of a point: 1.25 cm
_MAIN = W.strip("{}")
_FORMS = {"": "decimal", "I": "upperRoman", "i": "lowerRoman"}  # by the form in a sign


class Numbering:
    """Counts the numbers of a document's lists, paragraph by paragraph in its order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, str], tuple[int, str, str]] = {}  # (abstract, level): start, format, text
        self._abstract: dict[str, str] = {}
        self._restarts: dict[tuple[str, str], int] = {}
        self._counted: dict[tuple[str, str], int] = {}
        self._begun: set[tuple[str, str]] = set()
        self._styled: dict[str, tuple[str, str]] = {}
        for abstract in numbering.iter(f"{W}abstractNum") if numbering is not None else ():
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId") or "", level.get(f"{W}ilvl") or "0")
                shape = value_of(level, "numFmt"), value_of(level, "lvlText")
                self._levels[key] = (_whole(value_of(level, "start"), 1), *shape)
        for number in numbering.iter(f"{W}num") if numbering is not None else ():
            name = number.get(f"{W}numId") or ""
            self._abstract[name] = value_of(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                start = value_of(override, "startOverride")
                if start:
                    self._restarts[name, override.get(f"{W}ilvl") or "0"] = _whole(start, 1)
        for style in styles.iter(f"{W}style") if styles is not None else ():
            numbered = _of(style)
            if numbered:
                self._styled[style.get(f"{W}styleId") or ""] = numbered

    def by_style(self, paragraph: Element) -> bool:
        """Return whether the style of a paragraph gives it a number."""
        return value_of(paragraph.find(LOOK), "pStyle") in self._styled

    def label(self, paragraph: Element) -> str:
        """Return the number that Word shows before a paragraph, "" where it shows none."""
        numbered = _of(paragraph) or self._styled.get(value_of(paragraph.find(LOOK), "pStyle"))
        if not numbered or numbered[0] in ("", "0"):
            return ""
        name, level = numbered
        key = self._abstract.get(name, ""), level
        start, form, text = self._levels.get(key, (1, "bullet", ""))
        sign = next((sign for sign, name in _FORMS.items() if name == form), None)
        if sign is None:
            return ""
        if numbered in self._restarts and numbered not in self._begun:
            self._counted[key] = self._restarts[numbered] - 1
        self._begun.add(numbered)
        self._counted[key] = self._counted.get(key, start - 1) + 1
        return format_number(re.sub(r"%\d", f"{{{sign}}}", text), self._counted[key])


def _of(parent: Element) -> tuple[str, str] | None:
    look = parent.find(LOOK)
    numbered = look.find(f"{W}numPr") if look is not None else None
    return (value_of(numbered, "numId"), value_of(numbered, "ilvl") or "0") if numbered is not None else None


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else default


def new_lists(numbering: Element, numbers: Sequence[int], sign: str) -> Iterator[str]:
    """Add a numbered list to the part; yield the list that each of the numbers belongs to.

    A number that does not follow the one before begins a list of its own that starts there.
    """
    before, form, after = split_number_format(sign)
    definition = new_definition(numbering, f"{before}%1{after}", _FORMS[form], INDENT)
    last, current = None, ""
    for number in numbers:
        if last is None or number != last + 1:
            current = new_row(numbering, definition, number)
        last = number
        yield current


def empty_numbering() -> Element:
    """Return the part of a document that has no lists yet."""
    return etree.Element(f"{W}numbering", nsmap={"w": _MAIN})
