"""The words of a LaTeX source without its commands."""

import re

_SIGNS = {
    "textnumero": "№", "No": "№", "textendash": "–", "textemdash": "—", "guillemotleft": "«", "guillemotright": "»",
    "og": "«", "fg": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "S": "§", "ldots": "…", "dots": "…",
}  # fmt: skip
_NAMED_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|\s)?")


def without_commands(latex: str) -> str:
    """Return a text of LaTeX as one reads it, without commands and comments."""
    plain = re.sub(r"(?<!\\)%[^\n]*", "", latex)
    plain = re.sub(r"\\(?:newblock|em|it|bf|sc|par)\b\s?", "", plain)
    plain = _NAMED_SIGN.sub(lambda sign: _SIGNS[sign[1]], plain)
    while plain != (plain := re.sub(r"\\[A-Za-z]+\{([^{}]*)\}", r"\1", plain)):
        pass  # \textit{\textbf{…}}: from the inside
    plain = re.sub(r"\\[,;:]", " ", re.sub(r"\\[!/-]", "", plain))  # И.\,О., a hyphen that may be
    plain = plain.replace("---", "—").replace("--", "–").replace("~", " ").replace("<<", "«").replace(">>", "»")
    return " ".join(re.sub(r"\\([&%$#_{}])", r"\1", plain).replace("{", "").replace("}", "").split())
