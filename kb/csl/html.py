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
_RAISED_BLOCKS: Final = (  # where Unicode keeps raised letters, digits and signs
    (0x00AA, 0x00BA), (0x02B0, 0x02E4), (0x1D2C, 0x1DBF), (0x2070, 0x207F), (0x2120, 0x2122), (0x3192, 0x319F),
)  # fmt: skip
_RAISED_BY_NAME: Final = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}  # Unicode gives these no decomposition


def _raised() -> dict[str, str]:
    """Return the plain form of each superscript character, by its decomposition in Unicode."""
    chars = (chr(code) for first, last in _RAISED_BLOCKS for code in range(first, last + 1))
    decompositions = {char: unicodedata.decomposition(char).split() for char in chars}
    plain = {char: "".join(chr(int(code, 16)) for code in parts[1:]) for char, parts in decompositions.items() if parts}
    return {char: text for char, text in plain.items() if decompositions[char][0] == "<super>"} | _RAISED_BY_NAME


_ESCAPES: Final = str.maketrans(
    {"&": "&#38;", "<": "&#60;", ">": "&#62;"} | {char: f"<sup>{text}</sup>" for char, text in _raised().items()}
)


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
