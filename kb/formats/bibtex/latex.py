"""LaTeX markup in BibTeX values: decoded only where there is any, and written only where BibLaTeX needs it."""

import re
from functools import cache
from html.entities import html5
from typing import cast

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from kb.domain import markup
from kb.formats import entities
from kb.formats.crosswalks import rows_of

_MARKUP = re.compile(r"[\\$~]")
_SPECIAL = re.compile(r"[\\{}&%#_$~^]|-(?=-)|`(?=`)|'(?=')|[!?](?=`)|<(?=<)|>(?=>)|,(?=,)")
_LIGATURES = frozenset("-`'!?<>,")
_QUOTES = {"glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
           "guillemetleft": "«", "guillemetright": "»"}  # fmt: skip
_GUILLEMETS = re.compile(r"<<(.+?)>>", re.DOTALL)
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_IN_MATH_OR_NOT = re.compile(r"\\ifmmode\b.*?\\else\b\s*(.*?)\\fi\b(?:\s*\{\})?", re.DOTALL)  # text is not mathematics
_SWITCHED = re.compile(r"\{\s*\\(em|it|itshape|sl|bf|bfseries|sc|scshape)\b\s*((?:[^{}]|\{[^{}]*\})*)\}")
_BIBLATEX = re.compile(r"\\(mkbibemph|mkbibitalic|mkbibbold)(?=\s*\{)")
_CITED = re.compile(r"\\(?:enquote\*?|mkbibquote)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_OTHERWISE = {"bf": "textbf", "bfseries": "textbf", "mkbibbold": "textbf", "sc": "textsc", "scshape": "textsc"}
_TAGS = {
    "emph": "<i>%s</i>", "textit": "<i>%s</i>", "textsl": "<i>%s</i>", "textbf": "<b>%s</b>",
    "textsc": f"{markup.SMALL_CAPS}%s</span>", "texttt": "%s",
}  # fmt: skip
_COMMANDS: markup.Commands = {
    "i": (r"\emph{", "}"), "b": (r"\textbf{", "}"), "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"), "sc": (r"\textsc{", "}"), "nocase": ("{", "}"),
}  # fmt: skip
_FORMULA = re.compile(r"\$([^$\\]{0,40}[_^][^$\\]{1,40})\$")  # H$_2$O, $H_2O$: no mathematics
_SUPERSCRIPT = re.compile(r"\\text(sub|sup)(?:er)?script\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|([^{}\s]))")
_QUOTED = re.compile(r"(?:``|\{``\}|\{`\}\{`\})((?:(?!``|'').)+?)(?:''(?!')|\{''\}|\{'\}\{'\})", re.DOTALL)
_KEPT_SMALL = re.compile(  # what commands and formulas hold is skipped
    r"\\(?:[A-Za-z]+\*?|.)\s*(?:\[[^\]]*\])?\s*(?:\{[^{}]*\})*|\$[^$]*\$|"
    r"(?<![\w{}^\\])\{(?P<kept>[^{}\\$А-Яа-я]+)\}(?![{}])"
)
_BRACES = str.maketrans("", "", "{}")
_ESCAPED_ENTITY = re.compile(  # \&lt; {\&}mu; \&\#1178;
    r"(?:\{\{\\&\}\}|\{\\&\}|\\&)(?:amp;)*(?!amp;)(?:(?:\{\\#\}|\\#|#)(?P<number>x?[0-9A-Fa-f]{1,6};)|(?P<name>[A-Za-z]\w{1,8};))"
)
_ENTITY_NAME = re.compile(r"#?\w{1,8};")
_BARE_AND = re.compile(r"(?<!\\)&")
_SORTING = re.compile(r"\\(?:sort)?noop(?:sort)?\s*\{[^{}]*\}", re.IGNORECASE)  # for sorting alone, never printed
_NAMED = ("TeX", "LaTeX", "LaTeXe", "BibTeX", "XeTeX", "XeLaTeX", "LuaTeX")  # programs that are commands
_LINK = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_OF_LANGUAGE = re.compile(r"\\(?:foreignlanguage|textlang)\s*\{[^{}]*\}\s*(?=\{)")
_DASHES = re.compile(r"(\\url\s*\{[^{}]*\}|https?://\S+)|-{2,3}(?!-)")


def _entity(escaped: re.Match[str]) -> str:
    """Return a sign of web pages that a program escaped for LaTeX as the page had it; any other word as it stands."""
    if escaped["number"]:
        return f"&#{escaped['number']}"
    return f"&{escaped['name']}" if escaped["name"] in html5 else escaped[0]


def decode(text: str) -> str:
    """Return plain text for a BibTeX value: accents, commands and dashes (--) decoded, braces dropped; what is set
    in italics, bold or small capitals has the tags of CSL."""
    text = _ESCAPED_ENTITY.sub(_entity, text) if r"\&" in text else text
    text = _OF_LANGUAGE.sub("", _LINK.sub(r"\2 \\url{\1}", text))
    text = _SORTING.sub("", entities.decoded(text.replace(r"\~{}", r"\textasciitilde{}")))
    if "--" in text:
        text = _DASHES.sub(lambda match: match[1] or ("–" if len(match[0]) == 2 else "—"), text)
    if "``" in text or "{`}" in text or "''" in text:
        text = _QUOTED.sub(lambda match: f"“{match[1]}”", text)
    if "<<" in text:
        text = _GUILLEMETS.sub(r"«\1»", text)
    if "{" not in text and "}" not in text and not _MARKUP.search(text):
        return text
    if not _MARKUP.search(text):
        return text.translate(_BRACES)
    text = _FORMULA.sub(lambda formula: _SCRIPT.sub(_moved, formula[1]), _SUPERSCRIPT.sub(r"<\1>\2</\1>", text))
    text = _CITED.sub(_cited, _BIBLATEX.sub(lambda match: "\\" + _OTHERWISE.get(match[1], "emph"), text))
    text = _SWITCHED.sub(lambda match: f"\\{_OTHERWISE.get(match[1], 'emph')}{{{match[2]}}}", text)
    text = _BARE_AND.sub(r"\\&", _IN_MATH_OR_NOT.sub(r"\1", text))
    try:
        return cast(str, _decoder().latex_to_text(text))
    except (IndexError, TypeError, AttributeError, RecursionError):  # a command without its arguments, endless nesting
        return text.translate(_BRACES)


def _cited(quotation: re.Match[str]) -> str:
    """Return what a command sets in quotation marks, with single ones around what is quoted within it."""
    return "“" + _CITED.sub(r"‘\1’", quotation[1]) + "”"


def unlinked(text: str) -> str:
    """Return a value without the addresses of its links: what is printed of them stays."""
    return _LINK.sub(r"\2", text)


def line(text: str) -> str:
    """Return plain text for a BibTeX value on one line."""
    return " ".join(decode(text).split())


def title(text: str) -> str:
    """Return a title on one line in which small letters that braces keep small (The {kazakh khanate}) stay marked so.

    Braces around capitals, which many files have everywhere, are dropped.
    """
    return line(_KEPT_SMALL.sub(_marked, text) if "{" in text and not text.startswith("{") else text)


def _marked(braces: re.Match[str]) -> str:
    words = braces["kept"] or ""
    small = any(word[:1].islower() for word in words.split())
    return f'<span class="nocase">{words}</span>' if small else braces[0]


def encode(text: str) -> str:
    """Return a value safe inside braces: specials escaped, ligatures (`--`) parted, tags as commands, letters alone."""
    return markup.written(text, _COMMANDS, lambda plain: _SPECIAL.sub(_written, plain))


def _moved(match: re.Match[str]) -> str:
    tag = "sub" if match[1] == "_" else "sup"
    return f"<{tag}>{match[2] or match[3] or ''}</{tag}>"


def _written(match: re.Match[str]) -> str:
    letter = match[0]
    if letter == "&" and _ENTITY_NAME.match(match.string, match.end()):
        return r"\&{}"  # and not the sign that it would name in a web page
    return letter + "{}" if letter in _LIGATURES else _WRITTEN.get(letter, "\\" + letter)


@cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(written[1:-2], letter) for letter, written in _WRITTEN.items()]
    macros += [MacroTextSpec(name, name) for name in _NAMED]
    macros += [MacroTextSpec(name, written) for name, written in _TAGS.items()]
    macros += [MacroTextSpec(name, journal) for name, journal in rows_of("journal", "biblatex").items()]
    macros += [MacroTextSpec(name, sign) for name, sign in (_QUOTES | {"-": ""}).items()]  # and where a word may break
    macros += [MacroTextSpec("textless", "<"), MacroTextSpec("textgreater", ">")]
    context.add_context_category("kb", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, keep_comments=True, strict_latex_spaces=True)
