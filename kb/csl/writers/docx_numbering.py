"""Numbers of a list that Word counts itself: they follow when entries move, and cross-references can point to them."""

import re
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kb.csl.formatted import FormattedEntry

_LAST_ID: Final = 2_000_000  # above the numbers that a template has


class WordNumbers:
    """Gives paragraphs the numbers of a list; each row of consecutive numbers counts on, a gap starts anew."""

    def __init__(self, document: Any, indent: int) -> None:
        self._numbering = document.part.numbering_part.element
        self._indent = str(int(indent / 635))  # twentieths of a point
        self._shapes: dict[str, int] = {}
        self._rows = 0
        self._row = ("", 0, 0)  # shape, number and id of the entry before

    def number(self, paragraph: Any, entry: FormattedEntry) -> bool:
        """Number a paragraph as the entry's label has it; return whether the label is a number with signs around it."""
        parts = re.fullmatch(r"(\D*)(\d+)(\D*)", entry.label)
        if parts is None or entry.number is None or int(parts[2]) != entry.number:
            return False
        shape = f"{parts[1]}%1{parts[3]}"
        last_shape, last, identity = self._row
        if shape != last_shape or entry.number != last + 1:
            identity = self._start(shape, entry.number)
        self._row = (shape, entry.number, identity)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = identity
        return True

    def _start(self, shape: str, number: int) -> int:
        """Return the id of a new row of numbers that begins with `number`."""
        self._rows += 1
        identity = _LAST_ID + self._rows
        row = _element("w:num", {"w:numId": str(identity)})
        row.append(_element("w:abstractNumId", {"w:val": str(self._shape(shape))}))
        override = _element("w:lvlOverride", {"w:ilvl": "0"})
        override.append(_element("w:startOverride", {"w:val": str(number)}))
        row.append(override)
        self._numbering.append(row)
        return identity

    def _shape(self, text: str) -> int:
        """Return the id of the definition of a shape of numbers ("[%1]"), written once."""
        if text in self._shapes:
            return self._shapes[text]
        identity = self._shapes[text] = _LAST_ID + len(self._shapes) + 1
        definition = _element("w:abstractNum", {"w:abstractNumId": str(identity)})
        definition.append(_element("w:multiLevelType", {"w:val": "singleLevel"}))
        level = _element("w:lvl", {"w:ilvl": "0"})
        for name, value in (
            ("start", "1"),
            ("numFmt", "decimal"),
            ("suff", "tab"),
            ("lvlText", text),
            ("lvlJc", "left"),
        ):
            level.append(_element(f"w:{name}", {"w:val": value}))
        properties = OxmlElement("w:pPr")
        properties.append(_element("w:ind", {"w:left": self._indent, "w:hanging": self._indent}))
        level.append(properties)
        definition.append(level)
        first = next((child for child in self._numbering if child.tag == qn("w:num")), None)
        if first is None:
            self._numbering.append(definition)
        else:
            first.addprevious(definition)
        return identity


def _element(name: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element
