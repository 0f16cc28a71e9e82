"""Rendered text as tokens, and the rules of punctuation where two pieces meet.

Rendering appends strings and marks to a list. Each string is one piece: where pieces meet, doubled signs are
merged by the table of the CSL test-suite, spaces are not doubled, and signs move inside quotes where the
locale says so (CSL 1.0.2, "Locale Options", punctuation-in-quote). Then the list becomes a tree of spans.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kb.csl.words import words


@dataclass(frozen=True, slots=True)
class Quotes:
    """A locale's quotation marks, and whether signs go inside them."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    punctuation_inside: bool = False

    def is_outer(self, typed: str) -> bool | None:
        """Return whether a typed pair of marks is the outer one here; None where this language does not know it."""
        if typed[:1] in ("«", "„"):
            return typed[0] == self.outer[0] if typed[0] in (self.outer[0], self.inner[0]) else None
        if typed[:1] in ("“", "‘"):
            return (typed[0] == "“") is not (self.outer[0] == "‘")
        return typed != "''"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the token list: the opening or closing of a format or of quotes."""

    kind: str
    name: str = ""  # of a format; of quotes in a field, the pair as typed
    field: bool = False  # comes from markup inside a field, so it flips under the same format
    quotes: Quotes | None = None  # of a cite in another language than its list


Token = str | Mark

_QUOTING: Final = frozenset(("quote", "unquote"))
CLOSE: Final = Mark("close")
QUOTE: Final = Mark("quote")
UNQUOTE: Final = Mark("unquote")
OWN_UNQUOTE: Final = Mark("unquote", "own")  # of a writer's own text: no sign is moved before it

FORMATS: Final = words(
    "italic oblique style-normal small-caps variant-normal bold light weight-normal underline decoration-none "
    "superscript subscript baseline nocase nodecor block left-margin right-inline indent"
)
OPEN: Final = {name: Mark("open", name) for name in FORMATS}
FIELD: Final = {name: Mark("open", name, True) for name in FORMATS}
DISPLAYS: Final = frozenset(("block", "left-margin", "right-inline", "indent"))
UNSET: Final = {
    "style-normal": ("italic", "oblique"),
    "weight-normal": ("bold", "light"),
    "variant-normal": ("small-caps",),
    "decoration-none": ("underline",),
    "baseline": ("superscript", "subscript"),
}
FLIPPED: Final = {
    "italic": "style-normal",
    "style-normal": "italic",
    "bold": "weight-normal",
    "weight-normal": "bold",
    "small-caps": "variant-normal",
    "variant-normal": "small-caps",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Formatted content: one of FORMATS and what it holds."""

    format: str
    content: tuple["str | Span", ...]


Content = tuple[str | Span, ...]


SIGNS: Final = frozenset(".,:;!?")
_DROP_NEXT: Final = frozenset((*"::", ";:", "!:", "?:", ":.", "..", ";.", "!.", "?.", ";;", "!!", "??", ",,", "::"))
_DROP_LAST: Final = frozenset((":!", ";!", ":?", ";?"))
_MOVING: Final = frozenset(".,!?")
_SPACES: Final = frozenset(" \u00a0")
_MEETING: Final = SIGNS | _SPACES


def is_blank(tokens: Iterable[Token]) -> bool:
    """Return whether nothing visible is there."""
    return not any(token for token in tokens if token.__class__ is str)


def has_word(tokens: Iterable[Token]) -> bool:
    """Return whether any letter or digit is there."""
    return any(char.isalnum() for token in tokens if isinstance(token, str) for char in token)


def plain(tokens: Iterable[Token]) -> str:
    """Return the bare characters of tokens, unsettled; quotes count as a sign."""
    return "".join([t if isinstance(t, str) else '"' if t.kind in _QUOTING else "" for t in tokens])


def settle(tokens: Iterable[Token], quotes: Quotes) -> list[Token]:
    """Return the tokens with meeting signs merged, spaces single, and signs moved inside quotes."""
    pieces: list[Token] = []
    last = ""
    shut = False
    for token in tokens:
        if isinstance(token, str):
            text = token
            if not text:
                continue
            if (shut or last in _MEETING) and text[0] in _MEETING:
                text, last = _meet(pieces, text, last, quotes.punctuation_inside)
                if not text:
                    continue
            pieces.append(text)
            last = text[-1]
            shut = False
        else:
            pieces.append(token)
            if token.kind == "unquote" and token.name != "own":
                shut = True
            elif token.kind == "open" and token.name in DISPLAYS:
                last = ""
    return pieces


def _meet(pieces: list[Token], token: str, last: str, inside: bool) -> tuple[str, str]:
    """Merge the signs that begin a token with what stands before; return what is left of it, and the last sign."""
    if token[0] == " ":
        return (token.lstrip(" "), last) if last in _SPACES else (token, last)
    while token and token[0] in SIGNS:
        sign = token[0]
        pair = last + sign
        if pair in _DROP_NEXT:
            token = token[1:]
            continue
        if pair in _DROP_LAST:
            _drop_last(pieces)
        if sign in _MOVING and _move_inside(pieces, sign, inside):
            token = token[1:]
            last = sign
            continue
        break
    if token and token[0] == " " and last == " ":
        token = token.lstrip(" ")
    return token, last


def _drop_last(pieces: list[Token]) -> None:
    """Take away the last visible character."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, str):
            pieces[place] = piece[:-1]
            if not pieces[place]:
                del pieces[place]
            return


def _move_inside(pieces: list[Token], sign: str, inside: bool) -> bool:
    """Put a sign before the closing quotes that end the pieces, if their language has it there; say whether it has."""
    last_quote = -1
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, str):
            break
        if piece.kind == "unquote" and piece.name != "own":
            if not (piece.quotes.punctuation_inside if piece.quotes else inside):
                break
            last_quote = place
        elif piece is not CLOSE:
            break
    if last_quote < 0:
        return False
    pieces.insert(last_quote, sign)
    return True


class _Builder:
    """The state of turning settled tokens into a tree."""

    __slots__ = ("quoted", "quotes", "stack", "texts")

    def __init__(self, quotes: Quotes) -> None:
        self.quotes = quotes
        self.quoted: list[tuple[bool, str]] = []  # each open quotation: whether in outer marks, and its closing one
        self.stack: list[tuple[str, list[str | Span]]] = [("", [])]
        self.texts: list[str] = []

    def flush(self) -> None:
        """Put the gathered texts into the open span."""
        if self.texts:
            self.stack[-1][1].append("".join(self.texts))
            self.texts = []

    def open(self, mark: Mark) -> None:
        """Open a span, flipped or left out where what surrounds it asks for that."""
        self.flush()
        name = mark.name
        if name == "nodecor":
            name = next(
                (FLIPPED[n] for n, _ in reversed(self.stack) if n in ("italic", "bold", "small-caps")), "nocase"
            )
        elif name in UNSET and not any(outer in UNSET[name] for outer, _ in self.stack):
            name = "nocase"
        elif mark.field and name in FLIPPED and self._inside(name):
            name = FLIPPED[name]
        self.stack.append((name, []))

    def _inside(self, name: str) -> bool:
        other = FLIPPED[name]
        for outer, _ in reversed(self.stack):
            if outer == name:
                return True
            if outer == other:
                return False
        return False

    def close(self) -> None:
        """Close the innermost span."""
        self.flush()
        if len(self.stack) == 1:
            return
        name, content = self.stack.pop()
        if name == "nocase":
            self.stack[-1][1].extend(content)
        elif content:
            self.stack[-1][1].append(Span(name, tuple(content)))

    def quote(self, mark: Mark) -> None:
        """Write a quotation mark: inside of others by turns inner and outer, else as what was typed is here."""
        if mark.kind == "unquote":
            self.texts.append(self.quoted.pop()[1] if self.quoted else self.quotes.outer[1])
            return
        quotes = mark.quotes or self.quotes
        outer = quotes.is_outer(mark.name)
        if outer is None:
            self.quoted.append((bool(self.quoted) and self.quoted[-1][0], mark.name[1]))
            self.texts.append(mark.name[0])
            return
        if self.quoted:
            outer = not self.quoted[-1][0]
        opening, closing = quotes.outer if outer else quotes.inner
        self.quoted.append((outer, closing))
        self.texts.append(opening)


def build(tokens: Iterable[Token], quotes: Quotes) -> Content:
    """Return the tree of settled tokens, quotes written by depth, formats of fields flipped where nested."""
    builder = _Builder(quotes)
    for token in tokens:
        if isinstance(token, str):
            builder.texts.append(token)
        elif token.kind == "open":
            builder.open(token)
        elif token is CLOSE:
            builder.close()
        elif token.kind in _QUOTING:
            builder.quote(token)
    while len(builder.stack) > 1:
        builder.close()
    builder.flush()
    return tuple(builder.stack[0][1])


def finish(tokens: list[Token], quotes: Quotes) -> Content:
    """Return the finished content of a token list."""
    settled = settle(tokens, quotes)
    for token in settled:
        if token.__class__ is not str:
            return build(settled, quotes)
    text = "".join(settled)  # type: ignore[arg-type]
    return (text,) if text else ()


def text_of(content: Content) -> str:
    """Return the bare text of content; displayed blocks stand on their own lines or after a space."""
    return _text_of(content).strip("\n")


def _text_of(content: Content) -> str:
    parts: list[str] = []
    for piece in content:
        if isinstance(piece, str):
            parts.append(piece)
        elif piece.format == "left-margin":
            parts.append(_text_of(piece.content).rstrip() + " ")
        elif piece.format in ("block", "indent"):
            parts.append("\n" + _text_of(piece.content))
        else:
            parts.append(_text_of(piece.content))
    return "".join(parts)
