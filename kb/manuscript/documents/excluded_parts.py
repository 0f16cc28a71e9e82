"""The parts of a text in light markup in which nothing is cited: code, formulas, comments, addresses, attributes.

Markdown by CommonMark and pandoc, with the HTML that it may hold; a plain text may be reStructuredText or Typst.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kb.manuscript.documents.document_text import Span
from kb.time_limit import check_time

_HTML = (
    r"(?P<comment><!--)|<(?P<element>script|style|pre|code|kbd|samp|math|svg)\b[^<>]*>"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
)
_FORMULA = (  # $x$ has no space inside its signs, $ x $ one on both sides; a sum of money is none
    r"(?P<display>\$\$)(?!\$)"
    r"|(?P<formula>(?<![\\$])\$(?=[^\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*(?<=[^\s\\])\$(?![\d$]))"
    r"|(?P<spaced>(?<![\\$\d])\$ (?=[^$\n]*[A-Za-z])[^$\nЀ-ӿ]* \$(?![\d$]))"
    r"|(?P<bracketed>\\\((?=[^\n]{0,300}[=^_+])[^\n]{1,300}?\\\)|\\\[(?=[^\n]{0,300}[=^_+])[^\n]{1,300}?\\\])"
)
_FENCE = r"^[ \t>]{0,12}(?P<fence>`{3,}|~{3,})"
_MARKDOWN = re.compile(
    rf"\A(?P<head>---)[ \t]*\n|{_FENCE}|(?P<code>`+)|{_HTML}|{_FORMULA}"
    r"|(?P<target>(?<=\])\((?:[^()\n\\]|\\.|\([^()\n]*\)|\n(?![ \t]*\n)){0,2000}\))"
    r"|(?P<definition>^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*(?:<|\S*://|[#./]|www\.|mailto:)[^\n]*"
    r"(?:\n[ \t]+[\"'(][^\n]*)?)"
    r"|(?P<attributes>\{[#.=:][^{}\n]*\}|(?<=[\])`])\{[^{}\n]*\})",
    re.MULTILINE,
)
_PLAIN = re.compile(
    rf"{_FENCE}|(?P<code>(?<![\w`])`+(?=\S))|{_HTML}|{_FORMULA}"
    r"|(?P<directive>^\.\. (?:math|code|code-block|sourcecode|raw|image|figure|_[^\n:]+):[^\n]*"
    r"(?:\n(?:[ \t]+[^\n]*)?(?=\n))*)"
    r"|(?P<literal>::\n(?:[ \t]*\n)+(?:[ \t]+[^\n]*(?:\n|\Z)(?:[ \t]*\n)*)+)",
    re.MULTILINE,
)
_NUMBERS = r"(?:\?{1,3}|\d{1,3}(?:\s?(?:,|--?|–)(?:\\?\s)?\d{1,3})*)"
RAISED = re.compile(  # ²,³ · ^2,3^ · ^2,\ 3^ · ^{2} · ^2 · <sup>2</sup> · $^2$ · \textsuperscript{2}
    r"[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+)*"
    rf"|\^{_NUMBERS}\^|\^\{{{_NUMBERS}\}}|(?<![\[)\]}}$^])\^\d{{1,3}}(?![\w^\]])|<sup>\s?{_NUMBERS}\s?</sup>"
    rf"|\$\^(?:\d|\{{{_NUMBERS}\}})\$|\\textsuperscript\{{{_NUMBERS}\}}"
)
_ENDS = {"comment": "-->", "display": "$$"}
_LABEL = re.compile(r"(?<=\])\[([^\[\]\n]+)\]")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*)\]:", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t>]*\n")
_INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?\d{1,9}[.)]|\[\^[^\]]+\]:|:)\s")


def excluded_in_markdown(whole: str) -> tuple[Span, ...]:
    """Return the parts of a Markdown text that are closed, in order; what is never closed goes to the end."""
    closed = [*_closed(whole, _MARKDOWN), *_indented(whole)]
    defined = {label.casefold() for label in _DEFINED.findall(whole)}
    labels = [label.span() for label in _LABEL.finditer(whole) if label[1].casefold() in defined]
    return tuple(sorted([*closed, *labels]))


def excluded_in_plain_text(whole: str) -> tuple[Span, ...]:
    """Return the parts of a plain text that are closed, in order."""
    return tuple(_closed(whole, _PLAIN))


def superscript_numbers(whole: str, closed: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the numbers above the line in a text, and its closed parts but those that raise a number: <sup>, $^2$."""
    raised = tuple(match.span() for match in RAISED.finditer(whole))
    starts = [start for start, _ in raised]

    def raises(part: Span) -> bool:
        place = bisect_right(starts, part[0]) - 1
        return place >= 0 and part[1] <= raised[place][1]

    return raised, tuple(part for part in closed if not raises(part))


def _closed(whole: str, opening: re.Pattern[str]) -> Iterator[Span]:
    place = 0
    while match := opening.search(whole, place):
        check_time()
        end = _end(whole, match)
        if end:
            yield match.start(), end
        place = end or match.end()


def _end(whole: str, match: re.Match[str]) -> int:
    """Return where a part ends that begins here; 0 where it is none."""
    kind = match.lastgroup or ""
    if kind == "code":
        blank = _BLANK.search(whole, match.end())
        same = re.compile(rf"(?<!`){match['code']}(?!`)")
        closing = same.search(whole, match.end(), blank.start() if blank else len(whole))
        return closing.end() if closing else 0
    if kind in ("fence", "head"):
        signs = match[kind]
        line = rf"^[ \t>]*{signs}{signs[0]}*[ \t]*$" if kind == "fence" else r"^(?:---|\.\.\.)[ \t]*$"
        closing = re.compile(line, re.MULTILINE).search(whole, match.end())
        return closing.end() if closing else len(whole) if kind == "fence" else 0
    after = f"</{match['element']}" if kind == "element" else _ENDS.get(kind, "")
    if not after:
        return match.end()
    end = whole.find(after, match.end())
    return len(whole) if end < 0 else end + len(after)


def _indented(whole: str) -> Iterator[Span]:
    """Yield code that is set off by four spaces after an empty line, outside of lists and notes."""
    place, above, blank, inside = 0, "", True, False
    for line in whole.split("\n"):
        if line.strip():
            inside = bool(_INDENTED.match(line)) and (inside or blank) and not _ITEM.match(above)
            if inside:
                yield place, place + len(line)
            elif not _INDENTED.match(line):
                above = line
        blank = not line.strip()
        place += len(line) + 1
