"""LaTeX markup in BibTeX values: decoded only where there is any, and written only where BibLaTeX needs it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from kb.formats import entities

_MARKUP = re.compile(r"[\\$~]")
_SPECIAL = re.compile(r"[\\{}&%#_$~^]|-(?=-)|`(?=`)|'(?=')|[!?](?=`)|<(?=<)|>(?=>)|,(?=,)")
_LIGATURES = frozenset("-`'!?<>,")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_IN_MATH_OR_NOT = re.compile(r"\\ifmmode\b.*?\\else\b\s*(.*?)\\fi\b(?:\s*\{\})?", re.DOTALL)  # text is not mathematics
_SUB = re.compile(r"\$\s*_\s*(?:\{([^{}$]*)\}|([^{}$\\]))\s*\$|\\textsubscript\s*\{([^{}]*)\}")
_SUPER = re.compile(r"\$\s*\^\s*(?:\{([^{}$]*)\}|([^{}$\\]))\s*\$|\\textsuperscript\s*\{([^{}]*)\}")
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_HIGH = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_QUOTED = re.compile(r"(?:``|\{``\}|\{`\}\{`\})((?:(?!``|'').)+?)(?:''(?!')|\{''\}|\{'\}\{'\})", re.DOTALL)
_BRACES = str.maketrans("", "", "{}")
_BARE_AND = re.compile(r"(?<!\\)&")
_SORTING = re.compile(r"\\(?:sort)?noop(?:sort)?\s*\{[^{}]*\}", re.IGNORECASE)  # for sorting alone, never printed
_NAMED = ("TeX", "LaTeX", "LaTeXe", "BibTeX", "XeTeX", "XeLaTeX", "LuaTeX")  # programs that are commands
_DASHES = re.compile(r"(\\url\s*\{[^{}]*\}|https?://\S+)|-{2,3}(?!-)")


def decode(text: str) -> str:
    """Return plain text for a BibTeX value: accents, commands and dashes (--) decoded, protecting braces dropped."""
    text = _SORTING.sub("", entities.decoded(text.replace(r"\&amp;", "&").replace(r"\~{}", r"\textasciitilde{}")))
    if "--" in text:
        text = _DASHES.sub(lambda match: match[1] or ("–" if len(match[0]) == 2 else "—"), text)
    if "``" in text or "{`}" in text or "''" in text:
        text = _QUOTED.sub(lambda match: f"“{match[1]}”", text)
    if "{" not in text and "}" not in text and not _MARKUP.search(text):
        return text
    if not _MARKUP.search(text):
        return text.translate(_BRACES)
    text = _SUPER.sub(
        lambda match: _moved(match, _HIGH, "sup"), _SUB.sub(lambda match: _moved(match, _LOW, "sub"), text)
    )
    text = _BARE_AND.sub(r"\\&", _IN_MATH_OR_NOT.sub(r"\1", text))
    try:
        return cast(str, _decoder().latex_to_text(text))
    except (IndexError, TypeError, AttributeError, RecursionError):  # a command without its arguments, endless nesting
        return text.translate(_BRACES)


def encode(text: str) -> str:
    """Return a value safe inside braces: LaTeX specials escaped, ligatures (`--`) parted, all letters left alone."""
    return _SPECIAL.sub(_written, text)


def _moved(match: re.Match[str], signs: Mapping[int, int], tag: str) -> str:
    """Return what stands below or above the line in the signs of Unicode, or as markup where there are none."""
    text = next((part for part in match.groups() if part is not None), "")
    moved = text.translate(signs)
    whole = all(before != after for before, after in zip(text, moved, strict=True))
    return moved if whole else f"<{tag}>{text}</{tag}>"


def _written(match: re.Match[str]) -> str:
    letter = match[0]
    return letter + "{}" if letter in _LIGATURES else _WRITTEN.get(letter, "\\" + letter)


@cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(written[1:-2], letter) for letter, written in _WRITTEN.items()]
    macros += [MacroTextSpec(name, name) for name in _NAMED]
    macros += [MacroTextSpec("textless", "<"), MacroTextSpec("textgreater", ">")]
    context.add_context_category("kb", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, keep_comments=True, strict_latex_spaces=True)
