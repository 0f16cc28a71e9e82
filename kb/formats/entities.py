"""Signs of web pages in the values of other programs: &amp; is &, &#1178; is Қ, <p> of a note is a line."""

import re
from html import unescape
from unicodedata import category

from kb.domain import markup

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)


def decoded(text: str) -> str:
    """Return a text with its entities as the letters that they name, said twice (&amp;amp;) too, and tags as CSL's."""
    for _once in range(2):
        if "&" not in text:
            break
        text = _ENTITY.sub(_letter, text)
    return markup.read(text)


def _letter(entity: re.Match[str]) -> str:
    """Return the letter that an entity names, or the entity where it names none: &#0; is no letter."""
    letter = unescape(entity[0])
    is_letter = letter not in ("", "\ufffd") and (letter.isspace() or not {*map(category, letter)} & {"Cc", "Cn", "Cs"})
    return letter if is_letter else entity[0]


def in_lines(text: str) -> str:
    """Return a note without the marks of its paragraphs: <p>Көшірме</p> is Көшірме."""
    return " ".join(_BLOCK.sub(" ", text).split()) if "<" in text else text
