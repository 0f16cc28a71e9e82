"""Names of WordprocessingML, and the parts of a file by the kind of their relationship."""

from typing import Any

Element = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DOCUMENT, FOOTNOTES, ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
(P, R, T, TAB, BREAK, CR, RUN_LOOK, LOOK) = (
    f"{W}{name}" for name in ("p", "r", "t", "tab", "br", "cr", "rPr", "pPr")
)  # fmt: skip
VAL, ID = f"{W}val", f"{W}id"
BOX = f"{W}txbxContent"
SKIPPED = frozenset((f"{W}del", f"{W}moveFrom", f"{MC}Fallback", BOX, LOOK, RUN_LOOK, f"{W}rt"))


def value_of(parent: Element | None, name: str) -> str:
    """Return the value of a child such as w:pStyle, "" where there is none."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return (child.get(VAL) or "") if child is not None else ""
