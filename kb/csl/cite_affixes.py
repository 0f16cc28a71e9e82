"""The prefix and suffix of a cite: the writer's own text around it, and where it meets its neighbours.

CSL 1.0.2 leaves these rules open; they are those of citeproc-js.
"""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from kb.csl.markup import parse
from kb.csl.output import OWN_UNQUOTE, UNQUOTE, Token
from kb.csl.person import WESTERN
from kb.csl.rendering_state import CiteItem

_TAG: Final = re.compile(r"<[^>]+>")
_CLOSING: Final = "\"'”’»\u202f\u00a0 "  # may follow the sign that ends a sentence
_SENTENCE_ENDS: Final = ".?!"
_SPACED_AFTER: Final = ":.;!?)],"
_MEETING: Final = ";.,"


class Joined(Protocol):
    """A rendered cite that stands beside others."""

    cite: CiteItem
    tokens: list[Token]


def affixes(cite: CiteItem) -> tuple[list[Token], list[Token]]:
    """Return the tokens of a cite's prefix and suffix, spaced from the cite where words would touch."""
    return _tokens(_spaced_prefix(cite.prefix)), _tokens(_spaced_suffix(cite.suffix))


def _tokens(text: str) -> list[Token]:
    """Return the tokens of an affix: typed curly quotes stay, and no sign of the style moves into its quotes."""
    if not text:
        return []
    parsed = parse(text, curly=False)
    pieces = (parsed,) if isinstance(parsed, str) else parsed
    return [OWN_UNQUOTE if piece is UNQUOTE else piece for piece in pieces]


def begins_sentence(prefix: str) -> bool:
    """Return whether a prefix ends a sentence of several words, so that what follows begins one."""
    bare = _TAG.sub("", prefix).rstrip(_CLOSING)
    return bare[-1:] in _SENTENCE_ENDS and bool(bare) and " " in prefix.strip()


def _spaced_prefix(text: str) -> str:
    """Return a prefix with a space after it where a word or a sign ends it."""
    if not text or text[-1].isspace():
        return text
    last = _TAG.sub("", text).rstrip(_CLOSING)[-1:]
    wants = last in _SPACED_AFTER or last.isdecimal() or WESTERN.match(last) is not None
    return f"{text} " if last and wants and last != "-" else text


def _spaced_suffix(text: str) -> str:
    """Return a suffix with a space before it where a word or a bracket begins it."""
    return f" {text}" if text and (text[0].isalnum() or text[0] in "<([") else text


def delimiter_between(delimiter: str, before: CiteItem, after: CiteItem) -> str:
    """Return what is left of a delimiter between two cites whose own affixes bring a sign.

    A suffix that ends in a sign takes the place of the delimiter's sign; a prefix that begins with one, of all of it.
    """
    if before.suffix:
        if before.suffix[-1] not in _MEETING:
            return delimiter
        _, space, rest = delimiter.partition(" ")
        return f"{space}{rest}"
    return "" if after.prefix[:1] and after.prefix[0] in _MEETING else delimiter


def joined(cites: Sequence[Joined], delimiter: str) -> list[Token]:
    """Return the tokens of cites with the delimiter between them, as far as their own affixes leave it."""
    tokens: list[Token] = []
    for place, rendering in enumerate(cites):
        if place and delimiter:
            tokens.append(delimiter_between(delimiter, cites[place - 1].cite, rendering.cite))
        tokens.extend(rendering.tokens)
    return tokens
