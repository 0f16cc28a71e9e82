"""Bibliographies (CSL 1.0.2, "Bibliography-specific Options", "Reference Grouping")."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kb.csl.affixes import affix
from kb.csl.cite import Cite
from kb.csl.output import CLOSE, DISPLAYS, Content, Mark, Token, finish, is_blank, plain
from kb.csl.program import Layout, Program, second_field
from kb.csl.rendering_state import ListedItem

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A formatted list, the id of the item that each of its entries is of, and how its style wants it laid out."""

    entries: tuple[Content, ...]
    entry_ids: tuple[str, ...]
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    most_offset: int = 0  # characters of the longest first field, where it is aligned


def make_bibliography(program: Program, entries: Sequence[ListedItem], set_apart: Container[str] = ()) -> Bibliography:
    """Return the bibliography of sorted entries; names are not left out after those whose ids are `set_apart`."""
    layout = program.bibliography  # raises where there is none
    area = program.style.bibliography
    assert area is not None
    substitute = area.attrs.get("subsequent-author-substitute")
    writer = _Writer(layout, substitute, area.get("subsequent-author-substitute-rule", "complete-all"))
    written = [
        (entry.item.id, content) for entry in entries if (content := writer.write(entry, entry.item.id in set_apart))
    ]  # fmt: skip
    return Bibliography(
        entries=tuple(content for _id, content in written),
        entry_ids=tuple(entry_id for entry_id, _content in written),
        hanging_indent=area.get("hanging-indent") == "true",
        second_field_align=area.get("second-field-align"),
        line_spacing=_whole(area.get("line-spacing"), 1),
        entry_spacing=_whole(area.get("entry-spacing"), 1),
        most_offset=writer.most_offset,
    )


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else default


def _end(out: list[Token]) -> int:
    """Return the place of a layout's suffix: within the displayed block that ends the entry, else at the end."""
    depth = 0
    if not out or out[-1] is not CLOSE:
        return len(out)
    for place in range(len(out) - 1, -1, -1):
        token = out[place]
        if token is CLOSE:
            depth += 1
        elif isinstance(token, Mark) and token.kind == "open":
            depth -= 1
            if depth == 0:
                return len(out) - 1 if token.name in DISPLAYS else len(out)
    return len(out)


def _trimmed(out: list[Token]) -> list[Token]:
    """Return an entry's tokens without the spaces that end it."""
    for place in range(len(out) - 1, -1, -1):
        token = out[place]
        if isinstance(token, str):
            if token[-1:] == " ":
                out[place] = token.rstrip(" ")
                if not out[place]:
                    continue
            break
    return out


class _Writer:
    """Writes entries one after another, so that repeated names can be replaced."""

    def __init__(self, layout: Layout, substitute: str | None, rule: str) -> None:
        self.layout = layout
        self.substitute = affix(substitute) if substitute is not None else None
        self.rule = rule
        self.before: list[str] = []
        self.most_offset = 0

    def write(self, entry: ListedItem, apart: bool = False) -> Content:
        """Return the content of one entry; the next repeats its names where it stands `apart`."""
        content = self._written(entry)
        self.before = [] if apart else self.before
        return content

    def _written(self, entry: ListedItem) -> Content:
        layout = entry.program.bibliography
        cite = entry.bibliography_cite()
        if self.substitute is not None:
            cite.captured = []
        if layout.parts:
            out = self._aligned(layout, cite)
        else:
            out = []
            if layout.prefix:
                out.append(layout.prefix)
            before = len(out)
            layout.render(cite, out)
            if len(out) == before or (not isinstance(out[before], str) and is_blank(out[before:])):
                return ()
            if self.substitute is not None:
                self._replace(cite.captured or [], out, cite.cut)
            if layout.suffix:
                out.insert(_end(out), layout.suffix)
        if layout.marks:
            out = [*layout.marks, *out, *([CLOSE] * len(layout.marks))]
        return finish(_trimmed(out) if layout.parts else out, entry.program.quotes)

    def _aligned(self, layout: Layout, cite: Cite) -> list[Token]:
        """Return an entry whose first field stands in the margin."""
        first: list[Token] = [layout.prefix] if layout.prefix else []
        start = len(first)
        rest: list[Token] = []
        for render in layout.parts:
            render(cite, first if is_blank(first[start:]) else rest)
        if is_blank(first[start:]):
            return []
        if layout.suffix:
            rest.append(layout.suffix)
        self.most_offset = max(self.most_offset, len(plain(first)))
        return second_field(first, rest, CLOSE)

    def _replace(self, spans: Spans, out: list[Token], cut: bool) -> None:
        """Put the substitute where the names of the entry before stand again; et al. that cuts a list stays."""
        names = [plain(out[start:end]) for start, end in spans]
        before, self.before = self.before, names
        if not names or not before:
            return
        alike = next(
            (i for i, (a, b) in enumerate(zip(names, before, strict=False)) if a != b), min(len(names), len(before))
        )
        complete = names == before
        text = self.substitute or ""
        if self.rule == "complete-all":
            if complete:
                out[spans[0][0] : spans[-1][1]] = [text] if text else []
            return
        count = {"complete-each": len(names) if complete else 0, "partial-each": alike, "partial-first": min(alike, 1)}
        most = len(spans) - 1 if cut else len(spans)
        for start, end in reversed(spans[: min(count.get(self.rule, 0), most)]):
            out[start:end] = [text]
