"""An entry while it is read: its text, what of it is read already, and the fields found so far."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kb.manuscript.reference_list.patterns import DASH, TAKEN
from kb.manuscript.reference_list.traced_text import TracedText

_EDGES = f" \t.,;:–—−‒-/|\"“”„«»'()[]{TAKEN}"

_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("(", ")"), ("[", "]"))
_SAYS_NOTHING = re.compile(
    r"(?:\W|\b(?:гг?|года?|жж?|жыл[ығ]\w*|қабылдан\w+|қол|қойылған|принят\w*|signed|adopted|от|за|of|dated|on|N|и|y|және|and)\b)*"
)


class ListedField(NamedTuple):
    """A field of an entry: its name (a CSL variable, or author, lang), its value, where it stands in the text."""

    name: str
    value: str
    start: int
    end: int


class EntryReading:
    """One entry. `text` is its text; `open` the same with what is read already made a sign that no rule reads."""

    def __init__(self, traced: TracedText) -> None:
        self.traced = traced
        self.text = traced.text
        self.open = traced.text
        self.fields: list[ListedField] = []
        self.links = len(traced.text)  # where addresses and days of access begin
        self.type = ""  # of item, where the entry says it itself
        self.kind = ""  # of the act
        self.stage = "signed"  # how far a treaty has come

    def has(self, name: str) -> bool:
        """Return whether a field is read."""
        return any(field.name == name for field in self.fields)

    def value(self, name: str) -> str:
        """Return the first value of a field, "" where there is none."""
        return next((field.value for field in self.fields if field.name == name), "")

    def call(self, type_: str, kind: str = "") -> None:
        """Say of which type the work is, and which kind of act, where nothing before has said it."""
        if not self.type:
            self.type, self.kind = type_, kind

    def take(self, start: int, end: int) -> None:
        """Mark a part as read."""
        self.open = self.open[:start] + TAKEN * (end - start) + self.open[end:]

    def add(self, name: str, start: int, end: int, value: str | None = None) -> None:
        """Add a field that stands at a place; its value is what is printed there unless another is given."""
        span = self.traced.span(start, end)
        self.fields.append(ListedField(name, plain_value(self.text[start:end]) if value is None else value, *span))
        self.take(start, end)

    def read(self, match: re.Match[str], name: str, group: str = "value", value: str | None = None) -> None:
        """Add the field that a group of a match holds, and mark all of the match as read."""
        self.add(name, *match.span(group), value)
        self.take(*match.span())

    def rename(self, names: Mapping[str, str]) -> None:
        """Give the fields read so far other names: the date of a host is that of an edition."""
        self.fields = [field._replace(name=names.get(field.name, field.name)) for field in self.fields]

    def date(self, value: str) -> None:
        """Make the date of the work, which is read, a nearer one: its month, its day."""
        self.fields = [field._replace(value=value) if field.name == "issued" else field for field in self.fields]

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in what is not read yet."""
        return pattern.search(self.open, start, len(self.open) if end is None else end)

    def stop(self, start: int, end: int) -> int:
        """Return where the part that begins at `start` meets something read already, at most `end`."""
        taken = self.open.find(TAKEN, start, end)
        return end if taken < 0 else taken

    def skip(self, start: int) -> int:
        """Return where the next text begins, after signs and what is read."""
        while start < len(self.open) and (
            self.open[start] in f" .,;:)–—-{TAKEN}" or self.open.startswith(f"({TAKEN}", start)
        ):
            start += 1
        return start

    def rest(self) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each part that no field took and that says something."""
        for match in re.finditer(f"[^{TAKEN}]+", self.open):
            start, end = trimmed(self.open, match.start(), match.end())
            if start < end and not _SAYS_NOTHING.fullmatch(self.open, start, end):
                yield start, end


def plain_value(text: str) -> str:
    """Return a printed text as a value: single spaces, no space before a stop, none of the signs around it."""
    value = " ".join(text.split())
    value = re.sub(r"\s+([,;:.!?])(?=\s|$)", r"\1", value)
    return value.strip()


def trimmed(text: str, start: int, end: int, edges: str = _EDGES) -> tuple[int, int]:
    """Return a part of a text without the signs around it; a quotation mark or bracket inside keeps its other half."""
    low, high = start, end
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    for opening, closing in _PAIRS if start < end else ():
        inside = text[start:end]
        if start > low and text[start - 1] == opening and inside.count(closing) > inside.count(opening):
            start -= 1
        elif end < high and text[end] == closing and inside.count(opening) > inside.count(closing):
            end += 1
    if start < end and text.count('"', start, end) % 2:
        start, end = (
            (start, end + 1) if end < high and text[end] == '"' else (start - (text[start - 1 : start] == '"'), end)
        )
    return start, end


def normalise_page_ranges(printed: str) -> str:
    """Return numbers of pages with one hyphen in each range and no spaces around it."""
    return re.sub(rf"\s*{DASH}+\s*", "-", " ".join(printed.split())).strip(" .,")


def full_page_range(printed: str) -> str:
    """Return a range of pages, the last number whole where it is printed shortened: 210–15 is 210-215."""
    return re.sub(r"(?<!\d)(\d+)-(\d+)(?!\d)", _whole_last, normalise_page_ranges(printed))


def _whole_last(pages: re.Match[str]) -> str:
    first, last = pages[1], pages[2]
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return f"{first}-{whole if int(whole) > int(first) else last}"
