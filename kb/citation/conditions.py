"""Conditions of cs:if and cs:else-if (CSL 1.0.2, "Choose")."""

from collections.abc import Callable
from typing import Final

from kb.citation.cite import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite
from kb.citation.item import DATE_VARIABLES, NAME_VARIABLES
from kb.citation.numbers import is_numeric
from kb.citation.output import plain
from kb.citation.xml import Node

Test = Callable[[Cite], bool]
_POSITIONS: Final = {"first": FIRST, "subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}
_LABELS: Final = {"sub verbo": "sub-verbo", "sub-verbo": "sub-verbo"}


def condition(node: Node) -> Test:
    """Give the compiled test of one branch."""
    tests = [test for name, value in node.attrs.items() for test in _tests(name, value)]
    match = node.get("match", "all")
    if not tests:
        return _never
    if len(tests) == 1 and match in ("all", "any"):
        return tests[0]
    if match == "any":
        return lambda cite: any(test(cite) for test in tests)
    if match == "none":
        return lambda cite: not any(test(cite) for test in tests)
    return lambda cite: all(test(cite) for test in tests)


def _never(_cite: Cite) -> bool:
    return False


def _tests(name: str, value: str) -> list[Test]:
    words = value.split()
    if name == "type":
        return [_is_type(word) for word in words]
    if name == "variable":
        return [_has(word) for word in words]
    if name == "is-numeric":
        return [_numeric(word) for word in words]
    if name == "is-uncertain-date":
        return [_uncertain(word) for word in words]
    if name == "locator":
        return [_locator(_LABELS.get(word, word)) for word in words]
    if name == "position":
        return [_position(word) for word in words]
    if name == "disambiguate":
        return [lambda cite: cite.disambiguate is (value == "true")]
    return []


def _is_type(name: str) -> Test:
    return lambda cite: cite.item.type == name


def _has(name: str) -> Test:
    if name == "locator":
        return lambda cite: bool(cite.locator)
    if name == "citation-number":
        return lambda cite: bool(cite.number)
    if name == "year-suffix":
        return lambda cite: bool(cite.year_suffix)
    if name == "first-reference-note-number":
        return lambda cite: bool(cite.first_note)
    if name in DATE_VARIABLES:
        return lambda cite: cite.dates[name] is not None
    if name in NAME_VARIABLES:
        return lambda cite: bool(cite.names[name])
    return lambda cite: cite.fields[name] is not None


def text_value(cite: Cite, name: str) -> str:
    """Give a variable's bare text, "" where it is missing."""
    if name == "locator":
        return cite.locator
    if name == "citation-number":
        return cite.number
    if name == "first-reference-note-number":
        return cite.first_note
    value = cite.fields[name]
    return "" if value is None else value if isinstance(value, str) else plain(value)


def _numeric(name: str) -> Test:
    def test(cite: Cite) -> bool:
        text = text_value(cite, name)
        return bool(text) and is_numeric(text)

    return test


def _uncertain(name: str) -> Test:
    def test(cite: Cite) -> bool:
        date = cite.dates[name]
        return date is not None and date.circa

    return test


def _locator(label: str) -> Test:
    return lambda cite: bool(cite.locator) and cite.label == label


def _position(name: str) -> Test:
    if name == "near-note":
        return lambda cite: cite.near_note
    least = _POSITIONS.get(name)
    if least is None:
        return _never
    if least == FIRST:
        return lambda cite: cite.position == FIRST
    return lambda cite: cite.position >= least
