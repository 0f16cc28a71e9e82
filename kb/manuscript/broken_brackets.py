"""Citations of which one bracket is lost: [12, с. 5. Далее …, Л3, 44 б.] of a text that cites so elsewhere."""

import re
from collections.abc import Callable, Iterator, Sequence

from kb.manuscript.documents.document_text import ManuscriptText, Spans
from kb.manuscript.lettered_markers import LetteredNumbers
from kb.manuscript.list_part import ListPart
from kb.manuscript.marker_grammar import MarkerItem, parse_items
from kb.manuscript.markers import TextMarker
from kb.manuscript.typed_keys import TypedKeys

_Read = Callable[[str], list[MarkerItem] | None]
_FEWEST_CITED = 3  # in brackets of one kind, by which one of them that stands alone is told
_LONGEST = 80
_BLANK = re.compile(r"\n[ \t]*\n")
_PART_ENDS = re.compile(r"(?=[\s.,;:]|$)")
_PART_BEGINS = re.compile(r"(?:^|(?<=[\s,;:]))(?=\w)")
_EDGES = " \t\n.,;:–—-"


def broken_citations(text: ManuscriptText, part: ListPart, known: Sequence[TextMarker]) -> list[TextMarker]:
    """Return the citations with one bracket, of the kind that most have, whose works all stand in the list."""
    numbers = {entry.number for entry in part.entries if entry.number}
    keys = {entry.key for entry in part.entries if entry.key}
    cites = [marker.raw[:1] for marker in known if marker.items]
    brackets = "()" if cites.count("(") > cites.count("[") else "[]"
    if cites.count(brackets[0]) < _FEWEST_CITED:
        return []
    lettered, typed = LetteredNumbers(part.labels, text.text), TypedKeys(sorted(keys - set(part.labels)))
    highest = max(numbers, default=0)

    def read_items(body: str) -> list[MarkerItem] | None:
        items = parse_items(body, highest) or lettered.items(body, highest) or typed.items(body) or []
        listed = all(item.key in keys if item.key else item.number in numbers for item in items)
        paged = all(item.locators and not item.ambiguous for item in items) and re.search(r"[^\W\d]", body)
        return items if listed and paged else None

    taken = Spans([*text.closed, *(marker[:2] for marker in known if marker.items)])
    return [
        marker for marker in _broken(text.text, part.start, brackets, read_items) if not taken.overlap(*marker[:2])
    ]  # fmt: skip


def _broken(text: str, end: int, brackets: str, read: _Read) -> Iterator[TextMarker]:
    """Yield the citations before `end` with one of two `brackets` alone: the longest words beside it that `read` reads.

    A bracket is alone where no other of its kind answers it in the paragraph. The citations stay as they are typed.
    """
    opening, closing = brackets[0], brackets[1]
    signs = [match.start() for match in re.finditer(rf"[{re.escape(brackets)}]", text[:end])]
    for before, place, after in zip([-1, *signs], signs, [*signs[1:], end], strict=False):
        if text[place] == opening:
            answered = after < end and text[after] == closing and not _BLANK.search(text, place, after)
            marker = None if answered else _after(text, place, min(after, place + _LONGEST), read)
        else:
            answered = before >= 0 and text[before] == opening and not _BLANK.search(text, before, place)
            marker = None if answered else _before(text, place, max(before + 1, place - _LONGEST), read)
        if marker:
            yield marker


def _after(text: str, place: int, end: int, read: _Read) -> TextMarker | None:
    """Return the citation that an opening bracket begins."""
    body = text[place + 1 : end].split("\n\n", maxsplit=1)[0]
    for cut in reversed([match.start() for match in _PART_ENDS.finditer(body)]):
        words = body[:cut].rstrip(_EDGES)
        if words and (items := read(" ".join(words.split()))):
            return _marker(text, place, place + 1 + len(words), items)
    return None


def _before(text: str, place: int, start: int, read: _Read) -> TextMarker | None:
    """Return the citation that a closing bracket ends."""
    body = text[start:place]
    for cut in (match.start() for match in _PART_BEGINS.finditer(body)):
        if items := read(" ".join(body[cut:].split())):
            return _marker(text, start + cut, place + 1, items)
    return None


def _marker(text: str, start: int, end: int, items: list[MarkerItem]) -> TextMarker:
    return TextMarker(start, end, " ".join(text[start:end].split()), tuple(items), beside=True)
