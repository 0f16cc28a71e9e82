"""Numbers of a list that Word counts itself: they follow when entries move, and cross-references can point to them."""

import re
from typing import Any, Final

from lxml import etree

from kb.csl.formatted import FormattedEntry

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = f"{_W}val"


class WordNumbers:
    """Gives paragraphs the numbers of a list; each row of consecutive numbers counts on, a gap starts anew."""

    def __init__(self, document: Any, indent: int) -> None:
        self._numbering = document.part.numbering_part.element
        self._indent = int(indent / 635)  # twentieths of a point
        self._shapes: dict[str, str] = {}
        self._row = ("", 0, "")  # shape, number and id of the entry before

    def number(self, paragraph: Any, entry: FormattedEntry) -> bool:
        """Number a paragraph as the entry's label has it; return whether the label is a number with signs around it."""
        parts = re.fullmatch(r"(\D*)(\d+)(\D*)", entry.label)
        if parts is None or entry.number is None or int(parts[2]) != entry.number:
            return False
        shape = f"{parts[1]}%1{parts[3]}"
        last_shape, last, identity = self._row
        if shape not in self._shapes:
            self._shapes[shape] = new_definition(self._numbering, shape, "decimal", self._indent)
        if shape != last_shape or entry.number != last + 1:
            identity = new_row(self._numbering, self._shapes[shape], entry.number)
        self._row = (shape, entry.number, identity)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(identity)
        return True


def new_definition(numbering: Any, text: str, form: str, indent: int) -> str:
    """Define in the part for that how a list shows its numbers ("[%1]", decimal); return the id of the definition."""
    identity = _free(numbering, "abstractNum", "abstractNumId")
    definition = etree.Element(f"{_W}abstractNum", {f"{_W}abstractNumId": identity})
    etree.SubElement(definition, f"{_W}multiLevelType", {_VAL: "singleLevel"})
    level = etree.SubElement(definition, f"{_W}lvl", {f"{_W}ilvl": "0"})
    for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text), ("lvlJc", "left")):
        etree.SubElement(level, f"{_W}{name}", {_VAL: value})
    look = etree.SubElement(level, f"{_W}pPr")
    etree.SubElement(look, f"{_W}ind", {f"{_W}left": str(indent), f"{_W}hanging": str(indent)})
    first = numbering.find(f"{_W}num")  # before which all definitions stand
    numbering.append(definition) if first is None else first.addprevious(definition)
    return identity


def new_row(numbering: Any, definition: str, start: int) -> str:
    """Begin a row of numbers of a definition with a number; return the id of the row."""
    identity = _free(numbering, "num", "numId")
    row = etree.Element(f"{_W}num", {f"{_W}numId": identity})
    etree.SubElement(row, f"{_W}abstractNumId", {_VAL: definition})
    override = etree.SubElement(row, f"{_W}lvlOverride", {f"{_W}ilvl": "0"})
    etree.SubElement(override, f"{_W}startOverride", {_VAL: str(start)})
    (numbering.findall(f"{_W}num") or numbering.findall(f"{_W}abstractNum"))[-1].addnext(row)
    return identity


def _free(numbering: Any, tag: str, attribute: str) -> str:
    """Return an id above those that the part has."""
    taken = (element.get(f"{_W}{attribute}") or "" for element in numbering.iter(f"{_W}{tag}"))
    return str(max((int(name) for name in taken if name.isdecimal() and len(name) < 9), default=0) + 1)
