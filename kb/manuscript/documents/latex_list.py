"""Where a LaTeX source prints its list, and by whom: BibTeX, BibLaTeX or nobody yet."""

import re

from kb.manuscript.documents.document_text import Span, Spans
from kb.manuscript.documents.latex_parts import excluded_parts

_PRINTED = re.compile(
    r"\\(?:printbibliography|printbibheading|bibbysection|bibbysegment|bibbycategory|bibliography(?=\s*\{))(?![A-Za-z@])"
    r"(?:\s*\[[^\[\]]*\])?(?:\s*\{[^{}]*\})?"
)
_END = re.compile(r"\\end\s*\{document\}")
_BIBLATEX = re.compile(
    r"^[^%\n]*\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{[^{}]*\bbiblatex\b", re.MULTILINE
)
_LINE = re.compile(r"[ \t]*\n")


def loads_biblatex(whole: str) -> bool:
    """Return whether a source loads BibLaTeX, whose \\cite knows no \\bibitem."""
    return bool(_BIBLATEX.search(whole))


def places_of_list(whole: str) -> list[Span]:
    """Return the commands that print the list, else the empty place before the end of the document or of the file."""
    closed = Spans(excluded_parts(whole).code)
    printed = [
        match.span() for match in _PRINTED.finditer(whole) if not closed.overlap(match.start(), match.start() + 1)
    ]  # fmt: skip
    ends = [match.start() for match in _END.finditer(whole) if not closed.overlap(match.start(), match.start() + 1)]
    return printed or [(ends[-1], ends[-1]) if ends else (len(whole), len(whole))]


def line_of(whole: str, command: Span) -> Span:
    """Return a command with the rest of its line where it stands alone on it."""
    start, end = command
    rest = _LINE.match(whole, end)
    alone = rest and not whole[whole.rfind("\n", 0, start) + 1 : start].strip()
    return start, rest.end() if rest and alone else end
