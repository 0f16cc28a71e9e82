"""cs:number, cs:label and page variables compiled (CSL 1.0.2, "Number", "Label", "Page Ranges")."""

import re
from typing import Final

from kb.csl.cite import EMPTY, FULL, STATIC, Cite, Render
from kb.csl.conditions import text_value
from kb.csl.markup import parse
from kb.csl.numbers import (
    MOST_DIGITS,
    is_many,
    is_numeric,
    is_roman_range,
    long_ordinal,
    number_range,
    ordinal,
    page_range,
    sortable,
)
from kb.csl.output import Token
from kb.csl.terms import Locale
from kb.csl.words import words
from kb.csl.xml import Node
from kb.language.roman_numerals import roman

_DIGITS: Final = re.compile(r"\d+")
_BARE: Final = re.compile(r"(?<![^\W_])\d+(?![^\W_])")  # numbers with affixes are never ordinals or roman
_JOINT: Final = re.compile(r"\s*(--|[,&–—-])\s*")
_LOCATIONS: Final = frozenset(("locator", "page"))  # may be many without being numeric, as "i-v" and "213, и 235"
_COUNTS: Final = frozenset(("number-of-pages", "number-of-volumes"))
RANGED: Final = words(
    "chapter-number collection-number edition issue number number-of-pages number-of-volumes part-number "
    "supplement-number volume"
)
_NUMBERED_BY_LAW: Final = words("bill legal_case legislation patent regulation standard treaty")  # "690-2021" is one


def compile_number(node: Node, locale: Locale, root: Node, sorting: bool) -> Render:
    """Return the render of a number in its form; content that is not numeric is printed as it is."""
    variable, form = node.get("variable"), node.get("form", "numeric")
    gender = locale.genders.get(variable, "")
    delimiter = range_delimiter(variable, locale)
    paged = compile_page(variable, root, locale) if variable in ("page", "locator") else None

    def shaped(digits: str) -> str:
        number = int(digits) if len(digits) <= MOST_DIGITS else -1
        if number < 0:
            return digits
        if form == "ordinal":
            return ordinal(number, locale, gender)
        if form == "long-ordinal":
            return long_ordinal(number, locale, gender)
        return roman(number) if form == "roman" else digits

    def render(cite: Cite, out: list[Token]) -> int:
        text = text_value(cite, variable)
        if not text:
            return EMPTY
        if paged is not None and form == "numeric" and not sorting:
            return paged(cite, out)
        value = cite.fields[variable]
        if cite.substituting:
            cite.hide((variable,))
        if sorting:
            out.append(sortable(text))
        elif isinstance(value, tuple):
            out.extend(value)
        elif not is_numeric(text):
            out.append(number_range(value or text, delimiter, True) if is_roman_range(text) else value or text)
        else:
            text = _spaced(text, delimiter)
            out.append(_BARE.sub(lambda m: shaped(m.group()), text) if form != "numeric" else text)
        return FULL

    return render


def range_delimiter(variable: str, locale: Locale) -> str:
    """Return the sign of a range of numbers in a locale."""
    return locale.term("year-range-delimiter" if variable == "collection-number" else "page-range-delimiter") or "–"


def _spaced(text: str, delimiter: str) -> str:
    """Return a list or range of numbers with the spacing of the specification and the locale's sign of ranges."""
    return _JOINT.sub(lambda m: {",": ", ", "&": " & "}.get(m.group(1), delimiter), text)


def _with_and(text: str, symbol: str) -> str:
    """Return a list of numbers with the locale's sign for "and"."""
    return text.replace(" & ", f" {symbol} ") if symbol != "&" and " & " in text else text


def compile_page(variable: str, root: Node, locale: Locale) -> Render:
    """Return the render of page or locator with its ranges in the style's format."""
    form = root.get("page-range-format")
    delimiter = locale.term("page-range-delimiter") or "–"
    symbol = locale.term("and", "symbol") or "&"

    def render(cite: Cite, out: list[Token]) -> int:
        text = text_value(cite, variable)
        if not text:
            return EMPTY
        value = cite.fields[variable]
        if cite.substituting:
            cite.hide((variable,))
        if variable == "locator":
            cite.located = True
            parsed = parse(_with_and(page_range(text, form if cite.label == "page" else "", delimiter), symbol))
            out.extend((parsed,) if isinstance(parsed, str) else parsed)
            return FULL
        if isinstance(value, str):
            out.append(_with_and(page_range(value, form, delimiter), symbol))
        elif value:
            out.extend(value)
        return FULL

    return render


def compile_ranged(variable: str, locale: Locale) -> Render:
    """Return the render of a number variable as cs:text prints it: a hyphen between two numbers is a range dash."""
    delimiter = range_delimiter(variable, locale)

    def render(cite: Cite, out: list[Token]) -> int:
        value = cite.fields[variable]
        if value is None:
            return EMPTY
        if cite.substituting:
            cite.hide((variable,))
        if not isinstance(value, str):
            out.extend(value)
        elif "-" in value and not (variable == "number" and cite.item.type in _NUMBERED_BY_LAW):
            out.append(number_range(value, delimiter, variable != "number"))
        else:
            out.append(value)
        return FULL

    return render


def compile_label(node: Node, locale: Locale) -> Render:
    """Return the render of the term that names a number variable or locator."""
    variable, form, plural = node.get("variable"), node.get("form", "long"), node.get("plural", "contextual")

    def render(cite: Cite, out: list[Token]) -> int:
        text = text_value(cite, variable, stated=True)
        if not text:
            return EMPTY
        if variable == "locator" and cite.own_label:
            return STATIC
        name = cite.label if variable == "locator" else variable
        term = locale.label(name, form, _many(text, variable, plural))
        if term:
            out.append(term)
        return STATIC

    return render


def _many(text: str, variable: str, plural: str) -> bool:
    if plural != "contextual":
        return plural == "always"
    if variable in _COUNTS:
        match = _DIGITS.search(text)
        return match is not None and match.group() != "1"
    return is_many(text) and (variable in _LOCATIONS or is_numeric(text) or is_roman_range(text))
