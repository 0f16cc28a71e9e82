"""What any rendering element may carry: formatting, quotes, affixes, display, text case, stripped periods.

CSL 1.0.2, "Formatting", "Affixes", "Display", "Quotes", "Strip-periods", "Text-case". Formats nest from
font-style (innermost) to quotes; affixes stand outside of formats, and display outside of affixes.
"""

import re
from collections.abc import Callable
from typing import Final

from kb.csl import text_case
from kb.csl.cite import Cite, Render
from kb.csl.letters import known_language
from kb.csl.output import CLOSE, OPEN, QUOTE, UNQUOTE, Mark, Token
from kb.csl.xml import Node

_APOSTROPHE: Final = re.compile(r"(?<=\w)'|\A'(?=\w)")
_PERIOD: Final = re.compile(r"\.(?![a-z])")
_FORMATS: Final = (
    ("vertical-align", {"sup": "superscript", "sub": "subscript", "baseline": "baseline"}),
    ("text-decoration", {"underline": "underline", "none": "decoration-none"}),
    ("font-weight", {"bold": "bold", "light": "light", "normal": "weight-normal"}),
    ("font-variant", {"small-caps": "small-caps", "normal": "variant-normal"}),
    ("font-style", {"italic": "italic", "oblique": "oblique", "normal": "style-normal"}),
)


def format_marks(node: Node) -> tuple[Mark, ...]:
    """Return the opening marks of an element's formats, outermost first."""
    return tuple(OPEN[values[value]] for attribute, values in _FORMATS if (value := node.get(attribute)) in values)


def affix(text: str) -> str:
    """Return an affix or literal of a style with typographic apostrophes; a quotation mark in it stays straight."""
    return _APOSTROPHE.sub("’", text) if "'" in text else text


def cased(node: Node, language: str, by_item: bool = True) -> Callable[[Cite, list[Token], int], None] | None:
    """Return what changes the tokens from a place on by text-case and strip-periods, or None where nothing does.

    Terms are in the locale's language, so that the item's (`by_item`) says nothing of them.
    """
    case = node.get("text-case")
    strip = node.get("strip-periods") == "true"
    if not case and not strip:
        return None

    def change(cite: Cite, out: list[Token], start: int) -> None:
        tokens = tuple(out[start:])
        if strip:
            strip_one = without_periods if by_item else _without_all
            tokens = tuple(strip_one(t) if isinstance(t, str) else t for t in tokens)
        if case:
            value = text_case.apply(case, tokens, item_language(cite, language) if by_item else language)
            tokens = (value,) if isinstance(value, str) else value
        out[start:] = [token for token in tokens if token != ""]

    return change


def without_periods(text: str) -> str:
    """Return text without its periods; one before a small letter stays, as in arXiv.org (as citeproc-js has it)."""
    return _PERIOD.sub("", text) if "." in text else text


def _without_all(text: str) -> str:
    return text.replace(".", "")


def item_language(cite: Cite, default: str) -> str:
    """Return the language whose case applies: the item's, or the style's locale where the item names none."""
    language = cite.item.language
    return known_language(language, default) if language else default


def surround(render: Render, before: tuple[Token, ...], after: tuple[Token, ...]) -> Render:
    """Return a render that stands between tokens, or prints nothing where its content is empty."""
    if not before and not after:
        return render
    if len(before) == 1 and isinstance(before[0], str):
        return _between(render, before[0], after)
    size = len(before)

    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        out.extend(before)
        result = render(cite, out)
        if len(out) == start + size:
            del out[start:]
            return result
        out.extend(after)
        return result

    return run


def _between(render: Render, before: str, after: tuple[Token, ...]) -> Render:
    def run(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        out.append(before)
        result = render(cite, out)
        if len(out) == start + 1:
            del out[start]
        elif after:
            out.extend(after)
        return result

    return run


def frame(node: Node, quotes: bool = True) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the tokens before and after an element's content: display, prefix, quotes, formats."""
    marks = format_marks(node)
    quoted = quotes and node.get("quotes") == "true"
    display = OPEN.get(node.get("display"))
    before: list[Token] = [display] if display else []
    if node.get("prefix"):
        before.append(affix(node.get("prefix")))
    if quoted:
        before.append(QUOTE)
    before.extend(marks)
    after: list[Token] = [CLOSE] * len(marks)
    if quoted:
        after.append(UNQUOTE)
    if node.get("suffix"):
        after.append(affix(node.get("suffix")))
    if display:
        after.append(CLOSE)
    return tuple(before), tuple(after)


def wrapped(node: Node, render: Render, language: str, by_item: bool = True) -> Render:
    """Return a render with all that the element's attributes ask for."""
    change = cased(node, language, by_item)
    inner = render
    if change is not None:

        def changed(cite: Cite, out: list[Token]) -> int:
            start = len(out)
            result = render(cite, out)
            if len(out) > start:
                change(cite, out, start)
            return result

        inner = changed
    before, after = frame(node)
    return surround(inner, before, after)
