"""LaTeX: \\cite and its family with their options, and lists of \\bibitem."""

import re
from collections.abc import Collection, Iterator

from kb.manuscript.documents.broken_commands import COMMAND, broken_commands
from kb.manuscript.documents.document_text import (
    Edit,
    KeyedEntry,
    ListLine,
    ManuscriptText,
    NewList,
    Piece,
    Spans,
    lines_as_blocks,
)  # fmt: skip
from kb.manuscript.documents.excluded_parts import superscript_numbers
from kb.manuscript.documents.latex_list import line_of, places_of_list
from kb.manuscript.documents.latex_parts import excluded_parts
from kb.manuscript.documents.plain import PlainDocument
from kb.manuscript.marker_grammar import MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker
from kb.manuscript.reference_list.entry_ends import resemble_entries

_OPTION = r"(?:\s*\[(?:[^\[\]{}]|\{[^{}]*\})*\])"
_GROUP = rf"{_OPTION}{{0,2}}\s*\{{(?:[^{{}}\\\[\]]|\\_)*\}}"
_CITE = re.compile(rf"{COMMAND}(?P<groups>(?:{_GROUP})+)")
_PART = re.compile(rf"(?P<options>{_OPTION}{{0,2}})\s*\{{(?P<keys>[^{{}}]*)\}}")
_ONE_OPTION = re.compile(r"\[((?:[^\[\]{}]|\{[^{}]*\})*)\]")
_SILENT = ("nocite", "citeauthor", "citeyear", "citetitle", "Citeauthor")
_SECTION = re.compile(r"^[ \t]*\\(part|chapter|(?:sub){0,2}section|paragraph)\*?\s*(?:\[[^\]]*\])?\{")
_LEVELS = {"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}
_BIBLIOGRAPHY = re.compile(r"\\begin\{thebibliography\}(?:\{[^{}]*\})?(?P<body>.*?)\\end\{thebibliography\}", re.DOTALL)
_BIBITEM = re.compile(r"\\bibitem(?:\[[^\]]*\])?\{([^{}]+)\}")
_ENUMERATED = re.compile(r"\\begin\{enumerate\}(?P<body>(?:(?!\\begin\{enumerate\}).)*?)\\end\{enumerate\}", re.DOTALL)
_ITEM = re.compile(r"\\item(?:\[[^\]]*\])?(?!\w)")
_DESCRIBED = re.compile(
    r"\\begin\{filecontents(?P<star>\*?)\}\s*(?:\[[^\]]*\]\s*)?\{[^{}]+\.bib\}(?P<body>.*?)"
    r"\\end\{filecontents(?P=star)\}",
    re.DOTALL,
)
_NOTE = re.compile(r"\\footnote\{((?:[^{}]|\{[^{}]*\})+)\}")
_SPECIAL = re.compile(r"([&%$#_{}])")


class LatexDocument(PlainDocument):
    """A LaTeX source that was read. Its \\cite stay as they are where its list is numbered: LaTeX counts them.

    Those of BibLaTeX, which knows no \\bibitem, become the text of a citation.
    """

    format = "tex"
    hidden = ("% ", "")

    def read(self, whole: str) -> ManuscriptText:
        """Return the text with its citations by key, its list, and the files of BibTeX that it holds."""
        closed = excluded_parts(whole)
        inside = Spans(closed.code)
        levels = {
            place: _LEVELS[match[1]] for place, line in enumerate(whole.split("\n")) if (match := _SECTION.match(line))
        }  # fmt: skip
        entries = tuple(_entries(whole, inside))
        keyed = tuple(_cites(whole, inside, {entry.key for entry in entries}))
        raised, shut = superscript_numbers(whole, (*closed.code, *closed.quiet, *(marker[:2] for marker in keyed)))
        return ManuscriptText(
            whole, lines_as_blocks(whole, levels, self.hidden), keyed,
            shut,
            entries=entries, raised=raised,
            notes=tuple(match.span(1) for match in _NOTE.finditer(whole)),
            bibtex=tuple(match.span("body") for match in _DESCRIBED.finditer(whole)),
        )  # fmt: skip

    def cite(self, edit: Edit) -> str:
        """Return a citation: a command stays a command."""
        if edit.plain == self.whole[edit.start : edit.end]:
            return edit.plain
        old = self.whole[edit.start : edit.end].lstrip()
        new = _SPECIAL.sub(r"\\\1", edit.plain)
        if edit.note:
            return f"\\footnote{{{new}}}"
        if old.startswith("\\") and edit.data is None and not old.startswith("\\textsuperscript"):
            return old
        return f"\\textsuperscript{{{new}}}" if edit.raised else new

    def added(self, listed: NewList) -> list[tuple[int, int, str]]:
        """Return the changes that put a list in place of the last command that prints one, the others left out."""
        *others, place = places_of_list(self.whole)
        new = self.list_text(listed)
        if place[0] == place[1]:
            own_line = not place[0] or self.whole[: place[0]].endswith(self.newline)
            new = f"{new}\n\n" if own_line else f"\n\n{new}\n"
        return [*((*line_of(self.whole, other), "") for other in others), (*place, new.replace("\n", self.newline))]

    def line(self, line: ListLine) -> str:
        """Return the text of an entry, the signs of LaTeX escaped where it is new."""
        return " ".join((line.plain if line.kept else "".join(map(_set, line.pieces))).split())

    def list_text(self, listed: NewList) -> str:
        """Return the list as \\bibitem with the keys that the text cites; typed lines stay so, a paragraph each."""
        plain = self.whole.startswith("\\item", listed.start)
        if listed.start < listed.end and not (plain or self.whole.startswith("\\bibitem", listed.start)):
            lines = (f"{listed.label(line)} {self.line(line)}".lstrip() for line in listed.lines)
            return "\n\n".join(self.marked(line, text) for line, text in zip(listed.lines, lines, strict=True))
        items = [
            self.marked(line, f"{_item_of(line, plain)} {self.line(line)}")
            for line in listed.lines if not line.heading
        ]  # fmt: skip
        if listed.start < listed.end:
            return "\n".join(items)
        return "\n".join(["\\begin{thebibliography}{99}", *items, "\\end{thebibliography}"])


def _set(piece: Piece) -> str:
    """Return a piece of an entry in its face; braces of its own stand in none, for there they are not told apart."""
    text = _SPECIAL.sub(r"\\\1", piece.text)
    face = "textbf" if piece.bold else "textit" if piece.italic else ""
    return f"\\{face}{{{text}}}" if face and text.strip() and not re.search(r"[{}]", piece.text) else text


def _item_of(line: ListLine, plain: bool) -> str:
    return "\\item" if plain else f"\\bibitem{{{line.key}}}"


def _cites(whole: str, inside: Spans, listed: Collection[str]) -> Iterator[TextMarker]:
    """Yield the commands that cite, in order; one without a key is dead, one may lack a sign before a key known."""
    keyed = []
    for match in _CITE.finditer(whole):
        items = tuple(_items(match["groups"]))
        keyed.append(TextMarker(*match.span(), " ".join(match[0].split()), items, not items))
    known = {*listed, *(item.key for marker in keyed for item in marker.items)}
    taken = Spans(marker[:2] for marker in keyed)
    broken = [marker for marker in broken_commands(whole, known) if not taken.overlap(*marker[:2])]
    for marker in sorted([*keyed, *broken]):
        silent = marker.raw[1:].startswith(_SILENT)
        if not (silent or inside.overlap(marker.start, marker.start + 1)):
            yield marker


def _items(groups: str) -> Iterator[MarkerItem]:
    for part in _PART.finditer(groups):
        options = _ONE_OPTION.findall(part["options"])
        typed = _plain(options[-1]) if options else ""
        locators = parse_locators(typed)
        keys = [key.strip() for key in part["keys"].split(",") if key.strip(" ?\n")]
        for place, key in enumerate(keys):
            last = place == len(keys) - 1
            yield MarkerItem(None, locators if last else (), key=key, printed=typed if last else "")


def _plain(option: str) -> str:
    return " ".join(option.replace("~", " ").replace("--", "–").replace("\\,", " ").strip("{} ").split())


def _entries(whole: str, inside: Spans) -> Iterator[KeyedEntry]:
    keyed = list(_BIBLIOGRAPHY.finditer(whole))
    for listed in keyed:
        for match, end in _items_in(whole, listed, _BIBITEM, inside):
            yield KeyedEntry(match[1].strip(), match.end(), end)
    typed = list(_ENUMERATED.finditer(whole))[-1:] if not keyed else []
    for listed in typed:
        items = list(_items_in(whole, listed, _ITEM, inside))
        if resemble_entries([whole[match.end() : end] for match, end in items]):
            yield from (KeyedEntry("", match.end(), end) for match, end in items)


def _items_in(
    whole: str, listed: re.Match[str], item: re.Pattern[str], inside: Spans
) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the commands that begin entries of a list, each with the end of its entry."""
    items = [
        match for match in item.finditer(whole, listed.start("body"), listed.end("body"))
        if not inside.overlap(match.start(), match.start() + 1)
    ]  # fmt: skip
    ends = [match.start() for match in items[1:]]
    yield from zip(items, [*ends, listed.end("body")], strict=False)
