"""The words of a LaTeX source without its commands."""

import re
from unicodedata import normalize

_SIGNS = {
    "textnumero": "№", "No": "№", "textendash": "–", "textemdash": "—", "guillemotleft": "«", "guillemotright": "»",
    "og": "«", "fg": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "S": "§", "ldots": "…", "dots": "…",
    "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "i": "ı",
}  # fmt: skip
_ACCENTS = dict(zip("\"'`^~.uvHck", "\u0308\u0301\u0300\u0302\u0303\u0307\u0306\u030c\u030b\u0327\u0328", strict=True))
_ACCENTED = re.compile(  # \"u · \"{u} · \c{s} · \v s · \'\i
    r"\\(?:(?P<sign>[\"'`^~.])|(?P<named>[uvHck])(?=[\s{]))\s?(?:\{\\?(?P<held>[A-Za-z])\}|\\?(?P<letter>[A-Za-z]))"
)
_NAMED_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|\s)?")


def without_commands(latex: str) -> str:
    """Return a text of LaTeX as one reads it, without commands and comments."""
    plain = re.sub(r"(?<!\\)%[^\n]*", "", latex)
    plain = re.sub(r"\\(?:newblock|em|it|bf|sc|par)\b\s?", "", plain)
    plain = _ACCENTED.sub(_accented, plain)
    plain = _NAMED_SIGN.sub(lambda sign: _SIGNS[sign[1]], plain)
    while plain != (plain := re.sub(r"\\[A-Za-z]+\{([^{}]*)\}", r"\1", plain)):
        pass  # \textit{\textbf{…}}: from the inside
    plain = re.sub(r"\\[,;:]", " ", re.sub(r"\\[!/-]", "", plain))  # И.\,О., a hyphen that may be
    plain = plain.replace("---", "—").replace("--", "–").replace("~", " ").replace("<<", "«").replace(">>", "»")
    return " ".join(re.sub(r"\\([&%$#_{}])", r"\1", plain).replace("{", "").replace("}", "").split())


def _accented(match: re.Match[str]) -> str:
    return normalize("NFC", (match["held"] or match["letter"]) + _ACCENTS[match["sign"] or match["named"]])
