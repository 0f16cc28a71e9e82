"""The words of a LaTeX source without its commands."""

import re


def without_commands(latex: str) -> str:
    """Return a text of LaTeX as one reads it, without commands and comments."""
    plain = re.sub(r"(?<!\\)%[^\n]*", "", latex)
    plain = re.sub(r"\\(?:newblock|em|it|bf|sc|par)\b\s?", "", plain)
    plain = re.sub(r"\\[a-z]+\{([^{}]*)\}", r"\1", plain)
    plain = re.sub(r"\\[,;:]", " ", re.sub(r"\\[!/-]", "", plain))  # И.\,О., a hyphen that may be
    plain = plain.replace("---", "—").replace("--", "–").replace("~", " ").replace("<<", "«").replace(">>", "»")
    return " ".join(re.sub(r"\\([&%$#_{}])", r"\1", plain).replace("{", "").replace("}", "").split())
