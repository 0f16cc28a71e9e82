"""Supplied titles in formats that have no place for origins: in square brackets (ISBD A.8, GOST 7.1-2003 4.7)."""

from kb.domain.records import Record
from kb.domain.titles import Title


def put(title: Title) -> str:
    """Return a title's text, in brackets where the cataloguer supplied it."""
    return f"[{title.value}]" if title.origin == "supplied" else title.value


def of(record: Record, lang: str = "") -> str:
    """Return the text of a record's title in `lang`, else in its own language; "" where it has none."""
    title = record.title(lang)
    return put(title) if title else ""


def take(text: str) -> tuple[str, bool]:
    """Return a text without the brackets around the whole of it, and whether there were any."""
    if not (text.startswith("[") and text.endswith("]")) or len(text) < 3:
        return text, False
    if text.find("]") == len(text) - 1:
        return text[1:-1].strip(), True
    depth = 0
    for position, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if depth == 0:
            return (text[1:-1].strip(), True) if position == len(text) - 1 else (text, False)
    return text, False
