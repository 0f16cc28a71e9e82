"""The parts of a LaTeX source in which nothing is cited by a number: formulas, options, names, addresses, code.

The source is read once by the grammar of TeX: comments, control words with what they take, mathematics. What a command
prints (its groups in braces) is text, unless the command takes a name, a measure or an address.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.manuscript.documents.document_text import Span
from kb.time_limit import check_time


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_MATH = _words(
    "equation align alignat gather multline flalign eqnarray displaymath math array matrix pmatrix bmatrix split"
)
_CODE = _words("verbatim Verbatim BVerbatim lstlisting minted comment filecontents tikzpicture alltt algorithmic")
_INLINE_CODE = _words("verb Verb lstinline mintinline")
_NAMES = _words(  # the first group is no text
    "url nolinkurl path href label ref eqref pageref autoref nameref vref cref Cref hyperlink hypertarget input "
    "include includegraphics bibliography bibliographystyle addbibresource usepackage documentclass vspace hspace "
    "raisebox parbox rule setlength setcounter addtocounter pagestyle thispagestyle tag rowcolor "
    "cellcolor color multirow cline cmidrule graphicspath lstset selectlanguage foreignlanguage"
)
_DEFINITIONS = _words(
    "newcommand renewcommand providecommand DeclareMathOperator newenvironment renewenvironment newtheorem "
    "DeclareRobustCommand NewDocumentCommand newcolumntype hypersetup def"
)
_ALONE = _words(  # take nothing: what follows is text
    "bf it sl sc tt rm sf em bfseries itshape slshape scshape ttfamily rmfamily sffamily mdseries upshape normalfont "
    "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering raggedright raggedleft "
    "noindent indent par dots ldots textellipsis LaTeX TeX quad qquad hfill vfill smallskip medskip bigskip newpage "
    "clearpage maketitle tableofcontents today S P textendash textemdash guillemotleft guillemotright og fg textnumero "
    "No glqq grqq flqq frqq lq rq hline appendix protect relax leavevmode xspace selectfont strut"
)
_TOKEN = re.compile(r"(?P<comment>%)|\\(?P<word>[A-Za-z@]+)\*?|\\(?P<sign>[^A-Za-z@])|(?P<math>\${1,2})", re.DOTALL)
_GROUPING = re.compile(r"\\.|[{}\]]|\n[ \t]*\n", re.DOTALL)
_SPACE = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_ENVIRONMENT = re.compile(r"\{([A-Za-z]+\*?)\}")
_BLANK = re.compile(r"\n[ \t]*\n")
_CLOSES = {"$": re.compile(r"(?<!\\)\$"), "$$": re.compile(r"\$\$")}
_LONGEST = {"{": 1000, "[": 200}  # characters of a group, of an option


class ExcludedParts(NamedTuple):
    """The parts of a source that are no text at all, and those in which no typed number cites."""

    code: tuple[Span, ...]
    quiet: tuple[Span, ...]


def excluded_parts(whole: str) -> ExcludedParts:
    """Return what is closed in a source, its preamble too; what is opened and never closed goes to the end."""
    place = max(0, whole.find("\\begin{document}"))
    code: list[Span] = [(0, place)] if place else []
    quiet: list[Span] = []
    while token := _TOKEN.search(whole, place):
        check_time()
        place = _read(whole, token, code, quiet)
    return ExcludedParts(tuple(code), tuple(quiet))


def _read(whole: str, token: re.Match[str], code: list[Span], quiet: list[Span]) -> int:
    """Add what a token closes; return where reading goes on."""
    start, end, word = token.start(), token.end(), token["word"]
    closes = _code_end(whole, token)
    if closes:
        code.append((start, closes))
        return closes
    closes = _formula_end(whole, token)
    if closes:
        quiet.append((start, closes))
        return closes
    if word and word not in _ALONE:
        named = word in _NAMES
        quiet += _taken(whole, end, 1 if named else 9 if word in _DEFINITIONS else 0, word == "begin")
    elif token["sign"] == "\\":
        quiet += _taken(whole, end + whole.startswith("*", end), 0, False)
    return end


def _code_end(whole: str, token: re.Match[str]) -> int:
    """Return where a comment or code ends that a token begins; 0 where it begins none."""
    if token["comment"]:
        return _found(whole, "\n", token.end(), 0)
    if token["word"] == "begin":
        name = _environment(whole, token.end())
        return _found(whole, f"\\end{{{name}}}", token.end()) if name.rstrip("*") in _CODE else 0
    if token["word"] not in _INLINE_CODE:
        return 0
    place = token.end()
    for option in _taken(whole, place, token["word"] == "mintinline", False):
        place = option[1]
    sign = whole[place : place + 1]
    return _found(whole, "}" if sign == "{" else sign, place + 1) if sign.strip() else 0


def _formula_end(whole: str, token: re.Match[str]) -> int:
    """Return where a formula ends that a token begins; 0 where it begins none."""
    if token["word"] == "begin":
        name = _environment(whole, token.end())
        return _found(whole, f"\\end{{{name}}}", token.end()) if name.rstrip("*") in _MATH else 0
    if token["sign"] in ("(", "["):
        return _found(whole, "\\)" if token["sign"] == "(" else "\\]", token.end())
    sign = token["math"]
    if not sign:
        return 0
    blank = _BLANK.search(whole, token.end())
    closing = _CLOSES[sign].search(whole, token.end(), blank.start() if blank else len(whole))
    return closing.end() if closing else 0


def _found(whole: str, after: str, place: int, taken: int | None = None) -> int:
    """Return the end of the next `after`, or of the text."""
    end = whole.find(after, place)
    return len(whole) if end < 0 else end + (len(after) if taken is None else taken)


def _environment(whole: str, place: int) -> str:
    name = _ENVIRONMENT.match(whole, place)
    return name[1] if name else ""


def _taken(whole: str, place: int, groups: int, through: bool) -> Iterator[Span]:
    """Yield the options after a command and its first `groups` in braces; `through`: options after groups too."""
    space = _SPACE.match(whole, place)
    place = space.end() if space else place
    while whole[place : place + 1] in ("[", "{"):
        end = _group_end(whole, place)
        option = whole[place] == "["
        if not end or not (option or groups or through):
            return
        if option or groups:
            yield place, end
        groups -= not option and groups > 0
        place = end


def _group_end(whole: str, place: int) -> int:
    """Return the end of a group in braces or of an option; 0 where it has none."""
    depth, option = 0, whole[place] == "["
    for sign in _GROUPING.finditer(whole, place, place + _LONGEST[whole[place]]):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if (option and depth < 0) or (option and "\n" in sign[0]):
            return 0
        if (sign[0] == "]" and option and not depth) or (sign[0] == "}" and not option and not depth):
            return sign.end()
    return 0
