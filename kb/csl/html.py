"""Finished content as HTML, in the form the CSL test-suite expects."""

import unicodedata
from typing import Final

from kb.csl.links import target
from kb.csl.output import Content, text_of

_TAGS: Final = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "style-normal": ('<span style="font-style:normal;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "variant-normal": ('<span style="font-variant:normal;">', "</span>"),
    "bold": ("<b>", "</b>"),
    "light": ('<span style="font-weight:lighter;">', "</span>"),
    "weight-normal": ('<span style="font-weight:normal;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "decoration-none": ('<span style="text-decoration:none;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
_RAISED: Final = "ªº²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿʰʱʲʳʷʸˡˢˣᵃᵇᶜᵈᵉᶠᵍᵏᵐᵒᵖᵗᵘᵛᶻ"
_ESCAPES: Final = str.maketrans(
    {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
    | {char: f"<sup>{unicodedata.normalize('NFKD', char)}</sup>" for char in _RAISED}
)


def escaped(text: str) -> str:
    """Return text safe to stand in HTML."""
    return text.translate(_ESCAPES)


def _anchor(address: str) -> tuple[str, str]:
    """Return the tags of a link; an address of any other kind than the web's is none."""
    if not address.startswith(("http://", "https://", "ftp://")):
        return "", ""
    quoted = address.translate(_ESCAPES).replace('"', "&#34;")
    return f'<a href="{quoted}">', "</a>"


def html_of(content: Content) -> str:
    """Return content as HTML."""
    parts: list[str] = []
    for piece in content:
        if isinstance(piece, str):
            parts.append(piece.translate(_ESCAPES))
        else:
            before, after = _TAGS.get(piece.format, ("", ""))
            if piece.format.startswith("link"):
                before, after = _anchor(target(piece.format, text_of(piece.content)))
            parts.append(before + html_of(piece.content) + after)
    return "".join(parts)
