"""Markdown: citations by key as pandoc writes them ([see @key, 49 б.; @other], @key [49]), and typed ones."""

import re
from collections.abc import Iterator

from kb.manuscript.documents.document_text import Edit, ListLine, ManuscriptText, Piece, Span, Spans, lines_as_blocks
from kb.manuscript.documents.excluded_parts import excluded_in_markdown, superscript_numbers
from kb.manuscript.documents.markdown_numbers import start_of_typed_number, with_counted_numbers
from kb.manuscript.documents.markdown_references import references_in
from kb.manuscript.documents.plain import PlainDocument
from kb.manuscript.marker_grammar import MarkerItem, parse_locators
from kb.manuscript.markers import TextMarker

_KEY = r"-?@(?:\{(?P<braced>[^{}\n]+)\}|(?P<key>[\w][\w:.#$%&+?<>~/-]*[\w/]|\w))"
_BRACKET = re.compile(r"\[(?P<body>[^\[\]@]{0,80}-?@[^\[\]]{1,600})\](?![(\[{])")
_CITE = re.compile(_KEY)
_ALONE = re.compile(rf"(?<![\w@\[;.\\-]){_KEY}(?:\s+\[(?P<locator>[^\[\]@\n]{{1,80}})\])?")
_ACCOUNT = re.compile(  # twitter @name, Telegram: @name
    r"(?:twitter|telegram|instagram|facebook|youtube|tiktok|mastodon|github|threads|bluesky|твиттер|телеграм|инстаграм|аккаунт|account|handle)\w*[^\w\n@]{1,3}(?:\w+\s)?$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\^\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]|^\[\^[^\]\n]+\]:[ \t]*(.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^[^\]\n]+\](?!:)")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~@])")


class MarkdownDocument(PlainDocument):
    """A Markdown text that was read."""

    format = "md"
    hidden = ("<!-- ", " -->")
    headings_apart = True

    def read(self, whole: str) -> ManuscriptText:
        """Return the text with its citations by key, and the works that it describes itself."""
        items, described = references_in(whole)
        raised, closed = superscript_numbers(whole, sorted([*excluded_in_markdown(whole), *described]))
        lines = whole.split("\n")
        levels = {place: len(match[1]) for place, line in enumerate(lines) if (match := _HEADING.match(line))}
        levels |= {
            place: 1 if set(line.strip()) == {"="} else 2 for place, line in enumerate(lines[1:])
            if len(line.strip()) > 2 and set(line.strip()) in ({"="}, {"-"}) and lines[place].strip()
        }  # fmt: skip
        blocks = with_counted_numbers(whole, lines_as_blocks(whole, levels, self.hidden))
        notes = tuple(match.span(match.lastindex or 0) for match in _notes(whole))
        return ManuscriptText(whole, blocks, tuple(_markers(whole, closed)), closed, items, raised=raised, notes=notes)

    def cite(self, edit: Edit) -> str:
        """Return a citation as it stands in the file, a note as pandoc reads it."""
        return f"^[{edit.plain}]" if edit.note else f"^{edit.plain}^" if edit.raised else edit.plain

    def begins_list(self, start: int) -> int:
        """Return where a list begins with the typed number of its first item."""
        return start_of_typed_number(self.whole, start)

    def heading(self, text: str) -> str:
        """Return a heading of the first level."""
        return f"# {text}"

    def line(self, line: ListLine) -> str:
        """Return the text of an entry, the signs of Markdown escaped where it is new."""
        return " ".join(line.plain.split()) if line.kept else "".join(map(_piece, line.pieces))


def _piece(piece: Piece) -> str:
    text = _SIGNS.sub(r"\\\1", piece.text) if "://" not in piece.text else piece.text
    bare = text.strip()
    sign = "**" if piece.bold else "*" if piece.italic else ""
    return text.replace(bare, f"{sign}{bare}{sign}", 1) if sign and bare else text


def _notes(whole: str) -> list[re.Match[str]]:
    """Return the notes in the order in which the text refers to them."""
    referred: dict[str, int] = {}
    for match in _REFERENCE.finditer(whole):
        referred.setdefault(match[0], match.start())
    return sorted(_NOTE.finditer(whole), key=lambda note: referred.get(note[0].partition(":")[0], note.start()))


def _markers(whole: str, closed: tuple[Span, ...]) -> Iterator[TextMarker]:
    """Yield the citations by key in order."""
    places = [*_BRACKET.finditer(whole), *_ALONE.finditer(whole)]
    end, inside = 0, Spans(closed)
    for match in sorted(places, key=re.Match.start):
        if match.start() < end or inside.overlap(match.start(), match.start() + 1):
            continue
        if match.re is _ALONE and _ACCOUNT.search(whole, max(0, match.start() - 30), match.start()):
            continue
        items = tuple(_items(match))
        if items:
            end = match.end()
            yield TextMarker(match.start(), end, " ".join(match[0].split()), items)


def _items(match: re.Match[str]) -> Iterator[MarkerItem]:
    if match.re is _ALONE:
        yield MarkerItem(None, parse_locators(match["locator"] or ""), key=match["braced"] or match["key"],
                         printed=match["locator"] or "")  # fmt: skip
        return
    for part in match["body"].split(";"):
        cite = _CITE.search(part)
        if cite:
            suffix = " ".join(part[cite.end() :].strip(" ,{}").split())
            yield MarkerItem(None, parse_locators(suffix), key=cite["braced"] or cite["key"], printed=suffix)
